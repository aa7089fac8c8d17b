import type { Trx } from '#platform/db/access.ts';
import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { keptFrom } from '#steps/running/dividing/model.ts';
import { divided, rulesOf } from '#steps/running/dividing/queries.server.ts';
import { fullName, showPeople } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, showOne, shownAnew, takenAway } from '#steps/running/queries.server.ts';
import { stopKind } from './events.ts';
import { giversOf, groupCount, lateSeat, seatPeople, type Seat } from './model.ts';
import { settleOffers } from './offers/commands.server.ts';
import { seatGivers, type Offer } from './offers/model.ts';
import { plannedIn } from './offers/queries.server.ts';
import { entriesOfItem } from './entries/queries.server.ts';
import { casesOfItem, consultationOf } from './queries.server.ts';
import { appearance, groupAudience } from './shown/queries.server.ts';

async function shownNow(context: StepContext, run: StepRun) {
	const people = await context.people();
	const all = await consultationOf(context.trx, context.scope.networkId, run);
	return [...appearance(run, all, people), ...showPeople(people)];
}

async function takeSeats({ trx, scope }: StepContext, run: StepRun, seats: readonly Seat[]): Promise<void> {
	if (seats.length === 0) return;
	await trx
		.insertInto('consult_seat')
		.values(
			seats.map(({ memberId, group, place, gives, fromRound }) => ({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				item_id: run.itemId,
				member_id: memberId,
				group_number: group,
				place,
				gives,
				from_round: fromRound
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** In rounds everybody gives a case once: each has one from the start, without words yet. */
async function openCases({ trx, scope }: StepContext, run: StepRun, seats: readonly Seat[]): Promise<void> {
	if (seats.length === 0) return;
	await trx
		.insertInto('consult_case')
		.values(
			seats.map(({ memberId }) => ({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				item_id: run.itemId,
				giver_id: memberId
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** What was planned lies on the table of its giver with its question, and with what the giver said may remain. */
async function openPlanned(
	{ trx, scope }: StepContext,
	run: StepRun,
	seats: readonly Seat[],
	planned: readonly Offer[],
	everybody: boolean
): Promise<void> {
	const given = planned.filter(({ giverId }) =>
		seats.some(({ memberId, gives }) => memberId === giverId && (gives || everybody))
	);
	if (given.length === 0) return;
	await trx
		.insertInto('consult_case')
		.values(
			given.map(({ giverId, question, title, remains }) => ({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				item_id: run.itemId,
				giver_id: giverId,
				question: question === '' ? title : question,
				remains
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The server half of `consult`: one step of a peer consultation, in as many groups at the same time as needed. */
export const serverStep: ServerStep = {
	kind: 'consult',
	async open(context, run) {
		const { settings, data, seats } = await consultationOf(context.trx, context.scope.networkId, run);
		const known = new Set(seats.map(({ memberId }) => memberId));
		const here = (await context.people()).filter(({ present, participates }) => present && participates);
		const missing = here.filter(({ id }) => !known.has(id));
		const rules = await rulesOf(context.trx, context.scope);
		const taken =
			seats.length === 0
				? seatPeople(await divided(context, run, groupCount(here.length, settings)), context.random)
				: missing.reduce<Seat[]>(
						(more, { id }) => [
							...more,
							lateSeat([...seats, ...more], id, settings.round, keptFrom(rules, id))
						],
						[]
					);
		const planned = await plannedIn(context.trx, context.scope.networkId, run.itemId);
		const givers = settings.round === null && seats.length === 0 ? planned.map(({ giverId }) => giverId) : [];
		const seated = seatGivers(taken, givers);
		await takeSeats(context, run, seated);
		await openPlanned(context, run, [...seats, ...seated], planned, settings.round !== null);
		if (settings.round !== null) await openCases(context, run, [...seats, ...seated]);
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, run));
	},
	async close(context, run) {
		const shown = await shownNow(context, run);
		const { seats } = await consultationOf(context.trx, context.scope.networkId, run);
		const stops = [...new Set(seats.map(({ group }) => group))].flatMap((group) => [
			stopKind.drop(String(group), groupAudience(run.itemId, group).audience),
			stopKind.drop(String(group), 'facilitators')
		]);
		context.live(run.meetingId, [...takenAway(shown), ...stops]);
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, 'running');
		context.live(run.meetingId, await shownNow(context, run));
	},
	async arrive(context, run, memberId) {
		const { networkId } = context.scope;
		const [person] = await peopleInRoom(context.trx, context.scope, memberId);
		if (!person) return;
		context.live(run.meetingId, showPeople([person]));
		const before = await consultationOf(context.trx, networkId, run);
		if (!person.participates || before.seats.some((seat) => seat.memberId === memberId)) return;
		const planned = await plannedIn(context.trx, networkId, run.itemId);
		const shunned = keptFrom(await rulesOf(context.trx, context.scope), memberId);
		const place = lateSeat(before.seats, memberId, before.settings.round, shunned);
		// Whoever was planned and comes late still gives, if nobody of their group does.
		const gives =
			before.settings.round === null &&
			planned.some(({ giverId }) => giverId === memberId) &&
			giversOf(before.seats, place.group, before.settings).length === 0;
		const seat = { ...place, gives };
		await takeSeats(context, run, [seat]);
		await openPlanned(context, run, [seat], planned, before.settings.round !== null);
		if (before.settings.round !== null) await openCases(context, run, [seat]);
		const after = await consultationOf(context.trx, networkId, run);
		const people = await context.people();
		const shown = shownAnew(appearance(run, before, people), appearance(run, after, people));
		context.live(run.meetingId, shown);
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	// What is put aside or said to who leads meanwhile is about a case, and reaches people of other groups: no peer is named in it.
	anonymous: () => true,
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null) return [];
		return allowed(trx, networkId, run, step.title[language]);
	},
	async leavesNothing(trx, networkId, meetingId) {
		const cases = await trx
			.selectFrom('consult_case')
			.select('item_id as itemId')
			.distinct()
			.where('network_id', '=', networkId)
			.where('meeting_id', '=', meetingId)
			.where('remains', '=', 'nothing')
			.execute();
		return cases.map(({ itemId }) => itemId);
	},
	async endMeeting(trx, networkId, meetingId) {
		await settleOffers(trx, networkId, meetingId);
		// What the giver did not leave is wiped and not hidden. Kept advice is the giver's; the rest has done its work.
		const cases = await trx
			.selectFrom('consult_case')
			.select(['item_id as itemId', 'giver_id as giverId', 'remains'])
			.where('network_id', '=', networkId)
			.where('meeting_id', '=', meetingId)
			.execute();
		for (const { itemId, giverId, remains } of cases) {
			const entries = trx
				.deleteFrom('consult_entry')
				.where('network_id', '=', networkId)
				.where('item_id', '=', itemId)
				.where('giver_id', '=', giverId);
			await (remains === 'nothing' ? entries : entries.where('kept', '=', false)).execute();
			if (remains !== 'nothing') continue;
			await trx
				.deleteFrom('consult_case')
				.where('network_id', '=', networkId)
				.where('item_id', '=', itemId)
				.where('giver_id', '=', giverId)
				.execute();
		}
	}
};

/** What the givers let into the report: their question and what they keep of this step, never who said it. */
async function allowed(trx: Trx, networkId: string, run: StepRun, title: string): Promise<HarvestBlock[]> {
	const cases = (await casesOfItem(trx, networkId, run.itemId)).filter(
		({ remains }) => remains === 'report' || remains === 'report_named'
	);
	if (cases.length === 0) return [];
	const entries = (await entriesOfItem(trx, networkId, run.itemId)).filter(
		({ runId, kept }) => runId === run.id && kept
	);
	const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
	const groups = cases
		.map(({ giverId, question, remains }) => {
			const giver = people.find(({ id }) => id === giverId);
			const named = remains === 'report_named' && giver ? `${fullName(giver)}: ${question}` : question;
			const notes = entries
				.filter((entry) => entry.giverId === giverId)
				.map(({ text }) => ({ text, by: null }));
			return { name: named, notes };
		})
		.filter(({ notes }) => notes.length > 0);
	return groups.length === 0 ? [] : [{ type: 'notes', title, groups }];
}
