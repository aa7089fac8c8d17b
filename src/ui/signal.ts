// What a device does when time is up or somebody is needed. All of it may be refused, and then the words say it.

/** Trembles twice, shortly. A page inside another, such as the preview of a phone in a cockpit, stays still. */
export function tremble(): void {
	if (window.top === window && 'vibrate' in navigator) navigator.vibrate([120, 80, 120]);
}

/** A soft tone of half a second, so high in hertz. A page inside another, such as a preview, stays silent. */
export function softTone(hertz: number): void {
	if (window.top !== window) return;
	try {
		const audio = new AudioContext();
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		tone.frequency.value = hertz;
		volume.gain.setValueAtTime(0.0001, audio.currentTime);
		volume.gain.exponentialRampToValueAtTime(0.18, audio.currentTime + 0.06);
		volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.6);
		tone.connect(volume).connect(audio.destination);
		tone.start();
		tone.stop(audio.currentTime + 0.65);
		tone.addEventListener('ended', () => void audio.close());
	} catch {
		// No sound here: the words change as well.
	}
}
