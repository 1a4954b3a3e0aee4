/** So many times what is usual a shop seldom has. */
const TIMES = 10;

/** Fewer whole units than this are no reason to ask. */
const LEAST = 100;

/** An amount of money of which nothing is known to measure it by is asked about from so many whole units. */
const LARGE = 100_000;

/** Whether a quantity is so far from what is usual that a person is asked; all in smallest units. */
export function isUnusual(quantity: number, usual: number, decimals: number): boolean {
  return Math.abs(quantity) >= LEAST * 10 ** decimals && Math.abs(quantity) >= TIMES * Math.abs(usual);
}

/**
 * Whether an amount of money is so far beyond what is usual that a person is asked; `usual`: what the product has until
 * now, null where it has nothing; both in minor units of `digits` places.
 */
export function isUnusualMoney(minor: number, usual: number | null, digits: number): boolean {
  const unit = 10 ** digits;
  if (usual === null) return minor >= LARGE * unit;
  return minor >= TIMES * usual && minor - usual >= LEAST * unit;
}
