import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { protocolVersion, type ShopAnswer, type storeRoutes } from '#shared/contract/store/protocol.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import type { z } from 'zod';
import type { StoreDatabase } from '#server/database/tables.ts';
import { lockShop } from '#server/log/push.ts';

/** Makes the shop's one row in a new database, with the log's epoch; an existing one stays as it is. */
export async function ensureShop(db: StoreDatabase, logEpoch: string): Promise<void> {
  await db
    .insertInto('shop')
    .values({
      lock: 1,
      shop_id: null,
      name: '',
      log_epoch: logEpoch,
      head: 0,
      contact_head: 0,
      fold_version: foldVersion,
    })
    .onConflict((existing) => existing.doNothing())
    .execute();
}

/** Who this server is. */
export async function readShop(db: StoreDatabase, now: () => number): Promise<ShopAnswer> {
  const shop = await db.selectFrom('shop').selectAll().executeTakeFirstOrThrow();
  return {
    protocol: protocolVersion,
    shopId: shop.shop_id,
    name: shop.name,
    logEpoch: shop.log_epoch,
    head: shop.head,
    foldVersion,
    time: now(),
  };
}

type Claim = z.infer<typeof storeRoutes.claim.ask>;

/** Gives an empty server the shop of the first desk that asks; the same shop may ask again. */
export async function claimShop(
  db: StoreDatabase,
  claim: Claim,
): Promise<Result<z.infer<typeof storeRoutes.claim.answer>, Failure<'already-claimed'>>> {
  return db.transaction().execute(async (trx) => {
    const shop = await lockShop(trx);
    if (shop.shop_id !== null && shop.shop_id !== claim.shopId) return fail({ code: 'already-claimed' });
    if (shop.shop_id === null) await trx.updateTable('shop').set({ shop_id: claim.shopId, name: claim.name }).execute();
    return done({ logEpoch: shop.log_epoch, head: shop.head });
  });
}
