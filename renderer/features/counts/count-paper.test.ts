import { beforeAll, expect, test } from 'vitest';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { countLotsOf, lotBookOf } from './count-lots.queries.ts';
import type { CountFacts, Due } from './counts.queries.ts';
import { countPaper } from './count-paper.ts';

beforeAll(() => openWords('en'));

/** The sheet of a guided count that looks at so many products. */
function sheet(products: number, locale: string) {
  // Only these are asked for a sheet.
  const count = { name: 'Shelf 3', mode: 'guided', begunAt: 0 } as CountRow;
  const due = Array.from({ length: products }, (_, i) => ({
    variantId: `${i}`,
    locationId: 'shelf',
    onHand: 1,
  })) as Due[];
  const variant = (id: string) => ({ title: `Thing ${id}.`, sku: null, decimals: 0 });
  const facts = { shopName: 'Corner', variant, locationName: () => 'Shelf' } as unknown as CountFacts;
  const format = { quantity: (value: number) => `${value}`, date: () => 'a day' } as never;
  return countPaper(count, due, {
    t: words(),
    format,
    locale,
    facts,
    lots: countLotsOf(lotBookOf([]), undefined, facts),
  });
}

const names = ({ printout }: ReturnType<typeof sheet>) =>
  printout.faces.flat().flatMap((mark) => (mark.mark === 'text' && mark.text.startsWith('Thing ') ? mark.text : []));

test('[LAB54] a count sheet has what the count looks at, as far as 1,000 lines, and says how many are more', () => {
  expect([names(sheet(3, 'en')), sheet(3, 'en').left]).toEqual([['Thing 0.', 'Thing 1.', 'Thing 2.'], 0]);
  expect([names(sheet(1_000, 'en')).length, sheet(1_000, 'en').left]).toEqual([1_000, 0]);
  const cut = sheet(1_007, 'en');
  expect([names(cut).length, names(cut).at(-1), cut.left]).toEqual([1_000, 'Thing 999.', 7]);
});

test('[LAB82] a count sheet names the shop at the foot of every page', () => {
  const { printout } = sheet(100, 'en');
  const feet = printout.faces.map((face) => face.flatMap((mark) => (mark.mark === 'text' ? mark.text : [])).at(-1));
  expect(feet).toEqual(printout.faces.map((_, at) => `Page ${at + 1} of ${printout.faces.length} · Corner`));
  expect(feet.length).toBeGreaterThan(1);
});

test('[LAB54] a count sheet is A4, or Letter where the region uses it', () => {
  expect([sheet(1, 'fr').printout.width, sheet(1, 'en-CA').printout.width]).toEqual([210, 215.9]);
});
