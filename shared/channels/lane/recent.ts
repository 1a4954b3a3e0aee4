/** What an order did, or has not done yet, to what is shown of a thing. */
type Trace = { readonly spot: string; readonly at: number; readonly taken: number; readonly waiting: number };

const KEPT_MS = 3_600_000;
const MOST = 2_000;

/**
 * What orders did lately. It serves the guess where a difference comes from, and is nothing worth keeping: after a start it is empty.
 */
export class Recent {
  #traces: Trace[] = [];

  note(trace: Trace): void {
    if (trace.taken === 0 && trace.waiting === 0) return;
    this.#traces.push(trace);
    if (this.#traces.length > MOST)
      this.#traces = this.#traces.filter(({ at }) => trace.at - at < KEPT_MS).slice(-MOST);
  }

  /** Pieces that orders took there within so many milliseconds around a moment. */
  takenAround(spot: string, moment: number, withinMs: number): readonly number[] {
    return this.#of(spot).flatMap(({ at, taken }) => (taken !== 0 && Math.abs(at - moment) <= withinMs ? [taken] : []));
  }

  /** Pieces in orders that the store has not taken yet. */
  waiting(spot: string, now: number): readonly number[] {
    return this.#of(spot).flatMap(({ at, waiting }) => (waiting > 0 && now - at < KEPT_MS ? [waiting] : []));
  }

  #of(spot: string): readonly Trace[] {
    return this.#traces.filter((trace) => trace.spot === spot);
  }
}
