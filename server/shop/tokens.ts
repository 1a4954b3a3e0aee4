import { createHash, timingSafeEqual } from 'node:crypto';
import type { StoreDatabase } from '#server/database/tables.ts';

/**
 * Keeps the hash of a new token, unless there is one already and none was asked for; answers the token this once.
 * A token is 256 random bits, so a plain hash keeps it as safe as a slow one would.
 */
export async function ensureToken(
  db: StoreDatabase,
  newToken: () => string,
  wanted: boolean,
  now: () => number,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const existing = await trx.selectFrom('tokens').select('hash').limit(1).execute();
    if (existing.length > 0 && !wanted) return null;
    const token = newToken();
    await trx
      .insertInto('tokens')
      .values({ hash: hashOf(token).toString('hex'), made_at: now() })
      .execute();
    return token;
  });
}

/** Says whether a text is one of the shop's tokens; takes the same time for every wrong one. */
export async function tokenCheck(db: StoreDatabase): Promise<(text: string) => boolean> {
  const hashes = (await db.selectFrom('tokens').select('hash').execute()).map((row) => Buffer.from(row.hash, 'hex'));
  return (text) => {
    const offered = hashOf(text);
    return hashes.reduce((found, hash) => timingSafeEqual(hash, offered) || found, false);
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
