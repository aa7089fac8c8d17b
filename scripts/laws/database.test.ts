import { expect, test } from 'vitest';
import { database } from './database.ts';
import { expectCaught, said } from './planted.ts';
import { registry } from './registry.ts';
import { scopes } from './scopes.ts';

test('a route neither imports Kysely nor writes SQL', () => {
	const file = 'src/routes/+page.server.ts';
	expectCaught(
		database,
		{ [file]: `import { sql } from 'kysely';` },
		file,
		/A route asks a function of queries\.server\.ts/
	);
	expectCaught(
		database,
		{ [file]: 'export const load = ({ trx }) => trx.selectFrom("x");' },
		file,
		/selectFrom/
	);
	expectCaught(
		database,
		{ [file]: `import type { Trx } from '#platform/db/access.ts';` },
		file,
		/may not touch the database/
	);
});

test('a model, a job and a component cannot either', () => {
	const model = 'src/commons/people/model.ts';
	expectCaught(
		database,
		{ [model]: 'export const q = () => sql`select 1`;' },
		model,
		/Move it to queries\.server\.ts/
	);
	const job = 'src/commons/people/jobs.server.ts';
	expectCaught(
		database,
		{ [job]: `import { inNetwork } from '#platform/db/access.ts';` },
		job,
		/A job reads with a query/
	);
});

test('queries, commands, the log, a step and the platform may; the app opens it', () => {
	const code = `import { sql } from 'kysely'; import { inNetwork } from '#platform/db/access.ts'; sql\`select 1\`;`;
	expect(
		said(database, {
			'src/commons/people/queries.server.ts': code,
			'src/commons/people/commands.server.ts': code,
			'src/live/log.server.ts': code,
			'src/steps/pair/step.server.ts': code,
			'src/platform/jobs/queue.server.ts': code,
			'src/routes/app.server.ts': `import { openDatabase } from '#platform/db/access.ts';`
		})
	).toEqual([]);
});

test('queries change nothing', () => {
	const file = 'src/commons/people/queries.server.ts';
	const code = "export const forget = (trx) => trx.deleteFrom('member');";
	expectCaught(
		database,
		{ [file]: code },
		file,
		/deleteFrom: queries\.server\.ts only reads.*commands\.server\.ts/
	);
	expect(said(database, { 'src/commons/people/commands.server.ts': code })).toEqual([]);
	expect(said(database, { 'src/platform/mail/queries.server.ts': code })).toEqual([]);
});

test('a scope is minted by platform/auth and nowhere else', () => {
	const file = 'src/commons/people/queries.server.ts';
	const code = 'const scope = { networkId } as unknown as NetworkScope;';
	expectCaught(scopes, { [file]: code }, file, /"as NetworkScope" forges a proof.*platform\/auth/);
	expect(said(scopes, { 'src/platform/auth/mint.server.ts': code })).toEqual([]);
	const guessed = 'const isOf = (who: unknown): who is MeetingScope => true;';
	expectCaught(scopes, { [file]: guessed }, file, /"is MeetingScope" forges a proof/);
	const indexed = "const scope = {} as unknown as Scopes['network'];";
	expectCaught(scopes, { [file]: indexed }, file, /"as Scopes\['network'\]" forges a proof/);
});

test('a sponsor query cannot reach a contribution, by import or by table', () => {
	const file = 'src/commons/network/sponsor/queries.server.ts';
	const start = `import type { SponsorScope } from '#platform/auth/scope.ts';`;
	const imported = `${start} import { open } from '#commons/questions/queries.server.ts';`;
	expectCaught(scopes, { [file]: imported }, file, /may not import.*does not spy.*sub-feature of its own/);
	const read = `${start} export const a = (s: SponsorScope, trx) => trx.selectFrom('note as n');`;
	expectCaught(scopes, { [file]: read }, file, /note holds what people contributed.*does not spy/);
	const joined = `${start} export const a = (trx) => trx.selectFrom('meeting').leftJoin('ballot', 'a', 'b');`;
	expectCaught(scopes, { [file]: joined }, file, /ballot holds what people contributed/);
	expect(said(scopes, { [file]: `${start} export const a = (trx) => trx.selectFrom('meeting');` })).toEqual(
		[]
	);
});

const people = 'src/commons/people/commands.server.ts';
const rename = `export const rename = defineCommand({ name: 'person.rename', run });`;

test('every command is in the registry', () => {
	const listed = `import * as people from '#commons/people/commands.server.ts'; export const commands = [people.rename];`;
	expect(said(registry, { [people]: rename, 'src/routes/registry.server.ts': listed })).toEqual([]);
	const none = `import * as people from '#commons/people/commands.server.ts'; export const commands = [];`;
	const files = { [people]: rename, 'src/routes/registry.server.ts': none };
	expectCaught(registry, files, people, /rename is not in src\/routes\/registry\.server\.ts: add it/);
});

test('commands by a named import count too', () => {
	const list = `import { rename as again } from '#commons/people/commands.server.ts'; export const commands = [again];`;
	expect(said(registry, { [people]: rename, 'src/routes/registry.server.ts': list })).toEqual([]);
});

test('a command is exported, well named, unique, and in commands.server.ts', () => {
	const list = `import * as p from '#commons/people/commands.server.ts'; export const commands = [p.rename, p.move];`;
	const withList = (code: string) => ({ [people]: code, 'src/routes/registry.server.ts': list });
	expectCaught(registry, withList(rename.replace('export ', '')), people, /nobody can reach: export it/);
	expectCaught(registry, withList(rename.replace('person.rename', 'RenamePerson')), people, /feature\.verb/);
	const double = `${rename} export const move = defineCommand({ name: 'person.rename', run });`;
	expectCaught(registry, withList(double), people, /also the name of rename/);
	const model = 'src/commons/people/model.ts';
	expectCaught(
		registry,
		{ [model]: rename, 'src/routes/registry.server.ts': list },
		model,
		/lives in commands\.server\.ts/
	);
});
