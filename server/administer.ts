import { randomUUID } from 'node:crypto';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { TokenScope } from '#shared/contract/store/tokens.ts';
import { openDatabase, type OpenDatabase, type Place } from './database/open.ts';
import { addShop, ensureShop, shopKeys } from './shop/shop.ts';
import { Tokens } from './shop/tokens.ts';
import type { StartFailure } from './start.ts';

/** What is done to a database without serving it. */
export type Errand =
  | { readonly is: 'list-shops' }
  | { readonly is: 'new-shop' }
  /** For the only shop, where no key of one is given. */
  | { readonly is: 'new-token'; readonly shopKey: string | null; readonly scope: TokenScope };

/** A line that is printed; a token is told this once. */
export type Told = {
  readonly key: string;
  readonly shop?: string | null;
  readonly operations?: number;
  readonly token?: string;
};

/** Why an errand was not run; nothing was changed then. */
export type ErrandFailure = StartFailure | Failure<'which-shop' | 'shop-unknown'>;

/** Runs an errand; processes that serve the same PostgreSQL hear of it. */
export async function administer(place: Place, errand: Errand): Promise<Result<readonly Told[], ErrandFailure>> {
  const opened = await openDatabase(place, Date.now);
  if (!opened.ok) return opened;
  try {
    return await run(opened.value, errand);
  } finally {
    await opened.value.close();
  }
}

async function run(opened: OpenDatabase, errand: Errand): Promise<Result<readonly Told[], ErrandFailure>> {
  const { db, peers, keepsApart } = opened;
  await ensureShop(db, randomUUID(), Date.now());
  const tokens = new Tokens({ db, now: Date.now, changed: () => peers.tell({ of: 'tokens' }) });
  if (errand.is === 'list-shops') {
    const shops = await db.selectFrom('shop').selectAll().orderBy('made_at').execute();
    return done(shops.map((row) => ({ key: row.shop_key, shop: row.shop_id, operations: row.head })));
  }
  if (errand.is === 'new-token') {
    const key = keyAmong(await shopKeys(db), errand.shopKey);
    if (!key.ok) return key;
    const { token } = await tokens.make({ shopKey: key.value, scope: errand.scope, label: '', until: null });
    return done([{ key: key.value, token }]);
  }
  if (!keepsApart) return fail({ code: 'shops-together' });
  const key = await addShop(db, randomUUID(), Date.now());
  const { token } = await tokens.make({ shopKey: key, scope: 'desk', label: '', until: null });
  return done([{ key, token }]);
}

/** The shop that was meant: one of those here, and never a guess among several. */
function keyAmong(
  keys: readonly string[],
  wanted: string | null,
): Result<string, Failure<'which-shop' | 'shop-unknown'>> {
  const [only, ...others] = keys;
  if (wanted === null) return only === undefined || others.length > 0 ? fail({ code: 'which-shop' }) : done(only);
  const key = wanted.trim().toLowerCase();
  return keys.includes(key) ? done(key) : fail({ code: 'shop-unknown' });
}
