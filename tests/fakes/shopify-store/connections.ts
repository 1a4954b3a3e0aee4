import type { Args } from './schema.ts';

/** What a resolver knows beside its object: whether a whole pull asks, which has no pages. */
export type Reading = { readonly isBulk: boolean; readonly refuse: (code: string, message: string) => Error };

type Key = readonly [number, number];

/** A list as Shopify has it: with points between rows, by what they are sorted by, and 250 rows at most. */
export function connection<Row>(
  rows: readonly Row[],
  keyOf: (row: Row, index: number) => Key,
  view: (row: Row) => unknown,
  args: Args,
  { isBulk, refuse }: Reading,
) {
  const { first, after, reverse = false } = args as { first?: number; after?: string | null; reverse?: boolean };
  const way = reverse ? -1 : 1;
  if (!isBulk && first === undefined) throw refuse('argumentError', 'you must provide one of first or last');
  if (!isBulk && first !== undefined && (first > 250 || first < 0))
    throw refuse('argumentError', 'first is 250 at most');
  const sorted = rows
    .map((row, index) => ({ row, key: keyOf(row, index) }))
    .toSorted((a, b) => way * (a.key[0] - b.key[0] || a.key[1] - b.key[1]));
  const from = after == null ? null : pointOf(after);
  if (after != null && !from) throw refuse('argumentError', 'Invalid cursor for current pagination sort.');
  const behind = from ? sorted.filter(({ key }) => way * (key[0] - from[0] || key[1] - from[1]) > 0) : sorted;
  const page = isBulk ? behind : behind.slice(0, first);
  const written = ({ key }: { readonly key: Key }) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const last = page.at(-1);
  return {
    nodes: () => page.map(({ row }) => view(row)),
    edges: () => page.map((one) => ({ node: () => view(one.row), cursor: written(one) })),
    pageInfo: {
      hasNextPage: behind.length > page.length,
      hasPreviousPage: from !== null,
      startCursor: page[0] ? written(page[0]) : null,
      endCursor: last ? written(last) : null,
    },
  };
}

function pointOf(cursor: string): Key | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) && key.length === 2 && key.every((one) => typeof one === 'number')
      ? [key[0] as number, key[1] as number]
      : null;
  } catch {
    return null;
  }
}

/** The number in an id. */
export function numberOf(id: string): number {
  return Number(id.split('/').at(-1));
}

const term = /(\w+):(>=|<=|>|<|=)?\s*(?:'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+))/g;

/** Whether a row fits a search, as far as the fake knows it: moments in whole seconds, and texts. */
export function searched<Row>(
  query: string | null | undefined,
  known: Readonly<Record<string, (row: Row) => number | string>>,
): (row: Row) => boolean {
  const terms = [...(query ?? '').matchAll(term)].map(([, name = '', sign = '=', single, double, bare]) => {
    const of = known[name];
    if (!of) throw new Error(`The fake cannot search by ${name}`);
    return { of, sign, value: single ?? double?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '' };
  });
  if (query && terms.length === 0) throw new Error(`The fake cannot read the search ${query}`);
  return (row) =>
    terms.every(({ of, sign, value }) => {
      const has = of(row);
      // A search for a text finds others with it inside as well; several are in a list.
      if (typeof has === 'string')
        return has !== '' && value.split(',').some((one) => has.toLowerCase().includes(one.toLowerCase()));
      const than = Math.floor(Date.parse(value) / 1_000) * 1_000;
      if (sign === '>=') return has >= than;
      if (sign === '>') return has > than;
      if (sign === '<=') return has <= than;
      return sign === '<' ? has < than : has === than;
    });
}
