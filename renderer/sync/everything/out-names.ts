import type { LocationId, LotId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { type Out, outFigures, type OutNames, type OutVariant } from '#shared/domain/everything/out-names.ts';
import { parentsOf, placePath } from '#shared/domain/stock/location-tree.ts';
import { zonesOf } from '#renderer/db/zones.ts';
import type { OutRows } from './out-rows.ts';

/** What everything is called in the files; numbers of orders are learnt as their lines are written. */
export type Naming = Out & { readonly noteOrder: (id: string, number: string) => void };

/** Reads what variants, places and lots are called. */
export async function namesIn(rows: OutRows, shop: ShopRow): Promise<Naming> {
  const [variant, place, lot] = [await variantsIn(rows), await placesIn(rows), new Map<LotId, string>()];
  for await (const page of rows.everyPage('lot')) for (const { id, code } of page) lot.set(id, code);
  const orders = new Map<string, string>();
  const names: OutNames = {
    variant: (id) => variant.get(id),
    place,
    lot: (id) => (id && lot.get(id)) ?? null,
    order: (id) => (id && orders.get(id)) ?? null,
  };
  return {
    names,
    figures: outFigures(shop.currency, zonesOf(shop), names),
    noteOrder: (id, number) => orders.set(id, number),
  };
}

async function variantsIn(rows: OutRows): Promise<ReadonlyMap<VariantId, OutVariant>> {
  const products = new Map<string, string>();
  for await (const page of rows.everyPage('product')) for (const { id, name } of page) products.set(id, name);
  const variants = new Map<VariantId, OutVariant>();
  for await (const page of rows.everyPage('variant'))
    for (const { id, productId, sku, options, unit, decimals } of page)
      variants.set(id, {
        ...{ productId, sku, unit, decimals },
        name: [products.get(productId) ?? '', ...options.map(({ value }) => value)].join(', '),
      });
  return variants;
}

async function placesIn(rows: OutRows): Promise<(id: LocationId) => string | null> {
  const all = await rows.all('location');
  const { parents } = parentsOf(all);
  const called = new Map(
    all.map(({ id, name, locationType }) => [id, locationType === 'staging' ? `${name} (staging)` : name] as const),
  );
  return (id) => {
    const path = placePath(
      id,
      (at) => parents.get(at),
      (at) => called.get(at),
    );
    return path.length === 0 ? null : path.join(' / ');
  };
}
