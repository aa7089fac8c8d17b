import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Db } from '#platform/db/access.ts';
import { minutesOf } from '#methods/model.ts';
import { readMethods } from '#methods/own/queries.server.ts';
import type { Insertable } from './model.ts';

/** What can be put into a meeting that is on, the shortest first: there is seldom time for more. */
export async function readInsertable(
	db: Db,
	scope: MeetingScope,
	language: 'nl' | 'en'
): Promise<Insertable[]> {
	const methods = await readMethods(db, scope);
	return methods
		.map(({ id, name, steps }) => ({ id, name: name[language], minutes: minutesOf(steps) }))
		.sort((a, b) => a.minutes - b.minutes || a.name.localeCompare(b.name, language));
}
