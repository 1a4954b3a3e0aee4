import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { lockShop } from '#server/log/push.ts';

/** How long bytes are kept that no operation of the log names, in milliseconds: 30 days. */
export const UNNAMED_MS = 30 * 24 * 60 * 60 * 1_000;

export type BlobFailure = Failure<'blob-wrong' | 'not-claimed'>;

/** Stores the bytes of a hash; what is stored already stays as it is, and its 30 days begin anew. */
export async function putBlob(
  db: StoreDatabase,
  hash: string,
  bytes: Uint8Array,
  now: () => number,
): Promise<Result<null, BlobFailure>> {
  if (createHash('sha256').update(bytes).digest('hex') !== hash) return fail({ code: 'blob-wrong' });
  return db.transaction().execute(async (trx) => {
    // The shop's row orders this against `dropUnnamed`, which must not take what was just said to be stored.
    const shop = await lockShop(trx);
    if (shop.shop_id === null) return fail({ code: 'not-claimed' });
    await trx
      .insertInto('blobs')
      .values({ hash, uploaded_at: now(), bytes })
      .onConflict((existing) => existing.columns(['shop_key', 'hash']).doUpdateSet({ uploaded_at: now() }))
      .execute();
    return done(null);
  });
}

/** The bytes of a hash, or null where they are not here. */
export async function readBlob(db: StoreDatabase, hash: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('blobs').select('bytes').where('hash', '=', hash).executeTakeFirst();
  return row?.bytes ?? null;
}

/** Whether the bytes of a hash are here. */
export async function hasBlob(db: StoreDatabase, hash: string): Promise<boolean> {
  return (await db.selectFrom('blobs').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined;
}

/** Drops bytes that were uploaded more than 30 days ago and that no operation of the log has ever named. */
export async function dropUnnamed(db: StoreDatabase, now: () => number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockShop(trx);
    await sql`
      delete from blobs where uploaded_at < ${now() - UNNAMED_MS}
      and not exists (select 1 from named_blobs where named_blobs.hash = blobs.hash)`.execute(trx);
  });
}
