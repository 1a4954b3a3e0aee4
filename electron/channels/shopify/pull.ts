import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, Cursor, Page } from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { ShopifyFailure } from './answer.ts';
import type { BulkRead } from './bulk.ts';
import { catalogueOf } from './catalogue.ts';
import { changesSince, cursorOf, type List, positionOf, secondOf } from './changes.ts';
import { eachOf } from './lists.ts';
import { salesOf } from './sales.ts';
import type { ShopifySession } from './session.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;
type Source<Row, Remote> = {
  readonly list: List<Row>;
  readonly whole: (row: Row) => Made<Remote>;
  readonly everything: () => Made<{
    readonly read: NonNullable<BulkRead>;
    readonly rows: readonly Remote[];
  } | null>;
};

/** How many rows of a whole pull are handed on at once. */
const PAGE = 250;

/** Products since a cursor, each with all its variants. */
export function pullProducts(
  session: ShopifySession,
  cursor: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Result<Page<RemoteProduct>, ChannelFailure>> {
  return pull(catalogueOf(session, signal), cursor, session.access.now);
}

/** Orders since a cursor, each with its lines, parts and refunds. */
export function pullOrders(
  session: ShopifySession,
  cursor: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Result<Page<RemoteOrder>, ChannelFailure>> {
  return pull(salesOf(session, signal), cursor, session.access.now);
}

async function* pull<Row extends { readonly updatedAt: number }, Remote>(
  source: Source<Row, Remote>,
  cursor: Cursor | null,
  now: () => number,
): AsyncGenerator<Result<Page<Remote>, ChannelFailure>> {
  const from = positionOf(cursor);
  if (from === null) {
    const all = await source.everything();
    if (!all.ok) return yield all;
    if (all.value) return yield* handedOn(all.value.rows, all.value.read.begunAt, now());
  }
  for await (const step of changesSince(source.list, from, now)) {
    if (!step.ok) return yield step;
    const rows = await eachOf(step.value.rows, source.whole);
    if (!rows.ok) return yield rows;
    yield done({ rows: rows.value, cursor: cursorOf(step.value.position) });
  }
}

/** What changed since the store began to read is in the next pull. Until the last page is handed on, all of it comes again. */
function* handedOn<Remote>(
  rows: readonly Remote[],
  begunAt: number,
  since: number,
): Generator<Result<Page<Remote>, ChannelFailure>> {
  for (let at = 0; at === 0 || at < rows.length; at += PAGE) {
    const isLast = at + PAGE >= rows.length;
    const position = isLast ? { at: secondOf(begunAt), since, closed: false } : null;
    yield done({ rows: rows.slice(at, at + PAGE), cursor: cursorOf(position) });
  }
}
