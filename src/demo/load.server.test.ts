import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { networkResults } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { followUps } from '#steps/consult/follow-up/queries.server.ts';
import { offersOf } from '#steps/consult/offers/queries.server.ts';
import { StepsOfItem } from '#lifecycle/convene/agenda/steps/schema.ts';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { saveProgress } from './commands.server.ts';
import { loadDemo } from './load.server.ts';
import { demoProgress } from './queries.server.ts';

let kring: TestKring;

beforeAll(async () => {
	kring = await startKring(new Date('2026-11-22T10:00:00Z'));
});
afterAll(() => kring.stop());

/** Everything that is counted to see that nothing was doubled. */
async function counts() {
	const networks = await onPlatform(kring.runtime.db, (trx) =>
		trx.selectFrom('network').select(['id', 'title', 'state']).orderBy('title').execute()
	);
	const tables = [
		'registration',
		'member',
		'learning_question',
		'meeting',
		'agenda_item',
		'attendance',
		'encounter',
		'evaluation_response',
		'note',
		'cluster',
		'ballot',
		'question_event',
		'ground_rule'
	] as const;
	const found: Record<string, number> = {};
	for (const network of networks) {
		for (const table of tables) {
			const { count } = await inNetwork(kring.runtime.db, network.id, (trx) =>
				trx
					.selectFrom(table)
					.select((select) => select.fn.countAll<number>().as('count'))
					.executeTakeFirstOrThrow()
			);
			found[`${network.title}: ${table}`] = count;
		}
	}
	return found;
}

test('a first start tells both stories', { timeout: 150_000 }, async () => {
	expect(await loadDemo(kring.runtime)).toBe(true);
	const found = await counts();
	expect(found['Competentiemanagement in kleine bedrijven: registration']).toBe(15);
	expect(found['Klankbordgroep Talent op de werkplek: registration']).toBe(43);
	// Fifteen members and the facilitator.
	expect(found['Competentiemanagement in kleine bedrijven: member']).toBe(16);
	expect(found['Competentiemanagement in kleine bedrijven: learning_question']).toBe(14);
	// Fifteen rounds in which everybody meets everybody once, and every form came in.
	expect(found['Competentiemanagement in kleine bedrijven: encounter']).toBe(105);
	expect(found['Competentiemanagement in kleine bedrijven: evaluation_response']).toBe(15);
	expect(found['Competentiemanagement in kleine bedrijven: meeting']).toBe(2);
	// What the two groups wrote, the notes that became four ground rules, and everybody's word on those.
	expect(found['Competentiemanagement in kleine bedrijven: note']).toBe(6 + 10);
	expect(found['Competentiemanagement in kleine bedrijven: cluster']).toBe(4);
	expect(found['Competentiemanagement in kleine bedrijven: ballot']).toBe(15);
	expect(found['Competentiemanagement in kleine bedrijven: ground_rule']).toBe(pc218.ground_rules.length);
	expect(kring.jobs, 'no mail of the demo is ever sent').toEqual([]);
	const states = await onPlatform(kring.runtime.db, (trx) =>
		trx.selectFrom('mail').select('state').distinct().execute()
	);
	expect(states).toEqual([{ state: 'held' }]);
});

rule(
	'H82',
	'the demo shows the figures that its marks give, and measures every promise of its call',
	async () => {
		const found = await onPlatform(kring.runtime.db, (trx) =>
			trx.selectFrom('network').select('id').where('title', 'like', 'Competentie%').executeTakeFirstOrThrow()
		);
		const { meetings, promises } = await inNetwork(kring.runtime.db, found.id, (trx) =>
			networkResults(trx, found.id)
		);
		const result = meetings[0]?.result;
		if (!result?.shown) throw new Error('fifteen answers are shown');
		const { expected } = pc218.meetings[0]?.evaluation ?? {};
		expect(result.response).toBe(expected?.response_rate);
		for (const { key, summary } of result.marks) {
			expect(summary).toMatchObject(expected?.[key as 'content' | 'discussion' | 'facilitation'] ?? { n: 0 });
		}
		expect(promises.map(({ row }) => row.last)).toEqual(
			Object.values(pc218.promise_scores).map(([first]) => first)
		);
		expect(promises.at(-1)?.row.cells[0]).toMatchObject({ n: 12, notYet: 3 });
		// Of the parts that ran: no break, and not the form itself.
		expect(result.helped.map(({ methodId, helped }) => [methodId, helped])).toEqual([
			['welcome', 0],
			['speed_dating', 8],
			['round_table', 2],
			['intervision_consult', 4],
			['experience_exchange', 9],
			['ground_rules', 1],
			['recap_next_agenda', 0]
		]);
	}
);

rule('H20', 'the next meetings let whoever opens the demo meet the newer kinds of step', async () => {
	const kindsOf = async (title: string, number: number, minutes: number) => {
		const network = await onPlatform(kring.runtime.db, (trx) =>
			trx.selectFrom('network').select('id').where('title', 'like', title).executeTakeFirstOrThrow()
		);
		const items = await inNetwork(kring.runtime.db, network.id, (trx) =>
			trx
				.selectFrom('agenda_item')
				.innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
				.select(['agenda_item.minutes', 'agenda_item.steps'])
				.where('agenda_item.network_id', '=', network.id)
				.where('meeting.number', '=', number)
				.execute()
		);
		const planned = items.reduce((sum, item) => sum + item.minutes, 0);
		// Some slack is left, as the planner asks.
		expect(planned, title).toBeLessThanOrEqual(minutes * 0.95);
		return items.flatMap(({ steps }) => v.parse(StepsOfItem, steps).map(({ kind }) => kind));
	};
	expect(await kindsOf('Klankbord%', 1, 360)).toEqual(expect.arrayContaining(['group', 'present', 'draft']));
	expect(await kindsOf('Competentie%', 2, 210)).toEqual(
		expect.arrayContaining(['exchange', 'group', 'weigh', 'consult'])
	);
});

test('a second start changes nothing', async () => {
	const before = await counts();
	expect(await loadDemo(kring.runtime)).toBe(false);
	expect(await counts()).toEqual(before);
});

test('told again after a crash in the middle, nothing doubles', { timeout: 150_000 }, async () => {
	const before = await counts();
	const progress = await demoProgress(kring.runtime.db);
	await saveProgress(kring.runtime.db, {
		startedAt: progress?.startedAt ?? '',
		done: ['klankbordgroep-call']
	});
	kring.setNow(new Date('2026-11-24T10:00:00Z'));
	expect(await loadDemo(kring.runtime)).toBe(true);
	expect(await counts()).toEqual(before);
});

rule(
	'H63',
	'the second meeting of the demo has a planned case, one that waits, and one giver who said how it went',
	async () => {
		const network = await onPlatform(kring.runtime.db, (trx) =>
			trx.selectFrom('network').select('id').where('title', 'like', 'Competentie%').executeTakeFirstOrThrow()
		);
		await inNetwork(kring.runtime.db, network.id, async (trx) => {
			const waits = (await offersOf(trx, network.id)).filter(({ given }) => !given);
			expect(waits.map(({ giver, meeting }) => [giver, meeting])).toEqual([
				['Griet Laenen', 2],
				['Joris Smets', null]
			]);
			const asked = await followUps(trx, network.id);
			expect(asked.map(({ giver, went }) => [giver, went]).toSorted()).toEqual([
				['Chris', ''],
				['Karin', 'Ze zeiden ja, als proef.']
			]);
		});
	}
);
