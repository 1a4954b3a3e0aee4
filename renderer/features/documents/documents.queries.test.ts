import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import type { DocumentRef, Movement } from '#shared/domain/operations/rows.ts';
import { moveLines } from '#shared/domain/stock/adjust.ts';
import { newestLines } from '#renderer/db/newest-lines.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { readDocument } from './documents.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const newest = async (): Promise<Movement> =>
  must((await newestLines(s.shop.db, s.mug, { limit: 1 })).movements[0], 'the mug moved');
const documentOf = async (): Promise<DocumentRef> => must((await newest()).document, 'the line names its document');

async function moves(quantity: number): Promise<OpId> {
  const lines = moveLines({ variantId: s.mug }, quantity, s.floor, s.warehouse, 'move', 1);
  const { opIds } = await s.decide({
    type: 'stock.recorded',
    payload: { group: null, lines, incoming: [], note: 'for Saturday' },
  });
  return must(opIds[0], 'an act was recorded');
}

test('[DATA-R17] from a movement to its document and back: what it moved, who did it, and what was taken back', async () => {
  const opId = await moves(3);
  const document = await documentOf();
  expect(document).toEqual({ kind: 'transfer', id: opId });
  expect(await readDocument(s.shop, document)).toMatchObject({
    person: 'Ida',
    note: 'for Saturday',
    lines: [
      { variantId: s.mug, quantity: -3, isUndo: false, undone: false },
      { variantId: s.mug, quantity: 3, isUndo: false, undone: false },
    ],
  });
  value(await undoActs(s.shop, [opId]));
  expect(await documentOf()).toEqual(document);
  const taken = must(await readDocument(s.shop, document), 'the document is still there');
  expect(taken.lines.filter(({ isUndo }) => isUndo)).toHaveLength(2);
  expect(taken.lines.filter(({ undone }) => undone)).toHaveLength(2);
  // Done again, undone and done again once more: what stands is no undo, and the undos before it are told as such.
  for (const [turn, undos] of [
    [1, 2],
    [2, 4],
    [3, 4],
  ] as const) {
    const target = Array.from({ length: turn }).reduce<OpId>((id) => reversalId(id), opId);
    value(await undoActs(s.shop, [target]));
    const again = must(await readDocument(s.shop, document), 'the document is still there');
    expect(again.lines.filter(({ isUndo }) => isUndo)).toHaveLength(undos);
    expect(again.lines.filter(({ undone }) => !undone)).toHaveLength(2);
  }
});

test('[DATA-R17] a document whose acts are no longer kept is read from the ledger', async () => {
  const opId = await moves(2);
  await s.shop.db.operations.where('opId').equals(opId).delete();
  expect(await readDocument(s.shop, { kind: 'transfer', id: opId })).toMatchObject({ lines: [{}, {}] });
  expect(await readDocument(s.shop, { kind: 'receipt', id: opId })).toBeNull();
});
