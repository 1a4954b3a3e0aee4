import { createStore } from 'zustand/vanilla';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { NOBODY, type PersonId } from '#shared/domain/operations/ids.ts';
import { browserFrames, browserSlices } from '#renderer/db/catalogue/slices.ts';
import { openCatalogue } from '#renderer/db/catalogue/catalogue.ts';
import { loadCatalogue } from '#renderer/db/chunks.ts';
import { deleteDatabase, readDesk, type ShopDatabase, shopDatabase } from '#renderer/db/database.ts';
import type { DeskSession, DeskSnapshot, DeskState } from '#renderer/db/desk.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { openSearch } from '#renderer/db/search/catalogue-search.ts';
import { indexingInWorker } from '#renderer/db/search/indexing.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { OpenedShop, Progress, WorkClient } from '#renderer/db/work.ts';
import type { Bridge } from '#renderer/platform/bridge.ts';

type Handed = {
  readonly bridge: Bridge;
  readonly work: WorkClient;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly storage: Storage;
  readonly locale: string;
  readonly currency: string;
};

/** Makes the session of one window. */
export function deskSession(handed: Handed): DeskSession {
  const { bridge, work, now, nextId, storage } = handed;
  const windowId = nextId();
  const store = createStore<DeskSnapshot>(() => ({ at: { state: 'starting' }, shops: [] }));
  const go = (at: DeskState) => store.setState({ at });
  let shown: WindowShop | null = null;
  const close = () => {
    shown?.close();
    shown = null;
  };
  /** Counts what a person asked for: what an earlier wish still brings is not shown any more. */
  let wish = 0;

  const readShops = async () => {
    const listed = await bridge.ask('shops.list', {});
    if (listed.ok) store.setState({ shops: listed.value.shops });
    return listed;
  };

  /** Shows a shop before its journal is attached: its rows can be looked at, acts wait until it is open. */
  const preview = (entry: ShopEntry) => {
    close();
    const window = openInWindow(handed, entry);
    shown = window;
    go({ state: 'open', shop: window.shop, rebuilt: null });
  };

  const show = async (opened: OpenedShop) => {
    await readShops();
    if (shown?.shop.entry.dbName !== opened.entry.dbName) preview(opened.entry);
    shown?.opened();
    storage.setItem(LAST_SHOP, JSON.stringify(opened.entry));
    if (shown) go({ state: 'open', shop: shown.shop, rebuilt: opened.rebuilt });
  };

  const begin = async (
    entry: ShopEntry,
    start: (onProgress: (progress: Progress) => void) => Promise<Result<OpenedShop>>,
  ) => {
    const mine = ++wish;
    if (shown?.shop.entry.dbName !== entry.dbName) {
      close();
      go({ state: 'opening', entry, progress: null });
    }
    const opened = await start((progress) => {
      if (mine !== wish) return;
      close();
      go({ state: 'opening', entry, progress });
    });
    if (mine !== wish) return opened;
    if (opened.ok && opened.value.recovery) {
      close();
      await readShops();
      go({ state: 'recovered', opened: opened.value, losses: opened.value.recovery });
      return opened;
    }
    if (opened.ok) {
      await show(opened.value);
      return opened;
    }
    close();
    go(
      opened.failure.code === 'in-use'
        ? { state: 'elsewhere', entry }
        : { state: 'failed', entry, failure: opened.failure },
    );
    return opened;
  };

  const open = async (entry: ShopEntry, takeOver = false) => {
    await bridge.ask('shops.select', { shopId: entry.shopId });
    await begin(entry, (onProgress) => work.ask('shop.open', { entry, windowId, takeOver }, { onProgress }));
  };

  const make = async (
    entry: ShopEntry,
    start: (onProgress: (progress: Progress) => void) => Promise<Result<OpenedShop>>,
  ) => {
    const created = await bridge.ask('shops.create', entry);
    if (!created.ok) {
      go({ state: 'welcome', failure: created.failure });
      return created;
    }
    return begin(entry, start);
  };

  const entryOf = (shopId: string, shopKind: ShopEntry['shopKind'], name: string): ShopEntry => {
    const generation = nextId();
    return { shopId, shopKind, name, dbName: `stockroom-${generation}`, generation, createdAt: now() };
  };

  /** Names a shop to the host that has lost every shop, where its database is whole: the host makes its folder again (SHP5). */
  const listAgain = async (entry: ShopEntry): Promise<ShopEntry | null> => {
    if (!(await isWhole(entry))) return null;
    const created = await bridge.ask('shops.create', entry);
    await readShops();
    return created.ok ? entry : null;
  };

  bridge.onEvent((event) => {
    const { at } = store.getState();
    if (event.type !== 'detached' || event.windowId !== windowId || at.state !== 'open') return;
    close();
    go({ state: 'elsewhere', entry: at.shop.entry });
  });

  // The log of the shop's server is another one from some point on: the database is made anew from the journal.
  let readingAnew = false;
  work.onStatus(({ server }) => {
    const { at } = store.getState();
    if (readingAnew || at.state !== 'open' || server.state !== 'stopped' || server.code !== 'read-anew') return;
    // The status is told again until the shop has been closed: it is opened once.
    readingAnew = true;
    void open(at.shop.entry).finally(() => {
      readingAnew = false;
    });
  });

  return {
    snapshot: store.getState,
    listen: store.subscribe,
    start: async () => {
      const mine = wish;
      const last = lastShop(storage);
      if (last) preview(last);
      const listed = await readShops();
      if (mine !== wish) return;
      if (!listed.ok) return go({ state: 'failed', entry: null, failure: listed.failure });
      const { shops, currentShopId } = listed.value;
      const current = shops.find((entry) => entry.shopId === currentShopId);
      const found = current ?? (last && shops.length === 0 ? await listAgain(last) : null);
      if (mine !== wish) return;
      if (found) return open(found);
      close();
      go({ state: 'welcome', failure: null });
    },
    open,
    goOn: async (placeName, currency) => {
      const { at } = store.getState();
      if (at.state !== 'recovered') return;
      const { opened } = at;
      const confirmed = await work.ask('recovery.confirm', {
        currency: currency ?? handed.currency,
        placeName,
      });
      if (confirmed.ok) await show(opened);
      else go({ state: 'failed', entry: opened.entry, failure: confirmed.failure });
    },
    createEmpty: async (form) => {
      const entry = entryOf(nextId(), 'real', form.name);
      const person = { personId: nextId(), name: form.personName };
      storage.setItem(personKey(entry.shopId), person.personId);
      await make(entry, (onProgress) =>
        work.ask(
          'shop.createEmpty',
          { entry, windowId, name: form.name, currency: form.currency, locationName: form.locationName, person },
          { onProgress },
        ),
      );
    },
    createDemo: async () => {
      const known = store.getState().shops.find((entry) => entry.shopKind === 'demo');
      if (known) return open(known);
      const entry = entryOf(nextId(), 'demo', 'Demo shop');
      const person = { personId: nextId(), name: '' };
      await make(entry, (onProgress) =>
        work.ask(
          'shop.createDemo',
          {
            entry,
            windowId,
            name: entry.name,
            currency: handed.currency,
            locationName: '',
            person,
            seed: 2026,
            now: now(),
          },
          { onProgress },
        ),
      );
    },
    connect: async (url, token, personName, onProgress) => {
      const met = await bridge.ask('store.connect', { url, token });
      if (!met.ok) return met;
      const { shopId, name } = met.value.shop;
      const { at, shops } = store.getState();
      if (at.state === 'open' && (shopId === null || shopId === at.shop.entry.shopId)) {
        const shared = await work.ask('sync.connect', { url }, { onProgress });
        return shared.ok ? done('shared') : shared;
      }
      if (shopId === null) return fail({ code: 'server-empty' });
      const known = shops.find((entry) => entry.shopId === shopId);
      if (known) {
        const bound = await bridge.ask('store.bind', { shopId, url });
        if (!bound.ok) return bound;
        await open(known);
        return done('joined');
      }
      const entry = entryOf(shopId, 'real', name);
      const person = { personId: nextId(), name: personName };
      storage.setItem(personKey(shopId), person.personId);
      const joined = await make(entry, (progress) =>
        work.ask('shop.join', { entry, windowId, url, person }, { onProgress: progress }),
      );
      return joined.ok ? done('joined') : joined;
    },
    disconnect: async () => {
      const gone = await work.ask('sync.disconnect', {});
      return gone.ok ? done(null) : gone;
    },
    removeDemo: async (entry) => {
      const { at } = store.getState();
      if (at.state === 'open' && at.shop.entry.shopId === entry.shopId) {
        close();
        await work.ask('shop.close', {});
        storage.removeItem(LAST_SHOP);
        go({ state: 'starting' });
      }
      const removed = await bridge.ask('shops.removeDemo', { shopId: entry.shopId });
      if (!removed.ok) return removed;
      await deleteDatabase(entry.dbName);
      await readShops();
      if (store.getState().at.state === 'starting') {
        const rest = store.getState().shops[0];
        if (rest) await open(rest);
        else go({ state: 'welcome', failure: null });
      }
      return done(null);
    },
    leave: async () => {
      wish++;
      close();
      await work.ask('shop.close', {});
      storage.removeItem(LAST_SHOP);
      await bridge.ask('shops.select', { shopId: null });
      go({ state: 'welcome', failure: null });
    },
  };
}

const LAST_SHOP = 'stockroom:last-shop';

/** The shop that was open last, so that the window can paint its rows before the host has answered. */
function lastShop(storage: Storage): ShopEntry | null {
  const kept = storage.getItem(LAST_SHOP);
  // We wrote it ourselves; what the host lists decides in the end.
  return kept ? (JSON.parse(kept) as ShopEntry) : null;
}

/** True where the database of a shop is there and was made to the end. */
async function isWhole({ dbName, shopId }: ShopEntry): Promise<boolean> {
  const db = shopDatabase(dbName, 'relaxed');
  try {
    const desk = await readDesk(db);
    return desk?.shopId === shopId && desk.complete;
  } finally {
    db.close();
  }
}

type WindowShop = { readonly shop: Shop; readonly opened: () => void; readonly close: () => void };

const personKey = (shopId: string) => `stockroom:person:${shopId}`;

/** The window's own view of a shop: its database, its rows in memory, and who is at the desk. */
function openInWindow({ bridge, work, now, nextId, storage, locale }: Handed, entry: ShopEntry): WindowShop {
  const db = shopDatabase(entry.dbName, 'strict');
  const feed = openFeed(entry.dbName);
  const catalogue = openCatalogue({
    compareText: new Intl.Collator(locale, { numeric: true }).compare,
    slices: browserSlices(),
    frames: browserFrames(),
  });
  const search = openSearch(catalogue, indexingInWorker(work));
  const people = new Set<() => void>();
  let opened: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const loaded = loadCatalogue({ db, feed, catalogue });
  void loaded.then(() => search.start());
  void ready.then(() => chooseSomebody(db, storage, entry.shopId));
  return {
    opened: () => opened(),
    shop: {
      ready,
      entry,
      db,
      feed,
      catalogue,
      search,
      work,
      host: bridge,
      onEvent: bridge.onEvent,
      now,
      nextId,
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
      void loaded.then((stop) => stop());
      search.close();
      feed.close();
      db.close();
    },
  };
}

/** Where nobody said yet who is at the desk (a demo shop, a rebuilt profile), the first person of the shop is. */
async function chooseSomebody(db: ShopDatabase, storage: Storage, shopId: string): Promise<void> {
  if (storage.getItem(personKey(shopId))) return;
  const person = await db.contacts.filter((contact) => contact.kind === 'person' && !contact.erased).first();
  if (person) storage.setItem(personKey(shopId), person.contactId);
}
