import * as v from 'valibot';
import type { LocalText, Step } from '#steps/contract.ts';
import type { TemplateItem } from '#methods/model.ts';

/** What the setting `demo` holds. */
export const ProgressSetting = v.object({ startedAt: v.string(), done: v.array(v.string()) });

/** What one person of the demo fills in on the form of registration. */
export interface DemoPerson {
	ref: string;
	firstName: string;
	lastName: string;
	email: string;
	organisation: string;
	jobTitle: string;
	sector: string;
	experience: string;
	firstQuestion: string;
	offersCase: boolean;
	canHost: boolean;
	food: string;
	accessibility: string;
}

/** What the facilitator of the demo fills in about a network and its call. */
export interface DemoNetwork {
	title: string;
	organiser: string;
	goal: string;
	audience: string;
	plannedMeetings: number;
	rhythm: string;
	minMembers: number;
	maxMembers: number | null;
	promises: string[];
	commitments: string[];
	[element: string]: unknown;
}

/** An item of an agenda of the demo: steps of a method, with what is asked in them and how. */
export interface DemoItem extends TemplateItem {
	planB?: string;
	steps: readonly { id: string; minutes: number; prompt?: LocalText; settings?: Step['settings'] }[];
}
