import { mayDo } from '#shared/domain/orders/order-states.ts';
import { useCallback } from 'react';
import { levelId, type LocationId, type OrderId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { hasUnpickedSerials } from '#shared/domain/orders/fulfil.ts';
import { readyOf, unpickedOf } from '#shared/domain/orders/progress.ts';
import type { StockRow } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import type { LineLot } from './line-lots.ts';
import { readShelfLots, type ShelfLotsNow } from '#renderer/db/shelf-lots.ts';

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
  return shelvesIn((await db.stock.bulkGet([...variants])).flatMap((row) => row ?? []));
}

function shelvesIn(rows: readonly StockRow[]): Shelves {
  const levels = new Map<string, StockRow['at']>(rows.map((row) => [row.variantId, row.at]));
  return {
    onHand: (variantId, locationId) => levels.get(variantId)?.[locationId]?.onHand ?? 0,
    isTracked: (variantId) =>
      Object.values(levels.get(variantId) ?? {}).reduce((facts, level) => facts + level.facts, 0) > 0,
  };
}

/** A line of which something was not picked, with the order it is of. */
export type UnpickedLine = {
  readonly number: string;
  readonly line: OrderLine;
  /** The lots that its units would leave as; empty for a product that is kept together. */
  readonly lots: readonly LineLot[];
  /** Whether a person must say first which pieces they are. */
  readonly isSerial: boolean;
};

/** What shipping some orders would do that a person should know before. */
export type ShipCheck = {
  readonly orders: readonly OrderRow[];
  /** Those of them that can leave whole: the others have pieces that a person must name first (ORD18). */
  readonly whole: readonly OrderRow[];
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

/** What shipping these orders would do: what of which line is not picked, as which lots it would leave, and which shelves would go below zero. */
export async function checkShipping(
  shop: Pick<Shop, 'db' | 'catalogue' | 'now'>,
  ids: readonly OrderId[],
): Promise<ShipCheck> {
  const found = await shop.db.orders.bulkGet([...ids]);
  const orders = found.flatMap((order) => (order && !order.voided && mayDo(order.state, 'ship') ? [order] : []));
  const variants = new Set(orders.flatMap((order) => order.lines.map((line) => line.variantId)));
  const stock = (await shop.db.stock.bulkGet([...variants])).flatMap((row) => row ?? []);
  const shelves = shelvesIn(stock);
  const shelfLots = await readShelfLots(shop.db, orders, stock, shopCalendar(shop.catalogue, shop.now()).today);
  const whole = orders.filter((order) => !hasUnpickedSerials(order, shelves.isTracked, shelfLots));
  return {
    orders,
    whole,
    unpicked: await unpickedLines(shop, orders, { whole: new Set(whole), shelves, shelfLots }),
    bare: orders.filter(({ lines }) => lines.every((line) => readyOf(line) === 0)).length,
    below: belowZero(whole, shelves),
  };
}

type Leaving = {
  readonly whole: ReadonlySet<OrderRow>;
  readonly shelves: Shelves;
  readonly shelfLots: ShelfLotsNow;
};

async function unpickedLines(
  { db }: Pick<Shop, 'db'>,
  orders: readonly OrderRow[],
  { whole, shelves, shelfLots }: Leaving,
): Promise<readonly UnpickedLine[]> {
  const lines = orders.flatMap((order) =>
    order.lines.flatMap((line) => {
      const unpicked = unpickedOf(line);
      if (unpicked === 0) return [];
      const { variantId } = line;
      const isTracked = shelves.isTracked(variantId);
      const isTaken = whole.has(order) && isTracked && shelfLots.isApart(variantId);
      const shares = isTaken ? shelfLots.take(line, unpicked) : [];
      return [{ number: order.number, line, shares, isSerial: isTracked && shelfLots.isSerial(variantId) }];
    }),
  );
  const all = lines.flatMap(({ shares }) => shares);
  const codes = await readLotCodes(db, all);
  return lines.map(({ number, line, shares, isSerial }) => ({
    number,
    line,
    isSerial,
    lots: shares.map(({ lotId, quantity }) => {
      return { code: lotId === undefined ? null : (codes.get(lotId) ?? ''), quantity };
    }),
  }));
}

/** The shelves that go below zero if these orders leave whole. */
function belowZero(orders: readonly OrderRow[], shelves: Shelves): ShipCheck['below'] {
  const after = new Map<string, ShipCheck['below'][number]>();
  for (const line of orders.flatMap(({ lines }) => lines)) {
    const { variantId, locationId } = line;
    if (unpickedOf(line) === 0 || !shelves.isTracked(variantId)) continue;
    const level = levelId(variantId, locationId);
    const left = after.get(level)?.after ?? shelves.onHand(variantId, locationId);
    after.set(level, { variantId, locationId, after: left - unpickedOf(line) });
  }
  return [...after.values()].filter((level) => level.after < 0);
}
