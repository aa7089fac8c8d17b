import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

/** An id for a new row. Random, not time-ordered: an id must not tell when an anonymous note was written. */
export function newId(): string {
	return randomUUID();
}

/** Whether a text out of an address can be an id. */
export function isId(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** A secret for a link or a cookie: 256 bits, safe in an address. Only its hash is ever stored. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. */
export function secretHash(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}

/** The id of a row that has no owner: whoever shows the secret again wrote it, and the id tells nobody the secret. */
export function idOfSecret(secret: string): string {
	const hex = secretHash(secret).toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
		'-'
	);
}

/** The same as text, for keys of doors and ballots. */
export function secretKey(secret: string): string {
	return secretHash(secret).toString('hex');
}

/** Six digits for signing in on another device. */
export function newCode(): string {
	return randomInt(0, 1_000_000).toString().padStart(6, '0');
}

/** Signs that cannot be mistaken for each other when read from a screen: no 0 O 1 I L. */
const JOIN_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** The five-sign code of a meeting (some 28 million of them). */
export function newJoinCode(): string {
	return Array.from({ length: 5 }, () => JOIN_SIGNS[randomInt(JOIN_SIGNS.length)]).join('');
}
