import { done } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { NOBODY } from '#shared/domain/operations/ids.ts';
import { deleteDatabase, readDesk } from '#renderer/db/database.ts';
import type { Restores } from '#renderer/db/desk.ts';
import type { OpenedShop, Progress } from '#renderer/db/work.ts';
import { zonesOf } from '#renderer/db/zones.ts';
import type { DeskStage } from './desk-stage.ts';
import type { Handed } from './window-shop.ts';

/** How this window makes shops of backups: the host does, while nobody has the shop open, and the window opens what came of it. */
export function restores(
  { bridge, work }: Handed,
  { stage, windowId }: { readonly stage: DeskStage; readonly windowId: string },
): Restores {
  /** Opens a shop, and says of its new database that it comes from a backup. */
  const openRestored = async (entry: ShopEntry, isRestored: boolean) => {
    await bridge.ask('shops.select', { shopId: entry.shopId });
    await stage.begin(entry, async (onProgress) => {
      const opened = await work.ask('shop.open', { entry, windowId, takeOver: false }, { onProgress });
      return opened.ok && isRestored ? done(told(opened.value)) : opened;
    });
  };
  /** The shop that is open, or was before what is open for reading alone. */
  const leadsTo = (): ShopEntry | null => {
    const { at } = stage.snapshot();
    if (at.state !== 'open') return null;
    return at.reading ? at.reading.back : at.shop.entry;
  };
  const goTo = async (back: ShopEntry | null) => {
    if (back) await openRestored(back, false);
    else stage.go({ state: 'welcome', failure: null });
  };
  const openShop = (shopId: string) => {
    const { at } = stage.snapshot();
    return at.state === 'open' && !at.reading && at.shop.entry.shopId === shopId ? at.shop : null;
  };
  const zoneOf = async (shopId: string) => zonesOf(await openShop(shopId)?.db.shop.toCollection().first()).shop;
  const listed = (shopId: string) => stage.snapshot().shops.find((entry) => entry.shopId === shopId);

  return {
    pick: async (kind, typed) => {
      const picked = await bridge.ask('backups.pick', { kind, typed });
      return picked.ok ? done(picked.value.picked) : picked;
    },
    typesPaths: async () => {
      const about = await bridge.ask('app.about', {});
      return about.ok && about.value.served;
    },
    inspect: (handle, passphrase) => bridge.ask('backups.inspect', { handle, passphrase }),
    read: async (handle, { shopId, name }) => {
      const back = leadsTo();
      stage.dropWish();
      stage.close();
      const entry = { shopId, name, shopKind: 'real', dbName: '', generation: '', createdAt: 0 } as const;
      stage.go({ state: 'opening', entry, progress: null });
      const onProgress = (progress: Progress) => stage.go({ state: 'opening', entry, progress });
      const opened = await work.ask('shop.read', { handle, windowId }, { onProgress });
      if (opened.ok) await stage.show(opened.value, back);
      else await goTo(back);
      return opened.ok ? done(null) : opened;
    },
    closeRead: async () => {
      const back = leadsTo();
      stage.dropWish();
      stage.close();
      stage.go(back ? { state: 'opening', entry: back, progress: null } : { state: 'starting' });
      await work.ask('shop.close', {});
      await goTo(back);
    },
    previewBack: async (handle, shopId, token) => {
      const told = await bridge.ask('backups.previewBack', { handle, token, zone: await zoneOf(shopId) });
      if (!told.ok) return told;
      const { writers, ...rest } = told.value;
      const shop = openShop(shopId);
      const mine = shop ? ((await readDesk(shop.db))?.writers ?? {}) : {};
      const isOwn = ({ writerId }: { readonly writerId: string }) => Object.hasOwn(mine, writerId);
      const own = writers.filter(isOwn).reduce((sum, { acts }) => sum + acts, 0);
      return done({ ...rest, own, others: writers.filter((one) => !isOwn(one)).map(({ acts }) => acts) });
    },
    takeBack: async ({ handle, shopId, token, requestId }, { at, isCancelled }) => {
      at('backup');
      const made = await bridge.ask('backups.make', { shopId });
      if (!made.ok) return made;
      if (isCancelled()) return done(null);
      at('server');
      const actor = openShop(shopId)?.person.get() ?? NOBODY;
      const taken = await bridge.ask('backups.takeBack', {
        handle,
        token,
        zone: await zoneOf(shopId),
        requestId,
        actor,
      });
      // This computer follows like every other one.
      if (taken.ok && openShop(shopId)) void work.ask('sync.now', {});
      return taken;
    },
    undone: (handle) => bridge.ask('backups.undone', { handle }),
    restore: async (handle, shopId, way) => {
      const { at } = stage.snapshot();
      const shown = at.state === 'open' ? at.shop.entry : null;
      const before = listed(shopId);
      if (shown?.shopId === shopId) {
        stage.close();
        stage.go({ state: 'opening', entry: shown, progress: null });
        await work.ask('shop.close', {});
      }
      const restored = await bridge.ask('backups.restore', { handle, way });
      await stage.readShops();
      const entry = listed(shopId);
      if (!restored.ok) {
        if (entry && shown?.shopId === shopId) await openRestored(entry, false);
        return restored;
      }
      // What it held of before is put aside with the journal, or undone: no later opening may ask it.
      if (before && entry && before.dbName !== entry.dbName) await deleteDatabase(before.dbName);
      if (entry) await openRestored(entry, true);
      return restored;
    },
  };
}

function told(opened: OpenedShop): OpenedShop {
  const { rebuilt } = opened;
  return rebuilt?.because === 'lost' ? { ...opened, rebuilt: { ...rebuilt, because: 'restored' } } : opened;
}
