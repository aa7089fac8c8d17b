import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Db } from '#platform/db/access.ts';
import { minutesOf } from '#methods/model.ts';
import { readMethods } from '#methods/own/queries.server.ts';
import type { Insertable } from './model.ts';

/** What can be put into a meeting that is on: a break, and then the shortest first, since there is seldom time for more. */
export async function readInsertable(
	db: Db,
	scope: MeetingScope,
	language: 'nl' | 'en'
): Promise<Insertable[]> {
	const methods = await readMethods(db, scope);
	return methods
		.toSorted(
			(a, b) =>
				Number(b.family === 'break') - Number(a.family === 'break') ||
				minutesOf(a.steps) - minutesOf(b.steps) ||
				a.name[language].localeCompare(b.name[language], language)
		)
		.map(({ id, name, steps }) => ({ id, name: name[language], minutes: minutesOf(steps) }));
}
