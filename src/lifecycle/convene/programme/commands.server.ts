import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { mayWriteProgramme } from './policy.ts';
import { ChangeProgramme } from './schema.ts';

/** Writes in the programme of the network what a meeting is about: theme, host, cases, input from outside. */
export const changeProgramme = defineCommand({
	name: 'programme.change',
	summary: 'Changes theme, host, cases and outside input of a meeting in the programme of the network.',
	scope: 'meeting',
	schema: ChangeProgramme,
	allow: (scope) => mayWriteProgramme(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const meeting = await trx
			.selectFrom('meeting')
			.select(['version', 'state', 'host_member_id as host'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.forUpdate()
			.executeTakeFirstOrThrow();
		if (meeting.version !== input.version) return refuse('stale');
		if (!['planned', 'prepared', 'lobby'].includes(meeting.state)) return refuse('wrong_state');
		const host =
			input.hostMemberId === null
				? undefined
				: await trx
						.selectFrom('member')
						.select('organisation_id as organisation')
						.where('network_id', '=', scope.networkId)
						.where('id', '=', input.hostMemberId)
						.where('state', '=', 'accepted')
						.executeTakeFirst();
		if (input.hostMemberId !== null && !host) return refuse('invalid', { hostMemberId: 'choose' });
		await trx
			.updateTable('meeting')
			.set({
				title: input.title,
				cases_planned: input.cases,
				outside_input: input.outsideInput,
				// The organisation of who hosts stays as it was while the host does.
				...(input.hostMemberId === meeting.host
					? {}
					: { host_member_id: input.hostMemberId, host_organisation_id: host?.organisation ?? null }),
				version: meeting.version + 1
			})
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.execute();
		await context.audit(scope.meetingId);
		return done({ version: meeting.version + 1 });
	}
});
