/** Wrong tokens an address may offer before it has to wait: a mistyped one costs nothing. */
export const FREE_ATTEMPTS = 5;
/** The longest wait, in seconds. */
export const LONGEST_WAIT = 60;
/** Addresses that are remembered; the one that was quiet longest is forgotten first. */
export const MOST_ADDRESSES = 10_000;

const FORGET_MS = 15 * 60_000;

type Tally = { readonly count: number; readonly lastAt: number; readonly until: number };

/**
 * Slows down whoever offers wrong tokens, by address: after the first few each one makes the wait twice as long. It only
 * ever judges wrong tokens; a right one is let through before it is asked.
 */
export class WrongTokens {
  /** In the order of the last wrong token. */
  readonly #byAddress = new Map<string, Tally>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#byAddress.size;
  }

  /** Takes a wrong token; answers the seconds until the next one is heard, 0 where this one was. */
  note(address: string): number {
    const place = placeOf(address);
    const now = this.#now();
    const known = this.#current(place, now);
    // A desk that asks again while it waits makes its wait no longer.
    if (known && now < known.until) return Math.ceil((known.until - now) / 1_000);
    const count = (known?.count ?? 0) + 1;
    const wait = count < FREE_ATTEMPTS ? 0 : Math.min(2 ** (count - FREE_ATTEMPTS), LONGEST_WAIT);
    this.#byAddress.delete(place);
    this.#byAddress.set(place, { count, lastAt: now, until: now + wait * 1_000 });
    this.#forget(now);
    return 0;
  }

  /** A clock set back ends every wait: nobody waits longer than was said. */
  #current(place: string, now: number): Tally | undefined {
    const tally = this.#byAddress.get(place);
    return tally && now >= tally.lastAt && now - tally.lastAt < FORGET_MS ? tally : undefined;
  }

  #forget(now: number): void {
    for (const [place, { lastAt }] of this.#byAddress) {
      if (this.#byAddress.size <= MOST_ADDRESSES && now - lastAt < FORGET_MS) return;
      this.#byAddress.delete(place);
    }
  }
}

/** One computer has as many IPv6 addresses as it likes in its network of 64 bits, which therefore counts as one. */
function placeOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
