import type pg from 'pg';

/** What one process tells the others: the log of a shop has grown, or tokens have changed. */
export type News = { readonly of: 'log'; readonly shopKey: string } | { readonly of: 'tokens' };

/** Something that only one process may hold at a time, until it lets go or its signal says that it is lost. */
export type Hold = { readonly signal: AbortSignal; readonly release: () => Promise<void> };

/** The other processes that serve the same database. */
export type Peers = {
  /** False where there can be no other. */
  readonly mayBe: boolean;
  /** Begins to hear. */
  readonly begin: () => Promise<void>;
  readonly tell: (news: News) => void;
  /** Hears of the others; `null` says that some news may have been missed. */
  readonly onNews: (heard: (news: News | null) => void) => void;
  /** Null while another process holds it. */
  readonly hold: (name: string) => Promise<Hold | null>;
  readonly close: () => Promise<void>;
};

/** An embedded database is one process's alone. */
export const noPeers: Peers = {
  mayBe: false,
  begin: async () => undefined,
  tell: () => undefined,
  onNews: () => undefined,
  hold: async () => ({ signal: new AbortController().signal, release: async () => undefined }),
  close: async () => undefined,
};

const CHANNEL = 'stockroom';
const AGAIN_MS = 500;
const uuid = /^[0-9a-f-]{36}$/;

type Open = { readonly client: pg.PoolClient; readonly ended: AbortController };
type PeersMeans = {
  readonly connect: () => Promise<pg.PoolClient>;
  /** The connection broke; it is opened again, and again, until it is there. */
  readonly lost: (fault: unknown) => void;
};

/**
 * Processes on one PostgreSQL hear of each other by LISTEN and NOTIFY, on a connection that each keeps for this. It also holds the
 * locks of what one process may do at a time: when it breaks, the database lets go of them, and their signals say so.
 */
export class PostgresPeers implements Peers {
  readonly mayBe = true;
  readonly #means: PeersMeans;
  readonly #heard: ((news: News | null) => void)[] = [];
  /** Told already or on its way, so that a busy shop is told of once at a time. */
  readonly #untold = new Set<string>();
  #open: Promise<Open> | null = null;
  #telling: Promise<void> = Promise.resolve();
  #isTelling = false;
  #again: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(means: PeersMeans) {
    this.#means = means;
  }

  /** Begins to listen. */
  async begin(): Promise<void> {
    await this.#connection();
  }

  tell(news: News): void {
    this.#untold.add(news.of === 'log' ? `log ${news.shopKey}` : news.of);
    if (this.#isTelling || this.#isClosed) return;
    this.#isTelling = true;
    this.#telling = this.#tellAll().catch(this.#means.lost);
  }

  onNews(heard: (news: News | null) => void): void {
    this.#heard.push(heard);
  }

  async hold(name: string): Promise<Hold | null> {
    const { client, ended } = await this.#connection();
    const ask = (what: string) =>
      client.query<{ done: boolean }>(`select ${what}(hashtextextended($1, 0)) as done`, [name]);
    const { rows } = await ask('pg_try_advisory_lock');
    if (!rows[0]?.done) return null;
    return {
      signal: ended.signal,
      release: () =>
        ask('pg_advisory_unlock').then(
          () => undefined,
          () => undefined,
        ),
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#telling;
    const open = await this.#open?.catch(() => null);
    open?.client.release(true);
  }

  #connection(): Promise<Open> {
    this.#open ??= this.#listen();
    return this.#open;
  }

  async #listen(): Promise<Open> {
    try {
      const client = await this.#means.connect();
      const open = { client, ended: new AbortController() };
      client.on('notification', ({ payload = '' }) => this.#hear(payload));
      client.on('error', (fault) => this.#lose(open, fault));
      client.on('end', () => this.#lose(open, new Error('ended')));
      await client.query(`listen ${CHANNEL}`);
      return open;
    } catch (fault) {
      this.#open = null;
      this.#later();
      throw fault;
    }
  }

  #lose({ client, ended }: Open, fault: unknown): void {
    if (ended.signal.aborted || this.#isClosed) return;
    ended.abort();
    this.#open = null;
    client.release(true);
    this.#means.lost(fault);
    this.#later();
  }

  /** Listens again in a while, and tells and hears what was missed. */
  #later(): void {
    if (this.#isClosed || this.#again) return;
    this.#again = setTimeout(() => {
      this.#again = null;
      void this.#connection().then(
        () => {
          this.#hear(null);
          if (this.#untold.size > 0) this.tell({ of: 'tokens' });
        },
        () => undefined,
      );
    }, AGAIN_MS);
    this.#again.unref();
  }

  #hear(payload: string | null): void {
    const [of, shopKey = ''] = (payload ?? '').split(' ');
    const news =
      of === 'log' && uuid.test(shopKey) ? ({ of, shopKey } as const) : of === 'tokens' ? ({ of } as const) : null;
    if (payload !== null && news === null) return;
    for (const heard of this.#heard) heard(news);
  }

  /** Telling waits for no disk and no standby: a NOTIFY holds up every other one while its transaction ends. */
  async #tellAll(): Promise<void> {
    try {
      while (this.#untold.size > 0) {
        const open = await this.#connection();
        const some = [...this.#untold];
        this.#untold.clear();
        try {
          const told = some.map((text) => `pg_notify('${CHANNEL}', '${text}')`).join(', ');
          await open.client.query(`begin; set local synchronous_commit = off; select ${told}; commit`);
        } catch (fault) {
          for (const text of some) this.#untold.add(text);
          this.#lose(open, fault);
          return;
        }
      }
    } finally {
      this.#isTelling = false;
    }
  }
}
