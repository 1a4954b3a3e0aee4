import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** Whose rows are seen: the shop's key, and the role that the database's policies hold for; null where this login may take none. */
export type ShopView = {
  readonly shopKey: string;
  readonly role: string | null;
  /** Whether the database takes several statements in one message: then a transaction begins with one. */
  readonly takesSeveral: boolean;
};

/**
 * A database of which one shop is seen. Every statement runs in a transaction that first steps down to a role without rights beyond
 * its policies, and says which shop it is of; both end with the transaction, so that no connection of the pool remembers a shop.
 */
export function shopDialect(whole: Dialect, view: ShopView): Dialect {
  return {
    createAdapter: () => whole.createAdapter(),
    createDriver: () => new ShopDriver(whole.createDriver(), view),
    createIntrospector: (db) => whole.createIntrospector(db),
    createQueryCompiler: () => whole.createQueryCompiler(),
  };
}

/** Keys are made by the database, the role by us: neither is anybody's text. */
function enter({ shopKey, role }: ShopView): string {
  if (!/^[0-9a-f-]{36}$/.test(shopKey)) throw new Error('Broken assumption: a key of a shop');
  const asRole = role === null ? '' : `, set_config('role', '${role}', true)`;
  return `select set_config('stockroom.shop', '${shopKey}', true)${asRole}`;
}

class ShopDriver implements Driver {
  readonly #whole: Driver;
  readonly #enter: string;
  readonly #takesSeveral: boolean;

  constructor(whole: Driver, view: ShopView) {
    this.#whole = whole;
    this.#enter = enter(view);
    this.#takesSeveral = view.takesSeveral;
  }

  init(): Promise<void> {
    return this.#whole.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new ShopConnection(await this.#whole.acquireConnection(), this);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const its = shopConnection(connection);
    const isPlain = !(settings.isolationLevel || settings.accessMode);
    if (!(this.#takesSeveral && isPlain)) await this.#whole.beginTransaction(its.whole, settings);
    try {
      const begin = this.#takesSeveral && isPlain ? 'begin; ' : '';
      await its.whole.executeQuery(CompiledQuery.raw(begin + this.#enter));
      its.isInside = true;
    } catch (fault) {
      await this.#whole.rollbackTransaction(its.whole);
      throw fault;
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const its = shopConnection(connection);
    its.isInside = false;
    await this.#whole.commitTransaction(its.whole);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const its = shopConnection(connection);
    its.isInside = false;
    await this.#whole.rollbackTransaction(its.whole);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#whole.releaseConnection(shopConnection(connection).whole);
  }

  /** The pool is everybody's: whoever opened it ends it. */
  async destroy(): Promise<void> {}
}

class ShopConnection implements DatabaseConnection {
  readonly whole: DatabaseConnection;
  isInside = false;
  readonly #driver: ShopDriver;

  constructor(whole: DatabaseConnection, driver: ShopDriver) {
    this.whole = whole;
    this.#driver = driver;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isInside) return this.whole.executeQuery<R>(query);
    await this.#driver.beginTransaction(this, {});
    try {
      const result = await this.whole.executeQuery<R>(query);
      await this.#driver.commitTransaction(this);
      return result;
    } catch (fault) {
      // What went wrong is told, also where the connection is gone and takes nothing back any more.
      if (this.isInside) await this.#driver.rollbackTransaction(this).catch(() => undefined);
      throw fault;
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('A shop is read in pages.');
  }
}

function shopConnection(connection: DatabaseConnection): ShopConnection {
  if (!(connection instanceof ShopConnection)) throw new Error('Broken assumption: a connection of this driver');
  return connection;
}
