import type { Mode, Step } from '#steps/contract.ts';

/** What can be done to an agenda, and so be taken back. */
export const CHANGES = [
	'template',
	'copy',
	'add',
	'change',
	'move',
	'remove',
	'lock',
	'link',
	'unlink'
] as const;
export type Change = (typeof CHANGES)[number];

/** So many changes back, and no further. */
export const KEPT_CHANGES = 50;

/** A whole agenda as it stood at some moment. */
export interface Snapshot {
	items: {
		id: string;
		title: string;
		methodId: string;
		mode: Mode;
		minutes: number;
		steps: Step[];
		planB: string;
		material: string;
		ownerIds: string[];
		locked: boolean;
	}[];
	questions: { itemId: string; questionId: string; position: number }[];
}

/**
 * Whether the last change may be taken back by this member. What somebody else did only when it is asked for with
 * their name in sight: nobody's work disappears in silence.
 */
export function mayUndo(
	change: { byMemberId: string | null },
	memberId: string,
	{ ofOthers }: { ofOthers: boolean }
): boolean {
	return change.byMemberId === memberId || ofOthers;
}
