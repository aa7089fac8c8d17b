import { newId } from '#platform/ids/ids.ts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { deed, Handset, settle } from '#tests/support/handset.ts';
import { openRoom, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as draft from '../commands.server.ts';
import { draftNewsKind, draftWholeKind } from '../events.ts';
import * as merging from './commands.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(3);
});
afterAll(() => room.end());

async function sits(who: Someone, runId: string, number: number) {
	expect(await room.as(who, draft.join, { runId, group: number })).toEqual({ ok: true, value: null });
}

/** The phone of somebody in group 1. */
function phoneOf(who: Someone, runId: string): Handset {
	const audiences = [`group:${runId}.1`];
	return new Handset({
		send: (update, field, key) =>
			room.as(who, merging.update, { runId, group: 1, update, field }, key ?? newId()),
		async told() {
			const wholes = [...(await room.holds(draftWholeKind, audiences)).values()];
			const news = [...(await room.holds(draftNewsKind, audiences)).values()];
			return [
				...wholes.filter((one) => one.runId === runId).map(({ whole }) => whole),
				...news.filter((one) => one.runId === runId).map(({ news: update }) => update)
			];
		}
	});
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

rule(
	'L36',
	'phones that lose their network, sleep, reload and send twice end with the same text',
	async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
				const runId = await room.open('draft', { fields: ['Een', 'Twee'], groups: 2 });
				const members = [0, 1, 2].map((at) => room.member(at));
				const phones = members.map((who) => phoneOf(who, runId));
				for (const who of members) await sits(who, runId, 1);
				let typed = 0;
				for (const one of deeds) {
					// In the first field nobody deletes: there all that was ever typed has to stand at the end.
					const come = await phones[one.who]?.does(one, (field) => field === 1);
					if (one.field === 0) typed += come ?? 0;
				}
				await settle(phones);
				const [first, ...others] = phones.map((phone) => [0, 1].map((field) => phone.words(field)));
				for (const texts of others) expect(texts).toEqual(first);
				expect(first?.[0]).toHaveLength(typed);

				for (const phone of phones) expect([...phone.kept.keys()]).toEqual([]);
			}),
			{ seed: 2026, numRuns: 15 }
		);
	},
	120_000
);
