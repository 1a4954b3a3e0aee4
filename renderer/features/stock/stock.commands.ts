import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { GroupId, LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import type { LotShare } from '#shared/domain/orders/picked-lots.ts';
import {
  type AdjustLine,
  type AdjustReason,
  decideAdjust,
  decideMove,
  signed,
  type StockFailure,
} from '#shared/domain/stock/adjust.ts';
import { linesInLots, type NamedLot, type NamedLotsFailure, takenFrom } from '#shared/domain/stock/named-lots.ts';
import { costSets, tiedReceipt } from '#shared/domain/stock/receipt-cost.ts';
import { costsNow } from '#renderer/db/costs-now.ts';
import { knownLots } from '#renderer/db/lots.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { addToLabelDraft } from '#renderer/db/label-draft.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';

/** One product of an adjustment as a person entered it. */
export type AdjustEntry = {
  readonly variantId: VariantId;
  /** As typed: without a sign, or with one for a correction and an opening balance. */
  readonly quantity: number;
  /** What one whole unit cost, in minor units; the whole line's cost is what is kept. */
  readonly unitCost: number | null;
  /** Whether it becomes the product's cost; left out: what is usual. */
  readonly useCost?: boolean;
  /** The lots that a person named; left out where none is. */
  readonly lots?: readonly NamedLot[];
  /** What the shelf held when the person said "the new quantity is": if that is no longer so, they look again. */
  readonly seen: number | null;
};
export type AdjustAsk = {
  readonly reason: AdjustReason;
  readonly locationId: LocationId;
  readonly lines: readonly AdjustEntry[];
  readonly note: string | null;
};
export type MoveAsk = {
  readonly from: LocationId;
  readonly to: LocationId;
  readonly lines: readonly MoveEntry[];
  readonly note: string | null;
};
export type MoveEntry = {
  readonly variantId: VariantId;
  readonly quantity: number;
  /** The lots that a person named; left out where none is. */
  readonly lots?: readonly NamedLot[];
};

export type StockCommandFailure =
  | StockFailure
  | NamedLotsFailure
  | Failure<'variant-unknown' | 'level-moved'>
  | RecordFailure;

/** Adjusts the stock of some products at one location, as one act. */
export function adjustStock(shop: Shop, ask: AdjustAsk): Promise<Result<Recorded, StockCommandFailure>> {
  return act<StockCommandFailure>(shop, async (db, stamp) => {
    const adjusted = await adjustLines(db, ask, shopCalendar(shop.catalogue, stamp.at).today);
    if (!adjusted.ok) return adjusted;
    const ids = ask.lines.map((line) => line.variantId);
    const incoming = ask.reason === 'receive' ? await db.incoming.where('variantId').anyOf(ids).toArray() : [];
    const { lines, lots } = adjusted.value;
    const known = await withSerials(db, lines, lots);
    const decided = decideAdjust(ask.reason, known, ask.note, incoming, lots);
    if (!decided.ok) return decided;
    if (ask.reason !== 'receive' && ask.reason !== 'opening') return done({ decisions: [decided.value] });
    const costs = costSets(ask.lines, await costsNow(db, ids));
    const label = ask.reason === 'receive' ? 'receipt' : 'opening';
    const id = stamp.nextId() as GroupId; // a new id becomes a group's here
    return done({ decisions: tiedReceipt(id, label, [decided.value], costs) });
  });
}

async function adjustLines(
  db: ShopDatabase,
  { reason, locationId, lines }: AdjustAsk,
  today: Day,
): Promise<Result<Adjusted, StockCommandFailure>> {
  const ids = lines.map((line) => line.variantId);
  const variants = await db.variants.bulkGet(ids);
  const stock = await db.stock.bulkGet(ids);
  const known = await knownLots(db, lines);
  const adjusted: Adjusted[] = [];
  for (const [place, { variantId, quantity, unitCost, lots = [], seen }] of lines.entries()) {
    const variant = variants[place];
    if (!variant || variant.voided) return fail({ code: 'variant-unknown' });
    const onHand = stock[place]?.at[locationId]?.onHand ?? 0;
    if (seen !== null && seen !== onHand) return fail({ code: 'level-moved' });
    const line = { variantId, locationId, quantity, unitCost, decimals: variant.decimals, lots };
    const shared = linesInLots(line, signed(reason, quantity) < 0 ? 'out' : 'in', known, today);
    if (!shared.ok) return shared;
    adjusted.push(shared.value);
  }
  return done({ lines: adjusted.flatMap((one) => one.lines), lots: adjusted.flatMap((one) => one.lots) });
}

/** The lines of an adjustment with the lots that they bring in. */
type Adjusted = { readonly lines: readonly AdjustLine[]; readonly lots: readonly NewLot[] };

/** Moves stock of some products from one location to another, as one act. */
export function moveStock(
  shop: Shop,
  { lines, from, to, note }: MoveAsk,
): Promise<Result<Recorded, StockCommandFailure>> {
  return act<StockCommandFailure>(shop, async (db) => {
    const variants = await db.variants.bulkGet(lines.map((line) => line.variantId));
    if (variants.some((variant) => !variant || variant.voided)) return fail({ code: 'variant-unknown' });
    const known = await knownLots(db, lines);
    const shared: (Pick<MoveEntry, 'variantId'> & LotShare)[] = [];
    for (const { variantId, quantity, lots = [] } of lines) {
      // A quantity of which no lot is named is judged as it is.
      const taken = lots.length === 0 ? done([{ quantity }]) : takenFrom(variantId, quantity, lots, known);
      if (!taken.ok) return taken;
      shared.push(...taken.value.map((share) => ({ variantId, ...share })));
    }
    const decided = decideMove(await withSerials(db, shared), from, to, note);
    return decided.ok ? done({ decisions: [decided.value] }) : decided;
  });
}

/** What a person can do to stock. */
export function useStockCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      adjust: (ask: AdjustAsk) => adjustStock(shop, ask),
      move: (ask: MoveAsk) => moveStock(shop, ask),
      /** Chooses a label of each, beside those that are chosen already. */
      labels: (variants: readonly VariantId[]) =>
        addToLabelDraft(
          shop.db,
          variants.map((variantId) => ({ variantId, copies: 1 })),
          shop.now(),
        ),
    }),
    [shop],
  );
}
