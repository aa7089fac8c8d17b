// npm run restore -- FILE: puts a backup into an empty database, or with --replace into any. Stop Kring first. DATA_DIR
// and DATABASE_URL say which database, as for npm start.
import { join } from 'node:path';
import { checkBackup, restoreBackup } from '#platform/db/backup/restore.ts';
import { openOwnDatabase } from '#platform/server/database.ts';
import { readSettings } from '#platform/server/settings.ts';
import { fileOf, runTool } from './lib/tool.ts';

const migrations = join(import.meta.dirname, '..', 'migrations');

await runTool(async () => {
	const file = fileOf('npm run restore -- kring-2026-11-22.backup');
	// A broken file is refused before a database is even made for it.
	await checkBackup(file, migrations);
	const database = await openOwnDatabase(readSettings(process.env), (line) => console.log(line));
	try {
		const { header, rows, held } = await restoreBackup(
			database.url,
			file,
			migrations,
			process.argv.includes('--replace')
		);
		console.log(`Restored ${rows} rows of the backup of ${header.at} (Kring ${header.version}).`);
		if (held > 0)
			console.log(
				`${held} mails were not sent yet then; they are held back and can be sent from the outbox.`
			);
	} finally {
		await database.leave();
	}
});
