import { parseArgs } from 'node:util';

/** What is wrong with what was typed, in one sentence for whoever typed it. */
export class BadInput extends Error {}

export interface MixOptions {
	json: boolean;
	people: number;
	sizes: number[];
	rounds: number;
	seed: string;
	apart: [number, number][];
	together: [number, number][];
	history: string | null;
}

export const USE = `Who sits with whom, so that as few people as possible meet twice.

  npm run --silent mix -- --people 15 --sizes 4,4,4,3 --rounds 5 --seed 1

  --people N       how many people, numbered from 1
  --sizes A,B,...  the sizes of the groups, together as many as there are people
  --rounds N       how many rounds
  --seed TEXT      the same seed gives the same plan (1 when left out)
  --apart 1-2,3-4  these never sit together
  --together 5-6   these always sit together
  --history FILE   earlier rounds, as this program prints them with --json: {"rounds": [[[1, 2], [3, 4]]]};
                   who sat together there counts as met; numbers above N are people who are not here now
  --json           one line: {"rounds": rounds of groups of people, "repeats": how often two people sit together
                   who had met (in an earlier round or in FILE), "together": how often a couple of --apart does}
`;

/** The largest numbers that make sense in one room, and keep a plan within seconds. */
const MOST = { people: 200, rounds: 60 };

/** Reads what was typed behind the command. Throws `BadInput`. */
export function readOptions(words: readonly string[]): MixOptions {
	const given = parsed(words);
	const people = whole(given.people, '--people', MOST.people);
	const sizes = (given.sizes ?? '').split(',').map((size) => whole(size, '--sizes', MOST.people));
	const seats = sizes.reduce((sum, size) => sum + size, 0);
	if (seats !== people) throw new BadInput(`--sizes has ${seats} seats for ${people} people.`);
	return {
		json: given.json ?? false,
		people,
		sizes,
		rounds: whole(given.rounds, '--rounds', MOST.rounds),
		seed: given.seed ?? '1',
		apart: couples(given.apart, '--apart', people),
		together: couples(given.together, '--together', people),
		history: given.history ?? null
	};
}

/** Whether somebody only asks how to use it. */
export function asksForHelp(words: readonly string[]): boolean {
	return words.includes('--help') || words.includes('-h');
}

function parsed(words: readonly string[]) {
	const text = { type: 'string' } as const;
	try {
		return parseArgs({
			args: [...words],
			options: {
				...{ people: text, sizes: text, rounds: text, seed: text },
				...{ apart: text, together: text, history: text },
				json: { type: 'boolean' }
			}
		}).values;
	} catch (error) {
		const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
		throw new BadInput(`${why.replace(/\.$/, '')}; --help shows the options.`);
	}
}

function whole(given: string | undefined, option: string, most: number): number {
	const number = /^\d{1,4}$/.test(given ?? '') ? Number(given) : 0;
	if (number >= 1 && number <= most) return number;
	if (given === undefined || given === '')
		throw new BadInput(`${option} is missing; --help shows the options.`);
	throw new BadInput(`${option} takes whole numbers from 1 to ${most}, not "${given}".`);
}

function couples(given: string | undefined, option: string, people: number): [number, number][] {
	if (given === undefined) return [];
	return given.split(',').map((couple) => {
		const [a = 0, b = 0] = /^(\d{1,4})-(\d{1,4})$/.exec(couple)?.slice(1).map(Number) ?? [];
		if (a >= 1 && b >= 1 && a <= people && b <= people && a !== b) return [a, b];
		throw new BadInput(
			`${option} takes couples of two people from 1 to ${people}, such as 1-2,3-4, not "${couple}".`
		);
	});
}
