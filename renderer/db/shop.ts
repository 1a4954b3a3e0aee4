import { createContext, useContext, useSyncExternalStore } from 'react';
import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { HostEvent, ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { Stamp } from '#shared/domain/operations/operation.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { ShopDatabase } from './database.ts';
import type { Feed } from './feed.ts';
import type { Pictures } from './pictures/pictures.ts';
import { type Decided, type Recorded, type RecordFailure, record } from './record.ts';
import type { CatalogueSearch } from './search/catalogue-search.ts';
import { noteUnsaved } from './unsaved.ts';
import type { SyncStatus, WorkClient } from './work.ts';

/** The shop that is open in this window, with everything a feature's commands and queries need. */
export type Shop = {
  readonly entry: ShopEntry;
  /** Resolves when the journal is attached and the database is known to be sound: acts wait for it. */
  readonly ready: Promise<void>;
  readonly db: ShopDatabase;
  readonly feed: Feed;
  readonly catalogue: Catalogue;
  readonly search: CatalogueSearch;
  readonly pictures: Pictures;
  readonly work: WorkClient;
  readonly host: Host;
  /** Hears what the host tells without being asked; answers how to stop. */
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void;
  readonly now: () => number;
  readonly nextId: () => string;
  /** Keeps the shop from being opened anew until the returned stop is called: an act is under way. */
  readonly hold: () => () => void;
  /** The person at the desk: named on every operation. */
  readonly person: {
    readonly get: () => PersonId;
    readonly set: (person: PersonId) => void;
    readonly listen: (listener: () => void) => () => void;
  };
};

const ShopContext = createContext<Shop | null>(null);

/** Gives the open shop to the window's screens, by their commands and queries. */
export const ShopProvider = ShopContext.Provider;

/** The open shop; only for `*.commands.ts` and `*.queries.ts`. */
export function useShop(): Shop {
  return must(useContext(ShopContext), 'a shop is open around this screen');
}

/** How the desk stands with its journal and its server. */
export function useSyncStatus(): SyncStatus {
  const { work } = useShop();
  return useSyncExternalStore(work.onStatus, work.status);
}

/** An act that was made; `unsaved` is why the journal does not have it yet, where it has not. */
export type Acted = Recorded & { readonly unsaved?: string };

/**
 * Records a person's act and answers when it is saved, that is, when the journal has it. Where the journal fails, the act
 * is made all the same and waits in the database: it is answered as made, with why it is not saved, and is never offered
 * to be made again (DATA-R2).
 */
export async function act<F extends Failure>(
  shop: Shop,
  decide: (db: ShopDatabase, stamp: Stamp) => Promise<Result<Decided, F>> | Result<Decided, F>,
): Promise<Result<Acted, F | RecordFailure>> {
  const release = shop.hold();
  try {
    return await actIn(shop, decide);
  } finally {
    release();
  }
}

async function actIn<F extends Failure>(
  shop: Shop,
  decide: (db: ShopDatabase, stamp: Stamp) => Promise<Result<Decided, F>> | Result<Decided, F>,
): Promise<Result<Acted, F | RecordFailure>> {
  await shop.ready;
  // What could not be saved is not begun: whoever typed it still has it in front of them (JRN21). The disk may have filled
  // since the last act, and a database that meets a full one may not come back before Stockroom is started again.
  const refused = await refusedByDisk(shop);
  if (refused) return refused;
  shop.feed.acting();
  const recorded = await record(
    { db: shop.db, feed: shop.feed, actor: shop.person.get(), stamp: () => ({ at: shop.now(), nextId: shop.nextId }) },
    decide,
  ).catch((fault: unknown) => brokenOff(shop, fault));
  if (!recorded.ok) return recorded;
  const saved = await shop.work.ask('journal.saved', { no: recorded.value.lastNo });
  if (saved.ok) return recorded;
  noteUnsaved(shop.db, recorded.value.opIds, saved.failure.code);
  return done({ ...recorded.value, unsaved: saved.failure.code });
}

/**
 * A transaction that a full disk broke off says no more than that it was broken off: the host is asked, and any other fault
 * is thrown on. Nothing of the act is there then.
 */
async function brokenOff(shop: Shop, fault: unknown): Promise<Result<never, Failure<ReadOnlyCode>>> {
  const refused = await refusedByDisk(shop);
  if (refused) return refused;
  throw fault;
}

/** Asks whether the disk takes an act; null where it does. */
export async function refusedByDisk(shop: Shop): Promise<Result<never, Failure<ReadOnlyCode>> | null> {
  const looked = await shop.host.ask('disk.look', { shopId: shop.entry.shopId });
  return looked.ok && looked.value.refusing !== null ? refuse(shop, looked.value.refusing) : null;
}

/** Refuses an act; the worker looks, too, so that the whole window says why, and when it is over. */
async function refuse(shop: Shop, code: ReadOnlyCode): Promise<Result<never, Failure<ReadOnlyCode>>> {
  await shop.work.ask('disk.look', {});
  return fail({ code });
}
