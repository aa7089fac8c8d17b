import * as v from 'valibot';
import { seenVersion } from '#commons/network/schema.ts';
import { checkbox, list, optionalDay, optionalText } from '#platform/commands/fields.ts';
import { elements, type ElementName } from './model.ts';

/** The most promises or commitments one network can measure and keep in mind. */
export const MOST_LINES = 12;

/** A promise or commitment: empty lines fall away; one that is known keeps its id. */
const line = () => v.object({ id: v.optional(v.string('invalid'), ''), text: optionalText(200) });

/** What makes two lines the same to who reads them. */
const asRead = (text: string) =>
	text
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.replace(/[.!]+$/u, '');

/** A list of promises or commitments as somebody wrote it, without its empty lines; nothing in it stands twice. */
export const lines = () =>
	v.pipe(
		list(line(), 40),
		v.rawCheck(({ dataset, addIssue }) => {
			if (!dataset.typed) return;
			const seen = new Set<string>();
			for (const [key, value] of dataset.value.entries()) {
				const text = asRead(value.text);
				if (text !== '' && seen.has(text)) {
					addIssue({
						message: 'duplicate',
						path: [
							{ type: 'array', origin: 'value', input: dataset.value, key, value },
							{ type: 'object', origin: 'value', input: value, key: 'text', value: value.text }
						]
					});
				}
				seen.add(text);
			}
		}),
		v.transform((all) => all.filter(({ text }) => text !== '')),
		v.maxLength(MOST_LINES, `choose_at_most:${MOST_LINES}`)
	);

/** Three thousand signs are a page: more is not a call any more. */
const elementTexts = Object.fromEntries(elements.map((name) => [name, optionalText(3000)])) as Record<
	ElementName,
	ReturnType<typeof optionalText>
>;

/** The call as it stands in the editor; once published, changed promises need a reason. */
export const SaveCall = v.object({
	version: seenVersion(),
	tagline: optionalText(160),
	...elementTexts,
	deadline: optionalDay(),
	promises: lines(),
	commitments: lines(),
	reason: optionalText(300),
	/** Published as well, in the same act: what is on the screen is what people read. */
	publish: checkbox()
});

/** Publishes, closes or opens a call again. */
export const ChangeCallState = v.object({ version: seenVersion() });

const namedLines = v.array(v.object({ id: v.string(), text: v.string() }));

/** A call as it was published: the contract, kept as it was. */
export const CallContent = v.object({
	title: v.string(),
	tagline: v.string(),
	organiser: v.string(),
	kind: v.picklist(['learning_network', 'sounding_board']),
	type: v.picklist(['internal', 'external']),
	goal: v.string(),
	audience: v.string(),
	plannedMeetings: v.number(),
	rhythm: v.string(),
	minMembers: v.number(),
	maxMembers: v.nullable(v.number()),
	openCall: v.boolean(),
	retentionMonths: v.number(),
	deadline: v.nullable(v.string()),
	elements: v.object(
		Object.fromEntries(elements.map((name) => [name, v.string()])) as Record<
			ElementName,
			v.StringSchema<undefined>
		>
	),
	promises: namedLines,
	commitments: namedLines
});
export type CallContent = v.InferOutput<typeof CallContent>;
