import { lockNetwork, touchNetwork } from '#commons/network/commands.server.ts';
import { ChangeGoal } from '#commons/network/schema.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { checkDeadline, republishCall } from '#lifecycle/announce/call/commands.server.ts';
import { saveCommitments, savePromises } from '#lifecycle/announce/call/lines/commands.server.ts';
import { fillPlaces } from '#lifecycle/announce/registration/places/commands.server.ts';
import { maySetUp } from './policy.ts';
import { ChangeCommitments, ChangeKind, ChangeMeetings, ChangePractical, ChangePromises } from './schema.ts';

type Change = Parameters<typeof touchNetwork>[1];
type Saved = { version: number };

/** Saves one step: the network's own row, and a new version of the call where that was published. */
async function saveStep(
	context: CommandContext<'network'>,
	version: number,
	change: Change,
	also: () => Promise<Outcome<unknown>> = () => Promise.resolve(done(null))
): Promise<Outcome<Saved>> {
	const network = await lockNetwork(context, version);
	if (!network.ok) return network;
	const { state } = network.value;
	if (state === 'closed' || state === 'archived' || state === 'cancelled') return refuse('wrong_state');
	const saved = await also();
	if (!saved.ok) return saved;
	const next = await touchNetwork(context, change);
	await republishCall(context, state, '');
	return done({ version: next });
}

/** Promises and commitments are part of the contract: after publication only the editor of the call changes them. */
async function saveDraftStep(
	context: CommandContext<'network'>,
	version: number,
	save: () => Promise<unknown>
): Promise<Outcome<Saved>> {
	const network = await lockNetwork(context, version);
	if (!network.ok) return network;
	if (network.value.state !== 'draft') return refuse('wrong_state');
	await save();
	return done({ version: await touchNetwork(context) });
}

/** Step 1: goal and audience. */
export const changeGoal = defineCommand({
	name: 'network.changeGoal',
	summary: 'Changes title, organiser, goal and audience of a network.',
	scope: 'network',
	schema: ChangeGoal,
	allow: (scope) => maySetUp(scope),
	run: (context, { version, ...change }) => saveStep(context, version, change)
});

/** Step 2: kind, language and time zone. */
export const changeKind = defineCommand({
	name: 'network.changeKind',
	summary: 'Changes whether a network is internal, its kind, language and time zone.',
	scope: 'network',
	schema: ChangeKind,
	allow: (scope) => maySetUp(scope),
	run: (context, { version, timeZone, ...change }) =>
		saveStep(context, version, { ...change, time_zone: timeZone })
});

/** Step 3: number and rhythm of meetings, size of the group. */
export const changeMeetings = defineCommand({
	name: 'network.changeMeetings',
	summary: 'Changes the number and rhythm of the planned meetings and the size of the group.',
	scope: 'network',
	schema: ChangeMeetings,
	allow: (scope) => maySetUp(scope),
	async run(context, input) {
		const members = await seatedMembers(context);
		if (input.size === 'group' && input.maxMembers !== null && input.maxMembers < members)
			return refuse('invalid', { maxMembers: `places_taken:${members}` });
		const saved = await saveStep(context, input.version, {
			planned_meetings: input.plannedMeetings,
			rhythm: input.rhythm,
			open_call: input.size === 'open',
			min_members: input.minMembers,
			max_members: input.maxMembers
		});
		// More places are for whoever waits longest.
		if (saved.ok) await fillPlaces(context);
		return saved;
	}
});

/** How many people take part already: a group does not become smaller than it is. */
async function seatedMembers({ trx, scope }: CommandContext<'network'>): Promise<number> {
	const { count } = await trx
		.selectFrom('member')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('network_id', '=', scope.networkId)
		.where('state', '=', 'accepted')
		.where('role', '=', 'member')
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Step 4: what the network promises. */
export const changePromises = defineCommand({
	name: 'network.changePromises',
	summary: 'Writes the promises of a network in draft.',
	scope: 'network',
	schema: ChangePromises,
	allow: (scope) => maySetUp(scope),
	run: (context, input) =>
		saveDraftStep(context, input.version, () => savePromises(context, input.promises, null))
});

/** Step 5: what the network asks of its members. */
export const changeCommitments = defineCommand({
	name: 'network.changeCommitments',
	summary: 'Writes what a network in draft asks of its members.',
	scope: 'network',
	schema: ChangeCommitments,
	allow: (scope) => maySetUp(scope),
	run: (context, input) =>
		saveDraftStep(context, input.version, () => saveCommitments(context, input.commitments, false))
});

/** Step 6: facilitation, practical matters, last day to register, how long data are kept. */
export const changePractical = defineCommand({
	name: 'network.changePractical',
	summary: 'Changes facilitation, practical matters, the registration deadline and the retention term.',
	scope: 'network',
	schema: ChangePractical,
	allow: (scope) => maySetUp(scope),
	run: (context, input) =>
		saveStep(context, input.version, { retention_months: input.retentionMonths }, async () => {
			const deadline = await checkDeadline(context, input.deadline);
			if (!deadline.ok) return deadline;
			await context.trx
				.updateTable('announcement')
				.set({
					facilitation: input.facilitation,
					practical: input.practical,
					registration_deadline: input.deadline
				})
				.where('network_id', '=', context.scope.networkId)
				.execute();
			return done(null);
		})
});
