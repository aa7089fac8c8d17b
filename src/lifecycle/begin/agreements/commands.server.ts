import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { changedSince } from '#platform/commands/fields.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { leads } from '#platform/auth/scope.ts';
import { rulesKind } from './events.ts';
import { moveRule, sameWords, type RuleAct, type RuleState } from './model.ts';
import { mayKeep, mayPropose } from './policy.ts';
import { clustersToAdopt, openMeetings, rulesForChange, rulesInForce } from './queries.server.ts';
import { AdoptClusters, AdoptRules, OneRule, ProposeRules, RuleWords } from './schema.ts';

type Context = CommandContext<'network'>;

/** Every meeting that is going on shows the rules as they hold now. */
async function showRules({ trx, scope, live }: Context): Promise<void> {
	const rules = await rulesInForce(trx, scope.networkId);
	for (const meetingId of await openMeetings(trx, scope.networkId))
		live(meetingId, [rulesKind.put('now', { rules }, 'all')]);
}

interface NewRule {
	text: string;
	state: RuleState;
	clusterId?: string;
	/** The meeting whose report has it. */
	meetingId?: string | undefined;
}

/** Writes rules behind those that are there; what stands there already is left out. Gives the ids of the new ones. */
async function addRules(context: Context, rules: readonly NewRule[]): Promise<string[]> {
	const { trx, scope, now, newId } = context;
	// Two people who add at the same moment take turns, so that no rule stands there twice.
	await trx
		.selectFrom('network')
		.select('id')
		.where('id', '=', scope.networkId)
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();
	const there = await rulesForChange(trx, scope.networkId);
	const known = there.map(({ text }) => text);
	let position = there.at(-1)?.position ?? 0;
	const ids: string[] = [];
	for (const { text, state, clusterId, meetingId } of rules) {
		if (known.some((one) => sameWords(one, text))) continue;
		known.push(text);
		position += 1;
		const id = newId();
		const adopted = state === 'adopted';
		await trx
			.insertInto('ground_rule')
			.values({
				network_id: scope.networkId,
				id,
				position,
				text,
				state,
				cluster_id: clusterId ?? null,
				adopted_in: adopted ? (meetingId ?? null) : null,
				adopted_at: adopted ? now : null
			})
			.execute();
		ids.push(id);
	}
	return ids;
}

/**
 * Proposes ground rules; whoever leads words them by that, and adopts them at once with `adopt`. Refuses `duplicate`
 * when all of them stand there already.
 */
export const proposeRules = defineCommand({
	name: 'rules.propose',
	summary: 'Proposes ground rules, without a name; whoever leads may adopt them at once.',
	scope: 'network',
	schema: ProposeRules,
	allow: (scope, { adopt }) => mayPropose(scope) && (!adopt || mayKeep(scope)),
	async run(context, { texts, adopt: atOnce }) {
		const { scope, trx } = context;
		const state = atOnce ? 'adopted' : leads(scope.role) ? 'worded' : 'proposed';
		const [meetingId] = await openMeetings(trx, scope.networkId);
		const ids = await addRules(
			context,
			texts.map((text) => ({ text, state, meetingId }))
		);
		if (ids.length === 0) return refuse('duplicate');
		if (atOnce) await showRules(context);
		return done({ ids });
	}
});

/**
 * Moves one rule, with other words or without. Refuses `not_found`, `wrong_state`, `unchanged`, `duplicate`, and `stale`
 * when it was put into other words since `seen`.
 */
async function moveOne(
	context: Context,
	ruleId: string,
	act: RuleAct,
	text?: string,
	seen = ''
): Promise<Outcome<null>> {
	const { trx, scope, now } = context;
	const rules = await rulesForChange(trx, scope.networkId);
	const rule = rules.find(({ id }) => id === ruleId);
	if (!rule) return refuse('not_found');
	const state = moveRule(rule.state, act);
	if (!state) return refuse('wrong_state');
	if (text !== undefined) {
		if (changedSince(seen, rule.text)) return refuse('stale', { text: 'stale' });
		if (act === 'amend' && rule.text === text) return refuse('unchanged');
		if (rules.some((other) => other.id !== ruleId && sameWords(other.text, text))) return refuse('duplicate');
	}
	const [meetingId] = await openMeetings(trx, scope.networkId);
	const holdsFromNow = act === 'adopt' || act === 'amend';
	await trx
		.updateTable('ground_rule')
		.set({
			state,
			...(text === undefined ? {} : { text }),
			...(act === 'amend' ? { version: rule.version + 1 } : {}),
			...(holdsFromNow ? { adopted_in: meetingId ?? null, adopted_at: now } : {})
		})
		.where('network_id', '=', scope.networkId)
		.where('id', '=', ruleId)
		.execute();
	return done(null);
}

export const wordRule = defineCommand({
	name: 'rules.word',
	summary: 'Gives a proposed ground rule the words that the group found.',
	scope: 'network',
	schema: RuleWords,
	allow: mayKeep,
	run: (context, { ruleId, text, seen }) => moveOne(context, ruleId, 'word', text, seen)
});

export const adoptRules = defineCommand({
	name: 'rules.adopt',
	summary: 'Adopts ground rules in the words that they have.',
	scope: 'network',
	schema: AdoptRules,
	allow: mayKeep,
	async run(context, { ruleIds }) {
		for (const ruleId of ruleIds) {
			const moved = await moveOne(context, ruleId, 'adopt');
			if (!moved.ok) return moved;
		}
		await showRules(context);
		await context.audit(null);
		return done(null);
	}
});

/**
 * Adopts the names of clusters as rules, in the meeting that laid them in a step that leaves ground rules. Refuses
 * `unknown_cluster` for one without a name or of another step, `duplicate` when all of them hold already.
 */
export const adoptClusters = defineCommand({
	name: 'rules.adoptClusters',
	summary: 'Adopts the names of clusters as ground rules of the group.',
	scope: 'network',
	schema: AdoptClusters,
	allow: mayKeep,
	async run(context, { clusterIds }) {
		const clusters = await clustersToAdopt(context.trx, context.scope.networkId);
		const chosen = clusters.filter(({ id }) => clusterIds.includes(id));
		if (chosen.length !== new Set(clusterIds).size) return refuse('unknown_cluster');
		const ids = await addRules(
			context,
			chosen.map(({ id, name, meetingId }) => ({ text: name, state: 'adopted', clusterId: id, meetingId }))
		);
		if (ids.length === 0) return refuse('duplicate');
		await showRules(context);
		await context.audit(null);
		return done({ ids });
	}
});

export const amendRule = defineCommand({
	name: 'rules.amend',
	summary: 'Gives a ground rule that holds other words: its next version.',
	scope: 'network',
	schema: RuleWords,
	allow: mayKeep,
	async run(context, { ruleId, text, seen }) {
		const moved = await moveOne(context, ruleId, 'amend', text, seen);
		if (!moved.ok) return moved;
		await showRules(context);
		await context.audit(ruleId);
		return done(null);
	}
});

export const retireRule = defineCommand({
	name: 'rules.retire',
	summary: 'Lets a ground rule go, or a proposal of one.',
	scope: 'network',
	schema: OneRule,
	allow: mayKeep,
	async run(context, { ruleId }) {
		const moved = await moveOne(context, ruleId, 'retire');
		if (!moved.ok) return moved;
		await showRules(context);
		await context.audit(ruleId);
		return done(null);
	}
});
