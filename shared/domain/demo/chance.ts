/** Chance that repeats: the same seed gives the same draws, on every computer. */
export type Chance = {
  /** A whole number from 0 up to, not including, `end`. */
  readonly below: (end: number) => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  /** True this often: 0 never, 1 always. */
  readonly happens: (share: number) => boolean;
  /** One of the things; there must be one. */
  readonly pick: <T>(things: readonly T[]) => T;
  /** The things in another order. */
  readonly shuffled: <T>(things: readonly T[]) => readonly T[];
};

/** Chance from a seed (a 32-bit mixing generator: enough for a story, not for secrets). */
export function chanceFrom(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end: number) => Math.floor((next() / 0x1_0000_0000) * end);
  const pick = <T>(things: readonly T[]): T => {
    const thing = things[below(things.length)];
    if (thing === undefined) throw new Error('Broken assumption: there is something to pick from');
    return thing;
  };
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (share) => next() / 0x1_0000_0000 < share,
    pick,
    shuffled: (things) => {
      const left = [...things];
      const shuffled = things.map(() => left.splice(below(left.length), 1));
      return shuffled.flat();
    },
  };
}
