import { sql } from 'kysely';
import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { PushAnswer } from '#shared/contract/store/protocol.ts';
import type { ShopRow, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { decideBatch, type Manner } from './decide.ts';
import { keepBatch } from './keep.ts';
import { loadKnown } from './load.ts';
import type { Offer } from './offer.ts';

export type PushFailure = Failure<'not-claimed' | 'wrong-shop'>;

/** Decides offered operations in one transaction and keeps what was accepted; nothing is kept when it fails. */
export async function pushOffers(
  db: StoreDatabase,
  offers: readonly Offer[],
  now: () => number,
  manner: Manner = 'next',
): Promise<Result<PushAnswer, PushFailure>> {
  return db.transaction().execute(async (trx) => {
    const shop = await lockShop(trx);
    if (shop.shop_id === null) return fail({ code: 'not-claimed' });
    if (offers.some((offer) => offer.shopId !== shop.shop_id)) return fail({ code: 'wrong-shop' });
    const decided = decideBatch(offers, await loadKnown(trx, shop.head, offers), manner);
    await keepBatch(trx, decided);
    const head = await takeSequences(trx, decided.accepted.length);
    return done({ logEpoch: shop.log_epoch, head, time: now(), results: [...decided.results] });
  });
}

/**
 * Takes the shop's one row for this transaction. Every write waits here for the one before it to commit, so a sequence
 * is seen by readers in order: without the lock a reader could pass a number whose transaction commits later.
 */
export async function lockShop(trx: StoreTransaction): Promise<ShopRow> {
  const shop = await trx.selectFrom('shop').selectAll().forUpdate().executeTakeFirstOrThrow();
  // Another process was updated first and has made the books anew: this one would write what it no longer understands.
  if (shop.fold_version > foldVersion) throw new OldProgram(`fold ${shop.fold_version}`);
  return shop;
}

/** This process is older than what the database holds; it can serve no more writes. */
export class OldProgram extends Error {
  override readonly name = 'OldProgram';
}

/** Moves the log's head on by as many operations as were accepted, and answers where it is. */
export async function takeSequences(trx: StoreTransaction, count: number): Promise<number> {
  const { rows } = await sql<{ head: number }>`update shop set head = head + ${count} returning head`.execute(trx);
  return must(rows[0], 'the shop has its row').head;
}
