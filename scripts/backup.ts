// npm run backup -- FILE: everything in the database into one file, also while people are working. DATA_DIR and
// DATABASE_URL say which database, as for npm start.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeBackup } from '#platform/db/backup/write.ts';
import { openOwnDatabase } from '#platform/server/database.ts';
import { readSettings } from '#platform/server/settings.ts';
import { fileOf, runTool } from './lib/tool.ts';

await runTool(async () => {
	const file = fileOf('npm run backup -- kring-2026-11-22.backup');
	const { version }: { version: string } = JSON.parse(
		readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
	);
	const database = await openOwnDatabase(readSettings(process.env), (line) => console.log(line));
	try {
		const { tables } = await writeBackup(database.url, resolve(file), version);
		const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
		console.log(`Wrote ${rows} rows of ${Object.keys(tables).length} tables to ${file}.`);
	} finally {
		await database.leave();
	}
});
