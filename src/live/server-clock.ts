/** A reading of the server's clock is trusted for this long: a phone's own clock may drift, or be set. */
const freshFor = 10 * 60_000;

/** Half of the range is the way back, unless the server took its time to answer: more than this the way is not. */
const longestWay = 200;

/**
 * How far the server's clock is ahead of this machine's, from the times that events carry. An event was stamped
 * before it arrived and, when it answers something, after that was asked: each event narrows the range (L32).
 */
export class ServerClock {
	#least = -Infinity;
	#most = Infinity;
	#since = 0;

	/** Takes the time in an event that arrived at `received`; `asked` is when this machine asked for it, if it did. */
	sample(server: number, received: number, asked?: number): void {
		const least = server - received;
		const most = asked === undefined ? Infinity : server - asked;
		const aged = received - this.#since > freshFor || received < this.#since;
		// A millisecond of play for rounding; beyond it one of the clocks was set.
		if (aged || least > this.#most + 1 || most < this.#least - 1) {
			this.#least = least;
			this.#most = most;
			this.#since = received;
			return;
		}
		this.#least = Math.max(this.#least, least);
		this.#most = Math.min(this.#most, most);
	}

	/** The server's time in milliseconds when this machine's clock says `local`. */
	at(local: number): number {
		if (this.#least === -Infinity) return local;
		const width = this.#most === Infinity ? 0 : this.#most - this.#least;
		return local + this.#least + Math.min(width / 2, longestWay);
	}
}
