import { linkQuestion } from '#lifecycle/convene/agenda/commands.server.ts';
import { inviteToMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { noteForReport } from '#lifecycle/convene/stage/aside/commands.server.ts';
import { next, openLobby, start } from '#lifecycle/convene/stage/commands.server.ts';
import { markPresent } from '#lifecycle/convene/stage/joining/commands.server.ts';
import { closeMeeting } from '#lifecycle/debrief/closing/commands.server.ts';
import { adjust, answerEvaluation, openEvaluation } from '#lifecycle/debrief/evaluation/commands.server.ts';
import { begin, confirmOutcome, sendRest } from '#lifecycle/debrief/recap/commands.server.ts';
import { sendReport } from '#lifecycle/debrief/report/send/commands.server.ts';
import { nextRound } from '#steps/pair/commands.server.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { answer, plan } from './meetings.server.ts';
import meetings from './meetings.json' with { type: 'json' };
import { dayAfter } from './model.ts';
import told from './pc218/first-meeting.json' with { type: 'json' };
import people from './pc218/people.json' with { type: 'json' };
import { agendaItems, membersByMail, questionsByMail, stepNow } from './queries.server.ts';
import type { Story } from './story.server.ts';

/** The place of the conversation in groups on the agenda of a first meeting with cases. */
const IN_GROUPS = 5;
/** Fifteen people meet in fifteen rounds. */
const ROUNDS = 15;

const mailOf = (ref: string) => people.find((person) => person.ref === ref)?.email ?? '';

/** The first meeting as it went, fast: everybody comes, everybody meets everybody, questions are treated. */
export async function conduct(story: Story, scope: NetworkScope): Promise<void> {
	const { db } = story.runtime;
	const meeting = await story.meeting(scope, 1);
	const questions = await questionsByMail(db, scope.networkId);
	const [itemId] = (await agendaItems(db, meeting)).slice(IN_GROUPS);
	story.at(dayAfter(story.days.pc218.first, -3), '16:00');
	for (const ref of Object.keys(told.treated)) {
		const questionId = questions.get(mailOf(ref));
		await story.act(ref, linkQuestion, meeting, { itemId, questionId, linked: true });
	}
	story.at(story.days.pc218.first, '13:15');
	await story.act('first', openLobby, meeting, {});
	for (const [email, memberId] of await membersByMail(db, scope.networkId)) {
		if (people.some((person) => person.email === email)) {
			await story.act(email.split('@')[0] ?? email, markPresent, meeting, { memberId, here: true });
		}
	}
	story.at(story.days.pc218.first, '13:30');
	await story.act('first', start, meeting, {});
	await through(story, meeting);
}

/** Goes through the agenda step by step, with the rounds of the speed dating. */
async function through(story: Story, meeting: MeetingScope): Promise<void> {
	for (;;) {
		const { state, runId, kind } = await stepNow(story.runtime.db, meeting);
		if (state !== 'live' || runId === null) return;
		if (kind === 'pair') {
			for (let from = 0; from <= ROUNDS; from += 1) {
				await story.act(`${runId}:${from}`, nextRound, meeting, { runId, from });
				story.later(170);
			}
		}
		story.later(420);
		await story.act(runId, next, meeting, { from: runId });
	}
}

/** The recap, the forms, the next date, and the end of the meeting. */
export async function wrapUp(story: Story, scope: NetworkScope): Promise<void> {
	const { db } = story.runtime;
	const { first, second } = story.days.pc218;
	const meeting = await story.meeting(scope, 1);
	story.at(first, '16:40');
	for (const [at, note] of told.notes.entries()) await story.act(`first:${at}`, noteForReport, meeting, note);
	await story.act('first', begin, meeting, {});
	const questions = await questionsByMail(db, scope.networkId);
	for (const [ref, outcome] of Object.entries(told.treated)) {
		const asker = await story.meeting(await story.inside(mailOf(ref), scope.slug), 1);
		await story.act(ref, confirmOutcome, asker, { questionId: questions.get(mailOf(ref)), outcome });
	}
	await story.act('first', sendRest, meeting, {});
	await plan(story, scope, meetings.pc218.second, second, people);
	await story.act('first', openEvaluation, meeting, { template: 'klankbordgroep' });
	const takeaways: Record<string, string> = told.takeaways;
	for (const { ref, ...marks } of told.marks) {
		const own = await story.meeting(await story.inside(mailOf(ref), scope.slug), 1);
		const given = Object.fromEntries(Object.entries(marks).map(([key, mark]) => [key, { mark }]));
		const text = takeaways[ref];
		const answers = text === undefined ? given : { ...given, takeaways: { text, shared: false } };
		await story.act(ref, answerEvaluation, own, { secret: newSecret(), answers });
	}
	story.at(first, '17:00');
	await story.act('first', closeMeeting, meeting, {});
}

/** What follows: the adjustment, the report to everybody, and the agenda of the next meeting. */
export async function after(story: Story, scope: NetworkScope): Promise<void> {
	const { db } = story.runtime;
	const { first, report } = story.days.pc218;
	const meeting = await story.meeting(scope, 1);
	story.at(dayAfter(first, 1), '10:00');
	await story.act('first', adjust, meeting, told.adjustment);
	story.at(report, '09:30');
	await story.act('first', sendReport, meeting, { version: 1 });
	const second = await story.meeting(scope, 2);
	const [, , itemId] = await agendaItems(db, second);
	const questions = await questionsByMail(db, scope.networkId);
	story.at(dayAfter(report, 2), '11:00');
	for (const ref of ['p02', ...told.next]) {
		const questionId = questions.get(mailOf(ref));
		await story.act(`second:${ref}`, linkQuestion, second, { itemId, questionId, linked: true });
	}
	story.at(dayAfter(report, 10), '09:00');
	await story.act('second', inviteToMeeting, second, {});
	const said = people.filter(({ ref }) => ref !== 'p14' && ref !== 'p12');
	await answer(story, scope, second, said, (at) => (at === 3 ? 'no' : 'yes'));
}
