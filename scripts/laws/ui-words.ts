import { isTest } from './places.ts';
import type { Law } from './tree.ts';

const MAY_USE = ['platform/i18n', 'platform/clock', 'platform/ids'];

/** The design system could ship in another product: it knows shapes and states, no networks and no meetings. */
export const uiWords: Law = {
	name: 'ui knows no domain',
	check: (tree) =>
		tree.files
			.filter((file) => file.path.startsWith('src/ui/') && !isTest(file.path))
			.flatMap((file) =>
				file.imports
					.filter(({ target }) => target?.startsWith('src/') && !target.startsWith('src/ui/'))
					.filter(({ target }) => !MAY_USE.some((place) => target?.startsWith(`src/${place}/`)))
					.map(({ specifier, line }) => ({
						file: file.path,
						line,
						says: `${specifier}: src/ui knows no domain (only ${MAY_USE.join(', ')}). Give the component props or a snippet.`
					}))
			)
};
