import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type CountLine, countLines } from '#shared/domain/counts/count-line.ts';
import {
  type PostedReview,
  postedLines,
  reviewCount,
  type ReviewLine,
  unpostedObservations,
} from '#shared/domain/counts/review.ts';
import { type Cell, cellId, type CountId, type LocationId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { RestLine } from '#shared/domain/counts/rest.ts';
import { type UnseenCell, unseenCells } from '#shared/domain/counts/unseen.ts';
import type { CountRow, CountScope, Day, ObservationRow, SupplierRow } from '#shared/domain/operations/rows.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import { repeated } from '#renderer/db/catalogue/slices.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { type CountBooks, readCount, readRest } from '#renderer/db/counts.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { cartonOf, type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';
import { placesIn } from '#shared/domain/stock/location-tree.ts';
import { bookOf, type CountBook, type CountSheet } from './count-book.queries.ts';
import { type Due, dueLevels, type ScopeChoice, scopeOf } from './count-scope.queries.ts';
import { costsIn } from './counts.commands.ts';

export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
export { bookOf, type CountBook, type CountSheet } from './count-book.queries.ts';
export { type Due, type ScopeChoice, scopeOf } from './count-scope.queries.ts';

export { cartonOf, type Meant, useProductFinder };

/** A count as the list shows it. */
export type ListedCount = { readonly count: CountRow; readonly lines: number | null; readonly person: string | null };

/** All counts, the open ones first, then the latest ended, live; undefined before they are read. */
export function useCounts(): readonly ListedCount[] | undefined {
  return useLiveRead(readCounts, changesCounts);
}

function changesCounts(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'count' || row.kind === 'observation');
}

async function readCounts({ db }: Pick<Shop, 'db'>): Promise<readonly ListedCount[]> {
  const counts = (await db.counts.toArray()).filter((count) => !count.voided && count.state !== 'void');
  const people = await db.contacts.bulkGet([...new Set<string>(counts.map((count) => count.begunBy))]);
  const names = new Map<string, string>(people.flatMap((one) => (one ? [[one.contactId, one.name] as const] : [])));
  const listed: ListedCount[] = [];
  for (const count of counts) {
    const person = names.get(count.begunBy) || null;
    listed.push({ count, person, lines: count.state === 'open' ? await linesSeen(db, count.id) : null });
  }
  const when = ({ endedAt, begunAt }: CountRow) => endedAt ?? begunAt;
  return listed.sort(
    (a, b) =>
      Number(b.count.state === 'open') - Number(a.count.state === 'open') ||
      when(b.count) - when(a.count) ||
      (a.count.id < b.count.id ? 1 : -1),
  );
}

async function linesSeen(db: Shop['db'], countId: CountId): Promise<number> {
  const seen = await db.observations.where({ countId }).toArray();
  return new Set(seen.filter((row) => !row.voided).map(cellId)).size;
}

/** How many counts are open: the figure in the navigation. */
export function useOpenCountCount(): number | null {
  return useLiveRead(readOpen, changesOpen) ?? null;
}

function changesOpen(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'count');
}

async function readOpen({ db }: Pick<Shop, 'db'>): Promise<number> {
  return (await db.counts.toArray()).filter((count) => !count.voided && count.state === 'open').length;
}

/** What the screens of counts need to know of the shop. */
export type CountFacts = {
  readonly currency: string;
  /** Stands at the foot of count sheets; empty before the shop's row has come. */
  readonly shopName: string;
  readonly locations: readonly Place[];
  readonly suppliers: readonly SupplierRow[];
  readonly categories: readonly string[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
  /** A location and everything below it. */
  readonly placesOf: (id: LocationId) => readonly LocationId[];
  readonly variant: (id: VariantId) => StockListRow | undefined;
  /** What the books say is at one exact place now. */
  readonly onHand: (variantId: VariantId, locationId: LocationId) => number;
};

/** The shop's places, suppliers and products, live. */
export function useCountFacts(): CountFacts {
  return useCatalogueRead(countFacts);
}

function countFacts(catalogue: Catalogue): CountFacts {
  const locations = catalogue.locations().filter((row) => !row.archived);
  const shop = catalogue.shop();
  // What is archived is counted with what it lies in: something may lie there still.
  const all = catalogue.locations();
  const placesOf = (id: LocationId): readonly LocationId[] => {
    const isHere = placesIn(all, id);
    return [id, ...all.flatMap((row) => (row.id !== id && isHere(row.id) ? [row.id] : []))];
  };
  return {
    currency: shop?.currency ?? 'EUR',
    shopName: shop?.name ?? '',
    locations,
    suppliers: catalogue.suppliers().filter((row) => !row.archived),
    categories: catalogue.categories().map(({ name }) => name),
    defaultLocationId: shop?.defaultLocationId ?? locations[0]?.id ?? null,
    locationName: (id) => catalogue.locationName(id),
    placesOf,
    variant: (id) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot);
    },
    onHand: (variantId, locationId) => {
      const slot = catalogue.slotOf(variantId);
      if (slot === undefined) return 0;
      return catalogue.exactFiguresAt(slot).find((level) => level.locationId === locationId)?.figures.onHand ?? 0;
    },
  };
}

/** Today, as the shop's days are. */
export function useCountDay(): Day {
  return useCalendar().today;
}

/** When whatever asks was opened. */
export function useOpened(): number {
  const { now } = useShop();
  const [at] = useState(now);
  return at;
}

/** Resolves what a person chose to count. */
export function useResolveScope(): (
  choice: ScopeChoice,
  where: { readonly locationId: LocationId; readonly places: readonly LocationId[] },
) => Promise<CountScope> {
  const shop = useShop();
  return useCallback((choice, where) => scopeOf(shop, choice, where), [shop]);
}

const noBook: CountBook = {
  get: () => undefined,
  subscribe: () => () => undefined,
  quantityOf: () => null,
  read: Promise.resolve(),
};

/** One count, live, and its book for questions at an instant. */
export function useCountSheet(id: string): {
  readonly sheet: CountSheet | null | undefined;
  readonly book: CountBook;
} {
  const shop = useShop();
  const [book, setBook] = useState<CountBook>(noBook);
  useEffect(() => {
    const opened = bookOf(shop, id as CountId); // an id of the address; one nobody knows finds nothing
    // The shop may be let go in the middle of the reading.
    opened.book.read.catch(() => undefined);
    setBook(opened.book);
    return opened.stop;
  }, [shop, id]);
  return { sheet: useSyncExternalStore(book.subscribe, book.get), book };
}

/** A posted line with what was said of it, and who saw what was posted. */
export type PostedResult = PostedReview & Pick<CountLine, 'by' | 'reason' | 'note'> & { readonly seenAt: number };

/** A count as it would be posted, or as it was and what changed since. */
export type CountReview = {
  readonly lines: readonly ReviewLine[];
  /** Lots beside those that were seen, which nobody looked into: they are to be answered before it is posted (CNT28). */
  readonly unseen: readonly UnseenCell[];
  readonly posted: readonly PostedResult[];
  /** What was seen after the posting, and is in no posting. */
  readonly late: readonly ObservationRow[];
};

/**
 * A count compared with the books, live; undefined before it is read. While people count (`counting`) it is read again
 * when stock moves and not at every scan.
 */
export function useReview(id: string, counting: boolean): CountReview | undefined {
  const read = useCallback((shop: Shop) => readReview(shop, id as CountId), [id]);
  const concerns = useCallback(
    (change: Change) => change.stock.length > 0 || change.rows.some((row) => isOfCount(row, id, counting)),
    [id, counting],
  );
  return useLiveRead(read, concerns);
}

function isOfCount(row: Change['rows'][number], id: string, counting: boolean): boolean {
  if (row.kind === 'count') return row.id === id;
  return !counting && (row.kind === 'observation' || row.kind === 'count-line') && row.countId === id;
}

/** Compares a count with the books as they are now. */
export async function readReview(shop: Pick<Shop, 'db' | 'catalogue'>, countId: CountId): Promise<CountReview> {
  const books = await readCount(shop.db, countId);
  if (!books) return { lines: [], unseen: [], posted: [], late: [] };
  const lines = countLines(books.observations, books.notes, books.past.predecessors);
  const posted = postedLines(books.counted, countId);
  const late = books.count.state === 'posted' ? unpostedObservations(lines, posted) : [];
  const unseen = books.count.state === 'open' ? unseenCells(lines, books.beside, books.past) : [];
  const results = posted.map((one) => postedResult(one, books));
  return { lines: reviewCount(lines, books.past, costsIn(shop)), unseen, posted: results, late };
}

/** What was seen later is in no posting, so neither is who saw it. */
function postedResult(posted: PostedReview, { observations, notes, past }: CountBooks): PostedResult {
  const named = new Set(posted.line.observations);
  const [line] = countLines(
    observations.filter(({ id }) => named.has(id)),
    notes,
    past.predecessors,
  );
  const { by = [], reason = null, note = null, latest } = line ?? {};
  return { ...posted, by, reason, note, seenAt: latest?.to ?? posted.line.moment.at };
}

/** What counting some cells as nothing would write, live; undefined before it is read. Keep `rest` the same between renders. */
export function useRest(id: string, rest: readonly Cell[]): readonly RestLine[] | undefined {
  const read = useCallback(async ({ db }: Shop) => (await readRest(db, id as CountId, rest))?.lines ?? [], [id, rest]);
  const concerns = useCallback(
    (change: Change) => change.stock.length > 0 || change.rows.some((row) => isOfCount(row, id, false)),
    [id],
  );
  return useLiveRead(read, concerns);
}

/** Where a count has to look; undefined before it is known. Keep `places` the same between renders. */
export function useDue(count: CountRow, places: readonly LocationId[]): readonly Due[] | undefined {
  const { catalogue } = useShop();
  const [due, setDue] = useState<readonly Due[]>();
  const { scope, locationId } = count;
  useEffect(() => {
    const look = repeated(catalogue.slices, () => dueLevels(catalogue, scope, { locationId, places }), setDue);
    const stop = catalogue.subscribe(look.ask);
    look.ask();
    return () => {
      stop();
      look.stop();
    };
  }, [catalogue, scope, locationId, places]);
  return due;
}
