import { sql } from 'kysely';
import type { Db } from './db/access.ts';

/** Whether the database answers at all; for whoever watches the installation. */
export function databaseAnswers(db: Db): Promise<boolean> {
	return sql`select 1`.execute(db).then(
		() => true,
		() => false
	);
}
