import * as v from 'valibot';
import { ownOrganisation } from '#platform/auth/organisation.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { needsOf } from '#methods/choosing/needs/model.ts';
import type { Method } from '#methods/model.ts';
import { MethodFile } from '#methods/schema.ts';
import { blankMethod, copyOf, MOST_METHODS, ownId, typed } from './model.ts';
import { mayMakeMethods } from './policy.ts';
import { methodHere } from './queries.server.ts';
import { BringMethod, DescribeMethod, MakeMethod, RemoveMethod, ShareMethod } from './schema.ts';
import { unfit } from './settings/model.ts';

type Context = CommandContext<'network'>;
type Made = Outcome<{ id: string; version: number }>;

async function write({ trx, scope, now }: Context, method: Method): Promise<Made> {
	const { count } = await trx
		.selectFrom('own_method')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('network_id', '=', scope.networkId)
		.executeTakeFirstOrThrow();
	if (count >= MOST_METHODS) return refuse('full_of_methods');
	await trx
		.insertInto('own_method')
		.values({
			network_id: scope.networkId,
			id: method.id,
			file: JSON.stringify(method),
			changed_at: now
		})
		.execute();
	return done({ id: method.id, version: 1 });
}

/** Begins a method of one's own: with one step, or as a method of the library, of the network or of a colleague. */
export const makeMethod = defineCommand({
	name: 'methods.make',
	summary: 'Begins a method of your own, empty or from another one.',
	scope: 'network',
	schema: MakeMethod,
	allow: (scope) => mayMakeMethods(scope),
	async run(context, { name, from }): Promise<Made> {
		const id = ownId(context.newId());
		if (from === '') {
			const t = await loadMessages(context.scope.language, ['methods']);
			const step = { title: t('methods.own.step.title'), prompt: t('methods.own.step.prompt') };
			return write(context, blankMethod(id, name, step));
		}
		const source = await methodHere(context.trx, context.scope, from);
		return source ? write(context, copyOf(source, id, name, needsOf(source))) : refuse('not_found');
	}
});

/** Changes a method of this network, for whoever saw it as it is now. Refuses what the file of a method may not be. */
export async function changeMethod(
	{ trx, scope, now }: Context,
	{ id, version }: { id: string; version: number },
	change: (method: Method) => Method | Outcome<never>
): Promise<Made> {
	const row = await trx
		.selectFrom('own_method')
		.select(['file', 'version'])
		.where('network_id', '=', scope.networkId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	const read = v.safeParse(MethodFile, row?.file);
	if (!row || !read.success) return refuse('not_found');
	if (row.version !== version) return refuse('stale');
	const changed = change(read.output);
	if ('ok' in changed) return changed;
	const fits = v.safeParse(MethodFile, changed);
	if (!fits.success) return refuse('invalid', wrongIn(fits.issues));
	await trx
		.updateTable('own_method')
		.set({ file: JSON.stringify(fits.output), version: version + 1, changed_at: now })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', id)
		.execute();
	return done({ id, version: version + 1 });
}

/** What is wrong in the file of a method, by the place in it: `steps.2.prompt.nl`. */
function wrongIn(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
	return Object.fromEntries(
		issues.slice(0, 20).map((issue) => {
			const known = /^[a-z_]+(:\d+)?$/.test(issue.message) ? issue.message : 'invalid';
			return [v.getDotPath(issue) ?? 'json', known];
		})
	);
}

/** Changes what a method says of itself. */
export const describeMethod = defineCommand({
	name: 'methods.describe',
	summary: 'Changes the name, purpose, size and other facts of a method of your own.',
	scope: 'network',
	schema: DescribeMethod,
	allow: (scope) => mayMakeMethods(scope),
	run(context, input) {
		const { language } = context.scope;
		return changeMethod(context, input, (method) => {
			if (input.min > input.max) return refuse('invalid', { max: `at_least:${input.min}` });
			const name = typed(input.name, method.name, language);
			return {
				...method,
				name: name === method.name ? method.name : { ...name, fr: input.name },
				purpose: typed(input.purpose, method.purpose, language),
				family: input.family,
				phases: input.phases,
				needs: input.needs,
				people: { min: input.min, max: input.max },
				roles: typed(input.roles, method.roles, language),
				materials: typed(input.materials, method.materials, language),
				watch: typed(input.watch, method.watch, language)
			};
		});
	}
});

/** Shares a method with everybody who leads a network here and has a mail address of the same organisation, or stops that. */
export const shareMethod = defineCommand({
	name: 'methods.share',
	summary: 'Shares a method of your own within your organisation, or stops sharing it.',
	scope: 'network',
	schema: ShareMethod,
	allow: (scope) => mayMakeMethods(scope),
	async run({ trx, scope, audit }, { id, shared }) {
		const organisation = shared ? await ownOrganisation(trx, scope.personId) : '';
		if (shared && organisation === '') return refuse('no_organisation');
		const { numUpdatedRows } = await trx
			.updateTable('own_method')
			.set({ shared_with: shared ? organisation : null })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return refuse('not_found');
		await audit(null);
		return done(null);
	}
});

/** Throws a method of one's own away; agendas that have it keep their steps. */
export const removeMethod = defineCommand({
	name: 'methods.remove',
	summary: 'Throws a method of your own away. Agendas keep what they took from it.',
	scope: 'network',
	schema: RemoveMethod,
	allow: (scope) => mayMakeMethods(scope),
	async run({ trx, scope }, { id }) {
		const { numDeletedRows } = await trx
			.deleteFrom('own_method')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.executeTakeFirst();
		return numDeletedRows === 0n ? refuse('not_found') : done(null);
	}
});

/** Brings in a method from a file. Refuses, with the place in the file, what Kring could not carry out. */
export const bringMethod = defineCommand({
	name: 'methods.bring',
	summary: 'Brings in a method from a JSON file.',
	scope: 'network',
	schema: BringMethod,
	allow: (scope) => mayMakeMethods(scope),
	async run(context, { json }): Promise<Made> {
		const parsed = parseJson(json);
		if (parsed === undefined) return refuse('invalid', { json: 'not_json' });
		const read = v.safeParse(MethodFile, parsed);
		if (!read.success) return refuse('invalid', { ...wrongIn(read.issues), json: 'unfit_file' });
		for (const [at, { kind, settings }] of read.output.steps.entries()) {
			const name = unfit(kind, settings);
			if (name !== null)
				return refuse('invalid', {
					json: 'unfit_file',
					[['steps', at, 'settings', name].join('.')]: 'unfit_setting'
				});
		}
		return write(context, { ...read.output, id: ownId(context.newId()) });
	}
});

/** What a file says, without the signs that a database takes from nobody; nothing where it is no JSON or too deep to read. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text, (_, value: unknown) =>
			typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
		) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
		throw error;
	}
}
