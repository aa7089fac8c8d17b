import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import type { Json } from '#platform/db/tables.ts';
import type { Viewer } from '#live/protocol.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { STEP_KINDS, type StepKindName } from '#steps/contract.ts';
import { fallsAsleep } from '#tests/support/asleep.ts';
import { madeUpInput } from '#tests/support/made-up-input.ts';
import { openRoom, type Entry, type Room, type Someone } from '#tests/support/room.ts';
import { commands } from '#routes/registry.server.ts';

// People do not follow the script. Whatever they send, in whatever order, while others come and go, who leads too, and
// networks drop: nothing breaks, and
// what the surfaces hold at the end is what a page that is loaded anew would be shown.

const SEEDS = ['a', 'b', 'c', 'd', 'e'];
const ACTS = 60;

/** Time goes on while a step is left: who speaks begins anew, and a round waits. */
const MOMENTS = ['startedAt', 'endsAt', 'halfAt', 'talkEndsAt', 'pausedAt', 'deadline', 'seconds'];
/**
 * A call to stop is over once the meeting has moved on, and so is a turn whose time was up. A text that was written together
 * comes back in one piece; the tests of its kind read it before and after.
 */
const PASSING = ['consult-stop', 'step-clock', 'draft-whole', 'draft-news', 'draft-writer'];

/** What stands in the log, whatever the order in which it came and whatever the clock says. */
function standing(entries: readonly Entry[]): Record<string, string> {
	const timeless = (key: string, value: unknown) => (MOMENTS.includes(key) ? null : value);
	return Object.fromEntries(
		entries
			.filter(({ kind }) => !PASSING.includes(kind))
			.map(({ kind, id, audience, value }) => [`${kind} ${id} ${audience}`, JSON.stringify(value, timeless)])
	);
}

describe.each(STEP_KINDS)('a step of the kind %s', (kind: StepKindName) => {
	let room: Room;
	beforeAll(async () => {
		room = await openRoom(7, `any order ${kind}`);
	});
	afterAll(() => room.end());
	const own = commands.filter(
		(command) => command.scope === 'meeting' && command.name.startsWith(`${kind}.`)
	);

	test.each(SEEDS)(
		'stays whole under acts in any order, for surfaces that missed half of them too, seed %s',
		async (seed) => {
			const random = seeded(`${kind} ${seed}`);
			const pick = <T>(list: readonly T[]): T => {
				const one = list[Math.floor(random() * list.length)];
				if (one === undefined) throw new Error('nothing to pick from');
				return one;
			};
			const people = [room.facilitator, ...room.members];
			const secrets = new Map(people.map(({ id }) => [id, newSecret()]));
			const itemId = newId();
			await prepare(room, kind, itemId);
			const runId = await room.open(kind, SETTINGS[kind] ?? {}, {}, itemId);
			const here = new Set<Someone>(people);
			let accepted = 0;
			const away: Awaited<ReturnType<typeof fallsAsleep>>[] = [];
			for (let at = 0; at < ACTS; at++) {
				// A phone, the cockpit and the screen miss the last half of it, and a minute besides.
				if (at === ACTS / 2) {
					for (const viewer of viewers(room)) away.push(await fallsAsleep(room, viewer));
					room.clock.set(new Date(room.clock.now().getTime() + 60_000));
				}
				if (random() < 0.1) {
					const who = pick(people);
					if (here.delete(who)) await room.leave(runId, who);
					else {
						here.add(who);
						await room.arrive(runId, who);
					}
					continue;
				}
				const command = own.length > 0 ? pick(own) : null;
				if (!command) continue;
				const who = random() < 0.4 ? room.facilitator : pick(people);
				const ids = [...people.map(({ id }) => id), ...(await room.entries()).flatMap(idsIn)];
				const secret = secrets.get(who.id) ?? '';
				const input = madeUpInput(command, { random, runId, ids, secret, newId });
				if ((await room.as(who, command as never, input)).ok) accepted++;
				room.clock.set(new Date(room.clock.now().getTime() + Math.floor(random() * 20_000)));
			}
			if (own.length > 0) expect(accepted, 'nothing was accepted').toBeGreaterThan(0);
			for (const surface of away) expect(await surface.wakes()).toEqual(await surface.anew());
			const before = standing(await room.entries());
			await room.close(runId);
			await expect(room.harvest(runId)).resolves.toBeInstanceOf(Array);
			await room.reopen(runId);
			expect(standing(await room.entries())).toEqual(before);
			for (const who of people) if (!here.has(who)) await room.arrive(runId, who);
			await room.close(runId);
		}
	);
});

const BOTH = (text: string) => ({ nl: text, en: text });
/** Something to vote on, to weigh, to answer, and somebody who brings a case. */
const SETTINGS: Partial<Record<StepKindName, { [key: string]: Json }>> = {
	vote: { method: 'score', options: [BOTH('Een'), BOTH('Twee')] },
	weigh: { items: [BOTH('Een'), BOTH('Twee')] },
	consult: {
		bring: true,
		says: 'advice',
		writers: 'everybody',
		reader: 'group',
		giver: 'keeps',
		groupSize: 4
	},
	form: { anonymous: false, items: [{ id: '1', kind: 'scale', text: BOTH('Hoe?') }] },
	talk: { reporter: true, tips: true }
};

/** The surfaces that lose their network: a phone, the cockpit, the screen. */
function viewers({ facilitator, member }: Room): Viewer[] {
	return [
		{ surface: 'phone', memberId: member(1).id },
		{ surface: 'cockpit', memberId: facilitator.id },
		{ surface: 'screen' }
	];
}

async function prepare(room: Room, kind: StepKindName, itemId: string): Promise<void> {
	if (kind !== 'cluster') return;
	const runId = await room.open('write', {}, {}, itemId);
	for (const who of room.members) {
		const add = commands.find(({ name }) => name === 'write.add');
		await room.as(who, add as never, {
			runId,
			noteId: newId(),
			text: `Van ${who.firstName}`,
			secret: newSecret()
		});
	}
}

/** The ids in an entry of the log: its own, and those that its value speaks of. */
function idsIn({ id, value }: Entry): string[] {
	const inside = JSON.stringify(value).match(/[0-9a-f]{8}-[0-9a-f-]{27}/gu) ?? [];
	return [...(/^[0-9a-f-]{36}$/u.test(id) ? [id] : []), ...inside];
}
