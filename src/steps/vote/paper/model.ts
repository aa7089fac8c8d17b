import type { Ballot, Poll } from '../model.ts';

/** What stands on a paper ballot. */
export interface PaperBallot {
	marks: readonly (number | null)[];
	ticked: readonly string[];
	answer: 'consent' | 'concern' | 'objection' | null;
	reason: string;
	blank: boolean;
}

/** The ballot that a paper means; null for one on which nothing stands, unless that was meant. */
export function readPaper(poll: Poll, { marks, ticked, answer, reason, blank }: PaperBallot): Ballot | null {
	if (poll.kind === 'consent') {
		if (answer === null) return null;
		return answer === 'consent' ? { kind: 'consent', answer } : { kind: 'consent', answer, reason };
	}
	if (poll.kind === 'approval')
		return ticked.length > 0 || blank ? { kind: 'approval', options: [...ticked] } : null;
	const given = poll.options.flatMap((option, at): [string, number][] => {
		const mark = marks[at] ?? null;
		return mark === null || (poll.kind === 'dots' && mark === 0) ? [] : [[option, mark]];
	});
	if (given.length === 0 && !blank) return null;
	const by = Object.fromEntries(given);
	return poll.kind === 'score' ? { kind: 'score', scores: by } : { kind: 'dots', dots: by };
}
