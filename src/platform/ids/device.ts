// `crypto.randomUUID` is missing on a page without https, such as one that a laptop in the room serves; random bytes are not.

function randomHex(bytes: number): string {
	return [...crypto.getRandomValues(new Uint8Array(bytes))]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}

/** A random id (UUID version 4), made on this device. */
export function newId(): string {
	const hex = randomHex(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A secret that proves later who wrote: 256 bits, made on this device, which sends it along and keeps it. */
export function newSecret(): string {
	return randomHex(32);
}
