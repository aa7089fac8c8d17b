import { expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import {
	checkNote,
	mayChange,
	mayWrite,
	noteAudience,
	NOTE_LIMIT,
	revealOrder,
	visibleNote,
	type Note,
	type Writer,
	type WriteSettings
} from '#steps/write/model.ts';

const named: WriteSettings = { anonymous: false, per: 'person', asQuestions: false, stallSeconds: 45 };
const anonymous: WriteSettings = { ...named, anonymous: true };
const subgroup: WriteSettings = { ...named, per: 'subgroup' };
const member = (id: string, more: Partial<Extract<Writer, { kind: 'member' }>> = {}): Writer => ({
	kind: 'member',
	id,
	group: null,
	scribe: false,
	holds: new Set<string>(),
	...more
});
const facilitator: Writer = { kind: 'facilitator' };
const screen: Writer = { kind: 'screen' };
const note: Note = { id: 'n1', text: 'Zelfreflectie', author: 'an', group: null };

rule('H31', 'before the reveal nobody but the writer sees a note, also not the cockpit or the screen', () => {
	expect(visibleNote(note, 'running', named, member('an'))).toEqual(note);
	for (const viewer of [member('bart'), facilitator, screen]) {
		expect(visibleNote(note, 'running', named, viewer)).toBeNull();
	}
});

rule('U8', 'after the reveal everybody sees the notes together', () => {
	for (const viewer of [member('an'), member('bart'), facilitator, screen]) {
		expect(visibleNote(note, 'revealed', named, viewer)).toEqual(note);
		expect(visibleNote(note, 'closed', named, viewer)).toEqual(note);
	}
});

rule('U10', 'the author of an anonymous note is shown to nobody, even if a row should hold one', () => {
	for (const viewer of [member('an'), member('bart'), facilitator, screen]) {
		expect(visibleNote(note, 'revealed', anonymous, viewer)?.author).toBeNull();
	}
	expect(visibleNote(note, 'running', anonymous, member('an'))?.author).toBeNull();
});

test('the phone that keeps the secret of an anonymous note sees and changes it, no other', () => {
	const kept: Note = { ...note, author: null };
	const owner = member('an', { holds: new Set(['n1']) });
	expect(visibleNote(kept, 'running', anonymous, owner)).toEqual(kept);
	expect(mayChange(kept, 'running', anonymous, owner)).toBe(true);
	expect(visibleNote(kept, 'running', anonymous, member('bart'))).toBeNull();
	expect(mayChange(kept, 'running', anonymous, member('bart'))).toBe(false);
});

rule('H34', 'a subgroup reads its own list and its scribe writes it, before it joins the others', () => {
	const ofOne: Note = { ...note, author: null, group: 'g1' };
	const scribe = member('an', { group: 'g1', scribe: true });
	const inGroup = member('bart', { group: 'g1' });
	const other = member('chris', { group: 'g2', scribe: true });
	const alone = member('dorien', { scribe: true });
	expect(
		[scribe, inGroup, other, alone].map((v) => visibleNote(ofOne, 'running', subgroup, v) !== null)
	).toEqual([true, true, false, false]);
	expect([scribe, inGroup, other, alone].map((v) => mayWrite('running', subgroup, v))).toEqual([
		true,
		false,
		true,
		false
	]);
	expect([scribe, inGroup, other, alone].map((v) => mayChange(ofOne, 'running', subgroup, v))).toEqual([
		true,
		false,
		false,
		false
	]);
	expect(visibleNote({ ...ofOne, group: null }, 'running', subgroup, alone)).toBeNull();
});

rule(
	'U18',
	'the facilitator may enter a note for somebody without a phone; the room screen never writes',
	() => {
		expect(mayWrite('running', named, facilitator)).toBe(true);
		expect(mayWrite('running', subgroup, facilitator)).toBe(true);
		expect(mayWrite('running', named, screen)).toBe(false);
		expect(mayWrite('closed', named, facilitator)).toBe(false);
	}
);

test('a late note is welcome after the reveal, but a shown note is not changed any more', () => {
	expect(mayWrite('revealed', named, member('an'))).toBe(true);
	expect(mayChange(note, 'revealed', named, member('an'))).toBe(false);
	expect(mayChange(note, 'running', named, member('an'))).toBe(true);
	expect(mayChange(note, 'running', named, facilitator)).toBe(false);
});

rule('U9', 'the label says who sees it before and after', () => {
	expect(noteAudience(named)).toEqual({ before: 'only_you', after: 'everybody_named' });
	expect(noteAudience(anonymous)).toEqual({ before: 'only_you', after: 'everybody_anonymous' });
	expect(noteAudience(subgroup)).toEqual({ before: 'your_group', after: 'everybody_anonymous' });
});

test('a note has 1 to 180 signs, blanks tidied, an emoji counted as one', () => {
	expect(checkNote('  feedback \n\t geven ')).toEqual({ ok: true, text: 'feedback geven' });
	expect(checkNote(' \n ')).toEqual({ ok: false, reason: 'empty' });
	expect(checkNote('é'.repeat(NOTE_LIMIT))).toMatchObject({ ok: true });
	expect(checkNote('🌱'.repeat(NOTE_LIMIT))).toMatchObject({ ok: true });
	expect(checkNote('a'.repeat(NOTE_LIMIT + 7))).toEqual({ ok: false, reason: 'too_long', over: 7 });
});

test('the order of the reveal hides who was first', () => {
	const ids = Array.from({ length: 12 }, (_, i) => `n${i}`);
	const shown = revealOrder(ids, seeded('reveal'));
	expect(shown.toSorted()).toEqual(ids.toSorted());
	expect(shown).not.toEqual(ids);
});
