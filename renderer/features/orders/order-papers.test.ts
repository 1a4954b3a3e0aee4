import { beforeAll, describe, expect, test } from 'vitest';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { newOrder, smallShop } from '#tests/fixtures/small-shop.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { orderPapers, paperKind } from './order-papers.ts';

beforeAll(() => openWords('en'));

const nextId = countingIds();
const shop = smallShop(nextId);

/** An order of 4 mugs and 3 candles of which so many are picked and shipped. */
function order(
  state: OrderRow['state'],
  [mugs, candles]: readonly (readonly [picked: number, shipped: number])[],
): OrderRow {
  const placed = newOrder(nextId, [
    [shop.mug, shop.floor, 4],
    [shop.candle, shop.floor, 3],
  ]);
  const lines = placed.lines.map((line, i) => {
    const [picked = 0, shipped = 0] = (i === 0 ? mugs : candles) ?? [];
    return { ...line, picked, shipped };
  });
  return { ...placed, kind: 'order', state, lines, addedBy: null, fieldOps: {}, voided: false };
}

/** What the paper says: every text on it in order. */
function said(row: OrderRow): readonly string[] {
  const quantity = (value: number) => `${value}`;
  // Only these are asked for a packing slip.
  const format = { quantity, date: () => 'a day' } as never;
  const variant = (id: VariantId) => ({ title: id === shop.mug ? 'Mug' : 'Candle', sku: null, decimals: 0 });
  const facts = { variant, locationName: () => 'Floor' } as never;
  const printed = orderPapers('packingSlip', [row], { t: words(), format, locale: 'en', facts, contacts: new Map() });
  return (printed?.faces ?? []).flat().flatMap((mark) => (mark.mark === 'text' ? mark.text : []));
}

const figures = (row: OrderRow) => {
  const text = said(row).join('');
  return /Mug(\d+)Candle(\d+)/.exec(text.replaceAll(' ', ''))?.slice(1) ?? text;
};

describe('[OQ16] a packing slip', () => {
  test.each([
    [
      'what is picked of a part',
      order('picking', [
        [3, 0],
        [0, 0],
      ]),
      'packingSlip',
      ['43', '30'],
    ],
    [
      'the next part only, once one has left',
      order('picking', [
        [4, 3],
        [0, 0],
      ]),
      'packingSlip',
      ['41', '30'],
    ],
    [
      'what has left, where nothing more is picked',
      order('picking', [
        [3, 3],
        [0, 0],
      ]),
      'packingSlip',
      ['43', '30'],
    ],
    [
      'what was shipped of an order whose rest was cancelled',
      order('shipped', [
        [3, 3],
        [0, 0],
      ]),
      'packingSlip',
      ['43', '30'],
    ],
    [
      'everything of an order that left whole',
      order('shipped', [
        [4, 4],
        [3, 3],
      ]),
      'packingSlip',
      ['44', '33'],
    ],
    [
      'nothing of an order that is not picked, and is a list to pack by',
      order('open', [
        [0, 0],
        [0, 0],
      ]),
      'packingList',
      ['4', '3'],
    ],
  ] as const)('says %s', (_, row, kind, ordered) => {
    expect(paperKind('packingSlip', [row])).toBe(kind);
    expect(figures(row)).toEqual(ordered);
    expect(said(row).join('').includes('Packing list')).toBe(kind === 'packingList');
  });
});
