import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { GroupId, IncomingId, LocationId, OpId, VariantId } from '#shared/domain/operations/ids.ts';
import { reversalId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewLot } from '#shared/domain/operations/operation.ts';
import type { Day, IncomingRow } from '#shared/domain/operations/rows.ts';
import { type AdjustLine, decideAdjust, MAX_QUANTITY, type StockFailure } from '#shared/domain/stock/adjust.ts';
import { linesInLots, type NamedLot, type NamedLotsFailure } from '#shared/domain/stock/named-lots.ts';
import { costSets, tiedReceipt } from '#shared/domain/stock/receipt-cost.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { costsNow } from '#renderer/db/costs-now.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { knownLots } from '#renderer/db/lots.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';

/** One product that was ordered from its supplier. */
export type MarkLine = { readonly variantId: VariantId; readonly locationId: LocationId; readonly quantity: number };
export type MarkAsk = {
  readonly lines: readonly MarkLine[];
  /** The day it should arrive, as a moment; null where nobody knows. */
  readonly expectedOn: Day | null;
};
/** What arrived of one incoming line. */
export type Arrival = {
  readonly incomingId: IncomingId;
  readonly quantity: number;
  /** Minor units for one whole unit; the whole line's cost is what is kept. */
  readonly unitCost: number | null;
  /** Whether it becomes the product's cost; left out: what is usual. */
  readonly useCost?: boolean;
  /** The lots that a person named; left out where none is. */
  readonly lots?: readonly NamedLot[];
};

export type ReorderFailure =
  | StockFailure
  | NamedLotsFailure
  | Failure<'variant-unknown' | 'incoming-closed'>
  | RecordFailure;

/** The most lines one act holds (DATA-R1). */
export const ACT_LINES = 25;

/** Marks products as ordered: they count as incoming until they are received. More than 25 become several acts of one group, all written together. */
export function markOrdered(shop: Shop, { lines, expectedOn }: MarkAsk): Promise<Result<Recorded, ReorderFailure>> {
  return act<ReorderFailure>(shop, async (db, stamp) => {
    if (lines.length === 0) return fail({ code: 'no-lines' });
    if (lines.some(({ quantity }) => !Number.isInteger(quantity) || quantity <= 0))
      return fail({ code: 'quantity-zero' });
    if (lines.some(({ quantity }) => quantity > MAX_QUANTITY)) return fail({ code: 'quantity-too-large' });
    const variants = await db.variants.bulkGet(lines.map((line) => line.variantId));
    if (variants.some((variant) => !variant || variant.voided)) return fail({ code: 'variant-unknown' });
    const parts = Math.ceil(lines.length / ACT_LINES);
    const groupId = stamp.nextId() as GroupId; // a new id becomes a group's here
    const decisions = Array.from({ length: parts }, (_, part): Decision => {
      const some = lines.slice(part * ACT_LINES, (part + 1) * ACT_LINES);
      return {
        type: 'incoming.marked',
        payload: {
          group: parts === 1 ? null : { id: groupId, act: 'bulk-edit', label: 'incoming', part, parts },
          lines: some.map((line) => ({ ...line, id: stamp.nextId() as IncomingId, expectedAt: null, expectedOn })),
        },
      };
    });
    return done({ decisions });
  });
}

/** Takes in what arrived: stock goes up where it was ordered for, the incoming lines come down by as much; more than was ordered is taken, too. */
export function receiveIncoming(shop: Shop, arrivals: readonly Arrival[]): Promise<Result<Recorded, ReorderFailure>> {
  return act<ReorderFailure>(shop, async (db, stamp) => {
    const rows = await openRows(
      db,
      arrivals.map(({ incomingId }) => incomingId),
    );
    if (!rows.ok) return rows;
    const known = await knownLots(
      db,
      rows.value.map(({ variantId }, place) => ({ variantId, lots: arrivals[place]?.lots ?? [] })),
    );
    const { today } = shopCalendar(shop.catalogue, stamp.at);
    const lines: AdjustLine[] = [];
    const lots: NewLot[] = [];
    for (const [place, row] of rows.value.entries()) {
      const arrival = arrivals[place];
      const variant = await db.variants.get(row.variantId);
      if (!arrival || !variant || variant.voided) return fail({ code: 'variant-unknown' });
      const { variantId, locationId } = row;
      const shared = linesInLots({ ...arrival, variantId, locationId, decimals: variant.decimals }, 'in', known, today);
      if (!shared.ok) return shared;
      lines.push(...shared.value.lines);
      lots.push(...shared.value.lots);
    }
    const decided = decideAdjust('receive', await withSerials(db, lines, lots), null, rows.value, lots);
    if (!decided.ok) return decided;
    const costed = rows.value.flatMap(({ variantId }, place) => {
      const arrival = arrivals[place];
      return arrival ? [{ variantId, unitCost: arrival.unitCost, useCost: arrival.useCost }] : [];
    });
    const nowOf = await costsNow(
      db,
      costed.map(({ variantId }) => variantId),
    );
    const id = stamp.nextId() as GroupId; // a new id becomes a group's here
    return done({ decisions: tiedReceipt(id, 'receipt', [decided.value], costSets(costed, nowOf)) });
  });
}

/**
 * Takes what has not come off the list. Where a line is all that its marking said and nothing of it came, the marking
 * is undone; otherwise the rest is closed without stock.
 */
export function cancelIncoming(
  shop: Shop,
  incomingIds: readonly IncomingId[],
): Promise<Result<Recorded, ReorderFailure>> {
  return act<ReorderFailure>(shop, async (db) => {
    const rows = await openRows(db, incomingIds);
    if (!rows.ok) return rows;
    const decisions: Decision[] = [];
    const rest = rows.value.filter((row) => !isWholeMarking(row));
    // Only these are asked for: Dexie loses a transaction after about a hundred awaits that ask it nothing.
    for (const row of rows.value.filter(isWholeMarking)) {
      const undo = await undoOfMarking(db, row);
      if (undo) decisions.push(undo);
      else rest.push(row);
    }
    for (let from = 0; from < rest.length; from += ACT_LINES) {
      const incoming = rest.slice(from, from + ACT_LINES).map(({ id, open }) => ({ incomingId: id, received: open }));
      decisions.push({ type: 'stock.recorded', payload: { group: null, lines: [], incoming, note: null } });
    }
    return done({ decisions });
  });
}

/** What another act marked as well, or of which something came, is not taken off the list by the undo of one. */
function isWholeMarking(row: IncomingRow): row is IncomingRow & { readonly addedBy: OpId } {
  return row.open === row.quantity && row.addedBy !== null && !row.bringings;
}

async function undoOfMarking(db: ShopDatabase, { addedBy }: { readonly addedBy: OpId }): Promise<Decision | null> {
  const stored = await db.operations.where('opId').equals(addedBy).first();
  if (!stored || (await db.operations.where('opId').equals(reversalId(addedBy)).count()) > 0) return null;
  const marking = readStored(stored);
  return marking.type === 'incoming.marked' && marking.payload.lines.length === 1 ? decideReversal(marking) : null;
}

async function openRows(
  db: ShopDatabase,
  ids: readonly IncomingId[],
): Promise<Result<readonly IncomingRow[], ReorderFailure>> {
  const rows = (await db.incoming.bulkGet([...ids])).flatMap((row) =>
    row && !row.voided && row.open > 0 ? [row] : [],
  );
  return rows.length === ids.length && ids.length > 0 ? done(rows) : fail({ code: 'incoming-closed' });
}

/** What a person can do about buying. */
export function useReorderCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      mark: (ask: MarkAsk) => markOrdered(shop, ask),
      receive: (arrivals: readonly Arrival[]) => receiveIncoming(shop, arrivals),
      cancel: (ids: readonly IncomingId[]) => cancelIncoming(shop, ids),
    }),
    [shop],
  );
}
