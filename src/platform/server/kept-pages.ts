/** How long a page is kept, in milliseconds: what changed at another process shows after that. */
const FRESH_MS = 1_000;
/** So many pages at most: of a few tens of kilobytes each. */
const MOST = 200;

/** What is told again. */
interface Kept {
	networkId: string;
	at: number;
	status: number;
	headers: [string, string][];
	body: string;
}

/**
 * Whole pages that are the same for all strangers of one language, for one second, so that an announcement that goes
 * round costs one page a second. A change of the network at this process takes its pages away at once.
 */
export class KeptPages {
	readonly #pages = new Map<string, Kept>();
	readonly #changes = new Map<string, number>();
	readonly #now: () => number;

	/** @param now milliseconds that only go forward */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** The page under this key (all that it depends on), as a new answer; undefined when there is none or it is too old. */
	find(key: string): Response | undefined {
		const kept = this.#pages.get(key);
		if (kept === undefined || this.#now() - kept.at >= FRESH_MS) return undefined;
		return new Response(kept.body, { status: kept.status, headers: kept.headers });
	}

	/**
	 * Keeps a page and answers with it.
	 * @param begun when it began to be made: what changed since then may not be in it, and then it is not kept
	 */
	async keep(key: string, networkId: string, begun: number, page: Response): Promise<Response> {
		const { status } = page;
		const headers = [...page.headers];
		const body = await page.text();
		if ((this.#changes.get(networkId) ?? -Infinity) < begun) {
			this.#pages.delete(key);
			this.#pages.set(key, { networkId, at: begun, status, headers, body });
			this.#shrink(this.#pages);
		}
		return new Response(body, { status, headers });
	}

	/** Takes away what is kept of a network that changed. */
	changed(networkId: string): void {
		for (const [key, page] of this.#pages) if (page.networkId === networkId) this.#pages.delete(key);
		this.#changes.delete(networkId);
		this.#changes.set(networkId, this.#now());
		this.#shrink(this.#changes);
	}

	/** The oldest go first: a page that takes longer to make than two hundred networks take to change is as good as none. */
	#shrink(map: Map<string, unknown>): void {
		for (const key of map.keys()) {
			if (map.size <= MOST) return;
			map.delete(key);
		}
	}
}
