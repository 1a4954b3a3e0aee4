import { done } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import type { Restores } from '#renderer/db/desk.ts';
import type { OpenedShop } from '#renderer/db/work.ts';
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
