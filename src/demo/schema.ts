import * as v from 'valibot';

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
