// Run after a migration is written: node scripts/tables.ts writes src/platform/db/tables.ts (types for Kysely) and
// migrations/schema.sql (the whole schema, to read). With --check it only says whether the committed ones still fit.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, leaveTestServer } from '#tests/support/database.ts';
import { dumpSchema } from './dump-schema.ts';
import { generateTables } from './generate-tables.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

const database = await createTestDatabase();
const client = new Client({ connectionString: database.url });
await client.connect();
const files = {
	'src/platform/db/tables.ts': await generateTables(client),
	'migrations/schema.sql': await dumpSchema(client)
};
await client.end();
await database.drop();
await leaveTestServer();

for (const [file, text] of Object.entries(files)) {
	if (!check) writeFileSync(join(root, file), text);
	else if (read(file) !== text) {
		console.error(
			`${file} does not fit the migrations: run "node scripts/tables.ts" and commit what it writes.`
		);
		process.exitCode = 1;
	}
}

function read(file: string): string {
	try {
		return readFileSync(join(root, file), 'utf8');
	} catch {
		return '';
	}
}
