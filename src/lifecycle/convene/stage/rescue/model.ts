import type { LocalText } from '#steps/contract.ts';

// Questions that get a talk or the writing going again (handbook 2.2.3): of the step, of its method, and those that always fit.

/** A question that can be offered, and where it comes from. */
export interface RescueQuestion {
	text: LocalText;
	from: 'step' | 'method' | 'house';
}

/** All there are to offer, the nearest first; what says the same in Dutch stands once. */
export function rescueQuestions(
	step: readonly LocalText[],
	method: readonly LocalText[],
	house: readonly LocalText[]
): RescueQuestion[] {
	const all = [
		...step.map((text) => ({ text, from: 'step' as const })),
		...method.map((text) => ({ text, from: 'method' as const })),
		...house.map((text) => ({ text, from: 'house' as const }))
	];
	const same = ({ text }: RescueQuestion) => text.nl.trim().toLowerCase();
	const seen = new Set<string>();
	return all.filter((one) => !seen.has(same(one)) && seen.add(same(one)));
}

/** Whether contributions have dried up: none for so many seconds. Times in milliseconds. */
export function isStalled(lastAt: number, stallSeconds: number, now: number): boolean {
	return now - lastAt >= stallSeconds * 1000;
}

/** Three to offer at a glance: those not shown yet in their order, then all over again. */
export function threeOf(questions: readonly RescueQuestion[], shown: readonly string[]): RescueQuestion[] {
	const times = ({ text }: RescueQuestion) => shown.filter((nl) => nl === text.nl).length;
	return questions.toSorted((a, b) => times(a) - times(b)).slice(0, 3);
}
