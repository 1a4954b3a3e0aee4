import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf, ShopEntry } from '#shared/contract/bridge/channels.ts';
import { errorCode, type FileLayer, isMissing } from './file-layer.ts';
import { beginPlacing, endPlacings, settlePlacing } from './placing.ts';
import { makeShopFolder, shopFolder } from './shop-folder.ts';
import { copyOf, findShops, listIn, listPath, listText, type ShopList } from './shop-list.ts';
import { textFile } from './text-file.ts';

export type ShopFailure = Failure<'shop-unknown' | 'shop-exists' | 'shop-is-real' | 'not-written'>;
type Changed = Result<ShopList, ShopFailure>;

/** The shops of one profile. Changes come one after the other and answer when they are safe on the disk. */
export type Shops = {
  readonly list: () => Promise<Result<ShopList, ShopFailure>>;
  readonly create: (shop: ShopEntry) => Promise<Changed>;
  readonly select: (shopId: string | null) => Promise<Changed>;
  readonly change: (
    shopId: string,
    changed: Partial<Pick<ShopEntry, 'name' | 'dbName' | 'generation'>>,
  ) => Promise<Changed>;
  /**
   * Lists and selects a shop that came back from a backup, in the place of the entry it had; `place` puts its folder there while nobody
   * has its journal. However that ends, the shop is the one that was here or the one that came.
   */
  readonly adopt: (shop: ShopEntry, place: () => Promise<void>) => Promise<Changed>;
  /** Removes a demo shop and its journal for good; a real one is refused. */
  readonly removeDemo: (shopId: string) => Promise<Changed>;
};

export type ShopsSettings = {
  readonly profile: string;
  readonly files: FileLayer;
  readonly now: () => number;
  /** Asked before a shop's folder goes. */
  readonly closeJournal: (shopId: string) => Promise<void>;
};

/** The list is `shops.json`; a lost one is made again from what lies in the shops' folders. Touches no disk before it is asked. */
export function openShops({ profile, files, now, closeJournal }: ShopsSettings): Shops {
  const where = { profile, files };
  const path = listPath(profile);
  const listFile = textFile(files, path);
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn(act: () => Promise<Changed>): Promise<Changed> {
    const mine = turn
      .then(act)
      .catch((error: unknown) => fail({ code: 'not-written' as const, detail: errorCode(error) }));
    turn = mine;
    return mine;
  }

  /** What an earlier run, or a disk that refused, left half done with a shop's folder. */
  let isSettled = false;
  async function settle(): Promise<void> {
    for (const shop of await settlePlacing(where)) await save(withShop(await read(), shop));
    await endPlacings(where);
    isSettled = true;
  }

  async function load(): Promise<ShopList> {
    if (!isSettled) await settle();
    return read();
  }

  async function read(): Promise<ShopList> {
    const text = await listFile.read();
    const list = text === null ? undefined : listIn(text);
    if (list) return list;
    // A list that cannot be read must never look like a computer without shops: that would offer to begin anew.
    if (text !== null) await files.rename(path, `${path}.${now()}.bad`);
    const shops = await findShops(where);
    if (shops.length === 0) return { shops, currentShopId: null };
    return save({ shops, currentShopId: shops.length === 1 ? (shops[0]?.shopId ?? null) : null });
  }

  async function save(list: ShopList): Promise<ShopList> {
    await listFile.write(listText(list));
    return list;
  }

  async function create(shop: ShopEntry): Promise<Changed> {
    const list = await load();
    if (list.shops.some(({ shopId }) => shopId === shop.shopId)) return fail({ code: 'shop-exists' });
    await makeShopFolder(files, profile, shop.shopId);
    await copyOf(where, shop.shopId).write(JSON.stringify(shop));
    return done(await save({ shops: [...list.shops, shop], currentShopId: shop.shopId }));
  }

  async function change(shopId: string, changed: Partial<ShopEntry>): Promise<Changed> {
    const list = await load();
    const shop = list.shops.find((one) => one.shopId === shopId);
    if (!shop) return fail({ code: 'shop-unknown' });
    const now = { ...shop, ...changed };
    const saved = await save({ ...list, shops: list.shops.map((one) => (one.shopId === shopId ? now : one)) });
    await copyOf(where, shopId).write(JSON.stringify(now));
    return done(saved);
  }

  async function adopt(shop: ShopEntry, place: () => Promise<void>): Promise<Changed> {
    const list = await load();
    await closeJournal(shop.shopId);
    isSettled = false;
    try {
      await beginPlacing(where, shop);
      await place();
      await copyOf(where, shop.shopId).write(JSON.stringify(shop));
    } catch (error) {
      // What was here gets its place again before anybody asks for it.
      await settle().catch(() => undefined);
      throw error;
    }
    const saved = await save(withShop(list, shop));
    await endPlacings(where);
    isSettled = true;
    return done(saved);
  }

  async function removeDemo(shopId: string): Promise<Changed> {
    const list = await load();
    const shop = list.shops.find((one) => one.shopId === shopId);
    if (!shop) return fail({ code: 'shop-unknown' });
    if (shop.shopKind !== 'demo') return fail({ code: 'shop-is-real' });
    await closeJournal(shopId);
    const saved = await save({
      shops: list.shops.filter((one) => one.shopId !== shopId),
      currentShopId: list.currentShopId === shopId ? null : list.currentShopId,
    });
    // A folder under a name that no shop has is no shop, however far its removal comes.
    const gone = `${shopFolder(profile, shopId)}.removed`;
    await files.removeFolder(gone);
    try {
      await files.rename(shopFolder(profile, shopId), gone);
    } catch (error) {
      if (isMissing(error)) return done(saved);
      throw error;
    }
    await files.removeFolder(gone);
    return done(saved);
  }

  return {
    list: () => inTurn(async () => done(await load())),
    create: (shop) => inTurn(() => create(shop)),
    select: (shopId) =>
      inTurn(async () => {
        const list = await load();
        if (shopId !== null && !list.shops.some((one) => one.shopId === shopId)) return fail({ code: 'shop-unknown' });
        return done(await save({ ...list, currentShopId: shopId }));
      }),
    change: (shopId, changed) => inTurn(() => change(shopId, changed)),
    adopt: (shop, place) => inTurn(() => adopt(shop, place)),
    removeDemo: (shopId) => inTurn(() => removeDemo(shopId)),
  };
}

/** A list with a shop in the place of the one that had its id, and selected. */
function withShop({ shops }: ShopList, shop: ShopEntry): ShopList {
  return { shops: [...shops.filter(({ shopId }) => shopId !== shop.shopId), shop], currentShopId: shop.shopId };
}

/** Serves the channels of the shop list. */
export function shopHandlers(shops: Shops): HandlersOf<Extract<Channel, `shops.${string}`>> {
  return {
    'shops.list': async () => {
      const list = await shops.list();
      return list.ok ? done({ shops: [...list.value.shops], currentShopId: list.value.currentShopId }) : list;
    },
    'shops.create': async (shop) => nothing(await shops.create(shop)),
    'shops.select': async ({ shopId }) => nothing(await shops.select(shopId)),
    'shops.point': async ({ shopId, dbName, generation }) =>
      nothing(await shops.change(shopId, { dbName, generation })),
    'shops.rename': async ({ shopId, name }) => nothing(await shops.change(shopId, { name })),
    'shops.removeDemo': async ({ shopId }) => nothing(await shops.removeDemo(shopId)),
  };
}

function nothing(changed: Changed): Result<Record<string, never>, ShopFailure> {
  return changed.ok ? done({}) : changed;
}
