/** How long members may propose corrections of a report, in days after it went out (handbook 3). */
export const CORRECTION_DAYS = 3;

/** Where a proposal is: it waits, stands in the report, or was left with a reason. */
export type CorrectionState = 'open' | 'taken' | 'left';

/** Until when corrections of a report that went out at this moment are welcome: so many times 24 hours. */
export function correctionsUntil(sentAt: Date): Date {
	return new Date(sentAt.getTime() + CORRECTION_DAYS * 86_400_000);
}

/** Whether a report waits to be sent, takes corrections, or has stood for longer than that. */
export function correctionTime(sentAt: Date | null, now: Date): 'before' | 'open' | 'over' {
	if (sentAt === null || now < sentAt) return 'before';
	return now < correctionsUntil(sentAt) ? 'open' : 'over';
}

/** The longest correction, and the longest name of its place, in signs. */
export const CORRECTION_LIMIT = 600;
export const PLACE_LIMIT = 300;
