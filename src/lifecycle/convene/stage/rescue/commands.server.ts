import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { rescueKind } from '#steps/running/events.ts';
import { Rescue } from './schema.ts';

/** Shows a question that gets a talk going again on screen and phones, whatever step is on; without a text takes it away. */
export const rescue = defineCommand({
	name: 'stage.rescue',
	summary: 'Shows a rescue question on the screen and the phones, or takes it away.',
	scope: 'meeting',
	schema: Rescue,
	allow: conducts,
	async run(context, { text }) {
		const { state } = await stagedMeeting(context.trx, context.scope);
		if (state !== 'live') return refuse('wrong_state');
		context.live(context.scope.meetingId, [
			text === null ? rescueKind.drop('now', 'all') : rescueKind.put('now', { text: { ...text } }, 'all')
		]);
		return done(null);
	}
});
