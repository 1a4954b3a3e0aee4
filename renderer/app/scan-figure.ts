/** What one way of entering a figure tells a scanner from a person by. */
type Border = {
  /** How many gaps at least, the one before Enter among them: one less than keys. */
  readonly gaps: number;
  /** No gap may be as long as this, in milliseconds. */
  readonly slowest: number;
  /** Nor the mean of them. */
  readonly mean: number;
};

/**
 * A field of a form that refuses a figure loses nothing: it says why, and the figure is typed once more. So the border
 * lies close to people: a scanner takes up to 30 ms a key, and fingers that roll over three keys seldom less than 35.
 * A cell that refuses a figure of somebody who types figure after figure from paper gets the next line's figure as well.
 * So there it lies close to scanners, most of which take 7–13 ms, and two signs are left to the shop's codes.
 */
const borders: Readonly<Record<'form' | 'cell', Border>> = {
  form: { gaps: 2, slowest: 30, mean: 30 },
  cell: { gaps: 3, slowest: 30, mean: 14 },
};

/** Whether no person presses the keys of a figure this quickly; `gaps`: milliseconds from key to key, Enter's too. */
export function isScannedFigure(gaps: readonly number[], place: 'form' | 'cell'): boolean {
  const border = borders[place];
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return gaps.length >= border.gaps && mean < border.mean && gaps.every((gap) => gap < border.slowest);
}
