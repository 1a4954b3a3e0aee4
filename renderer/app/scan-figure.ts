/** Limits that tell a scanner from a person where a number is entered. */
type Border = {
  /** The fewest gaps that can prove a scan, the gap before Enter included (one less than keys). */
  readonly gaps: number;
  /** Every gap must be shorter than this, in milliseconds. */
  readonly slowest: number;
  /** The mean gap must be shorter than this, in milliseconds. */
  readonly mean: number;
};

/**
 * A form's field that wrongly refuses a number loses nothing: it says why, and the person types the number again. So
 * its limit lies close to people: a scanner takes up to 30 ms a key, and fingers that roll over three keys seldom take
 * less than 35. A table cell that wrongly refuses a number also gets the next number of somebody who types line after
 * line from paper. So its limit lies close to scanners, most of which take 7–13 ms, and two characters are a scan only
 * if the shop has them as a code.
 */
const borders: Readonly<Record<'form' | 'cell', Border>> = {
  form: { gaps: 2, slowest: 30, mean: 30 },
  cell: { gaps: 3, slowest: 30, mean: 14 },
};

/**
 * Whether the keys of a number came too quickly for a person. `gaps`: milliseconds from key to key, the one to Enter
 * included.
 */
export function isScannedFigure(gaps: readonly number[], place: 'form' | 'cell'): boolean {
  const border = borders[place];
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return gaps.length >= border.gaps && mean < border.mean && gaps.every((gap) => gap < border.slowest);
}
