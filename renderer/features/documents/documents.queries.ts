import { useCallback } from 'react';
import { actOf } from '#shared/domain/operations/act.ts';
import { isSameDocument } from '#shared/domain/operations/documents.ts';
import { reversalId } from '#shared/domain/operations/ids.ts';
import { movementsOf } from '#shared/domain/operations/movements.ts';
import type { DocumentRef, Movement } from '#shared/domain/operations/rows.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { actorNames } from '#renderer/db/actor-names.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { undoLines } from '#renderer/db/undo-lines.ts';

export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useListFile } from '#renderer/db/use-list-file.ts';

/** A document that is an act, or several under one group: what it did to stock, and what was taken back of it. */
export type Document = {
  /** Newest first. */
  readonly lines: readonly DocumentLine[];
  readonly at: number;
  readonly person: string | null;
  readonly note: string | null;
  /** At cost, in minor units, without what was taken back; null where no line says what it cost. */
  readonly value: number | null;
};
export type DocumentLine = Pick<
  Movement,
  'id' | 'variantId' | 'locationId' | 'quantity' | 'costTotal' | 'occurredAt'
> & {
  /** The code of its lot; null where it is of none. */
  readonly lot: string | null;
  readonly isUndo: boolean;
  /** It was taken back by another line. */
  readonly undone: boolean;
};

/** A document, live; undefined before it is read, null where nothing of it is known. */
export function useDocument(kind: DocumentRef['kind'], id: string): Document | null | undefined {
  const read = useCallback((shop: Shop) => readDocument(shop, { kind, id }), [kind, id]);
  return useLiveRead(read, changesLog);
}

function changesLog(change: Change): boolean {
  return change.log;
}

/** What is known of a document: from its acts while they are kept, else from every line of the ledger. */
export async function readDocument(
  { db, work }: Pick<Shop, 'db' | 'work'>,
  document: DocumentRef,
): Promise<Document | null> {
  const acts = await actsOf(db, document.id);
  const told = acts.flatMap((row) => [...movementsOf(actOf(readStored(row)), row.seq)]);
  const kept = told.filter((line) => isSameDocument(line.document, document));
  const found = kept.length > 0 ? kept : await linesOf(work, document);
  const lines = [...found].sort((a, b) => b.occurredAt - a.occurredAt);
  const [newest] = lines;
  if (!newest) return null;
  const first = found.reduce((oldest, line) => (line.occurredAt < oldest.occurredAt ? line : oldest), newest);
  const people = await actorNames(db, [first.actor]);
  const undos = await undoLines(db, found);
  const reversed = new Set(found.flatMap((line) => line.reverses ?? []));
  const lots = await readLotCodes(db, found);
  const costs = found.flatMap(({ costTotal }) => costTotal ?? []);
  return {
    lines: lines.map((line) => ({
      ...line,
      lot: line.lotId === undefined ? null : (lots.get(line.lotId) ?? null),
      isUndo: undos.has(line.id),
      undone: reversed.has(line.id),
    })),
    at: first.occurredAt,
    person: people.get(first.actor) || null,
    note: first.note,
    value: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
  };
}

/** The operations of a document and the undos of them, as far as they are kept. */
async function actsOf(db: ShopDatabase, id: string): Promise<readonly StoredOperation[]> {
  const grouped = await db.operations.where('groupId').equals(id).toArray();
  if (grouped.length > 0) return grouped;
  const chain: StoredOperation[] = [];
  for (let opId = id; ; ) {
    const row = await db.operations.where('opId').equals(opId).first();
    if (!row) return chain;
    chain.push(row);
    opId = reversalId(row.opId);
  }
}

async function linesOf(work: Shop['work'], document: DocumentRef): Promise<readonly Movement[]> {
  const read = await work.ask('ledger.lines', { stretch: { document } });
  return read.ok ? read.value.lines : [];
}

/** What the page of a document asks of the shop. */
export type DocumentFacts = {
  readonly currency: string;
  readonly locationName: Catalogue['locationName'];
  readonly variant: (id: Movement['variantId']) => StockListRow | undefined;
};

/** The shop's places and products, live. */
export function useDocumentFacts(): DocumentFacts {
  return useCatalogueRead(factsOf);
}

function factsOf(catalogue: Catalogue): DocumentFacts {
  return {
    currency: catalogue.shop()?.currency ?? 'EUR',
    locationName: (id) => catalogue.locationName(id),
    variant: (id) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot);
    },
  };
}
