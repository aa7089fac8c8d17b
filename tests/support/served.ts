import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { signIn, startKring, type TestKring } from './kring.ts';
import { announcedNetwork, valueOf } from './networks.ts';
import { portOf, startProgram, type Program } from './program.ts';

/** The built program on a database of its own, with an administrator and a network that has one meeting. */
export interface Served {
	kring: TestKring;
	program: Program;
	origin: string;
	port: number;
	/** The slug of the network. */
	slug: string;
	/** Cookie headers of who may knock at the door; a stranger has none. */
	cookies: { stranger: string; facilitator: string; administrator: string };
	routes: ServedRoute[];
	/** Every form action of the build: `/join/[code] ?/name`. */
	actions: string[];
	stop(): Promise<void>;
}

/** One route of the build: `/n/[network]/meetings`, and whether it is a page or an endpoint. */
export interface ServedRoute {
	id: string;
	page: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Starts it, with settings of its own if wished; the build must be there. */
export async function serve(settings: Record<string, string> = {}): Promise<Served> {
	const kring = await startKring(new Date());
	const network = await announcedNetwork(kring);
	const meeting = { title: 'Start', kind: 'kickoff', startTime: '13:00', endTime: '16:30', place: 'Gent' };
	valueOf(await execute(kring.runtime, planMeeting, network.scope, { ...meeting, day: '2030-01-17' }));
	const { login } = await signIn(kring, { email: 'beheer@kring.example', administrator: true });
	const program = startProgram(['server.js'], {
		cwd: ROOT,
		env: {
			...process.env,
			PORT: '0',
			ORIGIN: '',
			HOST: '',
			DEMO: '0',
			SMTP_URL: '',
			DATABASE_URL: kring.url,
			...settings
		}
	});
	const port = await portOf(program);
	return {
		kring,
		program,
		origin: `http://localhost:${port}`,
		port,
		slug: network.slug,
		cookies: {
			stranger: '',
			facilitator: `kring_login=${network.login}`,
			administrator: `kring_login=${login}`
		},
		...(await readBuild()),
		async stop() {
			program.process.kill('SIGTERM');
			await program.ended;
			await kring.stop();
		}
	};
}

interface Manifest {
	routes: { id: string; page: { leaf: number } | null }[];
	nodes: (() => Promise<{ server?: { actions?: object } }>)[];
}

/** What the build has: its routes, and the form actions on their pages. */
async function readBuild(): Promise<{ routes: ServedRoute[]; actions: string[] }> {
	const file = pathToFileURL(join(ROOT, 'build', 'server', 'manifest.js')).href;
	const { manifest }: { manifest: Manifest } = await import(file);
	const named = manifest.routes.map(({ id, page }) => ({
		id: id.replaceAll(/\/\([^/]+\)/g, '') || '/',
		page
	}));
	const actions = named.map(async ({ id, page }) => {
		const node = page ? await manifest.nodes[page.leaf]?.() : undefined;
		return Object.keys(node?.server?.actions ?? {}).map((action) => `${id} ?/${action}`);
	});
	return {
		routes: named.map(({ id, page }) => ({ id, page: Boolean(page) })),
		actions: (await Promise.all(actions)).flat()
	};
}
