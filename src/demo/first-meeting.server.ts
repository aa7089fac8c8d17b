import { adoptClusters } from '#lifecycle/begin/agreements/commands.server.ts';
import { linkQuestion } from '#lifecycle/convene/agenda/commands.server.ts';
import { inviteToMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { noteForReport, park } from '#lifecycle/convene/stage/aside/commands.server.ts';
import { next, openLobby, start } from '#lifecycle/convene/stage/commands.server.ts';
import { markPresent } from '#lifecycle/convene/stage/joining/commands.server.ts';
import { closeMeeting } from '#lifecycle/debrief/closing/commands.server.ts';
import { adjust, answerEvaluation } from '#lifecycle/debrief/evaluation/commands.server.ts';
import { begin, confirmOutcome, sendRest } from '#lifecycle/debrief/recap/commands.server.ts';
import { consent, proposeNext } from '#lifecycle/debrief/recap/next/commands.server.ts';
import { triage } from '#lifecycle/debrief/recap/parked/commands.server.ts';
import { sendReport } from '#lifecycle/debrief/report/send/commands.server.ts';
import { create } from '#steps/cluster/commands.server.ts';
import { nextRound } from '#steps/pair/commands.server.ts';
import { cast, close as closeVote } from '#steps/vote/commands.server.ts';
import { add as addNote } from '#steps/write/commands.server.ts';
import { reveal } from '#steps/write/reveal/commands.server.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { consult, follow, planCases } from './cases.server.ts';
import { answer, fill, plan } from './meetings.server.ts';
import meetings from './meetings.json' with { type: 'json' };
import { dayAfter } from './model.ts';
import told from './pc218/first-meeting.json' with { type: 'json' };
import secondAgenda from './pc218/agenda.json' with { type: 'json' };
import people from './pc218/people.json' with { type: 'json' };
import {
	agendaItems,
	clustersOf,
	membersByMail,
	notesByText,
	promisesInOrder,
	questionsByMail,
	stepNow
} from './queries.server.ts';
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
	story.at(dayAfter(story.days.pc218.first, -2), '09:00');
	await planCases(story, scope, meeting, 'first');
	story.at(story.days.pc218.first, '13:15');
	await story.act('first', openLobby, meeting, {});
	for (const [email, memberId] of await membersByMail(db, scope.networkId)) {
		if (people.some((person) => person.email === email)) {
			await story.act(email.split('@')[0] ?? email, markPresent, meeting, { memberId, here: true });
		}
	}
	story.at(story.days.pc218.first, '13:30');
	await story.act('first', start, meeting, {});
	await through(story, scope, meeting);
}

/** Goes through the agenda step by step, with the rounds of the speed dating. */
async function through(story: Story, scope: NetworkScope, meeting: MeetingScope): Promise<void> {
	for (;;) {
		const { state, runId, kind, per, index } = await stepNow(story.runtime.db, meeting);
		if (state !== 'live' || runId === null) return;
		if (kind === 'write') await write(story, meeting, runId, per, index);
		if (kind === 'consult') await consult(story, meeting, runId);
		if (kind === 'cluster') await lay(story, meeting, runId);
		if (kind === 'vote') await agree(story, scope, meeting, runId);
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

/** Two groups write down what came of their questions; for the ground rules people write in twos. */
async function write(
	story: Story,
	meeting: MeetingScope,
	runId: string,
	per: string,
	index: number
): Promise<void> {
	const note = (key: string, by: MeetingScope, text: string, group: number | null) =>
		story.act(`${runId}:${key}`, addNote, by, { runId, noteId: newId(), secret: newSecret(), text, group });
	if (per === 'subgroup') {
		for (const [at, notes] of told.groups.entries())
			for (const [line, text] of notes.entries()) await note(`${at}:${line}`, meeting, text, at + 1);
	} else if (index === 1) {
		for (const [at, text] of told.rules.flatMap(({ notes }) => notes).entries()) {
			await note(String(at), await by(story, meeting, people[at]?.ref ?? ''), text, null);
		}
	} else return;
	await story.act(runId, reveal, meeting, { runId });
}

/** Brings the notes together into what becomes the ground rules. */
async function lay(story: Story, meeting: MeetingScope, runId: string): Promise<void> {
	const notes = await notesByText(story.runtime.db, meeting);
	for (const [at, { name, notes: texts }] of told.rules.entries()) {
		const noteIds = texts.flatMap((text) => notes.get(text) ?? []);
		await story.act(`${runId}:${at}`, create, meeting, { runId, clusterId: newId(), name, noteIds });
	}
}

/** Everybody says whether they can live with the ground rules, nobody sees who said what; then they hold. */
async function agree(story: Story, scope: NetworkScope, meeting: MeetingScope, runId: string): Promise<void> {
	const concerns: Record<string, string> = told.consent.concern;
	for (const { ref } of people) {
		const reason = concerns[ref];
		const ballot = { kind: 'consent', ...(reason ? { answer: 'concern', reason } : { answer: 'consent' }) };
		const voter = await by(story, meeting, ref);
		await story.act(`${runId}:${ref}`, cast, voter, { runId, round: 1, secret: newSecret(), ballot });
	}
	await story.act(runId, closeVote, meeting, { runId });
	const clusterIds = await clustersOf(story.runtime.db, meeting);
	await story.act(runId, adoptClusters, scope, { clusterIds });
}

/** Somebody of the network in this meeting. */
async function by(story: Story, meeting: MeetingScope, ref: string): Promise<MeetingScope> {
	return story.meeting(await story.inside(mailOf(ref), meeting.slug), meeting.meetingNumber);
}

/** The form of one person: marks, what they take home and wish, and how far each promise is kept. */
function formOf(at: number, promiseIds: readonly string[]): { ref: string; answers: Record<string, object> } {
	const { ref = '', ...marks } = told.marks[at] ?? {};
	const takeaways: Record<string, string> = told.takeaways;
	const themes: Record<string, string> = told.themes;
	const comments: Record<string, Record<string, string>> = told.comments;
	const answers: Record<string, object> = {};
	for (const [key, mark] of Object.entries(marks))
		answers[key] = { mark, comment: comments[ref]?.[key] ?? '' };
	answers['helped'] = { parts: told.helped[at] ?? [] };
	if (takeaways[ref] !== undefined) answers['takeaways'] = { text: takeaways[ref], shared: false };
	if (themes[ref] !== undefined) answers['themes'] = { text: themes[ref] };
	for (const [index, id] of promiseIds.entries())
		answers[`promise:${id}`] = { mark: told.promises[index]?.[at] ?? null };
	return { ref, answers };
}

/** The recap, the forms, the next date, and the end of the meeting. */
export async function wrapUp(story: Story, scope: NetworkScope): Promise<void> {
	const { db } = story.runtime;
	const { first, second } = story.days.pc218;
	const meeting = await story.meeting(scope, 1);
	story.at(first, '16:40');
	for (const [at, note] of told.notes.entries()) await story.act(`first:${at}`, noteForReport, meeting, note);
	const { ref: who, text } = told.parked;
	const { id: parkedId } = await story.act('first', park, await by(story, meeting, who), { text });
	await story.act('first', begin, meeting, {});
	await story.act('first', triage, meeting, { parkedId, to: 'agenda', reason: '' });
	const questions = await questionsByMail(db, scope.networkId);
	for (const [ref, outcome] of Object.entries(told.treated)) {
		const asker = await by(story, meeting, ref);
		await story.act(ref, confirmOutcome, asker, { questionId: questions.get(mailOf(ref)), outcome });
	}
	await story.act('first', sendRest, meeting, {});
	await fill(story, await plan(story, scope, meetings.pc218.second, second, people), 'second', secondAgenda);
	const keep = [...questions].flatMap(([mail, id]) => (mail === mailOf('p02') ? [`carried_over:${id}`] : []));
	await story.act('first', proposeNext, meeting, { keep, extra: told.proposal });
	for (const { ref } of people)
		await story.act(ref, consent, await by(story, meeting, ref), { agrees: 'on' });
	const promiseIds = await promisesInOrder(db, scope.networkId);
	for (const at of told.marks.keys()) {
		const { ref, answers } = formOf(at, promiseIds);
		await story.act(ref, answerEvaluation, await by(story, meeting, ref), { secret: newSecret(), answers });
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
	story.at(dayAfter(report, 6), '09:00');
	await planCases(story, scope, second, 'second');
	story.at(dayAfter(report, 8), '20:00');
	await follow(story, scope, meeting);
	story.at(dayAfter(report, 10), '09:00');
	await story.act('second', inviteToMeeting, second, {});
	const said = people.filter(({ ref }) => ref !== 'p14' && ref !== 'p12');
	await answer(story, scope, second, said, (at) => (at === 3 ? 'no' : 'yes'));
}
