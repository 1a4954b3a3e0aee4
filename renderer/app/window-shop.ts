import { NOBODY, type PersonId } from '#shared/domain/operations/ids.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { openCatalogue } from '#renderer/db/catalogue/catalogue.ts';
import { browserFrames, browserSlices } from '#renderer/db/catalogue/slices.ts';
import { loadCatalogue } from '#renderer/db/chunks.ts';
import { isForReading, type ShopDatabase, windowDatabase } from '#renderer/db/database.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { openPictures } from '#renderer/db/pictures/pictures.ts';
import { openSearch } from '#renderer/db/search/catalogue-search.ts';
import { indexingInWorker } from '#renderer/db/search/indexing.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { WorkClient } from '#renderer/db/work.ts';
import type { Bridge } from '#renderer/platform/bridge.ts';
import { base64Of, bytesOf } from '#renderer/platform/base64.ts';
import { scalePicture, thumbOf } from '#renderer/platform/picture-tools.ts';
import type { InHand } from '#renderer/ui/in-hand.ts';

/** What one window works with. */
export type Handed = {
  readonly bridge: Bridge;
  readonly work: WorkClient;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly storage: Storage;
  readonly locale: string;
  readonly currency: string;
  /** What a person has in hand: a shop that is to be read anew waits for it. */
  readonly inHand: InHand;
};

/** A shop as one window shows it; `opened` says that its journal is attached. */
export type WindowShop = { readonly shop: Shop; readonly opened: () => void; readonly close: () => void };

/** Where the window keeps who is at the desk of a shop. */
export const personKey = (shopId: string) => `stockroom:person:${shopId}`;

/** The window's own view of a shop: its database, its rows in memory, and who is at the desk. */
export function openInWindow(
  { bridge, work, now, nextId, storage, locale, inHand }: Handed,
  entry: ShopEntry,
): WindowShop {
  const db = windowDatabase(entry.dbName);
  const feed = openFeed(entry.dbName);
  const catalogue = openCatalogue({
    compareText: new Intl.Collator(locale, { numeric: true }).compare,
    slices: browserSlices(),
    frames: browserFrames(),
  });
  const search = openSearch(catalogue, indexingInWorker(work));
  const pictures = openPictures({
    db,
    feed,
    host: bridge,
    work,
    shopId: entry.shopId,
    tools: { scale: scalePicture, thumbOf, toBase64: base64Of, fromBase64: bytesOf },
  });
  const people = new Set<() => void>();
  let opened: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const loaded = loadCatalogue({ db, feed, catalogue });
  let isClosed = false;
  /** A database that was closed under a question is the shop being let go. */
  const unlessClosed = (fault: unknown) => {
    if (!isClosed) throw fault;
  };
  void loaded.then(() => (isClosed ? undefined : search.start())).catch(unlessClosed);
  void ready.then(() => chooseSomebody(db, storage, entry)).catch(unlessClosed);
  return {
    opened: () => opened(),
    shop: {
      ready,
      entry,
      db,
      feed,
      catalogue,
      search,
      pictures,
      work,
      host: bridge,
      onEvent: bridge.onEvent,
      now,
      nextId,
      hold: inHand.hold,
      person: {
        get: () => (storage.getItem(personKey(entry.shopId)) ?? NOBODY) as PersonId,
        set: (person) => {
          storage.setItem(personKey(entry.shopId), person);
          for (const listener of people) listener();
        },
        listen: (listener) => {
          people.add(listener);
          return () => people.delete(listener);
        },
      },
    },
    close: () => {
      isClosed = true;
      void loaded.then((stop) => stop(), unlessClosed);
      search.close();
      pictures.close();
      feed.close();
      db.close();
      // Who looked at it is nobody's wish for the next time.
      if (isForReading(db)) storage.removeItem(personKey(entry.shopId));
    },
  };
}

/**
 * Where nobody said yet who is at the desk (a demo shop, a rebuilt profile), the only person of the shop is; of several, nobody: acts
 * never stand under the name of somebody who was not there. A demo has somebody.
 */
async function chooseSomebody(db: ShopDatabase, storage: Storage, { shopId, shopKind }: ShopEntry): Promise<void> {
  if (storage.getItem(personKey(shopId))) return;
  const people = await db.contacts.filter((contact) => contact.kind === 'person' && !contact.erased).toArray();
  const [person] = people;
  if (person && (people.length === 1 || shopKind === 'demo')) storage.setItem(personKey(shopId), person.contactId);
}
