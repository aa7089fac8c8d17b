/** The steps of the guided form, in order; it ends at the editor of the call. */
export const steps = ['goal', 'kind', 'meetings', 'promises', 'commitments', 'practical'] as const;

/** One step of the guided form. */
export type Step = (typeof steps)[number];

/** The step with this name in the address, or undefined. */
export function stepOf(name: string | undefined): Step | undefined {
	return steps.find((step) => step === name);
}

/** The step after this one, or null at the end. */
export function stepAfter(step: Step): Step | null {
	return steps[steps.indexOf(step) + 1] ?? null;
}

/** The step before this one, or null at the start. */
export function stepBefore(step: Step): Step | null {
	return steps[steps.indexOf(step) - 1] ?? null;
}

/** What is written of each step; a step with defaults counts once its own text is there. */
export function writtenSteps(network: {
	goal: string;
	audience: string;
	rhythm: string;
	promises: number;
	commitments: number;
	facilitation: string;
	practical: string;
}): Record<Step, boolean> {
	const has = (text: string) => text.trim() !== '';
	return {
		goal: has(network.goal) && has(network.audience),
		kind: true,
		meetings: has(network.rhythm),
		promises: network.promises > 0,
		commitments: network.commitments > 0,
		practical: has(network.facilitation) && has(network.practical)
	};
}

/** Where somebody who comes back goes on: the first step that is not written, or null when all are. */
export function nextStep(written: Record<Step, boolean>): Step | null {
	return steps.find((step) => !written[step]) ?? null;
}

/** What the size of a group asks (H90, second base rule): fine, small, or from which size other forms are needed. */
export type SizeHint = 'small' | 'fine' | 'over15' | 'over25' | 'over40';

/**
 * What a facilitator should know about a group of this size (H90, R2: ten to fifteen people).
 * @param people how many will take part
 */
export function sizeHint(people: number): SizeHint {
	if (people < 10) return 'small';
	if (people <= 15) return 'fine';
	if (people <= 25) return 'over15';
	return people <= 40 ? 'over25' : 'over40';
}
