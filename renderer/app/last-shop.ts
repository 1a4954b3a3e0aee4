import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { readDesk, shopDatabase } from '#renderer/db/database.ts';

const LAST_SHOP = 'stockroom:last-shop';

/** The shop that was open last, so that the window can paint its rows before the host has answered. */
export function lastShop(storage: Storage): ShopEntry | null {
  const kept = storage.getItem(LAST_SHOP);
  // We wrote it ourselves; what the host lists decides in the end.
  return kept ? (JSON.parse(kept) as ShopEntry) : null;
}

/** Keeps which shop is open now; null where none is. */
export function keepLastShop(storage: Storage, entry: ShopEntry | null): void {
  if (entry) storage.setItem(LAST_SHOP, JSON.stringify(entry));
  else storage.removeItem(LAST_SHOP);
}

/** True where the database of a shop is there and was made to the end. */
export async function isWhole({ dbName, shopId }: ShopEntry): Promise<boolean> {
  const db = shopDatabase(dbName, 'relaxed');
  try {
    const desk = await readDesk(db);
    return desk?.shopId === shopId && desk.complete;
  } finally {
    db.close();
  }
}
