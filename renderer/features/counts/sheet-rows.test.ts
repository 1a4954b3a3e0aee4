import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type Cell, cellId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { readLots } from '#renderer/db/lots.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening, toldApart } from '#tests/fixtures/small-shop.ts';
import { countLotsOf, dueCells, lotBookOf, unseenBeside } from './count-lots.queries.ts';
import { beginCount, observe } from './counts.commands.ts';
import { bookOf } from './counts.queries.ts';
import { lotName, nameLots, productText } from './lot-column.tsx';
import { countedRows, uncountedRows, withOtherLots } from './sheet-rows.ts';

let s: OpenShop;
beforeAll(() => openWords('en'));
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 5), opening(s.candle, s.floor, 3));
});
afterEach(() => s.close());

const facts = () => ({
  variant: (id: string) => {
    const slot = s.shop.catalogue.slotOf(id);
    return slot === undefined ? undefined : s.shop.catalogue.rowAt(slot);
  },
  onHand: (variantId: string) => (variantId === s.candle ? 3 : 5),
});
const lots = async () =>
  countLotsOf(lotBookOf(await s.shop.db.lots.toArray()), await readLots(s.shop.db, [s.mug]), facts());
const lotOf = (code: string, expiresOn: string | null = null): NewLot =>
  value(newLot(s.mug, code, { expiresOn, receivedOn: null }));
const takeIn = (lot: NewLot, quantity: number) => {
  const line = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity, costTotal: null };
  return s.decide(value(decideAdjust('receive', [line], null, [], [lot])));
};
const sheetOf = async (...seen: readonly Cell[]) => {
  const ask = { name: 'Shelf', locationId: s.floor, scope: { kind: 'all' }, mode: 'guided' } as const;
  const { countId } = value(await beginCount(s.shop, ask));
  for (const cell of seen) value(await observe(s.shop, countId, { ...cell, how: 'add', quantity: 1 }));
  const { book, stop } = bookOf(s.shop, countId);
  await book.read;
  stop();
  return must(book.get(), 'the count is read');
};

test('[CNT29] the other lots of a counted product stand below its latest row, what is in no lot last', async () => {
  const [late, soon] = [lotOf('late', '2028-01-01'), lotOf('soon', '2027-01-01')];
  await takeIn(late, 2);
  await takeIn(soon, 4);
  const [mug, candle] = [s.mug, s.candle].map((variantId) => ({ variantId, locationId: s.floor }));
  const sheet = await sheetOf({ ...must(mug, 'a mug'), lotId: late.id }, must(candle, 'a candle'));
  const known = await lots();
  const rows = countedRows({ sheet, review: undefined, facts: facts() as never, lots: known });
  const beside = unseenBeside(sheet.lines, known);
  const shown = withOtherLots(rows, uncountedRows(beside, facts()));
  const naming = { t: words(), lots: known, facts: facts() };
  expect(shown.map((row) => [lotName(row, naming), row.quantity, row.expected])).toEqual([
    [null, 1, 3],
    ['late', 1, 2],
    ['soon', null, 4],
    ['No lot said', null, 5],
  ]);
  expect(productText('Enamel mug', must(shown[1], 'a row'), naming)).toBe('Enamel mug, late');
});

test('[CNT29] what is due of a product in lots is due lot by lot; of every other it is as before', async () => {
  await takeIn(lotOf('A'), 2);
  const due = [s.mug, s.candle].map((variantId) => {
    const cell = { variantId, locationId: s.floor };
    return { ...cell, levelId: cellId(cell), onHand: 7 };
  });
  expect(dueCells(due, await lots())).toMatchObject([{ lotId: lotOf('A').id, onHand: 2 }, { onHand: 5 }, due[1] ?? {}]);
});

test('[CNT29] a shop without lots has no row, column or name of one', async () => {
  const sheet = await sheetOf({ variantId: s.mug, locationId: s.floor });
  const known = await lots();
  const naming = { t: words(), lots: known, facts: facts() };
  expect(unseenBeside(sheet.lines, known)).toEqual([]);
  expect(nameLots(sheet.lines, naming)).toBe(false);
  expect(productText('Enamel mug', must(sheet.lines[0], 'a line'), naming)).toBe('Enamel mug');
  await s.decide(toldApart(s.mug, 'serial'));
  expect(lotName(must(sheet.lines[0], 'a line'), naming)).toBe('No number said');
});

test('[CNT30] a code names the lots that have it, its spelling aside, of products that are told apart alone', async () => {
  await takeIn(lotOf('ab-1'), 1);
  expect((await lots()).byCode('AB-1')).toEqual([]);
  await s.decide(toldApart(s.mug, 'lot'));
  expect((await lots()).byCode(' AB-1')).toMatchObject([{ code: 'ab-1', variantId: s.mug }]);
  expect((await lots()).byCode('AB')).toEqual([]);
});
