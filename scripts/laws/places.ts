// Where a file stands in the house. The order is the order of time, read from right to left.

/** Each place may import itself and what comes after it. `live` and `ui` share a rank and do not know each other. */
export const LAYERS = [
	'routes',
	'demo',
	'lifecycle/end',
	'lifecycle/debrief',
	'lifecycle/convene',
	'lifecycle/begin',
	'lifecycle/announce',
	'methods',
	'steps',
	'commons',
	'live',
	'ui',
	'platform',
	'handbook'
] as const;
export type Layer = (typeof LAYERS)[number];

/** What one feature may show to another. */
export const SURFACE = ['model.ts', 'schema.ts', 'queries.server.ts', 'commands.server.ts', 'events.ts'];

/** The place of a file under src; the files straight under src (hooks, app) stand with the routes. */
export function layerOf(path: string): Layer | undefined {
	if (!path.startsWith('src/')) return undefined;
	if (!path.slice('src/'.length).includes('/')) return 'routes';
	return LAYERS.find((layer) => path.startsWith(`src/${layer}/`));
}

/** Whether a file of `from` may import one of `to`. */
export function mayLookInto(from: Layer, to: Layer): boolean {
	if (from === to) return true;
	if (from === 'live' && to === 'ui') return false;
	return LAYERS.indexOf(from) < LAYERS.indexOf(to);
}

/** The feature that a file belongs to, such as src/commons/people or src/lifecycle/announce/call, or none. */
export function featureOf(path: string): string | undefined {
	// The library of methods is data for everybody, not a feature.
	if (path.startsWith('src/methods/library/')) return undefined;
	const match = /^(src\/(?:commons|steps|methods|lifecycle\/[^/]+)\/[^/]+)\/./.exec(path);
	return match?.[1];
}

export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

export function isTest(path: string): boolean {
	return /\.(test|spec)\.ts$/.test(path) || path.startsWith('tests/');
}

/** How people call a place: the announce chapter, the steps, the platform. */
export function spoken(layer: Layer): string {
	return layer.startsWith('lifecycle/') ? `the chapter ${layer.slice('lifecycle/'.length)}` : `src/${layer}`;
}
