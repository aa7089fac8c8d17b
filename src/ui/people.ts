/** A person in a row or a ring of people. */
export type PersonInGroup = {
	id: string;
	/** Full name. */
	name: string;
	/** What stands under the ring: mostly the first name. Never cut off. */
	short?: string | undefined;
	me?: boolean | undefined;
	/** Ready, or whatever the group counts. */
	ready?: boolean | undefined;
	away?: boolean | undefined;
	/** Has the floor. */
	speaking?: boolean | undefined;
	/** The state in words, for who does not see the ring. */
	says?: string | undefined;
	href?: string | undefined;
};
