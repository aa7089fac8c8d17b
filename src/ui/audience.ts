/** Who sees what a person writes: in words, with the icon that fits. */
export type Audience = {
	/** Chooses the icon: only me, one other, the group, without a name, the group but not yet, everybody. */
	who: 'me' | 'one' | 'group' | 'nameless' | 'later' | 'world';
	/** The audience in a few words, set in bold. */
	audience: string;
	/** What else matters, such as when. */
	rest?: string | undefined;
};
