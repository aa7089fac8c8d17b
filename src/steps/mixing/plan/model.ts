import { seeded, shuffle, type Random } from '#platform/chance/model.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { anneal, type Effort } from '#steps/mixing/anneal/model.ts';
import { repeatsAtLeast } from '#steps/mixing/bounds/model.ts';
import { designFor } from '#steps/mixing/designs/model.ts';
import { faultIn } from '#steps/mixing/faults/model.ts';
import type { MixInput, MixRound } from '#steps/mixing/model.ts';
import { at, FREE, problemOf, type Problem } from '#steps/mixing/problem/model.ts';
import { namedRounds, roundsOf, seatingOf, type Seating } from '#steps/mixing/seating/model.ts';

/** Looks that take some 0.3 s on one thread of an ordinary machine: enough for a plan to look at. */
export const PREVIEW: Effort = { looks: 15_000_000 };
/** Looks that take some 2 s: when somebody asks for better. */
export const THOROUGH: Effort = { looks: 100_000_000 };

/** How often people trade places in a known plan, at most, to keep rules that it does not know of. */
const TRADES = 400;

/**
 * Who sits with whom in each round: a known construction where one fits, else the best that can be found within the
 * effort. The same input and seed give the same plan, on every machine. Hard rules (apart, together, fixed group, locks)
 * are only broken where no plan was found that keeps them; `summarise` says which. Refuses with a `MixRefusal` what no
 * plan can do; `faultIn` says about whom.
 */
export function mix(input: MixInput, seed: string, effort: Effort): Outcome<MixRound[]> {
	const fault = faultIn(input);
	if (fault) return refuse(fault.reason);
	const problem = problemOf(input);
	const random = seeded(seed);
	const bound = repeatsAtLeast(problem) * at(problem.rise, 1);
	const known = fromDesign(problem, bound, random);
	const found = known && known.cost <= bound ? known : anneal(problem, known, bound, effort, random);
	return done(
		namedRounds(
			roundsOf(found),
			input.people.map(({ id }) => id)
		)
	);
}

/** A construction with everybody on a place of it; people trade places as long as that keeps more of the rules. */
function fromDesign(problem: Problem, bound: number, random: Random): Seating | null {
	const [sizes = []] = problem.sizes;
	const alike = problem.sizes.every((round) => String(round) === String(sizes));
	if (!alike || problem.fixed.some((state) => state !== FREE)) return null;
	const design = designFor(sizes, problem.rounds);
	if (!design) return null;
	const rounds = shuffle(design, random).slice(0, problem.rounds);
	let people = shuffle([...Array(problem.people).keys()], random);
	const seat = (): Seating =>
		seatingOf(
			problem,
			rounds.map((round) => round.map((group) => group.map((place) => people[place] ?? 0)))
		);
	let best = seat();
	for (let trade = 0; trade < TRADES && best.cost > bound; trade++) {
		const before = people;
		const [i, j] = [Math.floor(random() * people.length), Math.floor(random() * people.length)];
		people = people.map((person, at) =>
			at === i ? (before[j] ?? person) : at === j ? (before[i] ?? person) : person
		);
		const traded = seat();
		if (traded.cost <= best.cost) best = traded;
		else people = before;
	}
	return best;
}
