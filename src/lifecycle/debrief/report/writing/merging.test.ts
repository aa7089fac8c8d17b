import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { wholeOfWords } from '#platform/together/text.ts';
import { readSince } from '#live/log.server.ts';
import { deed, Handset, settle } from '#tests/support/handset.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { reportOf } from '../queries.server.ts';
import { reportNewsKind, reportWholeKind } from './events.ts';
import { readWriting } from './queries.server.ts';

let kring: TestKring;
let room: WrappedRoom;
beforeAll(async () => {
	kring = await startKring();
	room = await makeWrapped(kring, { here: ['An'], askers: [] });
	for (const [name, input] of [
		['recap.begin', {}],
		['evaluation.open', { template: 'klankbordgroep' }],
		['recap.close', {}]
	] as const) {
		expect(await room.does(room.lead, name, input)).toMatchObject({ ok: true });
	}
});
afterAll(() => kring.stop());
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const WORDS = 'Wat er stond.';

/** The page on which somebody writes in one part of the report. */
function pageOf(scope: MeetingScope, block: string): Handset {
	const part = `${block}.words`;
	return new Handset({
		send: (update) => room.does(scope, 'report.update', { edition: 0, block, field: 'words', update }),
		async made() {
			const writing = await readWriting(kring.runtime.db, scope);
			return [writing?.wholes[part] ?? toBase64(wholeOfWords(WORDS))];
		},
		told: () =>
			room.look(async (trx) => {
				const { entries } = await readSince(trx, room.lead, 0, ['desk']);
				return entries.flatMap(({ kind, id, value }) => {
					if (kind === reportWholeKind.name && id === part) return reportWholeKind.typed(value).whole;
					if (kind !== reportNewsKind.name) return [];
					const news = reportNewsKind.typed(value);
					return news.part === part ? news.news : [];
				});
			})
	});
}

/** What stands in the report itself, as it is mailed and printed. */
async function stored(id: string): Promise<string | undefined> {
	const report = await room.look((trx) => reportOf(trx, room.lead));
	const block = report?.blocks.find((one) => one.id === id);
	return block?.type === 'text' ? block.text : undefined;
}

rule(
	'H96',
	'pages that lose their network, sleep, reload and send twice end with the text of the report, also where one sends a form',
	async () => {
		let texts = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(deed, { minLength: 15, maxLength: 40 }),
				fc.nat(14),
				async (deeds, formAt) => {
					const version = (await room.look((trx) => reportOf(trx, room.lead)))?.editVersion;
					await room.does(room.lead, 'report.save', { version, extra: WORDS });
					const block = `extra-${++texts}`;
					// Two people, one of them at two devices.
					const pages = [room.lead, room.second, room.second].map((scope) => pageOf(scope, block));
					for (const page of pages) await page.begin();
					let typed = 0;
					for (const [at, one] of deeds.entries()) {
						if (at === formAt) {
							const edit = { id: block, seen: { words: WORDS }, words: `${WORDS} Uit een formulier.` };
							const sent = await room.does(room.second, 'report.save', { version, blocks: [edit] });
							expect(sent).toMatchObject({ ok: true });
						}
						typed += (await pages[one.who]?.does({ ...one, field: 0 }, () => false)) ?? 0;
					}
					await settle(pages);
					const [first, ...others] = pages.map((page) => page.words(0));
					for (const text of others) expect(text).toBe(first);
					expect(await stored(block)).toBe(first?.trim());
					// Nobody took anything away, so all that was ever typed stands there.
					expect(first?.length).toBe(WORDS.length + ' Uit een formulier.'.length + typed);
					for (const page of pages) expect([...page.kept.keys()]).toEqual([]);
				}
			),
			{ seed: 2026, numRuns: 12 }
		);
	},
	120_000
);
