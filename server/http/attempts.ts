const WINDOW_MS = 60_000;

/** Wrong tokens an address may offer within a minute before it must wait. */
export const ATTEMPTS = 20;

/** Counts wrong tokens by address; an address that guesses too often is not listened to until its minute is over. */
export class FailedAttempts {
  readonly #byAddress = new Map<string, { readonly since: number; readonly count: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Seconds the address has to wait; 0 when it may ask. */
  waitSeconds(address: string): number {
    const tally = this.#current(address);
    return tally && tally.count >= ATTEMPTS ? Math.ceil((tally.since + WINDOW_MS - this.#now()) / 1_000) : 0;
  }

  /** Notes a wrong token. */
  note(address: string): void {
    const tally = this.#current(address);
    if (!tally) this.#forgetOld();
    this.#byAddress.set(address, { since: tally?.since ?? this.#now(), count: (tally?.count ?? 0) + 1 });
  }

  #current(address: string) {
    const tally = this.#byAddress.get(address);
    return tally && this.#isOpen(tally.since) ? tally : undefined;
  }

  /** A clock set back ends the window too: nobody waits longer than a minute. */
  #isOpen(since: number): boolean {
    const age = this.#now() - since;
    return age >= 0 && age < WINDOW_MS;
  }

  #forgetOld(): void {
    for (const [address, { since }] of this.#byAddress) if (!this.#isOpen(since)) this.#byAddress.delete(address);
  }
}
