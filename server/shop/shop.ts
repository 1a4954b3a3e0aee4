import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { protocolVersion, type ShopAnswer, type storeRoutes } from '#shared/contract/store/protocol.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { StoreDatabase } from '#server/database/tables.ts';
import { lockShop } from '#server/log/push.ts';

/** Makes the first shop of a new database, with its log's epoch; an existing one stays as it is. Answers the key of the oldest. */
export async function ensureShop(db: StoreDatabase, logEpoch: string, at = 0): Promise<string> {
  return db.transaction().execute(async (trx) => {
    // Two processes may begin with one empty database.
    await sql`lock table shop in exclusive mode`.execute(trx);
    const [oldest] = await shopKeys(trx);
    return oldest ?? addShop(trx, logEpoch, at);
  });
}

/** Makes one more shop, which is empty until a desk claims it, and answers its key. */
export async function addShop(db: StoreDatabase, logEpoch: string, at: number): Promise<string> {
  const made = await db
    .insertInto('shop')
    .values({
      shop_id: null,
      name: '',
      log_epoch: logEpoch,
      head: 0,
      contact_head: 0,
      fold_version: foldVersion,
      made_at: at,
    })
    .returning('shop_key')
    .executeTakeFirstOrThrow();
  return made.shop_key;
}

/** The keys of every shop of a database, the oldest first; asked as the server itself. */
export async function shopKeys(db: StoreDatabase): Promise<readonly string[]> {
  const rows = await db.selectFrom('shop').select('shop_key').orderBy('made_at').orderBy('shop_key').execute();
  return rows.map((row) => row.shop_key);
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
