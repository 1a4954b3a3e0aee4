import { sql } from 'kysely';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { WriterRange } from '#shared/contract/store/protocol.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { lockShop } from './push.ts';

/** Keeps that numbers are lost: their writers' later ones pass (DATA-R23). Twice is once, and a number that is known already stays so. */
export async function declareLost(
  db: StoreDatabase,
  ranges: readonly WriterRange[],
): Promise<Result<Record<never, never>, Failure<'not-claimed' | 'bad-request'>>> {
  if (ranges.some(({ from, to }) => from > to)) return fail({ code: 'bad-request', detail: 'ranges' });
  return db.transaction().execute(async (trx) => {
    const shop = await lockShop(trx);
    if (shop.shop_id === null) return fail({ code: 'not-claimed' });
    await sql`
      insert into lost_numbers (writer_id, first, last)
      select distinct * from unnest(${ranges.map((r) => r.writerId)}::text[], ${ranges.map((r) => r.from)}::bigint[], ${ranges.map((r) => r.to)}::bigint[])
      on conflict do nothing`.execute(trx);
    return done({});
  });
}
