import { z } from 'zod';
import { changesSince, type List } from '#electron/channels/changes.ts';
import { type Position, positionShape } from '#electron/channels/position.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, Cursor, Page } from '#shared/contract/channels/port.ts';
import type { RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { VendureFailure } from './answer.ts';
import { listed, listFrom, secondOf } from './lists.ts';
import { remoteProduct } from './products.ts';
import type { VendureSession } from './session.ts';
import { productFields, type ProductRow, productRow, type VariantMark, variantRow } from './shapes.ts';
import { type Shop, shopNow } from './shop.ts';

/** What a pull needs: the way to the shop, our clock, and who may stop it. */
export type Pulling = { readonly session: VendureSession; readonly now: () => number; readonly signal: AbortSignal };

/** How long before the last variant the next pull looks for changed ones. */
const OVERLAP_MS = 10_000;

/**
 * Products since a cursor, each with all its variants: those that changed themselves, then those of which a variant changed, for
 * the store does not touch a product when one of its variants is changed.
 */
export async function* pullProducts(
  { session, now, signal }: Pulling,
  cursor: Cursor | null,
): AsyncGenerator<Result<Page<RemoteProduct>, ChannelFailure>> {
  const shop = await shopNow(session, signal);
  if (!shop.ok) return yield shop;
  const from = positionsOf(cursor);
  const clocks = { now, there: () => now() + session.skewMs() };
  const changed = {
    session,
    root: 'productVariants',
    fields: 'id productId updatedAt',
    row: variantRow,
    signal,
  } as const;
  let variants = from.variants;
  if (variants === null) {
    // All of them come with their products: from here on those that are changed.
    const newest = await listed(changed, { sort: { updatedAt: 'DESC' }, take: 1 });
    if (!newest.ok) return yield newest;
    const [last] = newest.value.items;
    variants = { at: last ? secondOf(last) - OVERLAP_MS : 0, since: now(), closed: false, pulled: null, ahead: null };
  }
  const brought = new Map<string, RemoteProduct>();
  const reading = {
    session,
    root: 'products',
    fields: productFields(shop.value.barcodeField),
    row: productRow,
    signal,
  } as const;
  const productList: List<ProductRow, VendureFailure> = listFrom(reading);
  const variantList: List<VariantMark, VendureFailure> = listFrom(changed);
  let products = from.products;
  for await (const step of changesSince(productList, secondOf, products, clocks)) {
    if (!step.ok) return yield step;
    products = step.value.position;
    const rows = step.value.rows.map((row) => remoteProduct(row, shop.value));
    for (const row of rows) brought.set(row.id, row);
    yield done({ rows, cursor: JSON.stringify({ products, variants }) });
  }
  for await (const step of changesSince(variantList, secondOf, variants, clocks)) {
    if (!step.ok) return yield step;
    variants = step.value.position;
    const late = step.value.rows.filter(
      ({ productId, updatedAt }) => (brought.get(productId)?.modifiedAt ?? -1) < updatedAt,
    );
    const rows = await productsNow(
      { session, signal },
      [...new Set(late.map(({ productId }) => productId))],
      shop.value,
    );
    if (!rows.ok) return yield rows;
    for (const row of rows.value) brought.set(row.id, row);
    yield done({ rows: rows.value, cursor: JSON.stringify({ products, variants }) });
  }
}

/** Some products as they are now, without those that are not there. */
export async function productsNow(
  { session, signal }: Pick<Pulling, 'session' | 'signal'>,
  ids: readonly string[],
  shop: Shop,
): Promise<Result<readonly RemoteProduct[], VendureFailure>> {
  if (ids.length === 0) return done([]);
  const reading = {
    session,
    root: 'products',
    fields: productFields(shop.barcodeField),
    row: productRow,
    signal,
  } as const;
  const found = await listed(reading, { filter: { id: { in: ids } }, sort: { id: 'ASC' }, take: ids.length });
  return found.ok ? done(found.value.items.map((row) => remoteProduct(row, shop))) : found;
}

const positions = z.object({ products: positionShape, variants: positionShape });
type Positions = { readonly products: Position | null; readonly variants: Position | null };

/** A cursor that cannot be read pulls everything again, which changes nothing. */
function positionsOf(cursor: Cursor | null): Positions {
  try {
    return positions.parse(JSON.parse(cursor ?? 'null'));
  } catch {
    return { products: null, variants: null };
  }
}
