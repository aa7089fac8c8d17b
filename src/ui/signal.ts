import { mute } from './mute.svelte.ts';

// What a device does when time is up or somebody is needed. All of it may be refused, and then the words say it.

/** How long a browser may take to let a sound through, in milliseconds; after that the tone would come too late. */
const REFUSED = 1_000;

/** Whether this device can tremble, and its owner did not ask for less movement. In a browser only. */
export function canTremble(): boolean {
	return 'vibrate' in navigator && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A page inside another, such as the preview of a phone in a cockpit, keeps still; and so does a device that was told to. */
function still(): boolean {
	return window.top !== window || mute.value.on;
}

/** Trembles twice, shortly, where the device can and may. */
export function tremble(): void {
	if (!still() && canTremble()) navigator.vibrate([120, 80, 120]);
}

/** All tones of a page come out of one: a browser lends few. */
let audio: AudioContext | undefined;

/** A soft tone of half a second, so high in hertz. Where the browser refuses it nothing stays open, and it does not come later. */
export function softTone(hertz: number): void {
	if (still()) return;
	try {
		const mine = (audio ??= new AudioContext());
		const tone = mine.createOscillator();
		const volume = mine.createGain();
		tone.frequency.value = hertz;
		volume.gain.setValueAtTime(0.0001, mine.currentTime);
		volume.gain.exponentialRampToValueAtTime(0.18, mine.currentTime + 0.06);
		volume.gain.exponentialRampToValueAtTime(0.0001, mine.currentTime + 0.6);
		tone.connect(volume).connect(mine.destination);
		tone.start();
		tone.stop(mine.currentTime + 0.65);
		setTimeout(() => {
			if (mine.state === 'running') return;
			if (audio === mine) audio = undefined;
			if (mine.state !== 'closed') void mine.close();
		}, REFUSED);
	} catch {
		// No sound here: the words change as well.
	}
}
