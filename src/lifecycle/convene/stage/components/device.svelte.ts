// What a page asks of the telephone it is on. All of it may be refused, and then nothing happens.

/** Keeps the screen on while `wanted`; gives the function that lets it go. Takes it again when the page comes back. */
export function keepAwake(wanted: boolean): () => void {
	if (!wanted || !('wakeLock' in navigator)) return () => {};
	let lock: WakeLockSentinel | undefined;
	let over = false;
	const take = async () => {
		if (document.visibilityState !== 'visible') return;
		try {
			lock = await navigator.wakeLock.request('screen');
			if (over) await lock.release();
		} catch {
			// Low battery, or a browser that does not want to: the screen may go dark, nothing is lost.
		}
	};
	void take();
	document.addEventListener('visibilitychange', take);
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', take);
		void lock?.release();
	};
}

/** Gives the whole page a theme, also where it is dragged past its end; gives the function that takes it back. */
export function pageTheme(theme: 'dim' | 'room' | 'light' | null): () => void {
	if (theme === null) return () => {};
	const root = document.documentElement;
	const own = root.dataset['theme'];
	root.dataset['theme'] = theme;
	return () => {
		if (own === undefined) delete root.dataset['theme'];
		else root.dataset['theme'] = own;
	};
}
