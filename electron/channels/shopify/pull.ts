import { type ById, unseenByIds } from '#electron/channels/ids.ts';
import { type Clocks, secondOf } from '#electron/channels/position.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, Cursor, Page } from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { ShopifyFailure } from './answer.ts';
import type { BulkRead } from './bulk.ts';
import { catalogueOf } from './catalogue.ts';
import { changesSince, cursorOf, type List, type Point, pointOf } from './changes.ts';
import { eachOf } from './lists.ts';
import { salesOf } from './sales.ts';
import type { ShopifySession } from './session.ts';
import { numberOf } from './shapes.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;
type Source<Row, Remote> = {
  readonly list: List<Row>;
  readonly whole: (row: Row) => Made<Remote>;
  readonly everything: () => Made<{
    readonly read: NonNullable<BulkRead>;
    readonly rows: readonly Remote[];
  } | null>;
  /** What is looked for by ids as well; the store alone stamps its products. */
  readonly ids?: ById<Row, ShopifyFailure>;
};

/** How many rows of a whole pull are handed on at once. */
const PAGE = 250;

/** Products since a cursor, each with all its variants. */
export function pullProducts(
  session: ShopifySession,
  cursor: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Result<Page<RemoteProduct>, ChannelFailure>> {
  return pull(catalogueOf(session, signal), cursor, session);
}

/** Orders since a cursor, each with its lines, parts and refunds. */
export function pullOrders(
  session: ShopifySession,
  cursor: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Result<Page<RemoteOrder>, ChannelFailure>> {
  return pull(salesOf(session, signal), cursor, session);
}

async function* pull<
  Row extends { readonly id: string; readonly updatedAt: number },
  Remote extends { readonly id: string },
>(
  source: Source<Row, Remote>,
  cursor: Cursor | null,
  { access: { now }, skewMs }: ShopifySession,
): AsyncGenerator<Result<Page<Remote>, ChannelFailure>> {
  const from = pointOf(cursor);
  const clocks = { now, there: () => now() + skewMs() };
  if (from.position === null) {
    const all = await source.everything();
    if (!all.ok) return yield all;
    if (all.value) return yield* handedOn(all.value.rows, all.value.read.begunAt, clocks);
  }
  const seen = new Set<number>();
  let at = from;
  for await (const step of changesSince(source.list, from.position, clocks)) {
    if (!step.ok) return yield step;
    at = { ...at, position: step.value.position };
    for (const { id } of step.value.rows) seen.add(numberOf(id));
    const page = await paged(step.value.rows);
    yield page;
    if (!page.ok) return;
  }
  if (!source.ids) return;
  const isFirst = from.position === null;
  for await (const step of unseenByIds(source.ids, { known: from.ids, ids: seen, isFirst, now: now() })) {
    if (!step.ok) return yield step;
    at = { ...at, ids: step.value.ids ?? at.ids };
    const page = await paged(step.value.rows);
    yield page;
    if (!page.ok) return;
  }

  async function paged(rows: readonly Row[]): Promise<Result<Page<Remote>, ShopifyFailure>> {
    const all = await eachOf(rows, source.whole);
    return all.ok ? done({ rows: all.value, cursor: cursorOf(at) }) : all;
  }
}

/** What changed since the store began to read is in the next pull. Until the last page is handed on, all of it comes again. */
function* handedOn<Remote extends { readonly id: string }>(
  rows: readonly Remote[],
  begunAt: number,
  { now, there }: Clocks,
): Generator<Result<Page<Remote>, ChannelFailure>> {
  const since = now();
  const pulled = begunAt - (there() - since);
  const position = { at: secondOf(begunAt), since, closed: false, pulled, ahead: null };
  const top = rows.reduce((highest, { id }) => Math.max(highest, numberOf(id)), 0);
  for (let at = 0; at === 0 || at < rows.length; at += PAGE) {
    const isLast = at + PAGE >= rows.length;
    const point: Point = isLast
      ? { position, ids: { top, askedAt: since, lookedAt: since } }
      : { position: null, ids: null };
    yield done({ rows: rows.slice(at, at + PAGE), cursor: cursorOf(point) });
  }
}
