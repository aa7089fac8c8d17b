import { afterEach, beforeEach, expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { groupsOf, liveKind } from './kinds.ts';
import { livePair, type Pair } from './pair.ts';

const noteKind = liveKind<{ text: string }>('note');

let pair: Pair;
beforeEach(async () => {
	pair = await livePair();
});
afterEach(() => pair.close());

rule('L4', 'a surface holds the latest value among its audiences, and nothing after a drop', async () => {
	const phone = await pair.surface({ surface: 'phone', memberId: 'a' });
	const screen = await pair.surface({ surface: 'screen' });
	await pair.append(noteKind.put('1', { text: 'mine' }, 'member:a'));
	expect(phone.all(noteKind)).toEqual([{ id: '1', value: { text: 'mine' } }]);
	expect(screen.all(noteKind)).toEqual([]);
	await pair.append(noteKind.put('1', { text: 'revealed' }, 'all'));
	expect(phone.get(noteKind, '1')).toEqual({ text: 'revealed' });
	expect(screen.get(noteKind, '1')).toEqual({ text: 'revealed' });
	await pair.append(noteKind.drop('1', 'all'));
	expect(phone.all(noteKind)).toEqual([]);
	const late = await pair.surface({ surface: 'phone', memberId: 'a' });
	expect(late.all(noteKind)).toEqual([]);
});

rule('L10', 'who joins a subgroup is told what it holds, and who leaves holds nothing of it', async () => {
	const phone = await pair.surface({ surface: 'phone', memberId: 'a' });
	await pair.append(noteKind.put('1', { text: 'group' }, 'group:g'));
	expect(phone.all(noteKind)).toEqual([]);
	await pair.append(groupsOf('a', ['g']), noteKind.put('2', { text: 'more' }, 'group:g'));
	expect(phone.all(noteKind)).toEqual([
		{ id: '1', value: { text: 'group' } },
		{ id: '2', value: { text: 'more' } }
	]);
	await pair.append(groupsOf('a', []));
	expect(phone.all(noteKind)).toEqual([]);
});
