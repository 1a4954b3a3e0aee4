import { parseOperation } from '#shared/contract/store/operation.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { noForks } from '#shared/domain/operations/forks.ts';
import { foldRows, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Kind, Row, RowOf } from '#shared/domain/operations/rows.ts';
import { rowsOfKind, type ShopDatabase } from '#renderer/db/database.ts';
import { type ShopRows, rowsIn } from '../import/existing-variants.ts';
import type { LogPage } from './out-log.ts';

const PAGE = 500;

/** The rows of the shop, page by page. */
export type OutRows = ShopRows & {
  /** Without those that are gone: what brought them in was undone. */
  readonly pages: <K extends Kind>(kind: K) => AsyncIterable<readonly RowOf<K>[]>;
  /** With those: movements may still be about them. */
  readonly everyPage: <K extends Kind>(kind: K) => AsyncIterable<readonly RowOf<K>[]>;
  readonly some: <K extends Kind>(kind: K, ids: readonly string[]) => Promise<readonly (RowOf<K> | undefined)[]>;
};

/** The rows as they are. */
export function presentRows(db: ShopDatabase): OutRows {
  const everyPage: OutRows['everyPage'] = async function* (kind) {
    for (let last = ''; ; ) {
      const page = await rowsOfKind(db, kind).where(':id').above(last).limit(PAGE).toArray();
      if (page.length > 0) yield page;
      const end = page.at(-1);
      if (!end || page.length < PAGE) return;
      last = end.id;
    }
  };
  return {
    ...rowsIn(db),
    everyPage,
    pages: (kind) => shown(everyPage(kind)),
    some: (kind, ids) => rowsOfKind(db, kind).bulkGet([...ids]),
  };
}

async function* shown<R extends Row>(pages: AsyncIterable<readonly R[]>): AsyncGenerator<readonly R[]> {
  for await (const page of pages) yield page.filter((row) => !isGone(row));
}

/** The rows as they were, and how many acts could not be told. */
export type PastRows = { readonly rows: OutRows; readonly notFolded: number };

/** The rows as the acts make them that count before a moment. */
export async function pastRows(
  pages: AsyncIterable<LogPage>,
  before: number,
  pause: () => Promise<void>,
): Promise<PastRows> {
  const books: Pick<MemoryBooks, 'rows' | 'forks'> = { rows: new Map(), forks: noForks };
  let notFolded = 0;
  for await (const page of pages) {
    for (const { entry, text } of page) {
      if (entry.at >= before) continue;
      const parsed = parseOperation(text);
      if (!parsed.ok || !foldRows(books, parsed.value, entry.seq)) notFolded++;
      await pause();
    }
  }
  return { rows: rowsOf(books.rows), notFolded };
}

function rowsOf(all: ReadonlyMap<string, Row>): OutRows {
  const byKind = new Map<Kind, Row[]>();
  for (const row of all.values()) {
    const some = byKind.get(row.kind);
    if (some) some.push(row);
    else byKind.set(row.kind, [row]);
  }
  // The rows of a kind are of that kind: `byKind` put them there.
  const ofKind = <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as readonly Row[] as readonly RowOf<K>[];
  const everyPage: OutRows['everyPage'] = async function* (kind) {
    const of = ofKind(kind);
    for (let from = 0; from < of.length; from += PAGE) yield of.slice(from, from + PAGE);
  };
  return {
    all: async (kind) => ofKind(kind),
    variantsWithLots: async () => new Set(ofKind('lot').map(({ variantId }) => String(variantId))),
    everyPage,
    pages: (kind) => shown(everyPage(kind)),
    some: async <K extends Kind>(kind: K, ids: readonly string[]) =>
      // As above: a key names the kind of its row.
      ids.map((id) => all.get(`${kind}:${id}`)) as readonly (Row | undefined)[] as readonly (RowOf<K> | undefined)[],
  };
}
