import { expect, test } from 'vitest';
import type { OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { LineChange, OrderAct, Payloads } from '../operations/operation.ts';
import { isPutBack, knownPieces, piecesOf } from './step-pieces.ts';

const [mug, tea] = ['mug', 'tea'] as unknown as [VariantId, VariantId];
const [one, two] = ['one', 'two'] as unknown as [OrderLineId, OrderLineId];
const nothing = { picked: 0, shipped: 0, packed: 0, from: null } as const;

function step(act: OrderAct, ...lines: readonly LineChange[]): Payloads['order.moved'] {
  const change = {
    orderId: 'o' as OrderId,
    from: 'picking',
    to: 'picking',
    lines,
    relocate: [],
    shippedAt: null,
  } as const;
  return { act, change, stock: [] };
}

test('[ORD110] a step is about the goods that it is named after, also where it picks and packs them on its way', () => {
  const all = { picked: 3, packed: 3, shipped: 3, lineId: one, from: null };
  const said = (['pick', 'pack', 'ship'] as const).map((act) => piecesOf(step(act, all))[0]?.quantity);
  expect(said).toEqual([3, 3, 3]);
  // A shipping of what was packed before picks nothing.
  expect(piecesOf(step('ship', { ...nothing, shipped: 2, lineId: one }))).toEqual([
    { lineId: one, quantity: 2, outcome: null },
  ]);
  for (const act of ['putBack', 'cancel'] as const)
    expect(piecesOf(step(act, { ...nothing, picked: -2, lineId: one }))).toMatchObject([{ quantity: 2 }]);
  expect(piecesOf(step('unpack', { ...nothing, packed: -2, lineId: one }))).toMatchObject([{ quantity: 2 }]);
  expect(piecesOf(step('deliver', { ...nothing, delivered: 4, lineId: one }))).toMatchObject([{ quantity: 4 }]);
  expect(piecesOf(step('hold'))).toEqual([]);
});

test('[ORD110] goods of several lines of one product are one, what became of them differently is not; a line that is gone says nothing', () => {
  const pieces = [
    { lineId: one, quantity: 1, outcome: null },
    { lineId: two, quantity: 2, outcome: null },
    { lineId: two, quantity: 4, outcome: 'restock' },
    { lineId: 'gone' as OrderLineId, quantity: 9, outcome: null },
  ] as const;
  expect(knownPieces(pieces, (id) => (id === one || id === two ? mug : null))).toEqual([
    { variantId: mug, quantity: 3, outcome: null },
    { variantId: mug, quantity: 4, outcome: 'restock' },
  ]);
  expect(knownPieces(pieces.slice(0, 2), (id) => (id === one ? mug : tea))).toHaveLength(2);
});

test('[ORD111] what was picked and comes back to its shelf is put back, on both its lines; its undo is the undo of that', () => {
  const isBack = (quantity: number, isStaging: boolean, isUndo: boolean) =>
    isPutBack({ reason: 'pick', quantity }, { isStaging, isUndo });
  const both = (quantity: number, isUndo: boolean) => [
    isBack(0 - quantity, false, isUndo),
    isBack(quantity, true, isUndo),
  ];
  expect(both(2, false)).toEqual([false, false]);
  expect(both(-2, false)).toEqual([true, true]);
  // A pick that is undone stays a pick; undoing that goods were put back picks them again.
  expect(both(-2, true)).toEqual([false, false]);
  expect(both(2, true)).toEqual([true, true]);
  expect(isPutBack({ reason: 'ship', quantity: 1 }, { isStaging: false, isUndo: false })).toBe(false);
});
