import { useSyncExternalStore } from 'react';
import type { LocationId, LotId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Change } from './feed.ts';
import { type LotsByVariant, readLots } from './lots.ts';
import { type Shop, useShop } from './shop.ts';
import { onceWithin, reading, readWanted } from './turns.ts';

/** What of a variant expires where, the first first. */
type Expiring = { readonly expiresOn: Day; readonly lotId: LotId; readonly place: number };

/** What is on hand in lots with an expiry day; a new object whenever that changed. */
export type Expiries = {
  /** False while it is being read. */
  readonly ready: boolean;
  /** Whether anything is on hand in a lot with an expiry day. */
  readonly any: boolean;
  /** The first day on which something of a variant expires at a location with everything below it, or (null) anywhere. */
  readonly nextAt: (slot: number, locationId: LocationId | null) => Day | null;
  /** How many lots, and of how many variants on sale, expire up to a day; those that have expired included. */
  readonly countUntil: (day: Day) => { readonly lots: number; readonly variants: number };
};

export type ExpiryBook = {
  readonly get: () => Expiries;
  /** Begins to read with the first reader; answers its stop. */
  readonly subscribe: (reader: () => void) => () => void;
};

/** Read and told in pages of this many variants, so that no task of the window grows long. */
const PAGE = 250;
/** Several changes within this time are told once. */
const TELL_MS = 16;

const books = new WeakMap<Shop['db'], ExpiryBook>();

/** The one expiry book of an open shop. */
export function expiryBook(shop: Pick<Shop, 'db' | 'feed' | 'catalogue'>): ExpiryBook {
  const known = books.get(shop.db);
  if (known) return known;
  const book = openExpiryBook(shop);
  books.set(shop.db, book);
  return book;
}

/**
 * What expires, in memory, live. It holds what is on hand alone, however many lots a shop has had; of a shop without lots
 * it reads nothing (LOT18).
 */
function openExpiryBook({ db, feed, catalogue }: Pick<Shop, 'db' | 'feed' | 'catalogue'>): ExpiryBook {
  const bySlot = new Map<number, readonly Expiring[]>();
  const wanted = new Set<VariantId>();
  const readers = new Set<() => void>();
  let state: 'unread' | 'reading' | 'read' = 'unread';
  let snapshot = expiriesOf(catalogue, bySlot, false);

  const plan = onceWithin(TELL_MS, () => {
    snapshot = expiriesOf(catalogue, bySlot, state === 'read');
    for (const reader of [...readers]) reader();
  });
  const put = (lots: LotsByVariant) => {
    for (const [variantId, own] of lots) {
      const slot = catalogue.slotOf(variantId);
      const expiring = expiringOf(catalogue, own.lots);
      if (slot === undefined) continue;
      if (expiring.length > 0) bySlot.set(slot, expiring);
      else bySlot.delete(slot);
    }
  };
  const reads = reading(
    async () => {
      await readWanted(wanted, PAGE, async (some) => {
        put(await readLots(db, some));
        plan();
      });
      state = 'read';
      plan();
    },
    () => !db.isOpen(),
  );
  const begin = () => {
    if (state !== 'unread' || !catalogue.ready) return;
    state = 'reading';
    for (const slot of catalogue.slotsInLots()) wanted.add(catalogue.variantIdAt(slot));
    void reads.ask();
  };
  const isKnown = (variantId: VariantId) => {
    const slot = catalogue.slotOf(variantId);
    return slot !== undefined && bySlot.has(slot);
  };
  const hear = ({ rows, stock }: Change) => {
    if (state === 'unread') return;
    const before = wanted.size;
    for (const { variantId, at } of stock)
      if (isKnown(variantId) || Object.values(at).some(({ lots }) => lots !== undefined)) wanted.add(variantId);
    for (const row of rows) if (row.kind === 'lot') wanted.add(row.variantId);
    if (wanted.size > before) void reads.ask();
  };
  feed.listen(hear);
  return {
    get: () => snapshot,
    subscribe: (reader) => {
      readers.add(reader);
      const stop = catalogue.subscribe(begin);
      begin();
      return () => {
        readers.delete(reader);
        stop();
      };
    },
  };
}

function expiringOf(
  catalogue: Catalogue,
  lots: readonly { readonly lotId: LotId; readonly expiresOn: Day | null; readonly at: object }[],
): readonly Expiring[] {
  // They stand in the order of their days already.
  return lots.flatMap(({ lotId, expiresOn, at }) =>
    expiresOn === null
      ? []
      : Object.entries(at).flatMap(([location, onHand]) =>
          // The keys of `at` are location ids; an object's keys lose their type.
          onHand > 0 ? [{ expiresOn, lotId, place: catalogue.places.numberFor(location as LocationId) }] : [],
        ),
  );
}

function expiriesOf(catalogue: Catalogue, bySlot: ReadonlyMap<number, readonly Expiring[]>, ready: boolean): Expiries {
  const isOnSale = (slot: number) => catalogue.isShown(slot) && !catalogue.isArchived(slot);
  return {
    ready,
    any: bySlot.size > 0,
    nextAt: (slot, locationId) => {
      const own = bySlot.get(slot);
      if (!own) return null;
      if (locationId === null) return own[0]?.expiresOn ?? null;
      const within = catalogue.places.subtree(locationId);
      return own.find(({ place }) => within.includes(place))?.expiresOn ?? null;
    },
    countUntil: (day) => {
      const lots = new Set<LotId>();
      let variants = 0;
      for (const [slot, own] of bySlot) {
        const due = isOnSale(slot) ? own.filter(({ expiresOn }) => expiresOn <= day) : [];
        if (due.length > 0) variants++;
        for (const { lotId } of due) lots.add(lotId);
      }
      return { lots: lots.size, variants };
    },
  };
}

/** What is on hand in lots with an expiry day, live. */
export function useExpiries(): Expiries {
  const book = expiryBook(useShop());
  return useSyncExternalStore(book.subscribe, book.get);
}
