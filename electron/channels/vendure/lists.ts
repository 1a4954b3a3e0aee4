import { z } from 'zod';
import type { Asked, List } from '#electron/channels/changes.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { VendureFailure } from './answer.ts';
import type { VendureSession } from './session.ts';
import { listOf } from './shapes.ts';

const SECOND = 1_000;

/** What a list is asked with. */
type Options = {
  readonly filter?: object;
  readonly sort?: object;
  readonly skip?: number;
  readonly take: number;
};
type Root = 'products' | 'productVariants' | 'orders';
const optionTypes = {
  products: 'ProductListOptions',
  productVariants: 'ProductVariantListOptions',
  orders: 'OrderListOptions',
} as const satisfies Record<Root, string>;

/** Of which things a list is, and what is read of each. */
export type Reading<Row> = {
  readonly session: VendureSession;
  readonly root: Root;
  readonly fields: string;
  readonly row: z.ZodType<Row>;
  readonly signal: AbortSignal;
};

/** Rows of one of the store's lists. */
export async function listed<Row>(
  { session, root, fields, row, signal }: Reading<Row>,
  options: Options,
): Promise<Result<{ readonly items: readonly Row[]; readonly totalItems: number }, VendureFailure>> {
  const query = `query List($options: ${optionTypes[root]}) { list: ${root}(options: $options) { totalItems items { ${fields} } } }`;
  const answer = z.object({ list: listOf(row) });
  const found = await session.call({ query, variables: { options }, answer }, signal);
  return found.ok ? done(found.value.list) : found;
}

/** The whole second of a row's last change: databases keep thousandths and finer, and no filter can name those. */
export function secondOf({ updatedAt }: { readonly updatedAt: number }): number {
  return Math.floor(updatedAt / SECOND) * SECOND;
}

/** A list that can be read from a second on, and by ids. */
export function listFrom<Row extends { readonly updatedAt: number }>(
  reading: Reading<Row>,
  base: object = {},
): List<Row, VendureFailure> {
  return async (asked) => {
    for (let skip = asked.offset; ; skip += asked.take) {
      const page = await listed(reading, { ...optionsOf(asked, base), skip, take: asked.take });
      if (!page.ok) return page;
      const { items, totalItems: total } = page.value;
      if (asked.by === 'id') return done({ rows: items, total });
      const { after, before } = asked;
      const rows = items.filter(
        (row) => (after === null || secondOf(row) > after) && (before === null || secondOf(row) < before),
      );
      // Some databases compare moments as texts, and what lies in the last thousandth of a second cannot be named.
      if (rows.length > 0 || skip + asked.take >= total) return done({ rows, total });
    }
  };
}

function optionsOf({ by, after, before }: Asked, base: object): Pick<Options, 'filter' | 'sort'> {
  const updatedAt = {
    ...(after !== null && { after: new Date(after + SECOND - 1).toISOString() }),
    ...(before !== null && { before: new Date(before).toISOString() }),
  };
  const filter = { ...base, ...((after !== null || before !== null) && { updatedAt }) };
  return { filter, sort: by === 'id' ? { id: 'ASC' } : { updatedAt: 'ASC' } };
}
