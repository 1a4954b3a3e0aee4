import { done } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import type { DeskSession } from '#renderer/db/desk.ts';
import { isToOpenAnew } from '#renderer/db/work.ts';
import { deskStage } from './desk-stage.ts';
import { isWhole, keepLastShop, lastShop } from './last-shop.ts';
import { newShops } from './new-shops.ts';
import { restores } from './restores.ts';
import type { Handed } from './window-shop.ts';

/** Makes the session of one window. */
export function deskSession(handed: Handed): DeskSession {
  const { bridge, work, nextId, storage } = handed;
  const windowId = nextId();
  const stage = deskStage(handed);
  const at = () => stage.snapshot().at;

  const open = async (entry: ShopEntry, takeOver = false) => {
    await bridge.ask('shops.select', { shopId: entry.shopId });
    const opened = await stage.begin(entry, (onProgress) =>
      work.ask('shop.open', { entry, windowId, takeOver }, { onProgress }),
    );
    if (opened.ok && !opened.value.reading) await goOnSharing(entry);
  };

  /** Whoever was cut off between the start of a shop's server and its first exchange goes on from there (SHR5). */
  const goOnSharing = async ({ shopId, name }: ShopEntry) => {
    const [state, tied] = [
      await bridge.ask('sharing.state', { shopId }),
      await bridge.ask('store.connection', { shopId }),
    ];
    if (!state.ok || !state.value.share || !tied.ok || tied.value.connection !== null) return;
    const started = await bridge.ask('sharing.start', { shopId, name });
    if (started.ok) await work.ask('sync.connect', { url: started.value.url });
  };

  /** Names a shop to the host that has lost every shop, where its database is whole: the host makes its folder again (SHP5). */
  const listAgain = async (entry: ShopEntry): Promise<ShopEntry | null> => {
    if (!(await isWhole(entry))) return null;
    const created = await bridge.ask('shops.create', entry);
    await stage.readShops();
    return created.ok ? entry : null;
  };

  bridge.onEvent((event) => {
    const shown = at();
    if (event.type !== 'detached' || event.windowId !== windowId || shown.state !== 'open') return;
    stage.close();
    stage.go({ state: 'elsewhere', entry: shown.shop.entry });
  });

  /** Opens the shop anew as soon as nobody has a form in hand, which would be gone without a word (DATA-R11). */
  const readAnew = async (entry: ShopEntry) => {
    const isWished = stage.sameWish();
    await handed.inHand.nothing();
    if (isWished()) await open(entry);
  };

  // The log of the shop's server is another one from some point on: the database is made anew from the journal.
  let readingAnew = false;
  work.onStatus((status) => {
    const shown = at();
    if (readingAnew || shown.state !== 'open') return;
    const { reading } = shown;
    // A shop that was opened for reading since its disk took no writing goes on with it once the disk takes it again.
    const anew = reading
      ? reading.madeAt === null && status.disk === null && reading.back
      : isToOpenAnew(status) && shown.shop.entry;
    if (!anew) return;
    // The status is told again until the shop has been closed: it is opened once.
    readingAnew = true;
    void readAnew(anew).finally(() => {
      readingAnew = false;
    });
  });

  return {
    snapshot: stage.snapshot,
    listen: stage.listen,
    start: async () => {
      const isWished = stage.sameWish();
      const last = lastShop(storage);
      if (last) stage.preview(last);
      const listed = await stage.readShops();
      if (!isWished()) return;
      if (!listed.ok) return stage.go({ state: 'failed', entry: null, failure: listed.failure });
      const { shops, currentShopId } = listed.value;
      const current = shops.find((entry) => entry.shopId === currentShopId);
      const found = current ?? (last && shops.length === 0 ? await listAgain(last) : null);
      if (!isWished()) return;
      void work.ask('shop.dropCopies', {});
      if (found) return open(found);
      stage.close();
      stage.go({ state: 'welcome', failure: null });
    },
    open,
    goOn: async (placeName, currency) => {
      const asked = at();
      if (asked.state !== 'recovered') return;
      const { opened } = asked;
      const confirmed = await work.ask('recovery.confirm', {
        currency: currency ?? handed.currency,
        placeName,
      });
      if (confirmed.ok) await stage.show(opened);
      else stage.go({ state: 'failed', entry: opened.entry, failure: confirmed.failure });
    },
    ...newShops(handed, { stage, windowId, open }),
    restores: restores(handed, { stage, windowId }),
    disconnect: async () => {
      const gone = await work.ask('sync.disconnect', {});
      return gone.ok ? done(null) : gone;
    },
    syncNow: async () => {
      await work.ask('sync.now', {});
    },
    removeDemo: async (entry) => {
      const shown = at();
      if (shown.state === 'open' && shown.shop.entry.shopId === entry.shopId) {
        stage.close();
        await work.ask('shop.close', {});
        keepLastShop(storage, null);
        stage.go({ state: 'starting' });
      }
      const removed = await bridge.ask('shops.removeDemo', { shopId: entry.shopId });
      if (!removed.ok) return removed;
      await deleteDatabase(entry.dbName);
      await stage.readShops();
      if (at().state === 'starting') {
        const rest = stage.snapshot().shops[0];
        if (rest) await open(rest);
        else stage.go({ state: 'welcome', failure: null });
      }
      return done(null);
    },
    leave: async () => {
      stage.dropWish();
      stage.close();
      await work.ask('shop.close', {});
      keepLastShop(storage, null);
      await bridge.ask('shops.select', { shopId: null });
      stage.go({ state: 'welcome', failure: null });
    },
  };
}
