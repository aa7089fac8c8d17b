import type { Remains } from '#steps/consult/terms/model.ts';
import type { Seat } from '#steps/consult/model.ts';

/** A case as somebody offered it. */
export interface Offer {
	id: string;
	giverId: string;
	/** Full name. */
	giver: string;
	title: string;
	about: string;
	question: string;
	remains: Remains;
}

/** How much of an offer somebody sees; what they may not see is empty. */
export type ShownOffer = Pick<Offer, 'giver' | 'title' | 'about'>;

/**
 * What a member may see of a planned case (domain.md 2.5). Before the meeting: nothing of one that leaves nothing, no
 * name where the report would have none. After it: only what its giver lets into the report.
 */
export function shownToMembers(
	{ giver, title, about, remains }: Pick<Offer, 'giver' | 'title' | 'about' | 'remains'>,
	over: boolean
): ShownOffer | null {
	if (remains === 'nothing' || (over && remains === 'group'))
		return over ? null : { giver: '', title: '', about: '' };
	return { giver: remains === 'report' ? '' : giver, title, about };
}

/**
 * Seats of a new consultation in which those who were planned to give a case do so: each in a group of their own as long
 * as there are groups, and of two in one group the one who offered first. Who changes places keeps the order of places.
 * @param givers in the order in which they offered
 */
export function seatGivers(seats: readonly Seat[], givers: readonly string[]): Seat[] {
	const now = seats.map((seat) => ({ ...seat }));
	for (const memberId of givers) {
		const mine = now.find((seat) => seat.memberId === memberId);
		if (!mine) continue;
		const taken = new Set(now.filter(({ gives }) => gives).map(({ group }) => group));
		if (taken.has(mine.group)) {
			const other = now.find((seat) => !taken.has(seat.group) && !givers.includes(seat.memberId));
			if (!other) continue;
			[mine.group, other.group] = [other.group, mine.group];
			[mine.place, other.place] = [other.place, mine.place];
		}
		mine.gives = true;
	}
	return now;
}

/**
 * A planned case as it may be printed, on a sheet that lies on a table: as members may see it before the meeting, with
 * its question; nothing of one in confidence.
 */
export function onPaper(
	offer: Pick<Offer, 'giver' | 'title' | 'about' | 'question' | 'remains'>
): ShownOffer & { question: string } {
	const shown = shownToMembers(offer, false) ?? { giver: '', title: '', about: '' };
	return { ...shown, question: offer.remains === 'nothing' ? '' : offer.question };
}
