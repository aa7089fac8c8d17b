import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { onPaper, seatGivers, shownToMembers } from './model.ts';

const seats = ['a', 'b', 'c', 'd', 'e', 'f'].map((memberId, at) => ({
	memberId,
	group: at < 3 ? 1 : 2,
	place: (at % 3) + 1,
	gives: false,
	fromRound: null
}));
const giving = (all: ReturnType<typeof seatGivers>) =>
	all.filter(({ gives }) => gives).map(({ memberId, group }) => `${memberId}${group}`);

test('planned givers get a group each, and nobody loses a place', () => {
	const seated = seatGivers(seats, ['a', 'b']);
	expect(giving(seated)).toEqual(['a1', 'b2']);
	expect(seated.map(({ group, place }) => `${group}.${place}`).toSorted()).toEqual(
		seats.map(({ group, place }) => `${group}.${place}`)
	);
	// More cases than groups: who offered later waits for another time. Who is not there gives nothing.
	expect(giving(seatGivers(seats, ['c', 'd', 'e']))).toEqual(['c1', 'd2']);
	expect(giving(seatGivers(seats, ['x']))).toEqual([]);
});

rule('H63', 'members see of a planned case what its giver lets them, before and after the meeting', () => {
	const offer = { giver: 'Bart Claes', title: 'Een stille ploeg', about: 'Niemand zegt iets' };
	const nameless = { ...offer, giver: '' };
	const empty = { giver: '', title: '', about: '' };
	expect(shownToMembers({ ...offer, remains: 'nothing' }, false)).toEqual(empty);
	expect(shownToMembers({ ...offer, remains: 'group' }, false)).toEqual(offer);
	expect(shownToMembers({ ...offer, remains: 'report' }, false)).toEqual(nameless);
	expect(shownToMembers({ ...offer, remains: 'report_named' }, false)).toEqual(offer);
	expect(shownToMembers({ ...offer, remains: 'nothing' }, true)).toBeNull();
	expect(shownToMembers({ ...offer, remains: 'group' }, true)).toBeNull();
	expect(shownToMembers({ ...offer, remains: 'report' }, true)).toEqual(nameless);
	expect(shownToMembers({ ...offer, remains: 'report_named' }, true)).toEqual(offer);
});

rule('H63', 'nothing of a case in confidence is printed, and no name where its giver wants none', () => {
	const offer = { giver: 'Bart Claes', title: 'Een stille ploeg', about: '', question: 'Hoe begin ik?' };
	expect(onPaper({ ...offer, remains: 'nothing' })).toEqual({
		giver: '',
		title: '',
		about: '',
		question: ''
	});
	expect(onPaper({ ...offer, remains: 'report' })).toEqual({ ...offer, giver: '' });
	expect(onPaper({ ...offer, remains: 'group' })).toEqual(offer);
});
