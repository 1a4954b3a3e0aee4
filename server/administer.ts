import { randomUUID } from 'node:crypto';
import { done, type Result } from '#shared/base/result.ts';
import type { TokenScope } from '#shared/contract/store/tokens.ts';
import { openDatabase, type OpenDatabase, type Place } from './database/open.ts';
import { addShop, ensureShop } from './shop/shop.ts';
import { Tokens } from './shop/tokens.ts';
import type { StartFailure } from './start.ts';

/** What is done to a database without serving it. */
export type Errand =
  | { readonly is: 'list-shops' }
  | { readonly is: 'new-shop' }
  /** For the oldest shop, where no key of one is given. */
  | { readonly is: 'new-token'; readonly shopKey: string | null; readonly scope: TokenScope };

/** A line that is printed; a token is told this once. */
export type Told = {
  readonly key: string;
  readonly shop?: string | null;
  readonly operations?: number;
  readonly token?: string;
};

/** Runs an errand; processes that serve the same PostgreSQL hear of it. */
export async function administer(place: Place, errand: Errand): Promise<Result<readonly Told[], StartFailure>> {
  const opened = await openDatabase(place, Date.now);
  if (!opened.ok) return opened;
  try {
    return await run(opened.value, errand);
  } finally {
    await opened.value.close();
  }
}

async function run(opened: OpenDatabase, errand: Errand): Promise<Result<readonly Told[], StartFailure>> {
  const { db, peers, keepsApart } = opened;
  const oldest = await ensureShop(db, randomUUID(), Date.now());
  const tokens = new Tokens({ db, now: Date.now, changed: () => peers.tell({ of: 'tokens' }) });
  if (errand.is === 'list-shops') {
    const shops = await db.selectFrom('shop').selectAll().orderBy('made_at').execute();
    return done(shops.map((row) => ({ key: row.shop_key, shop: row.shop_id, operations: row.head })));
  }
  if (errand.is === 'new-shop' && !keepsApart) return { ok: false, failure: { code: 'shops-together' } };
  const key = errand.is === 'new-shop' ? await addShop(db, randomUUID(), Date.now()) : (errand.shopKey ?? oldest);
  const scope = errand.is === 'new-shop' ? 'desk' : errand.scope;
  const { token } = await tokens.make({ shopKey: key, scope, label: '', until: null });
  return done([{ key, token }]);
}
