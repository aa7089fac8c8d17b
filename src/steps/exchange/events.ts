import { liveKind } from '#live/kinds.ts';
import type { Experience, View } from './model.ts';

/** How this run works and how far it is, for every surface: by run. */
export interface ExchangeForm {
	per: 'person' | 'subgroup';
	groups: number;
	/** The rows are there for everybody. */
	shown: boolean;
	/** How many are filled in. */
	rows: number;
	/** What the room screen compares, and its page, from 0, out of so many. */
	view: View;
	page: number;
	pages: number;
}
export const exchangeFormKind = liveKind<ExchangeForm>('exchange-form');

/** An experience with whose it is. */
export interface ExchangeRow extends Experience {
	runId: string;
	/** Full name; empty for a subgroup. */
	by: string;
	/** The subgroup, from 1; null for a person. */
	group: number | null;
	ownerId: string;
	/** Left out of what everybody sees. */
	withheld: boolean;
	position: number;
}
/** By row: before the reveal for its owner alone, after it for everybody with a phone or cockpit. */
export const exchangeRowKind = liveKind<ExchangeRow>('exchange-row');

/** That somebody, or a subgroup, filled it in: by member or number of the subgroup, for the cockpits. */
export const exchangeDoneKind = liveKind<{ runId: string }>('exchange-done');

/** The experiences that stand on the room screen now: by run. */
export const exchangePageKind = liveKind<{ rows: ExchangeRow[] }>('exchange-page');
