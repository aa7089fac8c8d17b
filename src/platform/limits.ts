import { RateLimiterMemory } from 'rate-limiter-flexible';

// What strangers can reach is limited, per address for guessing and per participant where there is one: forty phones
// behind one router are the normal case, so nothing that a room does together is counted by address.

/**
 * Wrong sign-in codes from one address; right ones are never counted. A room of forty may mistype once each: a code itself
 * ends after five tries.
 */
const wrongSignIns = new RateLimiterMemory({ points: 60, duration: 600 });
/** Sign-in mails asked for from one address: a whole room may do so at once. One mailbox gets five an hour at most. */
const askingMail = new RateLimiterMemory({ points: 60, duration: 600 });
/**
 * Wrong join codes from one address; right ones are never counted, but who is cut off is cut off with the right one too. So
 * a room of forty may mistype six times each; of 28 million codes a guesser has tried one in a thousand after a day.
 */
const wrongCodes = new RateLimiterMemory({ points: 240, duration: 600 });
/** Registrations from one address: an office may send a dozen people. */
const registering = new RateLimiterMemory({ points: 60, duration: 3600 });
/** Commands of one participant or person. */
const commands = new RateLimiterMemory({ points: 120, duration: 10 });
/** Words to whoever conducts, of one participant. */
const messages = new RateLimiterMemory({ points: 5, duration: 600 });

const limiters = { wrongSignIns, askingMail, wrongCodes, registering, commands, messages };

/** Whether this key may do this once more now; counts the attempt. */
export async function mayDo(what: keyof typeof limiters, key: string): Promise<boolean> {
	return limiters[what].consume(key).then(
		() => true,
		() => false
	);
}

/** Whether this key may still try, without counting. */
export async function mayTry(what: keyof typeof limiters, key: string): Promise<boolean> {
	const state = await limiters[what].get(key);
	return state === null || state.remainingPoints > 0;
}

/** An address as a key: IPv6 by its /64, which is what one subscriber has. */
export function addressKey(address: string): string {
	if (!address.includes(':') || address.startsWith('::ffff:')) return address;
	const [head = ''] = address.split('::');
	return head.split(':').slice(0, 4).join(':');
}
