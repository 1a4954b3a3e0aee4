import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { storeRoutes } from '#shared/contract/store/protocol.ts';
import type { Forks } from '#shared/domain/operations/forks.ts';
import { NOBODY, type OpId } from '#shared/domain/operations/ids.ts';
import type { z } from 'zod';
import type { ShopRow, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { decideBatch } from './decide.ts';
import { forkedText } from './forked-text.ts';
import { keepBatch } from './keep.ts';
import { loadForks, loadKnown } from './load.ts';
import { readOffers } from './offer.ts';
import { lockShop, takeSequences } from './push.ts';

/** Time and new ids, handed in. */
export type ForkMeans = { readonly now: () => number; readonly nextId: () => string };

type ForkQuestion = z.infer<typeof storeRoutes.fork.ask>;

/**
 * A desk tells that this log was set back: from the last common operation on a new epoch begins, and the log itself says
 * so to everybody (DATA-R11). What is known already begins nothing; what the log does not bear out is `fork`.
 */
export async function forkLog(
  db: StoreDatabase,
  told: ForkQuestion,
  means: ForkMeans,
): Promise<Result<z.infer<typeof storeRoutes.fork.answer>, Failure<'fork' | 'not-claimed'>>> {
  return db.transaction().execute(async (trx) => {
    const shop = await lockShop(trx);
    if (shop.shop_id === null) return fail({ code: 'not-claimed' });
    if (!(await isSetBack(trx, told))) return fail({ code: 'fork' });
    const forks = await loadForks(trx);
    const held = told.logEpoch === shop.log_epoch ? undefined : forks[told.logEpoch];
    if (held !== undefined && held <= told.seq) return done({ logEpoch: shop.log_epoch, head: shop.head });
    return done(await beginEpoch(trx, shop, forksAt(told, shop, forks), means));
  });
}

/** True when both logs end their common part where the desk says, and what it has next stands elsewhere here or not at all. */
async function isSetBack(trx: StoreTransaction, { seq, opId, lost }: ForkQuestion): Promise<boolean> {
  const rows = await trx
    .selectFrom('ops')
    .select(['seq', 'op_id'])
    .where('seq', 'in', [seq, seq + 1])
    .execute();
  const at = (place: number) => rows.find((row) => row.seq === place)?.op_id;
  return (seq === 0 || at(seq) === opId) && at(seq + 1) !== lost;
}

/** Neither the epoch the desk knows nor the one this log was in holds beyond the common part. */
function forksAt({ logEpoch, seq }: ForkQuestion, shop: ShopRow, forks: Forks): Forks {
  const upTo = (epoch: string) => [epoch, Math.min(seq, forks[epoch] ?? seq)] as const;
  return Object.fromEntries([upTo(logEpoch), upTo(shop.log_epoch)]);
}

async function beginEpoch(trx: StoreTransaction, shop: ShopRow, forks: Forks, { now, nextId }: ForkMeans) {
  const logEpoch = nextId();
  const text = forkedText(shop, { opId: nextId() as OpId, logEpoch, forks, takenBack: null, at: now(), actor: NOBODY });
  const offers = readOffers([text]);
  if (!offers.ok) throw new Error(`Broken assumption: the server reads what it wrote (${offers.failure.detail})`);
  const decided = decideBatch(offers.value, await loadKnown(trx, shop.head, offers.value), 'next');
  must(decided.accepted[0], 'the server takes what it wrote');
  await keepBatch(trx, decided);
  await trx.updateTable('shop').set({ log_epoch: logEpoch }).execute();
  return { logEpoch, head: await takeSequences(trx, 1) };
}
