import { useCallback } from 'react';
import { type LocationId, type LotId, type OpId, reversalId, type VariantId } from '#shared/domain/operations/ids.ts';
import { groupOf, type StockLine } from '#shared/domain/operations/operation.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { never, useLiveRead } from '#renderer/db/live-read.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import { newestOperations } from '#renderer/db/newest-operations.ts';
import { cartonOf, type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { DRAFT_KEY, readDraft, type ReceiptDraft } from './receipt-draft.ts';

export { cartonOf, type Meant, useProductFinder };
export { useListFile } from '#renderer/db/use-list-file.ts';
export { useLots } from '#renderer/db/lots.ts';
export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useGreatestMoved } from '#renderer/db/greatest-moved.ts';
export type { StockListRow };

/** What was received in one act. */
export type Receipt = {
  readonly key: string;
  readonly opIds: readonly OpId[];
  readonly at: number;
  readonly person: string | null;
  readonly note: string | null;
  readonly lines: readonly StockLine[];
  /** Those of them that were not undone: labels are offered for these. */
  readonly standing: readonly StockLine[];
  /** The codes of the lots that its lines name. */
  readonly lotCodes: ReadonlyMap<LotId, string>;
  /** At cost, in minor units; null where no line says what it cost. */
  readonly value: number | null;
  readonly undone: boolean;
};

/** So many receipts are listed; older movements stand on their products' pages. */
const MOST = 200;

/** The newest receipts, newest first, live; undefined before they are read. */
export function useReceipts(): readonly Receipt[] | undefined {
  const read = useCallback(({ db }: Shop) => readReceipts(db), []);
  return useLiveRead(read, changesLog);
}

/** Reads every receipt that is kept, newest first, for a file of them. */
export function useAllReceipts(): () => Promise<readonly Receipt[]> {
  const { db } = useShop();
  return useCallback(() => readReceipts(db, Number.POSITIVE_INFINITY), [db]);
}

function changesLog(change: Change): boolean {
  return change.log;
}

/** The newest receipts, newest first; the parts of one are one. */
export async function readReceipts(db: ShopDatabase, most: number = MOST): Promise<readonly Receipt[]> {
  const receipts = new Map<string, Receipt>();
  let parts = 0;
  for await (const row of newestOperations(db)) {
    if (row.type !== 'stock.recorded' || !row.text.includes('"reason":"receive"')) continue;
    const part = await receiptOf(db, row);
    const known = receipts.get(part.key);
    receipts.set(part.key, known ? joined(part, known) : part);
    parts++;
    if (parts === most) break;
  }
  return [...receipts.values()];
}

async function receiptOf(db: ShopDatabase, row: StoredOperation): Promise<Receipt> {
  const op = readStored(row);
  const lines = op.type === 'stock.recorded' ? op.payload.lines : [];
  const undone = await isUndone(db, op.opId);
  const person = await db.contacts.get(row.actor);
  return {
    key: groupOf(op)?.id ?? op.opId,
    opIds: [op.opId],
    at: row.at,
    person: person && !person.erased ? person.name : null,
    note: op.type === 'stock.recorded' ? op.payload.note : null,
    lines,
    value: sumOf(lines.map(({ costTotal }) => costTotal)),
    standing: undone ? [] : lines,
    lotCodes: await readLotCodes(db, lines),
    undone,
  };
}

function joined(earlier: Receipt, later: Receipt): Receipt {
  return {
    ...earlier,
    opIds: [...earlier.opIds, ...later.opIds],
    lines: [...earlier.lines, ...later.lines],
    value: sumOf([earlier.value, later.value]),
    standing: [...earlier.standing, ...later.standing],
    lotCodes: new Map([...earlier.lotCodes, ...later.lotCodes]),
    undone: earlier.undone && later.undone,
  };
}

function sumOf(costs: readonly (number | null)[]): number | null {
  return costs.reduce((sum, cost) => (cost === null ? sum : (sum ?? 0) + cost), null);
}

/** Whether an act was undone, and not done again since. */
async function isUndone(db: ShopDatabase, opId: OpId): Promise<boolean> {
  const reversal = reversalId(opId);
  if ((await db.operations.where('opId').equals(reversal).count()) === 0) return false;
  return !(await isUndone(db, reversal));
}

/** The delivery that was being taken in when the screen was left; undefined before it is read, null where there is none. */
export function useKeptDraft(): ReceiptDraft | null | undefined {
  const read = useCallback(async ({ db }: Shop) => readDraft((await db.drafts.get(DRAFT_KEY))?.value), []);
  return useLiveRead(read, never);
}

/** What a screen of deliveries asks of the shop. */
export type PurchasingFacts = {
  readonly ready: boolean;
  readonly currency: string;
  readonly locations: readonly Place[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
  readonly variant: (id: VariantId) => StockListRow | undefined;
  /** What is marked as ordered for a place and has not come. */
  readonly incoming: (variantId: VariantId, locationId: LocationId) => number;
};

/** The shop's places and products, live. */
export function usePurchasingFacts(): PurchasingFacts {
  return useCatalogueRead(factsOf);
}

function factsOf(catalogue: Catalogue): PurchasingFacts {
  const locations = catalogue.locations().filter((row) => !row.archived && row.locationType !== 'staging');
  const shop = catalogue.shop();
  return {
    ready: catalogue.ready,
    currency: shop?.currency ?? 'EUR',
    locations,
    defaultLocationId: shop?.defaultLocationId ?? locations[0]?.id ?? null,
    locationName: (id) => catalogue.locationName(id),
    variant: (id) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot);
    },
    incoming: (variantId, locationId) => {
      const slot = catalogue.slotOf(variantId);
      if (slot === undefined) return 0;
      return catalogue.exactFiguresAt(slot).find((level) => level.locationId === locationId)?.figures.incoming ?? 0;
    },
  };
}
