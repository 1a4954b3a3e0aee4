import { randomUUID } from 'node:crypto';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask } from '#shared/contract/bridge/channels.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { ChannelFailure, Page } from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';
import { bytesOf, fitting } from '#shared/contract/store/batch.ts';

type Row = RemoteProduct | RemoteOrder;
type Feed = Ask<'channels.pull'>['feed'];
type Piece = Answer<'channels.pull'>;
export type PullFailure = ChannelFailure | Failure<'pull-ended'>;

/** A pull under way. `rows`: what of the page that came last was not handed on yet, and the cursor behind it. */
type Pull = {
  readonly key: string;
  readonly feed: Feed;
  readonly pages: AsyncGenerator<Result<Page<Row>, ChannelFailure>>;
  readonly stop: AbortController;
  rows: readonly Row[];
  cursor: string | null;
  isBusy: boolean;
  stopWaiting: () => void;
};

/** So many pulls at once: a lane has one. */
const MOST_PULLS = 8;
/** A pull that nobody asks for so long is ended. */
const IDLE_MS = 120_000;
/** The most rows of one piece. */
const MOST_ROWS = 1_000;

export type PullSettings = {
  readonly later: (ms: number, run: () => void) => () => void;
  readonly watch: <T>(key: string, act: () => T) => T;
};

/** Pulls that go on from one question to the next. */
export type Pulls = {
  readonly start: (key: string, feed: Feed, connector: StoreConnector, cursor: string | null) => string;
  /** The next piece of a pull; one that is over, or fails, is forgotten. */
  readonly next: (key: string, pullId: string) => Promise<Result<Piece, PullFailure>>;
  readonly end: (pullId: string) => void;
  /** Ends those of a shop, or all. */
  readonly endAll: (shopId?: string) => void;
};

export function openPulls({ later, watch }: PullSettings): Pulls {
  /** The one that was asked last stands last. */
  const open = new Map<string, Pull>();

  function end(pullId: string): void {
    const pull = open.get(pullId);
    if (!pull) return;
    open.delete(pullId);
    pull.stopWaiting();
    pull.stop.abort();
    // A generator that is at work ends with its request, which has just been stopped.
    void pull.pages.return(undefined).catch(() => undefined);
  }

  function keepFor(pullId: string, pull: Pull): void {
    pull.stopWaiting();
    open.delete(pullId);
    open.set(pullId, pull);
    pull.stopWaiting = later(IDLE_MS, () => end(pullId));
  }

  async function fill(pull: Pull): Promise<Result<boolean, ChannelFailure>> {
    const step = await watch(pull.key, () => pull.pages.next());
    if (step.done) return done(false);
    if (!step.value.ok) return step.value;
    pull.rows = step.value.value.rows;
    pull.cursor = step.value.value.cursor;
    return done(true);
  }

  async function nextPiece(pullId: string, pull: Pull): Promise<Result<Piece, ChannelFailure>> {
    if (pull.cursor === null) {
      const filled = await fill(pull);
      if (!filled.ok) return filled;
      if (!filled.value) return done({ products: [], orders: [], cursor: null, pullId: null });
    }
    const count = fitting(pull.rows, (row) => bytesOf(JSON.stringify(row)), MOST_ROWS);
    const some = pull.rows.slice(0, count);
    pull.rows = pull.rows.slice(count);
    const cursor = pull.rows.length === 0 ? pull.cursor : null;
    if (cursor !== null) pull.cursor = null;
    // A pull holds what its feed brings.
    return done({
      products: pull.feed === 'catalog' ? (some as RemoteProduct[]) : [],
      orders: pull.feed === 'orders' ? (some as RemoteOrder[]) : [],
      cursor,
      pullId,
    });
  }

  return {
    start: (key, feed, connector, cursor) => {
      const oldest = [...open.keys()][0];
      if (open.size >= MOST_PULLS && oldest !== undefined) end(oldest);
      const stop = new AbortController();
      const pages = watch(key, () =>
        feed === 'catalog' ? connector.pullProducts(cursor, stop.signal) : connector.pullOrders(cursor, stop.signal),
      );
      const pullId = randomUUID();
      const idle = { rows: [], cursor: null, isBusy: false, stopWaiting: () => undefined };
      keepFor(pullId, { key, feed, pages, stop, ...idle });
      return pullId;
    },
    next: async (key, pullId) => {
      const pull = open.get(pullId);
      if (!pull || pull.key !== key || pull.isBusy) return fail({ code: 'pull-ended' });
      pull.stopWaiting();
      pull.isBusy = true;
      try {
        const piece = await nextPiece(pullId, pull);
        if (!open.has(pullId)) return fail({ code: 'pull-ended' });
        if (!piece.ok || piece.value.pullId === null) end(pullId);
        else keepFor(pullId, pull);
        return piece;
      } catch (fault) {
        end(pullId);
        throw fault;
      } finally {
        pull.isBusy = false;
      }
    },
    end,
    endAll: (shopId) => {
      for (const [pullId, { key }] of [...open]) if (shopId === undefined || key.startsWith(`${shopId}:`)) end(pullId);
    },
  };
}
