/** Something that was put aside in a meeting, with where it came from, and the place it got. */
export interface Parked {
	id: string;
	text: string;
	/** First name; empty where nobody is to be known. */
	by: string;
	/** The item that was on; empty where none was. */
	itemTitle: string;
	at: Date;
	destination: string | null;
	reason: string;
}
