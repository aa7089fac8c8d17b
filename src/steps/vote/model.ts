import { shuffle, type Random } from '#platform/chance/model.ts';

/** What is being voted on. */
export type Poll =
	| { kind: 'score'; options: readonly string[] }
	| { kind: 'approval'; options: readonly string[] }
	| { kind: 'dots'; options: readonly string[]; dots: number; perOption: number }
	| { kind: 'consent' };

/** One person's answer. In a score an option left out is a blank: no opinion. */
export type Ballot =
	| { kind: 'score'; scores: Readonly<Record<string, number>> }
	| { kind: 'approval'; options: readonly string[] }
	| { kind: 'dots'; dots: Readonly<Record<string, number>> }
	| { kind: 'consent'; answer: 'consent' }
	| { kind: 'consent'; answer: 'concern' | 'objection'; reason: string };

/** The highest score (domain.md 6: score 0-5). */
export const HIGHEST_SCORE = 5;
/** Under this many ballots only the order is shown, no numbers (domain.md 6). */
export const SHOW_NUMBERS_FROM = 5;

/** Dots for each person: a quarter of the options, three to five (domain.md 3 #11 and 6). */
export function dotsFor(options: number): { dots: number; perOption: number } {
	return { dots: Math.min(5, Math.max(3, Math.ceil(options / 4))), perOption: 2 };
}

/** Why a ballot does not count. */
export type BallotRefusal =
	| 'other_kind'
	| 'unknown_option'
	| 'out_of_range'
	| 'too_many_dots'
	| 'too_many_on_one'
	| 'twice'
	| 'reason_missing';

/** Whether a ballot fits the poll. A blank one does: taking part without an opinion is an answer. */
export function checkBallot(poll: Poll, ballot: Ballot): { ok: true } | { ok: false; reason: BallotRefusal } {
	const reason = ballotRefusal(poll, ballot);
	return reason === null ? { ok: true } : { ok: false, reason };
}

function ballotRefusal(poll: Poll, ballot: Ballot): BallotRefusal | null {
	if (poll.kind === 'consent' || ballot.kind === 'consent') {
		if (poll.kind !== ballot.kind) return 'other_kind';
		// An objection says what would go wrong; without a reason nobody can mend the proposal.
		return 'reason' in ballot && ballot.reason.trim() === '' ? 'reason_missing' : null;
	}
	const named = namedOptions(ballot);
	if (poll.kind !== ballot.kind) return 'other_kind';
	if (named.some((option) => !poll.options.includes(option))) return 'unknown_option';
	if (new Set(named).size < named.length) return 'twice';
	if (ballot.kind === 'score') {
		const fits = (score: number) => Number.isInteger(score) && score >= 0 && score <= HIGHEST_SCORE;
		return Object.values(ballot.scores).every(fits) ? null : 'out_of_range';
	}
	if (ballot.kind === 'dots' && poll.kind === 'dots') {
		const dots = Object.values(ballot.dots);
		if (!dots.every((n) => Number.isInteger(n) && n >= 0)) return 'out_of_range';
		if (dots.some((n) => n > poll.perOption)) return 'too_many_on_one';
		if (dots.reduce((sum, n) => sum + n, 0) > poll.dots) return 'too_many_dots';
	}
	return null;
}

function namedOptions(ballot: Exclude<Ballot, { kind: 'consent' }>): readonly string[] {
	if (ballot.kind === 'approval') return ballot.options;
	return Object.keys(ballot.kind === 'score' ? ballot.scores : ballot.dots);
}

/** The numbers of one option. `total` is points, ticks or dots; `n` who gave an opinion. */
export type OptionTally = {
	option: string;
	total: number;
	n: number;
	blanks: number;
	/** Of a score, two decimals; null without opinions and for ticks and dots. */
	mean: number | null;
	/** Standard deviation of the scores, two decimals: high means that opinions differ. */
	spread: number | null;
	/** How often each score 0 to 5 was given; empty for ticks and dots. */
	counts: readonly number[];
};

/** Options that ended equal share a rank; ranks go 1, 2, 2, 4. */
export type Ranked = { rank: number; options: readonly string[] };

/** The outcome of a closed vote. */
export type Tally = {
	ballots: number;
	ranking: readonly Ranked[];
	/** The options that share the first place, when there is more than one: to be talked over, never drawn. */
	tie: readonly string[];
	/** Null under five ballots: then only the order may be shown. */
	numbers: readonly OptionTally[] | null;
};

type Choice = Exclude<Poll, { kind: 'consent' }>;

/** Counts a closed vote. Ballots that do not fit the poll must have been refused before. */
export function tally(poll: Choice, ballots: readonly Ballot[]): Tally {
	const numbers = poll.options.map((option) => tallyOption(option, ballots));
	const ranking = rank(poll.kind, numbers);
	const first = ranking[0]?.options ?? [];
	return {
		ballots: ballots.length,
		ranking,
		tie: first.length > 1 ? first : [],
		numbers: ballots.length < SHOW_NUMBERS_FROM ? null : numbers
	};
}

function tallyOption(option: string, ballots: readonly Ballot[]): OptionTally {
	const given = ballots.flatMap((ballot) => opinion(ballot, option));
	const scored = ballots.some((ballot) => ballot.kind === 'score');
	const total = given.reduce((sum, points) => sum + points, 0);
	const mean = scored && given.length > 0 ? total / given.length : null;
	const variance =
		mean === null ? null : given.reduce((sum, points) => sum + (points - mean) ** 2, 0) / given.length;
	return {
		option,
		total,
		n: given.length,
		blanks: ballots.length - given.length,
		mean: mean === null ? null : twoDecimals(mean),
		spread: variance === null ? null : twoDecimals(Math.sqrt(variance)),
		counts: scored
			? Array.from(
					{ length: HIGHEST_SCORE + 1 },
					(_, score) => given.filter((points) => points === score).length
				)
			: []
	};
}

function opinion(ballot: Ballot, option: string): number[] {
	if (ballot.kind === 'score') return [ballot.scores[option] ?? []].flat();
	if (ballot.kind === 'approval') return ballot.options.includes(option) ? [1] : [];
	if (ballot.kind === 'dots') return (ballot.dots[option] ?? 0) > 0 ? [ballot.dots[option] ?? 0] : [];
	return [];
}

function rank(kind: Choice['kind'], numbers: readonly OptionTally[]): Ranked[] {
	// Means are compared as fractions, so that rounding neither makes nor breaks a tie. No opinion comes last.
	const compare = (a: OptionTally, b: OptionTally): number => {
		if (kind !== 'score') return b.total - a.total;
		if (a.n === 0 || b.n === 0) return Math.sign(b.n) - Math.sign(a.n);
		return b.total * a.n - a.total * b.n;
	};
	const ranking: { rank: number; options: string[] }[] = [];
	let last: OptionTally | undefined;
	numbers.toSorted(compare).forEach((one, i) => {
		const same = ranking.at(-1);
		if (same && last && compare(last, one) === 0) same.options.push(one.option);
		else ranking.push({ rank: i + 1, options: [one.option] });
		last = one;
	});
	return ranking;
}

/** The outcome of a consent round: objections first, then concerns, never a majority. */
export type ConsentTally = {
	ballots: number;
	outcome: 'consent' | 'objections' | 'nobody_answered';
	objections: readonly string[];
	concerns: readonly string[];
	/** Null under five ballots. */
	counts: { consent: number; concern: number; objection: number } | null;
};

/** One objection is enough: the proposal goes back to the group with the reason, not to a count. */
export function tallyConsent(ballots: readonly Ballot[]): ConsentTally {
	const reasons = (answer: 'concern' | 'objection') =>
		ballots.flatMap((ballot) =>
			ballot.kind === 'consent' && ballot.answer === answer ? [ballot.reason.trim()] : []
		);
	const [objections, concerns] = [reasons('objection'), reasons('concern')];
	const consent = ballots.filter((ballot) => ballot.kind === 'consent' && ballot.answer === 'consent').length;
	const silent = ballots.length === 0;
	return {
		ballots: ballots.length,
		outcome: silent ? 'nobody_answered' : objections.length > 0 ? 'objections' : 'consent',
		objections,
		concerns,
		counts:
			ballots.length < SHOW_NUMBERS_FROM
				? null
				: { consent, concern: concerns.length, objection: objections.length }
	};
}

/** A ballot without the options that there are no longer. */
export function knownOptions(ballot: Ballot | null, options: readonly string[]): Ballot | null {
	const known = (points: Readonly<Record<string, number>>) =>
		Object.fromEntries(Object.entries(points).filter(([id]) => options.includes(id)));
	if (ballot?.kind === 'score') return { ...ballot, scores: known(ballot.scores) };
	if (ballot?.kind === 'dots') return { ...ballot, dots: known(ballot.dots) };
	if (ballot?.kind !== 'approval') return ballot;
	return { ...ballot, options: ballot.options.filter((id) => options.includes(id)) };
}

/** The options as one phone shows them: each phone its own order, always the same on that phone. */
export function optionOrder(options: readonly string[], random: Random): string[] {
	return shuffle(options, random);
}

/** Whether two thirds of those present have voted (domain.md 6). */
export function hasQuorum(ballots: number, present: number): boolean {
	return present > 0 && ballots * 3 >= present * 2;
}

function twoDecimals(value: number): number {
	return Math.round((value + Number.EPSILON) * 100) / 100;
}
