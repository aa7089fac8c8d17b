import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { leads } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { wallTime } from '#platform/clock/zone.ts';
import * as filling from '#lifecycle/convene/agenda/filling/commands.server.ts';
import * as parking from '#lifecycle/convene/agenda/parked/commands.server.ts';
import { undoChange } from '#lifecycle/convene/agenda/history/commands.server.ts';
import * as agenda from '#lifecycle/convene/agenda/commands.server.ts';
import {
	agendaWarnings,
	asItWent,
	balance,
	endingAt,
	endingMinutes,
	interactiveShare,
	minutesByMode,
	times
} from '#lifecycle/convene/agenda/model.ts';
import { readPlan } from '#lifecycle/convene/agenda/queries.server.ts';
import * as meetings from '#lifecycle/convene/meetings/commands.server.ts';
import { readProposalFor } from '#lifecycle/debrief/recap/reaction/queries.server.ts';
import { readLikings } from '#lifecycle/debrief/evaluation/helped/queries.server.ts';
import { knownOf, lastTime } from '#methods/choosing/model.ts';
import { usesOfMethods } from '#methods/choosing/queries.server.ts';
import { libraryMethod, templatesFor } from '#methods/library/model.ts';
import { readMethods } from '#methods/own/queries.server.ts';
import { askingStep, minutesOf, planTemplate } from '#methods/model.ts';
import { MODES } from '#steps/contract.ts';
import { act, inMeeting } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await inMeeting(event);
	const mayLead = leads(scope.role) && scope.door === 'person';
	const { row, items, answers, hosts, questions, owners, last, parked } = await readPlan(
		event.locals.runtime.db,
		scope,
		mayLead
	);
	const { db, clock } = event.locals.runtime;
	const [methods, uses, likings, proposed] = mayLead
		? await Promise.all([
				readMethods(db, scope),
				usesOfMethods(db, scope),
				readLikings(db, scope),
				readProposalFor(db, scope, clock.now())
			])
		: [[], [], [], null];
	const begin = row.starts_at?.getTime() ?? 0;
	const available = row.ends_at && row.starts_at ? (row.ends_at.getTime() - begin) / 60_000 : 0;
	const starts = row.starts_at ? wallTime(row.starts_at, row.time_zone) : { day: '', time: '' };
	const ends = row.ends_at ? wallTime(row.ends_at, row.time_zone) : { day: '', time: '' };
	// What a meeting passed by takes no time, and what is done the time that it really took.
	const counted = asItWent(items);
	const timed = new Map(times(counted, begin).map((item) => [item.id, item.startsAt]));
	const modes = minutesByMode(counted);
	const coming = answers.filter(({ answer }) => answer === 'yes').length;
	return {
		meeting: {
			number: row.number,
			kind: row.kind,
			state: row.state,
			title: row.title,
			place: row.place,
			route: row.route,
			bring: row.bring,
			startsAt: row.starts_at,
			endsAt: row.ends_at,
			invited: row.calendar_sequence > 0
		},
		values: {
			title: row.title,
			day: starts.day,
			startTime: starts.time,
			endTime: ends.time,
			place: row.place,
			route: row.route,
			bring: row.bring,
			hostMemberId: row.host_member_id ?? '',
			keyQuestion: row.key_question,
			version: row.version
		},
		items: items.map(({ steps, ...item }) => ({
			...item,
			planned: item.minutes,
			minutes: item.took ?? item.minutes,
			// The page draws the steps and nothing more of them: their prompts in two languages would be half of what is sent.
			parts:
				steps.length > 1
					? steps.map(({ mode, minutes, title }) => ({ mode, minutes, title: title[event.locals.language] }))
					: [],
			planB: mayLead ? item.planB : '',
			material: mayLead ? item.material : '',
			last: lastTime(item.methodId, row.number, uses),
			parked: parked.filter(({ itemId }) => itemId === item.id),
			startsAt: timed.get(item.id) ?? null,
			prompt: steps[askingStep(steps)]?.prompt[scope.language] ?? ''
		})),
		/** What the meeting before this one proposed for it, while it is being prepared. */
		proposed: proposed && { lines: proposed.lines, state: proposed.state },
		slack: balance(counted, available).slack,
		share: interactiveShare(counted),
		modes: Object.fromEntries(MODES.map((mode) => [mode, Math.round(modes[mode])])) as typeof modes,
		warnings: mayLead
			? agendaWarnings(counted, {
					available,
					kickoff: row.kind === 'kickoff',
					people: coming || answers.length,
					methodOf: (id) => methods.find((method) => method.id === id)
				})
			: [],
		ending: {
			from: endingAt(items.map(({ methodId }) => ({ methodId, locked: false }))),
			minutes: endingMinutes(counted, available)
		},
		owners: owners.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}`.trim() })),
		last: last && { ...last, mine: last.byMemberId === scope.memberId },
		myAnswer: answers.find(({ id }) => id === scope.memberId)?.answer ?? null,
		answers: mayLead ? answers : [],
		hosts,
		questions,
		parked: mayLead ? parked : [],
		methods: methods.map(({ id, name, family, steps }) => ({
			id,
			family,
			name: name[event.locals.language],
			minutes: minutesOf(steps),
			...knownOf(id, uses, likings)
		})),
		templates: mayLead
			? templatesFor(row.kind).map((template) => ({
					id: template.id,
					name: template.name[event.locals.language],
					purpose: template.purpose[event.locals.language],
					people: template.people,
					minutes: minutesOf(planTemplate(template, libraryMethod)),
					items: planTemplate(template, libraryMethod).map(({ mode, minutes, title }) => ({
						mode,
						minutes,
						title: title[event.locals.language]
					}))
				}))
			: []
	};
};

/** Carries out one of the planner's commands and comes back to the planner. */
async function change<I extends v.GenericSchema, R>(event: RequestEvent, command: Command<'meeting', I, R>) {
	const scope = await inMeeting(event);
	const result = await act(event, command, scope);
	if (!result.ok) return result.failure;
	redirect(303, `/n/${scope.slug}/meetings/${scope.meetingNumber}`);
}

export const actions: Actions = {
	template: (event) => change(event, filling.useTemplate),
	add: (event) => change(event, agenda.addItem),
	change: (event) => change(event, agenda.changeItem),
	lock: (event) => change(event, agenda.lockItem),
	undo: (event) => change(event, undoChange),
	move: (event) => change(event, agenda.moveItem),
	remove: (event) => change(event, agenda.removeItem),
	link: (event) => change(event, agenda.linkQuestion),
	place: (event) => change(event, parking.placeParked),
	lift: (event) => change(event, parking.liftParked),
	practical: (event) => change(event, meetings.changeMeeting),
	cancel: (event) => change(event, meetings.cancelMeeting),
	invite: (event) => change(event, meetings.inviteToMeeting),
	answer: (event) => change(event, meetings.answerInvitation)
};
