import type { LocalText, Mode, RunningStep } from '#steps/contract.ts';
import { liveKind } from '#live/kinds.ts';
import type { StageClock, StageItem, StepLength } from './model.ts';
import type { QuestionNow } from './question/model.ts';
import type { RescueQuestion } from './rescue/model.ts';

/** How far a meeting is, as its surfaces see it. */
export type MeetingState = 'lobby' | 'live' | 'wrapping_up' | 'closed';

/** What is happening now. */
export interface StageView {
	state: MeetingState;
	running: RunningStep | null;
	clock: StageClock | null;
	itemTitle: string;
	/** What "next" brings; null when it brings the end. */
	next: { title: LocalText; mode: Mode; itemTitle: string } | null;
	leadId: string | null;
	/** Nobody is to be known by what they say now. */
	nameless: boolean;
}

/** What happens now, under the one id `now`. */
export const stageKind = liveKind<StageView>('stage');

/** A step as the agenda shows it. */
export interface AgendaStepView extends StepLength {
	title: LocalText;
	mode: Mode;
}

/** An item of the agenda with its times, by its id; `position` orders them. */
export interface AgendaView extends StageItem<AgendaStepView> {
	position: number;
}
export const agendaKind = liveKind<AgendaView>('agenda');

/** Whether somebody is in the room. */
export type PersonState = 'expected' | 'here' | 'left' | 'absent';

/** Somebody of the meeting, by member; for phones and cockpits. */
export interface AttenderView {
	firstName: string;
	lastName: string;
	organisation: string;
	state: PersonState;
	guest: boolean;
	/** Leads the network: has a cockpit. */
	leads: boolean;
	participates: boolean;
	late: boolean;
	/** More than one device sits on this chair. */
	doubled: boolean;
}
export const attenderKind = liveKind<AttenderView>('person');

/** A chair as the room screen counts it, by member: taken or free, and no name. */
export const chairKind = liveKind<{ taken: boolean }>('chair');

/** What the room is, under the one id `room`. */
export interface RoomView {
	code: string;
	networkTitle: string;
	meetingTitle: string;
	number: number;
	place: string;
	/** The core question; empty where there is none. */
	keyQuestion: string;
	language: 'nl' | 'en';
	timeZone: string;
	/** Milliseconds; null when no time was set. */
	startsAt: number | null;
	endsAt: number | null;
}
export const roomKind = liveKind<RoomView>('room');

/** Something put aside for another time, by its id. */
export interface ParkedView {
	text: string;
	/** First name; empty where nobody is to be known. */
	by: string;
	itemTitle: string;
	/** When, in milliseconds; without a name only the hour. */
	at: number;
}
export const parkedKind = liveKind<ParkedView>('parked');

/** What the group goes back to, laid over what is on, under the one id `now`; `at` in milliseconds. Nobody knows who asked for it. */
export const questionKind = liveKind<QuestionNow & { at: number }>('core-question');

/** What the cockpit may offer when the running step stalls, the nearest first, under the one id `now`; for cockpits. */
export const rescueOfferKind = liveKind<{ questions: RescueQuestion[] }>('rescue-offer');
