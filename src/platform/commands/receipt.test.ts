import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePerson } from '#platform/auth/commands.server.ts';
import { strangerScope } from '#platform/auth/persons.server.ts';
import { onPlatform } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { signIn, startKring, type TestKring } from '#tests/support/kring.ts';
import { defineCommand } from './command.ts';
import { execute } from './execute.ts';
import { done } from './outcome.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const greet = defineCommand({
	name: 'test.greet',
	summary: 'Answers with the name of who asks.',
	scope: 'person',
	schema: v.object({}),
	allow: () => true,
	run: ({ scope }) => Promise.resolve(done(scope.email))
});

const draw = defineCommand({
	name: 'test.draw',
	summary: 'Answers anybody with something new.',
	scope: 'stranger',
	schema: v.object({ text: v.string() }),
	allow: () => true,
	run: () => Promise.resolve(done(newId()))
});

test('the key of somebody else neither gives their answer nor swallows a command', async () => {
	const key = newId();
	const [an, bart] = await Promise.all(
		['an@kring.example', 'bart@kring.example'].map((email) => signIn(kring, { email }))
	);
	if (!an || !bart) return;
	const { runtime } = kring;
	expect(await execute(runtime, greet, an.scope, {}, key)).toEqual({ ok: true, value: 'an@kring.example' });
	expect(await execute(runtime, greet, bart.scope, {}, key)).toEqual({
		ok: true,
		value: 'bart@kring.example'
	});
	const change = { name: 'Bart', language: 'en', theme: 'dark' };
	await execute(runtime, changePerson, bart.scope, change, newId());
	expect(await execute(runtime, greet, an.scope, {}, key)).toEqual({ ok: true, value: 'an@kring.example' });
	expect(await execute(runtime, changePerson, an.scope, change, key)).toEqual({
		ok: false,
		reason: 'key_used'
	});
});

test('whoever has no name is told apart by what they send; a repeat gets the first answer', async () => {
	const key = newId();
	const stranger = strangerScope('nl');
	const ask = (text: string) => execute(kring.runtime, draw, stranger, { text }, key);
	const [first, again, other] = [await ask('een'), await ask('een'), await ask('twee')];
	expect(again).toEqual(first);
	expect(other).not.toEqual(first);
});

const write = defineCommand({
	name: 'test.write',
	summary: 'Keeps a text and answers with something new.',
	scope: 'person',
	schema: v.object({ text: v.string() }),
	allow: () => true,
	async run({ trx, scope, newId: make }, { text }) {
		const id = make();
		const row = {
			id,
			person_id: scope.personId,
			name: text,
			token_hash: Buffer.from(id),
			created_at: new Date()
		};
		await trx.insertInto('access_token').values(row).execute();
		return done(id);
	}
});

const written = (personId: string) =>
	onPlatform(kring.runtime.db, (trx) =>
		trx.selectFrom('access_token').select('name').where('person_id', '=', personId).execute()
	);

rule(
	'L40',
	'a command that arrives twenty times at once is carried out once, and each gets that answer',
	async () => {
		const { scope } = await signIn(kring, { email: 'dirk@kring.example' });
		const key = newId();
		const answers = await Promise.all(
			Array.from({ length: 20 }, () => execute(kring.runtime, write, scope, { text: 'een' }, key))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]?.ok).toBe(true);
		expect(await written(scope.personId)).toEqual([{ name: 'een' }]);
	}
);

test('the same key with other words is refused: what was said second is not swallowed in silence', async () => {
	const { scope } = await signIn(kring, { email: 'els@kring.example' });
	const key = newId();
	const say = (text: string) => execute(kring.runtime, write, scope, { text }, key);
	const first = await say('een');
	expect(await say('twee')).toEqual({ ok: false, reason: 'key_used' });
	expect(await say('een')).toEqual(first);
	expect(await written(scope.personId)).toEqual([{ name: 'een' }]);
});

test('a receipt of before an upgrade still answers', async () => {
	const { scope } = await signIn(kring, { email: 'fien@kring.example' });
	const key = newId();
	const first = await execute(kring.runtime, write, scope, { text: 'een' }, key);
	await onPlatform(kring.runtime.db, (trx) =>
		trx.updateTable('command_receipt').set({ said: '' }).where('command', '=', 'test.write').execute()
	);
	expect(await execute(kring.runtime, write, scope, { text: 'een' }, key)).toEqual(first);
});

test('a receipt holds neither the key nor who sent it', async () => {
	const key = newId();
	const { scope } = await signIn(kring, { email: 'chris@kring.example' });
	await execute(kring.runtime, changePerson, scope, { name: 'C', language: 'nl', theme: 'auto' }, key);
	const receipts = JSON.stringify(
		await onPlatform(kring.runtime.db, (trx) => trx.selectFrom('command_receipt').selectAll().execute())
	);
	expect(receipts).toContain('auth.changePerson');
	expect(receipts).not.toContain(key);
	expect(receipts).not.toContain(scope.personId);
});
