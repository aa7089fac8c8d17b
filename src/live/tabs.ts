import type { Outcome } from '#platform/commands/outcome.ts';

/** What the tabs of one person tell each other. */
export interface TabNews {
	/** The command that was answered, or undefined when the list of kept commands changed otherwise. */
	readonly id?: string;
	readonly outcome?: Outcome;
}

/** What joins the tabs of one person: one at a time sends, all are told. */
export interface Tabs {
	/** Runs when no other tab is at it. `lost` says that another tab took over, because this one seemed asleep. */
	alone(run: (lost: () => boolean) => Promise<void>): Promise<void>;
	tell(news: TabNews): void;
	hear(heard: (news: TabNews) => void): () => void;
}

/** After this long the other tab is taken to sleep: a phone may freeze it while it holds the lock. */
const otherTabSleeps = 15_000;

/** The tabs of this browser. Without Web Locks (no https) every tab sends; the server carries out each id once. */
export function browserTabs(scope: string): Tabs {
	const name = `kring-outbox:${scope}`;
	const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
	return {
		alone: async (run) => {
			if (!('locks' in navigator)) return run(() => false);
			const locks = navigator.locks;
			let lost = false;
			const held = () => run(() => lost);
			try {
				await locks.request(name, { signal: AbortSignal.timeout(otherTabSleeps) }, held);
			} catch (error) {
				lost = true;
				if (!(error instanceof DOMException) || error.name !== 'TimeoutError') return;
				lost = false;
				await locks.request(name, { steal: true }, held).catch(() => {
					lost = true;
				});
			}
		},
		tell: (news) => channel?.postMessage(news),
		hear: (heard) => {
			const listener = ({ data }: MessageEvent<TabNews>) => heard(data);
			channel?.addEventListener('message', listener);
			return () => channel?.removeEventListener('message', listener);
		}
	};
}
