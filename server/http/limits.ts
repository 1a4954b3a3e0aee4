/** How many questions may come: `burst` at once, and `perSecond` on and on. */
export type Rate = { readonly burst: number; readonly perSecond: number };
export type Limits = { readonly perToken: Rate; readonly perAddress: Rate };

/** Far above what a desk asks, which waits for every answer; a shop's desks may share one address. */
export const usualLimits: Limits = {
  perToken: { burst: 400, perSecond: 100 },
  perAddress: { burst: 4_000, perSecond: 1_000 },
};

/** Those who are remembered; the one that was quiet longest is forgotten first, and has its whole burst again. */
export const MOST_REMEMBERED = 20_000;

type Bucket = { left: number; at: number };

/** Lets so many questions of one asker through, and says how long to wait for the next. This process alone counts them. */
export class RateLimit {
  /** In the order of the last question. */
  readonly #buckets = new Map<string, Bucket>();
  readonly #rate: Rate;
  readonly #now: () => number;

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** How many askers are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes a question; answers the seconds until it may come again, 0 where it is let through. */
  take(asker: string): number {
    const { burst, perSecond } = this.#rate;
    const at = this.#now();
    const known = this.#buckets.get(asker);
    // A clock set back gives nothing and takes nothing.
    const grown = known ? known.left + (Math.max(0, at - known.at) / 1_000) * perSecond : burst;
    const left = Math.min(burst, grown);
    const passes = left >= 1;
    this.#buckets.delete(asker);
    this.#buckets.set(asker, { left: passes ? left - 1 : left, at });
    this.#forget();
    return passes ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  }

  #forget(): void {
    for (const asker of this.#buckets.keys()) {
      if (this.#buckets.size <= MOST_REMEMBERED) return;
      this.#buckets.delete(asker);
    }
  }
}
