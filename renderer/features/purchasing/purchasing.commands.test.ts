import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whyUnsaved } from '#renderer/db/unsaved.ts';
import { type IncomingId, lotId, type ProductId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { LotPick } from '#renderer/parts/lot-picks.ts';
import { readLots } from '#renderer/db/lots.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { newProduct, newVariant } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { attachCode, keepReceipt, receive } from './purchasing.commands.ts';
import { readReceipts } from './purchasing.queries.ts';
import { readDraft, type ReceiptDraft, withCost, withMore, withQuantity } from './receipt-draft.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const draftOf = (lines: ReceiptDraft['lines'], more: Partial<ReceiptDraft> = {}): ReceiptDraft => ({
  id: s.shop.nextId(),
  locationId: s.floor,
  note: '',
  lines,
  ...more,
});
const onHand = async (variantId: VariantId) => (await s.shop.db.stock.get(variantId))?.at[s.floor]?.onHand ?? 0;
const incoming = async (variantId: VariantId) => (await s.shop.db.stock.get(variantId))?.at[s.floor]?.incoming ?? 0;

test('[PUR1] receiving puts stock up at its cost and takes off what was on order; one undo brings both back', async () => {
  const before = await onHand(s.mug);
  const id = s.shop.nextId() as IncomingId;
  const mark = { id, variantId: s.mug, locationId: s.floor, quantity: 10, expectedAt: null };
  await s.decide({ type: 'incoming.marked', payload: { group: null, lines: [mark] } });
  const draft = draftOf([{ variantId: s.mug, quantity: 4, unitCost: 250 }], { note: 'Note 7' });
  const { opIds } = value(await receive(s.shop, draft));
  expect([await onHand(s.mug), await incoming(s.mug)]).toEqual([before + 4, 6]);
  expect(await readReceipts(s.shop.db)).toMatchObject([{ note: 'Note 7', value: 1_000, undone: false, person: 'Ida' }]);
  value(await undoActs(s.shop, opIds));
  expect([await onHand(s.mug), await incoming(s.mug)]).toEqual([before, 10]);
  expect(await readReceipts(s.shop.db)).toMatchObject([{ undone: true }]);
});

test('[PUR7] a receipt that was undone leaves nothing to print labels for, until it is done again', async () => {
  const standing = async () => (await readReceipts(s.shop.db)).map((receipt) => receipt.standing.length);
  const [opId] = value(await receive(s.shop, draftOf([{ variantId: s.mug, quantity: 4, unitCost: null }]))).opIds;
  if (!opId) throw new Error('nothing was received');
  expect(await standing()).toEqual([1]);
  const [undo] = value(await undoActs(s.shop, [opId])).opIds;
  expect(await standing()).toEqual([0]);
  if (undo) value(await undoActs(s.shop, [undo]));
  expect(await standing()).toEqual([1]);
});

test('[PUR2] a list that was received before a crash let it go is not received again', async () => {
  const draft = draftOf([{ variantId: s.mug, quantity: 4, unitCost: null }]);
  value(await receive(s.shop, draft));
  const after = await onHand(s.mug);
  await keepReceipt(s.shop, draft);
  expect(await receive(s.shop, draft)).toMatchObject({ failure: { code: 'already-done' } });
  expect(await onHand(s.mug)).toBe(after);
  expect(await s.shop.db.drafts.count()).toBe(0);
});

test('[PUR3] a list is kept as it stands and read back; what is no list counts as none', async () => {
  const draft = draftOf([{ variantId: s.mug, quantity: 4, unitCost: 250 }], { note: 'half' });
  await keepReceipt(s.shop, draft);
  expect(readDraft((await s.shop.db.drafts.get('receipt'))?.value)).toEqual(draft);
  for (const rubbish of [null, 'text', { id: 'a' }, { ...draft, lines: [{ variantId: 'v' }] }])
    expect(readDraft(rubbish)).toBeNull();
});

test('[PUR2] a receipt the journal does not take is made once and not said to be saved', async () => {
  const draft = draftOf([{ variantId: s.mug, quantity: 1, unitCost: null }]);
  await keepReceipt(s.shop, draft);
  s.breakJournal(true);
  expect(whyUnsaved(s.shop.db, value(await receive(s.shop, draft)).opIds)).not.toBeNull();
  expect(await receive(s.shop, draft)).toMatchObject({ failure: { code: 'already-done' } });
  expect(await s.shop.db.drafts.count()).toBe(0);
});

test('[PUR4] scans count one line up, which comes first; nothing takes a line away', () => {
  const one = { variantId: s.mug, quantity: 1, unitCost: 250 };
  const other = { variantId: s.candle, quantity: 2, unitCost: null };
  const twice = withMore(withMore(withMore(draftOf([]), one), other), one);
  expect(twice.lines).toEqual([{ ...one, quantity: 2 }, other]);
  expect(withCost(withQuantity(twice, s.candle, 0), s.mug, 300).lines).toEqual([
    { ...one, quantity: 2, unitCost: 300 },
  ]);
});

test('[PUR5] a code that nothing had is given to a product, and means one of it', async () => {
  value(await attachCode(s.shop, { variantId: s.mug, code: ' 5901234123457 ' }));
  expect(await attachCode(s.shop, { variantId: s.mug, code: '5901234123457' })).toMatchObject({
    failure: { code: 'code-known' },
  });
  expect(s.shop.search.findCode('5901234123457')).toMatchObject([{ by: 'barcode', packSize: 1 }]);
});

const costOf = async (id: VariantId) => (await s.shop.db.variants.get(id))?.cost;

test('[PUR8] a receipt onto nothing gives its cost to the product, in one act and one undo; redo gives it again', async () => {
  const draft = draftOf([{ variantId: s.mug, quantity: 8, unitCost: 5_000 }]);
  const { opIds } = value(await receive(s.shop, draft));
  expect([await onHand(s.mug), await costOf(s.mug)]).toEqual([8, 5_000]);
  const undone = value(await undoActs(s.shop, opIds));
  expect([await onHand(s.mug), await costOf(s.mug)]).toEqual([0, 540]);
  value(await undoActs(s.shop, undone.opIds));
  expect([await onHand(s.mug), await costOf(s.mug)]).toEqual([8, 5_000]);
  expect(await receive(s.shop, draft)).toMatchObject({ failure: { code: 'already-done' } });
});

test('[PUR8] where something is on hand the cost stays, unless a person says yes; a no is a no', async () => {
  value(await receive(s.shop, draftOf([{ variantId: s.mug, quantity: 1, unitCost: null }])));
  value(await receive(s.shop, draftOf([{ variantId: s.mug, quantity: 8, unitCost: 5_000 }])));
  expect(await costOf(s.mug)).toBe(540);
  value(await receive(s.shop, draftOf([{ variantId: s.mug, quantity: 8, unitCost: 5_000, useCost: true }])));
  expect(await costOf(s.mug)).toBe(5_000);
  value(await receive(s.shop, draftOf([{ variantId: s.candle, quantity: 8, unitCost: 5_000, useCost: false }])));
  expect(await costOf(s.candle)).toBe(540);
});

test('[PUR8] a delivery of many lines gives every cost, in acts of at most 25 rows under one group', async () => {
  const variants = Array.from({ length: 60 }, () => s.shop.nextId() as VariantId);
  const products = variants.map((_, i) => newProduct(s.shop.nextId() as ProductId, `Bowl ${i}`));
  for (let from = 0; from < 60; from += 20) {
    const some = products.slice(from, from + 20);
    await s.decide({
      type: 'catalog.added',
      payload: {
        group: null,
        products: some,
        variants: some.map(({ id }, i) => newVariant(variants[from + i] ?? s.mug, id, null)),
        barcodes: [],
        rules: [],
        stock: [],
      },
    });
  }
  const lines = variants.map((variantId, i) => ({ variantId, quantity: 1, unitCost: 1_000 + i }));
  const { opIds } = value(await receive(s.shop, draftOf(lines)));
  expect(opIds).toHaveLength(6);
  const written = await s.shop.db.operations
    .where('opId')
    .anyOf([...opIds])
    .toArray();
  expect(new Set(written.map(({ groupId }) => groupId)).size).toBe(1);
  expect(await Promise.all(variants.map(costOf))).toEqual(lines.map(({ unitCost }) => unitCost));
  expect(await readReceipts(s.shop.db)).toHaveLength(1);
  value(await undoActs(s.shop, opIds));
  expect(new Set(await Promise.all(variants.map(costOf)))).toEqual(new Set([540]));
});

test('[STK10] an archived product is received back into use in one act and one undo, or stays archived', async () => {
  const setArchived = (now: boolean) =>
    s.decide({
      type: 'fields.set',
      payload: {
        group: null,
        sets: [{ kind: 'product', id: s.mugProduct, field: 'archived', value: now, was: !now }],
      },
    });
  const archived = async () => (await s.shop.db.products.get(s.mugProduct))?.archived;
  await setArchived(true);
  const line = { variantId: s.mug, quantity: 2, unitCost: null };
  value(await receive(s.shop, draftOf([line])));
  expect([await archived(), await onHand(s.mug)]).toEqual([true, 2]);
  const { opIds } = value(await receive(s.shop, draftOf([{ ...line, backInUse: true }])));
  expect([await archived(), await onHand(s.mug)]).toEqual([false, 4]);
  value(await undoActs(s.shop, opIds));
  expect([await archived(), await onHand(s.mug)]).toEqual([true, 2]);
});

test('[PUR6] the list has the newest 200 acts, undone ones among them, the newest first', async () => {
  const got = await s.decide(
    ...Array.from({ length: 201 }, (_, i) => {
      const line = { variantId: s.mug, locationId: s.floor, quantity: i + 1, reason: 'receive' as const };
      return {
        type: 'stock.recorded' as const,
        payload: {
          group: null,
          incoming: [],
          note: null,
          lines: [{ ...line, costTotal: null, tracks: 1 as const, reverses: null }],
        },
      };
    }),
  );
  const last = got.opIds.at(-1);
  if (last) value(await undoActs(s.shop, [last]));
  const receipts = await readReceipts(s.shop.db);
  expect(receipts.map(({ lines }) => lines[0]?.quantity)).toEqual(Array.from({ length: 200 }, (_, i) => 201 - i));
  expect(receipts.map(({ undone }) => undone)).toEqual([true, ...Array.from({ length: 199 }, () => false)]);
});

const pick = (code: string, quantity: number | null, expiresOn: string | null = null): LotPick => ({
  lotId: lotId(s.mug, code),
  code,
  expiresOn,
  isNew: true,
  quantity,
  readable: true,
});

test('[LOT17] a delivery is received in the lots that were named, as one act, and is listed with their codes', async () => {
  const lots = [pick('L-1', null, '2027-01-31'), pick('L-2', 3)];
  const draft = draftOf([{ variantId: s.mug, quantity: 8, unitCost: 100, useCost: false, lots }]);
  await keepReceipt(s.shop, draft);
  expect(readDraft((await s.shop.db.drafts.get('receipt'))?.value)).toEqual(draft);
  const { opIds } = value(await receive(s.shop, draft));
  expect(opIds).toHaveLength(1);
  expect((await readLots(s.shop.db, [s.mug])).get(s.mug)).toMatchObject({
    lots: [
      { code: 'L-1', expiresOn: '2027-01-31', at: { [s.floor]: 5 } },
      { code: 'L-2', expiresOn: null, at: { [s.floor]: 3 } },
    ],
    without: {},
  });
  const [receipt] = await readReceipts(s.shop.db);
  expect([...(receipt?.lotCodes.values() ?? [])].sort()).toEqual(['L-1', 'L-2']);
  expect(receipt?.value).toBe(800);
});

test('[LOT17] more serial numbers than an act holds lines are one act of their product all the same, and what was ordered comes off once', async () => {
  const id = s.shop.nextId() as IncomingId;
  const mark = { id, variantId: s.mug, locationId: s.floor, quantity: 40, expectedAt: null };
  await s.decide({ type: 'incoming.marked', payload: { group: null, lines: [mark] } });
  const lots = Array.from({ length: 30 }, (_, n) => pick(`S-${n}`, 1));
  const draft = draftOf([
    { variantId: s.candle, quantity: 1, unitCost: null },
    { variantId: s.mug, quantity: 30, unitCost: null, lots },
  ]);
  const { opIds } = value(await receive(s.shop, draft));
  expect(opIds).toHaveLength(2);
  expect([await onHand(s.mug), await incoming(s.mug)]).toEqual([30, 10]);
  value(await undoActs(s.shop, opIds));
  expect([await onHand(s.mug), await incoming(s.mug)]).toEqual([0, 40]);
});

test('[LOT17] lots that are more than what arrived are refused, and nothing is written', async () => {
  const draft = draftOf([{ variantId: s.mug, quantity: 1, unitCost: null, lots: [pick('L-1', 2)] }]);
  expect(await receive(s.shop, draft)).toMatchObject({ failure: { code: 'lots-above-quantity' } });
  expect(await s.shop.db.lots.count()).toBe(0);
});
