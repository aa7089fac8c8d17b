import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { show } from '#steps/group/commands.server.ts';
import { groupCount, groupOf, moveIn, swapIn, type GroupRound } from '#steps/group/model.ts';
import { copy, planRest, reported } from '#steps/group/plan/commands.server.ts';
import { mayDivide } from '#steps/group/policy.ts';
import { dataOf, settingsOf } from '#steps/group/queries.server.ts';
import {
	keepInput,
	mixInput,
	placeInput,
	reporterInput,
	ruleInput,
	runInput,
	swapInput,
	type GroupData
} from '#steps/group/schema.ts';
import { faultIn } from '#steps/mixing/faults/model.ts';
import { evenSizes, mixInput as asInput, mixPerson } from '#steps/mixing/model.ts';
import { writeRule } from '#steps/running/dividing/commands.server.ts';
import { coupleOf, couplesOf } from '#steps/running/dividing/model.ts';
import { rulesOf } from '#steps/running/dividing/queries.server.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { timesTold } from '#steps/running/subgroups/queries.server.ts';

/** More rules than this nobody oversees. */
const MOST_RULES = 40;
/** So many changes by hand can be undone. */
const MOST_PAST = 10;

export const mixAgain = defineCommand({
	name: 'group.mix',
	summary: 'Plans the rounds to come again, in so many groups and rounds, for those who are in the room.',
	scope: 'meeting',
	schema: mixInput,
	allow: mayDivide,
	async run(command, { runId, from, groups, rounds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.round !== from) return refuse('stale');
		const next = await planRest(context, found.value, { ...data, groups }, Math.max(rounds, data.round));
		await show(context, found.value, next);
		return done(null);
	}
});

export const swap = defineCommand({
	name: 'group.swap',
	summary: 'Lets two people change places in the round that is on or in one to come.',
	scope: 'meeting',
	schema: swapInput,
	allow: mayDivide,
	async run(command, { runId, round, a, b }) {
		const found = await roundByHand(stepContext(command), runId, round);
		if (!found.ok) return found;
		const { before, changeTo } = found.value;
		const places = [groupOf(before, a), groupOf(before, b)];
		if (places.includes(null) || places[0] === places[1]) return refuse('not_found');
		await changeTo(swapIn(before, a, b));
		return done(null);
	}
});

export const move = defineCommand({
	name: 'group.move',
	summary: 'Lets somebody go to another group in the round that is on or in one to come.',
	scope: 'meeting',
	schema: placeInput,
	allow: mayDivide,
	async run(command, { runId, round, memberId, group }) {
		const found = await roundByHand(stepContext(command), runId, round);
		if (!found.ok) return found;
		const { before, changeTo } = found.value;
		const home = groupOf(before, memberId);
		if (home === null || home === group || group > before.length) return refuse('not_found');
		await changeTo(moveIn(before, memberId, group));
		return done(null);
	}
});

/** A round that is on or to come, as it is, and what puts another in its place. Refuses `stale` for one that is over. */
async function roundByHand(
	context: StepContext,
	runId: string,
	round: number
): Promise<Outcome<{ before: GroupRound; changeTo: (changed: GroupRound) => Promise<void> }>> {
	const found = await runForChange(context, runId, 'group');
	if (!found.ok) return found;
	const data = dataOf(found.value);
	const at = round - 1;
	const before = data.plan[at];
	if (!before || round < data.round) return refuse('stale');
	return done({ before, changeTo: (changed) => changeByHand(context, found.value, data, at, changed) });
}

/** A round as somebody made it by hand, which can be undone; where nobody is left to report, somebody else does. */
async function changeByHand(
	context: StepContext,
	run: StepRun,
	data: GroupData,
	at: number,
	changed: GroupRound
): Promise<void> {
	const settings = settingsOf(run);
	const told = await timesTold(context.trx, context.scope.networkId, run.id);
	const [after = []] = reported(
		[changed],
		settings.reporter || settings.host,
		told,
		data.plan.slice(0, at),
		context.random
	);
	const plan = data.plan.map((each, place) => (place === at ? copy(after) : each));
	await show(context, run, { ...data, plan, past: [...data.past, data.plan].slice(-MOST_PAST) });
}

export const undo = defineCommand({
	name: 'group.undo',
	summary: 'Takes back the last change of places by hand.',
	scope: 'meeting',
	schema: runInput,
	allow: mayDivide,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const before = data.past.at(-1);
		if (!before) return done(null);
		await show(context, found.value, { ...data, plan: before, past: data.past.slice(0, -1) });
		return done(null);
	}
});

export const keep = defineCommand({
	name: 'group.keep',
	summary: 'Lets somebody keep the same group in the rounds to come, or move with the others again.',
	scope: 'meeting',
	schema: keepInput,
	allow: mayDivide,
	async run(command, { runId, memberId, kept }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const others = data.kept.filter((id) => id !== memberId);
		const next: GroupData = { ...data, kept: kept ? [...others, memberId] : others };
		await show(context, found.value, next);
		return done(null);
	}
});

export const reports = defineCommand({
	name: 'group.report',
	summary: 'Says who tells the others what a group found.',
	scope: 'meeting',
	schema: reporterInput,
	allow: mayDivide,
	async run(command, { runId, round, memberId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const number = groupOf(data.plan[round - 1] ?? [], memberId);
		if (number === null) return refuse('not_found');
		const plan = data.plan.map((each, at) =>
			at === round - 1
				? each.map((group, place) => (place === number - 1 ? { ...group, reporter: memberId } : group))
				: each
		);
		await show(context, found.value, { ...data, plan, past: [...data.past, data.plan].slice(-MOST_PAST) });
		return done(null);
	}
});

/**
 * Says that two people sit apart or together whenever groups are made, in this meeting or in all of the network, or lets that
 * go; the rounds that have not begun are mixed again at once. Refuses with a `MixRefusal` what contradicts another rule, or asks
 * for a larger group than there is.
 */
export const setRule = defineCommand({
	name: 'group.setRule',
	summary: 'Says that two people sit apart or together in this meeting or in the network, or lets that go.',
	scope: 'meeting',
	schema: ruleInput,
	allow: mayDivide,
	async run(command, { runId, a, b, rule, whole }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const here = (await context.people()).filter(({ present, participates }) => present && participates);
		const ids = here.map(({ id }) => id);
		const rules = await rulesOf(context.trx, context.scope);
		const others = rules.filter((one) => coupleOf(one.a, one.b) !== coupleOf(a, b));
		// A rule of somebody who went home can be changed and let go too.
		const isNew = others.length === rules.length;
		if (a === b || (isNew && !(ids.includes(a) && ids.includes(b)))) return refuse('not_found');
		if (others.length >= MOST_RULES) return refuse('full');
		const next = rule === 'none' ? others : [...others, { a, b, rule, whole }];
		const settings = settingsOf(found.value);
		const count = groupCount(ids.length, { ...settings, groups: data.groups ?? settings.groups });
		const fault =
			rule === 'none'
				? null
				: faultIn({
						...asInput(ids.map(mixPerson), [evenSizes(ids.length, count)]),
						apart: couplesOf(next, 'apart', ids),
						together: couplesOf(next, 'together', ids)
					});
		if (fault) return refuse(fault.reason);
		await writeRule(context, a, b, rule === 'none' ? null : { rule, whole });
		await show(context, found.value, await planRest(context, found.value, data, data.plan.length));
		return done(null);
	}
});
