/** The signs a join code may have; 0 O 1 I L are left out because they look alike. */
export const codeSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** How many signs a join code has. */
export const codeLength = 5;

/** What a person typed or pasted, as a code: capitals, known signs only, at most five. */
export function readCode(typed: string): string {
	return [...typed.toUpperCase()]
		.filter((sign) => codeSigns.includes(sign))
		.slice(0, codeLength)
		.join('');
}
