/** So many times what is usual a shop seldom has. */
const TIMES = 10;

/** Whether a quantity is so far from what is usual that a person is asked; all in smallest units, `least` in whole ones. */
export function isUnusual(quantity: number, usual: number, decimals: number, least = 100): boolean {
  return Math.abs(quantity) >= least * 10 ** decimals && Math.abs(quantity) >= TIMES * Math.abs(usual);
}
