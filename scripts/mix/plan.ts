import * as v from 'valibot';
import { faultIn, type Fault } from '#steps/mixing/faults/model.ts';
import { encountersIn, mixInput, mixPerson, type Earlier, type MixInput } from '#steps/mixing/model.ts';
import { mix, THOROUGH } from '#steps/mixing/plan/model.ts';
import { summarise, type MixSummary } from '#steps/mixing/summary/model.ts';
import { BadInput, type MixOptions } from './options.ts';

export interface MixAnswer {
	/** Rounds, groups, people numbered from 1. */
	rounds: number[][][];
	/** How often two people sit together who had met. */
	repeats: number;
	/** How often a couple that is to stay apart sits together. */
	together: number;
}

const round = v.array(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))));
const historyFile = v.union([
	v.object({ rounds: v.array(round) }),
	v.pipe(
		v.array(round),
		v.transform((rounds) => ({ rounds }))
	)
]);

/** Earlier rounds from the text of a file. Throws `BadInput`. */
export function readHistory(text: string): Earlier[] {
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		throw new BadInput('The history file is not JSON.');
	}
	const { success, output } = v.safeParse(historyFile, given);
	if (!success) throw new BadInput('The history file must look like {"rounds": [[[1, 2], [3, 4]]]}.');
	const twice = output.rounds.findIndex((each) => new Set(each.flat()).size < each.flat().length);
	if (twice >= 0) throw new BadInput(`Round ${twice + 1} of the history file has somebody twice.`);
	return encountersIn(output.rounds.map((each) => each.map((group) => group.map(String))));
}

/** The plan that was asked for. Throws `BadInput` for what no plan can do. */
export function planFor(
	options: MixOptions,
	earlier: readonly Earlier[]
): MixAnswer & { summary: MixSummary } {
	const people = Array.from({ length: options.people }, (_, i) => mixPerson(String(i + 1)));
	const named = (couples: [number, number][]) => couples.map(([a, b]) => [String(a), String(b)] as const);
	const input: MixInput = {
		...mixInput(
			people,
			Array.from({ length: options.rounds }, () => options.sizes)
		),
		earlier,
		apart: named(options.apart),
		together: named(options.together)
	};
	const fault = faultIn(input);
	if (fault) throw new BadInput(sentence(fault));
	const plan = mix(input, options.seed, THOROUGH);
	if (!plan.ok) throw new BadInput(plan.reason);
	const summary = summarise(input, plan.value);
	return {
		rounds: plan.value.map((each) => each.map((group) => group.map(Number).sort((a, b) => a - b))),
		repeats: summary.repeats,
		together: summary.broken.filter(({ rule }) => rule === 'apart').length,
		summary
	};
}

function sentence({ reason, people }: Fault): string {
	const who = people.join(' and ');
	switch (reason) {
		case 'mix_contradiction':
			return `${who} cannot both stay apart and sit in one group: one of the rules must give.`;
		case 'mix_too_many_together':
			return `${people.join(', ')} must sit together, but no group is large enough.`;
		default:
			return 'There are not as many seats as people.';
	}
}
