import { useMemo } from 'react';
import { deriveUuid } from '#shared/base/hash.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type AttachFailure, decideAttach } from '#shared/domain/catalogue/attach-barcode.ts';
import type { GroupId, OpId, VariantId } from '#shared/domain/operations/ids.ts';
import { backInUse } from '#shared/domain/catalogue/archive.ts';
import type { Decision, FieldSet } from '#shared/domain/operations/operation.ts';
import type { IncomingRow } from '#shared/domain/operations/rows.ts';
import { type AdjustLine, decideAdjust, type StockFailure } from '#shared/domain/stock/adjust.ts';
import { costSets, tiedReceipt } from '#shared/domain/stock/receipt-cost.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { costsNow } from '#renderer/db/costs-now.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { addToLabelDraft, type LabelLine } from '#renderer/db/label-draft.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import type { UndoFailure } from '#renderer/db/undo.ts';
import { DRAFT_KEY, type ReceiptDraft, type ReceiptLine } from './receipt-draft.ts';

export type ReceiptFailure = StockFailure | AttachFailure | UndoFailure | RecordFailure | Failure<'variant-unknown'>;

/** The most lines one act holds (DATA-R1). */
const ACT_LINES = 25;

/** Keeps a delivery that is being taken in, so that a crash does not cost it; null lets it go. */
export async function keepDraft({ db, now }: Pick<Shop, 'db' | 'now'>, draft: ReceiptDraft | null): Promise<void> {
  if (draft) await db.drafts.put({ key: DRAFT_KEY, at: now(), value: draft });
  else await db.drafts.delete(DRAFT_KEY);
}

/**
 * Takes a delivery in: stock goes up, what was marked as ordered comes off, products get the costs that were chosen for
 * them, all of it one act to the person. The ids follow from the draft's: one that was received already, before a crash
 * let it go, is not received again (`already-done`).
 */
export async function receive(shop: Shop, draft: ReceiptDraft): Promise<Result<Recorded, ReceiptFailure>> {
  const received = await act<ReceiptFailure>(shop, async (db) => {
    if (draft.lines.length === 0) return fail({ code: 'no-lines' });
    const parts = Array.from({ length: Math.ceil(draft.lines.length / ACT_LINES) }, (_, part) =>
      draft.lines.slice(part * ACT_LINES, (part + 1) * ACT_LINES),
    );
    const incoming = await openIncoming(db, draft);
    const received: Decision[] = [];
    for (const lines of parts) {
      const stock = await adjustLines(db, draft, lines);
      if (!stock.ok) return stock;
      const decided = decideAdjust('receive', stock.value, draft.note.trim() || null, incoming);
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
  if (received.ok || received.failure.code === 'already-done') await keepDraft(shop, null);
  return received;
}

async function openIncoming(db: ShopDatabase, { lines }: ReceiptDraft): Promise<readonly IncomingRow[]> {
  const variants = lines.map(({ variantId }) => variantId);
  return db.incoming.where('variantId').anyOf(variants).toArray();
}

async function adjustLines(
  db: ShopDatabase,
  { locationId }: ReceiptDraft,
  lines: readonly ReceiptLine[],
): Promise<Result<readonly AdjustLine[], Failure<'variant-unknown'>>> {
  const variants = await db.variants.bulkGet(lines.map(({ variantId }) => variantId));
  const found = lines.flatMap(({ variantId, quantity, unitCost }, place): AdjustLine[] => {
    const variant = variants[place];
    if (!variant || variant.voided) return [];
    const costTotal = unitCost === null ? null : timesQuantity(unitCost, quantity, variant.decimals);
    return [{ variantId, locationId, quantity, costTotal }];
  });
  return found.length === lines.length ? done(found) : fail({ code: 'variant-unknown' });
}

/** What takes the products of a draft back into use that a person wanted back. */
async function backInUseSets(db: ShopDatabase, { lines }: ReceiptDraft): Promise<readonly FieldSet[]> {
  const wanted = lines.filter((line) => line.backInUse).map(({ variantId }) => variantId);
  const variants = (await db.variants.bulkGet(wanted)).filter((row) => row !== undefined);
  const products = await db.products.bulkGet(variants.map(({ productId }) => productId));
  const sets = variants.flatMap((variant, place) => backInUse(variant, products[place]));
  return [...new Map(sets.map((set) => [set.id, set])).values()];
}

/** A code for a product; `packSize` in smallest units, null: one. */
type AttachAsk = { readonly variantId: VariantId; readonly code: string; readonly packSize?: number | null };

/** Gives a code that nothing had to a product; a scan of it means what is in the pack, or one. */
export function attachCode(
  shop: Shop,
  { variantId, code, packSize = null }: AttachAsk,
): Promise<Result<Recorded, ReceiptFailure>> {
  return act<ReceiptFailure>(shop, async (db, stamp) => {
    const variant = await db.variants.get(variantId);
    if (!variant || variant.voided) return fail({ code: 'variant-unknown' });
    const own = await db.barcodes.where('variantId').equals(variantId).toArray();
    const attached = decideAttach(own, { variantId, code, packSize: packSize ?? 10 ** variant.decimals }, stamp.nextId);
    return attached.ok ? done({ decisions: [attached.value] }) : attached;
  });
}

/** What a person can do about deliveries. */
export function usePurchasingCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      keep: (draft: ReceiptDraft | null) => keepDraft(shop, draft),
      receive: (draft: ReceiptDraft) => receive(shop, draft),
      attach: (ask: AttachAsk) => attachCode(shop, ask),
      newId: () => shop.nextId(),
      /** Chooses labels for what was received, one a piece. */
      labels: (lines: readonly LabelLine[]) => addToLabelDraft(shop.db, lines, shop.now()),
    }),
    [shop],
  );
}
