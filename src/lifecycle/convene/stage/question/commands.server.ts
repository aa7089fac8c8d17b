import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { questionKind, roomKind } from '#lifecycle/convene/stage/events.ts';
import { stepAt } from '#lifecycle/convene/stage/model.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { roomView, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { questionNow, type QuestionNow } from './model.ts';
import { ShowQuestion, WriteQuestion } from './schema.ts';

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

/** What the group goes back to now; null where no meeting is on, or there is nothing to go back to. */
async function nowIn({ trx, scope }: Context): Promise<QuestionNow | null> {
	const { state, keyQuestion, items, stage } = await stagedMeeting(trx, scope, 'update');
	return state === 'live' ? questionNow(keyQuestion, stage.now && stepAt(items, stage.now)) : null;
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

function show({ scope, live, now }: Context, question: QuestionNow): void {
	live(scope.meetingId, [questionKind.put('now', { ...question, at: now.getTime() }, 'all')]);
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
		const question = await nowIn(context);
		if (question === null) return refuse('wrong_state');
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
		show(context, question);
		return done(null);
	}
});

/** Lays the core question on every surface, or without one what the step asks; or takes it away. */
export const showQuestion = defineCommand({
	name: 'stage.showQuestion',
	summary: 'Shows the core question large on the screen and the phones, or takes it away.',
	scope: 'meeting',
	schema: ShowQuestion,
	allow: conducts,
	async run(context, { shown }) {
		const question = await nowIn(context);
		if (question === null) return refuse('wrong_state');
		if (shown) show(context, question);
		else context.live(context.scope.meetingId, [questionKind.drop('now', 'all')]);
		return done(null);
	}
});

/** Gives the meeting a core question while it is on, and shows it; before it begins the lobby shows it. Writes over the one there was. */
export const writeQuestion = defineCommand({
	name: 'stage.writeQuestion',
	summary: 'Writes the core question of a meeting that is on, and shows it.',
	scope: 'meeting',
	schema: WriteQuestion,
	allow: conducts,
	async run(context, { text }) {
		const { trx, scope } = context;
		const { state } = await stagedMeeting(trx, scope, 'update');
		if (state !== 'lobby' && state !== 'live') return refuse('wrong_state');
		await trx
			.updateTable('meeting')
			.set((row) => ({ key_question: text, version: row('version', '+', 1) }))
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.execute();
		context.live(scope.meetingId, [roomKind.put('room', await roomView(trx, scope), 'all')]);
		const question = questionNow(text, null);
		if (state === 'live' && question) show(context, question);
		await context.audit(scope.meetingId);
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
