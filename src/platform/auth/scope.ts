declare const proven: unique symbol;

/** What a person may be in a network (domain: convenor, facilitator, co-facilitator, member, ...). */
export type Role =
	'facilitator' | 'cofacilitator' | 'convenor' | 'member' | 'expert' | 'host' | 'sponsor' | 'guest';

/** A network that anybody may look at from outside: its call and its registration form. */
export interface PublicScope {
	readonly [proven]: 'public';
	readonly networkId: string;
	readonly slug: string;
	readonly language: 'nl' | 'en';
	readonly timeZone: string;
}

/** Somebody inside a network, proven by a login or a seat. Never a sponsor: they get a SponsorScope. */
export interface NetworkScope {
	readonly [proven]: 'network';
	readonly networkId: string;
	readonly slug: string;
	readonly language: 'nl' | 'en';
	readonly timeZone: string;
	readonly memberId: string;
	readonly personId: string | null;
	readonly role: Exclude<Role, 'sponsor'>;
	/** 'seat': came in by code or personal link and sees only what belongs to the room and to themselves. */
	readonly door: 'person' | 'seat';
	/** Came in by a code and a name that was typed, which proves nothing: what others may not read is not shown outside the room. */
	readonly byName: boolean;
}

/** Somebody inside one meeting of a network. */
export interface MeetingScope extends Omit<NetworkScope, typeof proven> {
	readonly [proven]: 'meeting';
	readonly meetingId: string;
	readonly meetingNumber: number;
}

/** The organisation that pays: has no query that returns a contribution. */
export interface SponsorScope {
	readonly [proven]: 'sponsor';
	readonly networkId: string;
	readonly slug: string;
	readonly timeZone: string;
	readonly memberId: string;
}

/** Somebody signed in by mail, outside of any network. */
export interface PersonScope {
	readonly [proven]: 'person';
	readonly personId: string;
	readonly email: string;
	readonly name: string;
	readonly language: 'nl' | 'en';
	readonly theme: 'auto' | 'light' | 'dark';
	readonly administrator: boolean;
	readonly mayCreateNetworks: boolean;
	readonly loginId: string;
}

/** Nobody in particular. */
export interface StrangerScope {
	readonly [proven]: 'stranger';
	readonly language: 'nl' | 'en';
}

/** Each kind of scope by its name, for commands that say which they need. */
export interface Scopes {
	public: PublicScope;
	network: NetworkScope;
	meeting: MeetingScope;
	person: PersonScope;
	stranger: StrangerScope;
}
export type ScopeName = keyof Scopes;

/** Whether this role leads the network: may plan, conduct, edit and decide about registrations. */
export function leads(role: Role): boolean {
	return role === 'facilitator' || role === 'cofacilitator' || role === 'convenor';
}
