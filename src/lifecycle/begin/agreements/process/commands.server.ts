import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { moveAgreement, type AgreementState } from '#lifecycle/begin/agreements/model.ts';
import { mayKeep, mayPropose } from '#lifecycle/begin/agreements/policy.ts';
import { openMeetings } from '#lifecycle/begin/agreements/queries.server.ts';
import { MoveAgreement, ProposeAgreement } from '#lifecycle/begin/agreements/schema.ts';

async function add(context: CommandContext<'network'>, text: string, state: AgreementState): Promise<string> {
	const { trx, scope, now, newId } = context;
	const id = newId();
	const [meetingId] = await openMeetings(trx, scope.networkId);
	await trx
		.insertInto('agreement')
		.values({
			network_id: scope.networkId,
			id,
			text,
			kind: 'process',
			state,
			meeting_id: meetingId ?? null,
			created_at: now
		})
		.execute();
	return id;
}

/** Proposes an agreement about how the group works; whoever leads may write down one that the group made. */
export const proposeAgreement = defineCommand({
	name: 'agreements.propose',
	summary: 'Proposes an agreement about how the group works.',
	scope: 'network',
	schema: ProposeAgreement,
	allow: (scope, { agreed }) => mayPropose(scope) && (!agreed || mayKeep(scope)),
	run: async (context, { text, agreed }) =>
		done({ id: await add(context, text, agreed ? 'agreed' : 'proposed') })
});

/**
 * Says what became of an agreement: agreed or dropped, later kept, not kept, or changed into other words that stand
 * from then on. Refuses `not_found`, `wrong_state`, and a change without new words.
 */
export const moveOn = defineCommand({
	name: 'agreements.move',
	summary: 'Says what became of an agreement: agreed, dropped, kept, not kept, or changed.',
	scope: 'network',
	schema: MoveAgreement,
	allow: mayKeep,
	async run(context, { agreementId, act, text }) {
		const { trx, scope } = context;
		const row = await trx
			.selectFrom('agreement')
			.select(['state', 'text'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', agreementId)
			.where('kind', '=', 'process')
			.forNoKeyUpdate()
			.executeTakeFirst();
		if (!row) return refuse('not_found');
		const { state: before } = row;
		if (before === 'open' || before === 'done' || before === 'moved') return refuse('wrong_state');
		const state = moveAgreement(before, act);
		if (!state) return refuse('wrong_state');
		if (act === 'change') {
			if (text === '') return refuse('invalid', { text: 'required' });
			if (text === row.text) return refuse('unchanged');
			await add(context, text, 'agreed');
		}
		await trx
			.updateTable('agreement')
			.set({ state })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', agreementId)
			.execute();
		await context.audit(agreementId);
		return done(null);
	}
});
