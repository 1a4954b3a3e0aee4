import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { TokenScope } from '#shared/contract/store/tokens.ts';
import type { StoreDatabase, TokenTable } from '#server/database/tables.ts';

/** A token as the server knows it: never its text. */
export type KnownToken = {
  readonly id: string;
  readonly shopKey: string;
  readonly scope: TokenScope;
  readonly label: string;
  readonly madeAt: number;
  readonly until: number | null;
};

/** The only time a token's text is told. */
export type MadeToken = Pick<KnownToken, 'id' | 'scope' | 'until'> & { readonly token: string };

export type NewToken = Pick<KnownToken, 'shopKey' | 'scope' | 'label' | 'until'>;

type TokenMeans = {
  /** As the server itself: tokens of every shop. */
  readonly db: StoreDatabase;
  readonly now: () => number;
  /** Tells other processes that tokens have changed. */
  readonly changed: () => void;
};

/**
 * The tokens of every shop. A token is 256 random bits, so a plain hash keeps it as safe as a slow one would, and finding it by that
 * hash tells nobody anything. All of them are in memory: whoever guesses asks nothing of the database.
 */
export class Tokens {
  readonly #means: TokenMeans;
  #byHash: ReadonlyMap<string, KnownToken> = new Map();

  constructor(means: TokenMeans) {
    this.#means = means;
  }

  /** Reads them anew: at the start, and when another process has changed some. */
  async load(): Promise<void> {
    const rows = await this.#means.db.selectFrom('tokens').selectAll().execute();
    this.#byHash = new Map(rows.map((row) => [row.hash, knownOf(row)]));
  }

  /** The token with this text, while it counts. */
  find(text: string): KnownToken | null {
    const known = this.#byHash.get(hashOf(text));
    return known && this.#counts(known) ? known : null;
  }

  /** The tokens of a shop that count, oldest first. */
  ofShop(shopKey: string): readonly KnownToken[] {
    const its = [...this.#byHash.values()].filter((one) => one.shopKey === shopKey && this.#counts(one));
    return its.sort((a, b) => a.madeAt - b.madeAt);
  }

  /** Keeps the hash of a new token, and tells the token this once. */
  async make(wanted: NewToken): Promise<MadeToken> {
    const made = await insertToken(this.#means.db, wanted, this.#means.now());
    await this.#afterChange();
    return made;
  }

  /** The first token of a shop that has none yet, whoever of several processes comes first; null for the others. */
  async makeFirst(wanted: NewToken): Promise<MadeToken | null> {
    const { db, now } = this.#means;
    const made = await db.transaction().execute(async (trx) => {
      await lockTokens(trx);
      const its = trx.selectFrom('tokens').select('hash').where('shop_key', '=', wanted.shopKey).limit(1);
      return (await its.execute()).length > 0 ? null : insertToken(trx, wanted, now());
    });
    if (made) await this.#afterChange();
    return made;
  }

  /** Makes a token with the rights of another, which counts for the grace time still, and no longer than it would have. */
  async rotate(of: KnownToken, graceMs: number): Promise<Result<MadeToken, Failure<'token-unknown'>>> {
    const { db, now } = this.#means;
    // A computer that joined by a code has its token elsewhere; one made of it would outlive its removal.
    if (![...this.#byHash.values()].some(({ id }) => id === of.id)) return fail({ code: 'token-unknown' });
    const end = Math.min(now() + graceMs, of.until ?? Number.MAX_SAFE_INTEGER);
    const made = await db.transaction().execute(async (trx) => {
      await lockTokens(trx);
      const old = await trx
        .updateTable('tokens')
        .set({ until: end })
        .where('token_id', '=', of.id)
        .returning('line')
        .executeTakeFirst();
      return old ? insertToken(trx, of, now(), old.line) : null;
    });
    await this.#afterChange();
    // Another process may have revoked it in between.
    return made ? done(made) : fail({ code: 'token-unknown' });
  }

  /** Ends a token of a shop now, with all that it was made of and that were made of it by rotating: whoever has one may have made the others. */
  async revoke(shopKey: string, id: string): Promise<Result<Record<never, never>, Failure<'token-unknown'>>> {
    const { numDeletedRows } = await this.#means.db.transaction().execute(async (trx) => {
      await lockTokens(trx);
      const its = trx.selectFrom('tokens').select('line').where('shop_key', '=', shopKey).where('token_id', '=', id);
      return trx
        .deleteFrom('tokens')
        .where('shop_key', '=', shopKey)
        .where('line', 'in', its)
        .executeTakeFirstOrThrow();
    });
    await this.#afterChange();
    return numDeletedRows > 0n ? done({}) : fail({ code: 'token-unknown' });
  }

  #counts({ until }: KnownToken): boolean {
    return until === null || until > this.#means.now();
  }

  async #afterChange(): Promise<void> {
    await this.load();
    this.#means.changed();
  }
}

/** One change of tokens at a time, whichever process makes it: none is made of one that ends at that moment. */
function lockTokens(trx: StoreDatabase): Promise<unknown> {
  return sql`lock table tokens in exclusive mode`.execute(trx);
}

async function insertToken(db: StoreDatabase, wanted: NewToken, at: number, line?: string): Promise<MadeToken> {
  const token = randomBytes(32).toString('base64url');
  const { scope, until, label, shopKey } = wanted;
  const id = randomUUID();
  await db
    .insertInto('tokens')
    .values({
      hash: hashOf(token),
      token_id: id,
      shop_key: shopKey,
      scope,
      label,
      made_at: at,
      until,
      line: line ?? id,
    })
    .execute();
  return { id, scope, until, token };
}

function knownOf(row: TokenTable): KnownToken {
  const { token_id: id, shop_key: shopKey, scope, label, made_at: madeAt, until } = row;
  return { id, shopKey, scope, label, madeAt, until };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
