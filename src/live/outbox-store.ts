import { createStore, get, update } from 'idb-keyval';
import type { Outcome } from '#platform/commands/outcome.ts';

/** A command that waits to be sent, or was refused and waits to be looked at. */
export interface KeptCommand {
	/** Made here, so that the server carries it out once however often it is sent (L40). */
	readonly id: string;
	readonly command: string;
	readonly input: unknown;
	/** The refusal, if that was the answer. */
	readonly refusal?: Outcome<never>;
}

/** Where commands are kept, in the order in which they were given. Shared by the tabs of one person. */
export interface OutboxStore {
	read(): Promise<readonly KeptCommand[]>;
	/** Changes the whole list in one go; two tabs never overwrite each other. */
	change(how: (items: readonly KeptCommand[]) => readonly KeptCommand[]): Promise<void>;
}

/** Keeps commands in this page only: in tests, and where the browser refuses to store anything. */
export function memoryStore(): OutboxStore {
	let items: readonly KeptCommand[] = [];
	return {
		read: async () => items,
		change: async (how) => {
			items = how(items);
		}
	};
}

/**
 * Keeps commands in IndexedDB, so that they survive a reload and a dead battery. `scope` names meeting and member:
 * what one person wrote is never sent in the name of another. Where storing is refused, keeps them in the page.
 */
export function browserStore(scope: string, refused: () => void): OutboxStore {
	const inPage = memoryStore();
	let place: ReturnType<typeof createStore> | undefined;
	const attempt = async <Result>(
		stored: (place: ReturnType<typeof createStore>) => Promise<Result>,
		otherwise: () => Promise<Result>
	): Promise<Result> => {
		try {
			place ??= createStore('kring-outbox', 'commands');
			return await stored(place);
		} catch {
			refused();
			return otherwise();
		}
	};
	return {
		read: async () => {
			const here = await inPage.read();
			const stored = await attempt(
				async (store) => (await get<KeptCommand[]>(scope, store)) ?? [],
				async () => []
			);
			return [...stored, ...here];
		},
		change: async (how) => {
			if ((await inPage.read()).length > 0) await inPage.change(how);
			await attempt(
				(store) => update<readonly KeptCommand[]>(scope, (items) => how(items ?? []), store),
				() => inPage.change(how)
			);
		}
	};
}
