/** So many times what is usual a shop seldom has. */
const TIMES = 10;

/** Fewer whole units than this are no reason to ask. */
const LEAST = 100;

/** Whether a quantity is so far from what is usual that a person is asked; all in smallest units. */
export function isUnusual(quantity: number, usual: number, decimals: number): boolean {
  return Math.abs(quantity) >= LEAST * 10 ** decimals && Math.abs(quantity) >= TIMES * Math.abs(usual);
}
