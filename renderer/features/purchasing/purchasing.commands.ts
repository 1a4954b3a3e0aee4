import { useMemo } from 'react';
import { deriveUuid } from '#shared/base/hash.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import { backInUse } from '#shared/domain/catalogue/archive.ts';
import type { Decision, FieldSet, NewLot } from '#shared/domain/operations/operation.ts';
import type { Day, IncomingRow } from '#shared/domain/operations/rows.ts';
import { type AdjustLine, decideAdjust, type StockFailure } from '#shared/domain/stock/adjust.ts';
import { linesInLots, type NamedLotsFailure } from '#shared/domain/stock/named-lots.ts';
import { serialFailure } from '#shared/domain/stock/serials.ts';
import { costSets, tiedReceipt } from '#shared/domain/stock/receipt-cost.ts';
import { lotsNamed } from '#renderer/parts/lot-picks.ts';
import { type AttachAsk, attachCode } from '#renderer/db/attach-code.ts';
import { costsNow } from '#renderer/db/costs-now.ts';
import { type DraftHome, dropDraft, keepDraft } from '#renderer/db/drafts.ts';
import { knownLots } from '#renderer/db/lots.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { addToLabelDraft, type LabelLine } from '#renderer/db/label-draft.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import type { UndoFailure } from '#renderer/db/undo.ts';
import { DRAFT_KEY, type ReceiptDraft } from './receipt-draft.ts';

export type ReceiptFailure = StockFailure | NamedLotsFailure | UndoFailure | RecordFailure | Failure<'variant-unknown'>;

/** The most lines one act holds (DATA-R1). */
const ACT_LINES = 25;

/** Keeps a delivery that is being taken in, so that a crash does not cost it; null lets it go. */
export async function keepReceipt(shop: DraftHome, draft: ReceiptDraft | null): Promise<void> {
  if (draft) await keepDraft(shop, DRAFT_KEY, draft);
  else await dropDraft(shop, DRAFT_KEY);
}

/**
 * Takes a delivery in: stock goes up, what was marked as ordered comes off, products get the costs that were chosen for
 * them, all of it one act to the person. The ids follow from the draft's: one that was received already, before a crash
 * let it go, is not received again (`already-done`).
 */
export async function receive(shop: Shop, draft: ReceiptDraft): Promise<Result<Recorded, ReceiptFailure>> {
  const received = await act<ReceiptFailure>(shop, async (db, stamp) => {
    if (draft.lines.length === 0) return fail({ code: 'no-lines' });
    const stock = await adjustLines(db, draft, shopCalendar(shop.catalogue, stamp.at).today);
    if (!stock.ok) return stock;
    const all = stock.value.flatMap(({ lines }) => lines);
    const brought = stock.value.flatMap(({ lots }) => lots);
    // All parts together: they are one delivery, and none of them knows of the others.
    const second = serialFailure(await withSerials(db, all, brought));
    if (second) return fail(second);
    const incoming = await openIncoming(db, draft);
    const received: Decision[] = [];
    for (const part of partsOf(stock.value)) {
      const [lines, lots] = [part.flatMap((one) => one.lines), part.flatMap((one) => one.lots)];
      const decided = decideAdjust('receive', lines, draft.note.trim() || null, incoming, lots);
      if (!decided.ok) return decided;
      received.push(decided.value);
    }
    const nowOf = await costsNow(
      db,
      draft.lines.map(({ variantId }) => variantId),
    );
    const sets = [...costSets(draft.lines, nowOf), ...(await backInUseSets(db, draft))];
    const tied = tiedReceipt(draft.id as GroupId, 'receipt', received, sets); // the draft's id becomes the group's here
    return done({
      decisions: tied.map((decision, part) => ({ ...decision, opId: deriveUuid(draft.id, String(part)) as OpId })),
    });
  });
  if (received.ok || received.failure.code === 'already-done') await keepReceipt(shop, null);
  return received;
}

async function openIncoming(db: ShopDatabase, { lines }: ReceiptDraft): Promise<readonly IncomingRow[]> {
  const variants = lines.map(({ variantId }) => variantId);
  return db.incoming.where('variantId').anyOf(variants).toArray();
}

/** What one product of a delivery does: a line for each of its lots, and the lots it brings in. */
type Arrived = { readonly lines: readonly AdjustLine[]; readonly lots: readonly NewLot[] };

/** Products in acts of as many lines as one holds. A product is in one act: what was marked as ordered is taken off once. */
function partsOf(arrived: readonly Arrived[]): readonly (readonly Arrived[])[] {
  const parts: Arrived[][] = [];
  let size = ACT_LINES;
  for (const one of arrived) {
    if (size + one.lines.length > ACT_LINES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(one);
    size += one.lines.length;
  }
  return parts;
}

async function adjustLines(
  db: ShopDatabase,
  { locationId, lines }: ReceiptDraft,
  today: Day,
): Promise<Result<readonly Arrived[], ReceiptFailure>> {
  const variants = await db.variants.bulkGet(lines.map(({ variantId }) => variantId));
  const named = lines.map((line) => ({ ...line, lots: lotsNamed(line.lots ?? [], line.quantity) }));
  const known = await knownLots(db, named);
  const arrived: Arrived[] = [];
  for (const [place, line] of named.entries()) {
    const variant = variants[place];
    if (!variant || variant.voided) return fail({ code: 'variant-unknown' });
    const shared = linesInLots({ ...line, locationId, decimals: variant.decimals }, 'in', known, today);
    if (!shared.ok) return shared;
    arrived.push(shared.value);
  }
  return done(arrived);
}

/** What takes the products of a draft back into use that a person wanted back. */
async function backInUseSets(db: ShopDatabase, { lines }: ReceiptDraft): Promise<readonly FieldSet[]> {
  const wanted = lines.filter((line) => line.backInUse).map(({ variantId }) => variantId);
  const variants = (await db.variants.bulkGet(wanted)).filter((row) => row !== undefined);
  const products = await db.products.bulkGet(variants.map(({ productId }) => productId));
  const sets = variants.flatMap((variant, place) => backInUse(variant, products[place]));
  return [...new Map(sets.map((set) => [set.id, set])).values()];
}

export { attachCode } from '#renderer/db/attach-code.ts';

/** What a person can do about deliveries. */
export function usePurchasingCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      keep: (draft: ReceiptDraft | null) => keepReceipt(shop, draft),
      receive: (draft: ReceiptDraft) => receive(shop, draft),
      attach: (ask: AttachAsk) => attachCode(shop, ask),
      newId: () => shop.nextId(),
      /** Chooses labels for what was received, one a piece. */
      labels: (lines: readonly LabelLine[]) => addToLabelDraft(shop.db, lines, shop.now()),
    }),
    [shop],
  );
}
