import * as v from 'valibot';
import { makePersonalLink } from '#platform/auth/doors.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { fullName } from '#steps/running/events.ts';
import { moveMeeting } from '#lifecycle/convene/meetings/model.ts';
import { closingFacts } from '#lifecycle/debrief/recap/queries.server.ts';
import { askReaction, takeBackReaction } from '#lifecycle/debrief/recap/reaction/commands.server.ts';
import { reportMail, type ReportNews } from '#lifecycle/debrief/report/mail/report-mail.ts';
import { hasWords } from '#lifecycle/debrief/report/parts/model.ts';
import { mayReport } from '#lifecycle/debrief/report/policy.ts';
import {
	receivers,
	reportOf,
	treatedQuestions,
	type ReportRow
} from '#lifecycle/debrief/report/queries.server.ts';
import { SendReport } from '#lifecycle/debrief/report/schema.ts';
import { tellEdition } from '#lifecycle/debrief/report/writing/commands.server.ts';
import { standingVersion } from './queries.server.ts';

type Context = CommandContext<'meeting'>;

/** How long the mails wait, so that sending can be taken back (UX principle 11). Milliseconds. */
const UNDO_TIME = 30_000;
/** A personal link to a report works for half a year: people look things up. */
const LINK_DAYS = 183;

/**
 * Sends the report to every accepted member, there or not (base rule 8): each in their language, with a personal link.
 * The mails wait half a minute, and so does what members read. Sent again after a change it is a next version, and says so.
 */
export const sendReport = defineCommand({
	name: 'report.send',
	summary: 'Sends the report to all members, also to who was absent.',
	scope: 'meeting',
	schema: SendReport,
	allow: mayReport,
	async run(context, { version }) {
		const { trx, scope, now } = context;
		const found = await reportOf(trx, scope, true);
		if (!found) return refuse('not_open');
		const report = { ...found, blocks: found.blocks.filter(hasWords) };
		if (report.editVersion !== version) return refuse('stale');
		if (report.state === 'sent') return refuse('sent_already');
		const meeting = await trx
			.selectFrom('meeting')
			.selectAll()
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.forNoKeyUpdate()
			.executeTakeFirstOrThrow();
		if (meeting.state === 'closed') {
			const moved = moveMeeting('closed', 'report', await closingFacts(trx, scope, []));
			if (!moved.ok) return refuse(moved.reason);
			await setMeeting(context, 'reported');
		} else if (meeting.state !== 'reported' && meeting.state !== 'settled') return refuse('wrong_state');
		const { title } = await trx
			.selectFrom('network')
			.select('title')
			.where('id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		const next = report.state === 'amended' ? report.version + 1 : report.version;
		const at = new Date(now.getTime() + UNDO_TIME);
		const sent = await mailAll(context, { ...report, version: next }, at, {
			networkTitle: title,
			number: meeting.number,
			title: meeting.title,
			startsAt: meeting.starts_at,
			timeZone: meeting.time_zone,
			amended: report.state === 'amended',
			proposal: await askReaction(context, at),
			asked: (await treatedQuestions(trx, scope)).length,
			blocks: report.blocks
		});
		await trx
			.updateTable('report')
			.set({ state: 'sent', version: next, sent_at: at, sent_to: sent })
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.execute();
		await trx
			.insertInto('report_version')
			.values({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				version: next,
				blocks: JSON.stringify(report.blocks),
				sent_at: at,
				sent_to: sent
			})
			.execute();
		await tellEdition(context);
		await context.audit(scope.meetingId);
		return done({ sent });
	}
});

async function setMeeting({ trx, scope }: Context, state: 'closed' | 'reported' | 'settled'): Promise<void> {
	await trx
		.updateTable('meeting')
		.set({ state })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.execute();
}

async function mailAll(context: Context, report: ReportRow, at: Date, news: ReportNews): Promise<number> {
	const { trx, scope } = context;
	const takeaways = await trx
		.selectFrom('takeaway')
		.select(['member_id as memberId', 'text'])
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
	let sent = 0;
	for (const person of await receivers(trx, scope)) {
		if (person.email === null) continue;
		const secret = await makePersonalLink(
			trx,
			{ networkId: scope.networkId, memberId: person.id },
			newSecret(),
			new Date(at.getTime() + LINK_DAYS * 86_400_000)
		);
		const to = `/n/${scope.slug}/meetings/${scope.meetingNumber}/report`;
		await context.mail({
			...(await reportMail(
				{
					email: person.email,
					name: fullName(person),
					firstName: person.firstName,
					language: person.language,
					// Who leads was there, on the list or not.
					there: person.there || person.role === 'facilitator' || person.role === 'cofacilitator',
					link: `${context.origin}/me/${secret}?to=${encodeURIComponent(to)}`,
					takeaways: takeaways.filter(({ memberId }) => memberId === person.id).map(({ text }) => text)
				},
				news
			)),
			sendKey: `report:${scope.meetingId}:${report.version}:${person.id}`,
			networkId: scope.networkId,
			after: at
		});
		sent += 1;
	}
	return sent;
}

/** Takes the sending back within half a minute: no mail has left. */
export const undoSend = defineCommand({
	name: 'report.undoSend',
	summary: 'Takes the sending of a report back, before a mail left.',
	scope: 'meeting',
	schema: v.object({}),
	allow: mayReport,
	async run(context) {
		const { trx, scope, now } = context;
		const report = await reportOf(trx, scope, true);
		if (!report?.sentAt || report.state !== 'sent') return refuse('wrong_state');
		if (now >= report.sentAt) return refuse('closed');
		await trx
			.deleteFrom('mail')
			.where('network_id', '=', scope.networkId)
			.where('send_key', 'like', `report:${scope.meetingId}:${report.version}:%`)
			.execute();
		await trx
			.deleteFrom('report_version')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('version', '=', report.version)
			.execute();
		const before = await standingVersion(trx, scope);
		await trx
			.updateTable('report')
			.set({
				state: before ? 'amended' : 'edited',
				version: before?.version ?? 1,
				sent_at: before?.sentAt ?? null,
				sent_to: before?.sentTo ?? 0
			})
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.execute();
		if (!before) {
			await takeBackReaction(context);
			await setMeeting(context, 'closed');
		}
		await tellEdition(context);
		await context.audit(scope.meetingId);
		return done(null);
	}
});
