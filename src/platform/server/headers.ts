/**
 * What every answer says to browsers, also a file's, a refusal's and that of a server that is still starting. Pages add
 * their own policy of what they may load (vite.config.ts).
 * @param origin the public address; over https browsers are told to stay there
 */
export function safetyHeaders(origin: string): Map<string, string> {
	return new Map([
		['x-content-type-options', 'nosniff'],
		['x-frame-options', 'SAMEORIGIN'],
		['referrer-policy', 'same-origin'],
		['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
		['cross-origin-opener-policy', 'same-origin'],
		['cross-origin-resource-policy', 'same-origin'],
		...(origin.startsWith('https:')
			? ([['strict-transport-security', 'max-age=31536000; includeSubDomains']] as const)
			: [])
	]);
}
