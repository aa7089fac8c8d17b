// What a device does at a signal of the round. All of it may be refused, and then the words on the screen say it.

/** Trembles twice, shortly. */
export function tremble(): void {
	if ('vibrate' in navigator) navigator.vibrate([120, 80, 120]);
}

/** A soft tone of half a second; higher for "change who speaks" than for "change seats". */
export function softTone(hertz: number): void {
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
