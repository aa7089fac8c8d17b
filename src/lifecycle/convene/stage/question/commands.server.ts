import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { questionKind } from '#lifecycle/convene/stage/events.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { ShowQuestion } from './schema.ts';

// Back to the question: one who says it is impatient, two who say it within three minutes are right (H54).

type Context = CommandContext<'meeting'>;

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** How long a call waits for a second one, in milliseconds. */
export const CALL_TIME = 3 * 60_000;
/** So many different people. */
const ENOUGH = 2;

/** The core question of a meeting that is on; null where there is none. */
async function questionNow(trx: Trx, { networkId, meetingId }: Place): Promise<string | null> {
	const row = await trx
		.selectFrom('meeting')
		.select('key_question as text')
		.where('network_id', '=', networkId)
		.where('id', '=', meetingId)
		.where('state', '=', 'live')
		.forNoKeyUpdate()
		.executeTakeFirst();
	return row && row.text !== '' ? row.text : null;
}

/** Forgets who called before a moment. */
async function forgetBefore(trx: Trx, { networkId, meetingId }: Place, moment: Date): Promise<void> {
	await trx
		.deleteFrom('question_call')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('at', '<=', moment)
		.execute();
}

function show({ scope, live, now }: Context, text: string): void {
	live(scope.meetingId, [questionKind.put('now', { text, at: now.getTime() }, 'all')]);
}

/** Asks, without a name, to go back to the core question; shown when somebody else asks it too. Twice by one is once. */
export const callForQuestion = defineCommand({
	name: 'stage.callForQuestion',
	summary:
		'Asks without a name to go back to the core question; shown when a second person asks it within three minutes.',
	scope: 'meeting',
	schema: v.object({}),
	allow: () => true,
	async run(context) {
		const { trx, scope, now } = context;
		const text = await questionNow(trx, scope);
		if (text === null) return refuse('wrong_state');
		await forgetBefore(trx, scope, new Date(now.getTime() - CALL_TIME));
		const { networkId, meetingId, memberId } = scope;
		await trx
			.insertInto('question_call')
			.values({ network_id: networkId, meeting_id: meetingId, member_id: memberId, at: now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const { count } = await trx
			.selectFrom('question_call')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('network_id', '=', networkId)
			.where('meeting_id', '=', meetingId)
			.executeTakeFirstOrThrow();
		if (Number(count) < ENOUGH) {
			await context.job('forget', `${networkId}/${meetingId}`, new Date(now.getTime() + CALL_TIME));
			return done(null);
		}
		await forgetBefore(trx, scope, now);
		show(context, text);
		return done(null);
	}
});

/** Lays the core question on every surface, or takes it away. */
export const showQuestion = defineCommand({
	name: 'stage.showQuestion',
	summary: 'Shows the core question large on the screen and the phones, or takes it away.',
	scope: 'meeting',
	schema: ShowQuestion,
	allow: conducts,
	async run(context, { shown }) {
		const text = await questionNow(context.trx, context.scope);
		if (text === null) return refuse('wrong_state');
		if (shown) show(context, text);
		else context.live(context.scope.meetingId, [questionKind.drop('now', 'all')]);
		return done(null);
	}
});

/**
 * Nobody else asked for the question in time: who did is forgotten. Twice is once, too early is nothing.
 * @param id network and meeting with a slash between, as `callForQuestion` put it in the queue
 */
export async function forgetCalls(db: Db, id: string, now: Date): Promise<void> {
	const [networkId = '', meetingId = ''] = id.split('/');
	await inNetwork(db, networkId, (trx) =>
		forgetBefore(trx, { networkId, meetingId }, new Date(now.getTime() - CALL_TIME))
	);
}
