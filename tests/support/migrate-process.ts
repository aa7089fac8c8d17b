/** A process that migrates: `node migrate-process.ts URL FOLDER`. Says "applied" and the names. */
import { migrate } from '#platform/db/migrate.ts';

const [url = '', folder = ''] = process.argv.slice(2);
console.log(['applied', ...(await migrate(url, folder))].join(' '));
