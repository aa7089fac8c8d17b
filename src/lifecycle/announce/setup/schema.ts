import * as v from 'valibot';
import { seenVersion } from '#commons/network/schema.ts';
import { choice, integer, optionalDay, optionalInteger, optionalText } from '#platform/commands/fields.ts';
import { lines } from '#lifecycle/announce/call/schema.ts';

const timeZone = v.pipe(
	v.optional(v.string('choose'), ''),
	v.check((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'choose')
);

/** Step 2: within one organisation or across, what kind, in which language and time zone. */
export const ChangeKind = v.object({
	version: seenVersion(),
	type: choice(['internal', 'external']),
	kind: choice(['learning_network', 'sounding_board']),
	language: choice(['nl', 'en']),
	timeZone
});

/** Step 3: how often, how many people; an open call has no last place. */
export const ChangeMeetings = v.pipe(
	v.object({
		version: seenVersion(),
		plannedMeetings: integer(1, 40),
		rhythm: optionalText(300),
		size: choice(['group', 'open']),
		minMembers: integer(2, 500),
		maxMembers: optionalInteger(2, 1000)
	}),
	v.forward(
		v.check((input) => input.size === 'open' || input.maxMembers !== null, 'required'),
		['maxMembers']
	),
	v.forward(
		v.check(
			(input) => input.size === 'open' || input.maxMembers === null || input.maxMembers >= input.minMembers,
			'less_than_min'
		),
		['maxMembers']
	)
);

/** Step 4: what the network promises. */
export const ChangePromises = v.object({ version: seenVersion(), promises: lines() });

/** Step 5: what it asks of people. */
export const ChangeCommitments = v.object({ version: seenVersion(), commitments: lines() });

/** Step 6: facilitation and practical matters. */
export const ChangePractical = v.object({
	version: seenVersion(),
	facilitation: optionalText(3000),
	practical: optionalText(3000),
	deadline: optionalDay(),
	retentionMonths: integer(1, 120)
});
