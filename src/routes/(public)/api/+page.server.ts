import { apiOperations } from '#routes/api/openapi.server.ts';
import type { PageServerLoad } from './$types';

/** What a program can do, by the thing it is about: the first part of the name of a command. */
export const load: PageServerLoad = () => {
	const chapters = Map.groupBy(apiOperations(), ({ name }) => name.split('.')[0] ?? name);
	return {
		chapters: [...chapters]
			.map(([name, operations]) => ({
				name,
				operations: operations.map((operation) => ({
					...operation,
					schema: JSON.stringify(operation.schema, null, 2)
				}))
			}))
			.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
	};
};
