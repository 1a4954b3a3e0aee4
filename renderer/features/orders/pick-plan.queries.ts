import { useCallback, useMemo } from 'react';
import type { LocationId, LotId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import type { LotShare } from '#shared/domain/orders/picked-lots.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import type { LineLot } from './line-lots.ts';
import { readShelfLots } from '#renderer/db/shelf-lots.ts';

/** Where the products of some orders usually lie, and which lots their lines are picked of. */
export type PickPlan = {
  readonly usualBin: (variantId: VariantId) => LocationId | null;
  /** The lots that a pick of what is left would propose, order by order; none where nothing is told apart. */
  readonly lotsOf: (lineId: OrderLineId) => readonly LineLot[];
};

/** Reads what a list says of where and of which lots orders are picked, as of now. */
export async function readPickPlan(
  { db, catalogue, now }: Pick<Shop, 'db' | 'catalogue' | 'now'>,
  orders: readonly OrderRow[],
): Promise<PickPlan> {
  const variantIds = [...new Set(orders.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)))];
  const bins = await readUsualBins(db, variantIds);
  const stock = (await db.stock.bulkGet(variantIds)).flatMap((row) => row ?? []);
  const shelves = await readShelfLots(db, orders, stock, shopCalendar(catalogue, now()).today);
  const shares = new Map<OrderLineId, readonly LotShare[]>();
  for (const order of orders.filter(isPickable))
    for (const line of order.lines) {
      const quantity = unpickedOf(line);
      if (quantity > 0 && shelves.isApart(line.variantId) && !catalogue.isNotForSale(line.locationId))
        shares.set(line.id, shelves.take(line, quantity));
    }
  const named = [...new Set([...shares.values()].flat().flatMap(({ lotId }) => lotId ?? []))];
  const rows = (await db.lots.bulkGet(named)).flatMap((row) => row ?? []);
  const codes = new Map<LotId, string>(rows.map(({ id, code }) => [id, code]));
  return {
    usualBin: (variantId) => bins.get(variantId) ?? null,
    lotsOf: (lineId) => {
      const some = shares.get(lineId) ?? [];
      if (!some.some(({ lotId }) => lotId !== undefined)) return [];
      return some.map(({ lotId, quantity }) => ({ quantity, code: (lotId && codes.get(lotId)) ?? null }));
    },
  };
}

async function readUsualBins(
  db: ShopDatabase,
  variantIds: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, LocationId>> {
  const rows = await db.variants.bulkGet([...variantIds]);
  return new Map(rows.flatMap((row) => (row?.usualBinId ? [[row.id, row.usualBinId] as const] : [])));
}

/** The usual bins of some variants, live; undefined before they are read. Keep `variantIds` the same between renders. */
export function useUsualBins(variantIds: readonly VariantId[]): PickPlan['usualBin'] | undefined {
  const read = useCallback(({ db }: Shop) => readUsualBins(db, variantIds), [variantIds]);
  const concerns = useCallback(({ rows }: Change) => rows.some(({ kind }) => kind === 'variant'), []);
  const bins = useLiveRead(read, concerns);
  return useMemo(() => bins && ((variantId: VariantId) => bins.get(variantId) ?? null), [bins]);
}
