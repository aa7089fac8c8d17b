import { copyAgenda, inWords, useTemplate } from '#lifecycle/convene/agenda/filling/commands.server.ts';
import {
	answerInvitation,
	inviteToMeeting,
	planMeeting
} from '#lifecycle/convene/meetings/commands.server.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { libraryMethod } from '#methods/library/model.ts';
import { planTemplate } from '#methods/model.ts';
import soundingAgenda from './klankbordgroep/agenda.json' with { type: 'json' };
import meetings from './meetings.json' with { type: 'json' };
import { dayAfter } from './model.ts';
import pc218People from './pc218/people.json' with { type: 'json' };
import klankbordgroepPeople from './klankbordgroep/people.json' with { type: 'json' };
import { membersByMail } from './queries.server.ts';
import type { DemoItem, DemoPerson } from './schema.ts';
import type { Story } from './story.server.ts';

/** The first meeting of PC218 is planned, invited to and answered by all. */
export async function firstMeeting(story: Story, scope: NetworkScope): Promise<void> {
	const { first, call } = story.days.pc218;
	story.at(dayAfter(call, 23), '11:00');
	const meeting = await plan(story, scope, meetings.pc218.first, first, pc218People);
	story.at(dayAfter(first, -14), '09:00');
	await story.act('first', inviteToMeeting, meeting, {});
	await answer(story, scope, meeting, pc218People, () => 'yes');
}

/** The first meeting of the sounding board is planned, and most people have answered. */
export async function firstSounding(story: Story, scope: NetworkScope): Promise<void> {
	const { first, call } = story.days.klankbordgroep;
	story.at(dayAfter(call, 16), '11:00');
	const meeting = await plan(story, scope, meetings.klankbordgroep.first, first, klankbordgroepPeople);
	await fill(story, meeting, 'first', soundingAgenda);
	story.at(dayAfter(call, 19), '09:00');
	await story.act('first', inviteToMeeting, meeting, {});
	const said = klankbordgroepPeople.filter((_, at) => at % 7 !== 5);
	await answer(story, scope, meeting, said, (at) => (at % 8 === 6 ? 'no' : 'yes'));
}

/** Gives a meeting an agenda of its own in place of the template: steps of the library, with questions and settings. */
export async function fill(
	story: Story,
	meeting: MeetingScope,
	key: string,
	items: readonly DemoItem[]
): Promise<void> {
	const template = { id: 'demo', kind: 'ordinary' as const, people: 0, items };
	const names = { name: { nl: '', en: '' }, purpose: { nl: '', en: '' } };
	const planned = planTemplate({ ...template, ...names }, libraryMethod).map((item, at) => ({
		...item,
		steps: item.steps.map((step, place) => {
			const own = items[at]?.steps[place];
			return {
				...step,
				prompt: own?.prompt ?? step.prompt,
				settings: { ...step.settings, ...own?.settings }
			};
		})
	}));
	const worded = inWords(planned, meeting.language).map((item, at) => ({
		...item,
		planB: items[at]?.planB ?? ''
	}));
	await story.act(key, copyAgenda, meeting, { items: worded, replace: 'on' });
}

interface Plan {
	kind: string;
	title: string;
	startTime: string;
	endTime: string;
	place: string;
	route: string;
	bring: string;
	host: string;
	template: string;
}

/** Plans a meeting and fills its agenda from a template. */
export async function plan(
	story: Story,
	scope: NetworkScope,
	about: Plan,
	day: string,
	people: readonly DemoPerson[]
): Promise<MeetingScope> {
	const { host, template, ...what } = about;
	const members = await membersByMail(story.runtime.db, scope.networkId);
	const hostMemberId = members.get(people.find(({ ref }) => ref === host)?.email ?? '') ?? '';
	const { number } = await story.act(about.title, planMeeting, scope, { ...what, day, hostMemberId });
	const meeting = await story.meeting(scope, number);
	await story.act(about.title, useTemplate, meeting, { template });
	return meeting;
}

/** Who is invited answers, each in their own name, one after the other. */
export async function answer(
	story: Story,
	scope: NetworkScope,
	meeting: MeetingScope,
	people: readonly DemoPerson[],
	says: (at: number) => 'yes' | 'no' | 'maybe'
): Promise<void> {
	for (const [at, { ref, email }] of people.entries()) {
		story.later(1800);
		const own = await story.meeting(await story.inside(email, scope.slug), meeting.meetingNumber);
		await story.act(`${meeting.meetingNumber}:${ref}`, answerInvitation, own, { answer: says(at) });
	}
}
