import pg from 'pg';

/** How many connections are in use, free, and waited for. */
export type PoolFigures = { readonly total: number; readonly idle: number; readonly waiting: number };

const MOST_CONNECTIONS = 12;
/** A machine that is gone answers nothing at all. */
const CONNECT_MS = 10_000;

const settings = {
  max: MOST_CONNECTIONS,
  min: 0,
  maxUses: Number.POSITIVE_INFINITY,
  allowExitOnIdle: false,
  maxLifetimeSeconds: 0,
  idleTimeoutMillis: 10_000,
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  types: { getTypeParser: numbersAsNumbers },
} as const;

/**
 * Connections to PostgreSQL, by one address or several of one cluster, of which the one that takes writes is used. After a standby
 * was promoted the next connection finds it; what was under way breaks, and the desk asks again.
 */
export class PrimaryPool {
  readonly #pools: pg.Pool[];
  readonly #seen = new WeakSet<pg.PoolClient>();
  readonly #moved: () => void;
  /** How each of its connections is made. */
  readonly options: pg.PoolOptions;
  #present = 0;

  constructor(urls: readonly string[], lost: (fault: Error) => void, moved: () => void) {
    this.#moved = moved;
    this.#pools = urls.map((connectionString) => {
      const pool = new pg.Pool({ ...settings, connectionString });
      // A connection that breaks is replaced by the pool; without a listener it would end the process, idle or in use.
      pool.on('error', lost);
      pool.on('connect', (client) => client.on('error', () => undefined));
      return pool;
    });
    this.options = this.#pools[0]?.options ?? settings;
  }

  /** A connection to the server that takes writes; the one that was used last is asked first. */
  async connect(): Promise<pg.PoolClient> {
    let failed: unknown = new Error('There is no address of a database.');
    for (let n = 0; n < this.#pools.length; n++) {
      const at = (this.#present + n) % this.#pools.length;
      try {
        const client = await this.#pools[at]?.connect();
        if (!client) continue;
        if (await this.#takesWrites(client)) {
          if (n > 0) this.#moved();
          this.#present = at;
          return client;
        }
        client.release(true);
        failed = new Error('No server of this cluster takes writes.');
      } catch (fault) {
        failed = fault;
      }
    }
    throw failed;
  }

  figures(): PoolFigures {
    const sum = (of: (pool: pg.Pool) => number) => this.#pools.reduce((all, pool) => all + of(pool), 0);
    return {
      total: sum((pool) => pool.totalCount),
      idle: sum((pool) => pool.idleCount),
      waiting: sum((pool) => pool.waitingCount),
    };
  }

  async end(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  /** Asked once of every connection, and only where there is a choice: a server that is set to standby ends its connections. */
  async #takesWrites(client: pg.PoolClient): Promise<boolean> {
    if (this.#pools.length === 1 || this.#seen.has(client)) return true;
    try {
      const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
      if (rows[0]?.standby !== false) return false;
      this.#seen.add(client);
      return true;
    } catch (fault) {
      client.release(true);
      throw fault;
    }
  }
}

function numbersAsNumbers(...[oid, format]: Parameters<typeof pg.types.getTypeParser>) {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
}
