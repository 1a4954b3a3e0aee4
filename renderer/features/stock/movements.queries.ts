import { useCallback } from 'react';
import { countOf, orderOf } from '#shared/domain/operations/documents.ts';
import type { LocationId, LotId, MovementId, VariantId } from '#shared/domain/operations/ids.ts';
import type { DocumentRef, Movement, Reason } from '#shared/domain/operations/rows.ts';
import { actorNames } from '#renderer/db/actor-names.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { ledgerTables, type ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import { newestLines } from '#renderer/db/newest-lines.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { undoLines } from '#renderer/db/undo-lines.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import { lastDays } from '#shared/domain/values/day.ts';
import { type DayLevel, levelsByDay } from './history.ts';
import { type Balanced, withBalances } from './running-balance.ts';

export { useListFile } from '#renderer/db/use-list-file.ts';
export { useCalendar } from '#renderer/db/use-calendar.ts';

/** One line of a product's ledger as its page shows it. */
export type MovementLine = {
  readonly id: MovementId;
  readonly at: number;
  readonly reason: Reason;
  /** True for the line that undid another. */
  readonly isUndo: boolean;
  /** True for a line that was undone later. */
  readonly undone: boolean;
  readonly locationId: LocationId;
  readonly location: string;
  /** The code of the lot it is of; null where it is of none. */
  readonly lot: string | null;
  /** True where the stock waits in the location's staging place for its order. */
  readonly staging: boolean;
  readonly quantity: number;
  /** On hand of the variant after this line, everywhere and at this location. */
  readonly balance: number;
  readonly balanceThere: number;
  readonly costTotal: number | null;
  readonly person: string | null;
  readonly note: string | null;
  /** What the line belongs to, and its number or name where it has one. */
  readonly document: (DocumentRef & { readonly name: string | null }) | null;
};
export type Ledger = { readonly lines: readonly MovementLine[]; readonly more: boolean };

/** The newest movements of a variant with their balances, live; undefined before they are read. */
export function useLedger(variantId: VariantId, most: number): Ledger | undefined {
  const read = useCallback((shop: Shop) => ledgerOf(shop, variantId, most), [variantId, most]);
  return useLiveRead(read, useTouches(variantId));
}

/** Reads every movement of a variant, newest first, for a file of them. */
export function useReadLedger(variantId: VariantId): () => Promise<readonly MovementLine[]> {
  const shop = useShop();
  return useCallback(async () => {
    const { lines } = await ledgerOf(shop, variantId, Number.POSITIVE_INFINITY);
    return lines;
  }, [shop, variantId]);
}

function useTouches(variantId: VariantId): (change: Change) => boolean {
  return useCallback((change: Change) => change.stock.some((row) => row.variantId === variantId), [variantId]);
}

/** The newest `most` movements of a variant, newest first, each with the balance after it. */
export async function ledgerOf(
  { db, catalogue }: Pick<Shop, 'db' | 'catalogue'>,
  variantId: VariantId,
  most: number,
): Promise<Ledger> {
  // One transaction, so that balances and lines are of the same moment.
  return db.transaction(
    'r',
    [...ledgerTables, 'stock', 'contacts', 'channels', 'orders', 'counts', 'lots', 'operations'],
    async () => {
      const levels = await onHandByLocation(db, variantId);
      const { movements, next } = await newestLines(db, variantId, { limit: most });
      const people = await namesOf(db, movements);
      const documents = await documentNames(db, movements);
      const lots = await readLotCodes(db, movements);
      const undos = await undoLines(db, movements);
      const reversed = new Set(movements.flatMap((line) => line.reverses ?? []));
      const lines = withBalances(movements, levels).map((line) =>
        lineOf(line, { catalogue, people, documents, lots, undos, reversed }),
      );
      return { lines, more: next !== null };
    },
  );
}

async function onHandByLocation(db: ShopDatabase, variantId: VariantId): Promise<ReadonlyMap<LocationId, number>> {
  const row = await db.stock.get(variantId);
  // The keys of a stock row are location ids.
  return new Map(Object.entries(row?.at ?? {}).map(([id, level]) => [id as LocationId, level.onHand]));
}

async function namesOf(db: ShopDatabase, movements: readonly Movement[]): Promise<ReadonlyMap<string, string>> {
  return actorNames(
    db,
    movements.map((line) => line.actor),
  );
}

/** The numbers of the orders and the names of the counts that some movements belong to, by their ids. */
async function documentNames(db: ShopDatabase, movements: readonly Movement[]): Promise<ReadonlyMap<string, string>> {
  const orders = await db.orders.bulkGet([...new Set(movements.flatMap((line) => orderOf(line) ?? []))]);
  const counts = await db.counts.bulkGet([...new Set(movements.flatMap((line) => countOf(line) ?? []))]);
  return new Map<string, string>([
    ...orders.flatMap((order) => (order ? [[order.id, order.number] as const] : [])),
    ...counts.flatMap((count) => (count ? [[count.id, count.name] as const] : [])),
  ]);
}

type Around = {
  readonly catalogue: Catalogue;
  readonly people: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
  readonly lots: ReadonlyMap<LotId, string>;
  readonly undos: ReadonlySet<MovementId>;
  readonly reversed: ReadonlySet<MovementId>;
};

function lineOf(
  { movement, balance, balanceThere }: Balanced,
  { catalogue, people, documents, lots, undos, reversed }: Around,
): MovementLine {
  const { id, occurredAt, reason, locationId, lotId, quantity, costTotal, actor, note, document } = movement;
  const place = catalogue.location(locationId);
  return {
    id,
    at: occurredAt,
    reason,
    isUndo: undos.has(id),
    undone: reversed.has(id),
    locationId: place?.id ?? locationId,
    location: catalogue.locationName(locationId),
    lot: lotId === undefined ? null : (lots.get(lotId) ?? null),
    staging: place !== undefined && place.id !== locationId,
    quantity,
    balance,
    balanceThere,
    costTotal,
    person: people.get(actor) || null,
    note,
    document: document && { ...document, name: documents.get(document.id) ?? null },
  };
}

const DAYS = 365;

/** A variant's stock at the end of each day of the last year, live; undefined before it is read. */
export function useHistory(variantId: VariantId): readonly DayLevel[] | undefined {
  const read = useCallback((shop: Shop) => historyOf(shop, variantId), [variantId]);
  return useLiveRead(read, useTouches(variantId));
}

/** A variant's stock at the end of each day of the last year, from its first movement on; empty while there is none. */
export async function historyOf(
  { work, now, catalogue }: Pick<Shop, 'work' | 'now' | 'catalogue'>,
  variantId: VariantId,
): Promise<readonly DayLevel[]> {
  const read = await work.ask('ledger.changes', { stretch: { variants: [variantId] } });
  const moves = read.ok ? read.value.changes : [];
  const onHand = moves.reduce((sum, { quantity }) => sum + quantity, 0);
  return levelsByDay(moves, onHand, lastDays(shopCalendar(catalogue, now()), DAYS));
}
