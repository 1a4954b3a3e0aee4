/** How a rule stands to its product: nothing to buy, a dip nobody was told of yet, or one that was told. */
export type Dip = 'above' | 'untold' | 'told';

/** How a rule stands after a look; `before` is null at the first look at a shop, and what is low then is old news. */
export function nextDip(before: Dip | null, isLow: boolean): Dip {
  if (!isLow) return 'above';
  if (before === null) return 'told';
  return before === 'above' ? 'untold' : before;
}
