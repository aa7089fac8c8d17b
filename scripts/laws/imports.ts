import { featureOf, isTest, layerOf, mayLookInto, nameOf, spoken, SURFACE } from './places.ts';
import type { Import, Law, Problem, SourceFile } from './tree.ts';

/** Imports follow time, and a feature shows other features only its model, schema, queries, commands and events. */
export const imports: Law = {
	name: 'imports',
	check: (tree) =>
		tree.files
			.filter((file) => file.path.startsWith('src/') && !isTest(file.path))
			.flatMap((file) => file.imports.flatMap((each) => problemsOf(file, each)))
};

function problemsOf(file: SourceFile, each: Import): Problem[] {
	const { target, specifier, line } = each;
	if (target === undefined || specifier.startsWith('./$types')) return [];
	const at = { file: file.path, line };
	if (target.startsWith('tests/')) {
		return [
			{ ...at, says: `${specifier}: only tests may import from tests/. Move what the product needs to src/.` }
		];
	}
	if (!/\.[a-z]+$/.test(target)) {
		return [
			{
				...at,
				says: `Write the extension: '${specifier}.ts' or '${specifier}.svelte'. Node runs these files too.`
			}
		];
	}
	const from = layerOf(file.path);
	const to = layerOf(target);
	if (!from || !to) return [];
	if (!mayLookInto(from, to)) return [{ ...at, says: wrongOrder(from, to, specifier) }];

	const home = featureOf(file.path);
	const other = featureOf(target);
	if (specifier.startsWith('.') && (from !== to || (home !== other && home !== undefined))) {
		return [{ ...at, says: `${specifier} leaves its feature: write '#${target.slice('src/'.length)}'.` }];
	}
	// Routes and the lists straight in steps/ and methods/ put features together; features themselves do not.
	const composes = from === 'routes' || (home === undefined && from === to);
	// One sentence of who may do what may build on another: "whoever conducts" is said once.
	const shown =
		SURFACE.includes(nameOf(target)) || (nameOf(target) === 'policy.ts' && nameOf(file.path) === 'policy.ts');
	if (other !== undefined && other !== home && !composes && !shown) {
		return [{ ...at, says: notShown(other, target) }];
	}
	return [];
}

function wrongOrder(
	from: Parameters<typeof spoken>[0],
	to: Parameters<typeof spoken>[0],
	specifier: string
): string {
	if (from === 'live' || from === 'ui') {
		return `${specifier}: ${spoken(from)} does not know ${spoken(to)}. Pass what it needs as an argument or a prop.`;
	}
	const time =
		from.startsWith('lifecycle/') && to.startsWith('lifecycle/') ? ', which comes later in time' : '';
	return (
		`${specifier}: ${spoken(from)} may not look into ${spoken(to)}${time}. ` +
		'Shared by several? Then it is a noun for src/commons. Put together on one page? Then do it in the route.'
	);
}

function notShown(other: string, target: string): string {
	const feature = other.slice('src/'.length);
	if (target.endsWith('.svelte') || target.includes('/components/')) {
		return (
			`${feature} keeps its components to itself. Compose both in the route (a snippet or a prop), ` +
			'or, when it could ship in another product, move the component to src/ui.'
		);
	}
	if (nameOf(target) === 'policy.ts') {
		return `${feature} keeps its policy: say who may in your own policy.ts, which may build on that one.`;
	}
	return `${feature} shows others only ${SURFACE.join(', ')}; ${nameOf(target)} is its own business.`;
}
