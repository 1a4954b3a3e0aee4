import { mayDo } from '#shared/domain/orders/order-states.ts';
import { useCallback } from 'react';
import { levelId, type LocationId, type OrderId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { readyOf, unpickedOf } from '#shared/domain/orders/progress.ts';
import type { StockRow } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

/** What shelves hold, picked stock left out. */
export type Shelves = {
  readonly onHand: (variantId: VariantId, locationId: LocationId) => number;
  readonly isTracked: (variantId: VariantId) => boolean;
};

/** The shelves of some variants, live; undefined until they are read. Keep `variants` the same between renders. */
export function useShelves(variants: readonly VariantId[]): Shelves | undefined {
  const read = useCallback((shop: Shop) => readShelves(shop, variants), [variants]);
  const concerns = useCallback(
    (change: Change) => change.stock.some((row) => variants.includes(row.variantId)),
    [variants],
  );
  return useLiveRead(read, concerns);
}

async function readShelves({ db }: Pick<Shop, 'db'>, variants: readonly VariantId[]): Promise<Shelves> {
  const rows = await db.stock.bulkGet([...variants]);
  const levels = new Map<string, StockRow['at']>(
    rows.flatMap((row) => (row ? [[row.variantId, row.at] as const] : [])),
  );
  return {
    onHand: (variantId, locationId) => levels.get(variantId)?.[locationId]?.onHand ?? 0,
    isTracked: (variantId) =>
      Object.values(levels.get(variantId) ?? {}).reduce((facts, level) => facts + level.facts, 0) > 0,
  };
}

/** A line of which something was not picked, with the order it is of. */
export type UnpickedLine = { readonly number: string; readonly line: OrderLine };

/** What shipping some orders would do that a person should know before. */
export type ShipCheck = {
  readonly orders: readonly OrderRow[];
  readonly unpicked: readonly UnpickedLine[];
  /** Orders of which nothing lies picked in staging. */
  readonly bare: number;
  /** Shelves that would go below zero if all of it left. */
  readonly below: readonly { readonly variantId: VariantId; readonly locationId: LocationId; readonly after: number }[];
};

/** Looks at what shipping these orders would do; orders that cannot be shipped are left out. */
export function useShipCheck(): (ids: readonly OrderId[]) => Promise<ShipCheck> {
  const shop = useShop();
  return useCallback((ids) => checkShipping(shop, ids), [shop]);
}

/** What shipping these orders would do: what of which line is not picked, and which shelves would go below zero. */
export async function checkShipping(shop: Pick<Shop, 'db'>, ids: readonly OrderId[]): Promise<ShipCheck> {
  const found = await shop.db.orders.bulkGet([...ids]);
  const orders = found.flatMap((order) => (order && !order.voided && mayDo(order.state, 'ship') ? [order] : []));
  const unpicked = orders.flatMap(({ number, lines }) =>
    lines.filter((line) => unpickedOf(line) > 0).map((line) => ({ number, line })),
  );
  const shelves = await readShelves(shop, [
    ...new Set(orders.flatMap((order) => order.lines.map((line) => line.variantId))),
  ]);
  const after = new Map<string, ShipCheck['below'][number]>();
  for (const { line } of unpicked) {
    const { variantId, locationId } = line;
    if (!shelves.isTracked(variantId)) continue;
    const level = levelId(variantId, locationId);
    const left = after.get(level)?.after ?? shelves.onHand(variantId, locationId);
    after.set(level, { variantId, locationId, after: left - unpickedOf(line) });
  }
  return {
    orders,
    unpicked,
    bare: orders.filter(({ lines }) => lines.every((line) => readyOf(line) === 0)).length,
    below: [...after.values()].filter((level) => level.after < 0),
  };
}
