import { useCallback } from 'react';
import type { ReasonSum } from '#shared/domain/ledger/by-reason.ts';
import { type Cell, type LocationId, type OrderId, stagingId, type VariantId } from '#shared/domain/operations/ids.ts';
import { byExpected, expectedDay } from '#shared/domain/reorder/expected.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { groupOf } from '#shared/domain/operations/operation.ts';
import type { ReceiptLabel } from '#shared/domain/stock/receipt-cost.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { notForSaleIn, placesIn } from '#shared/domain/stock/location-tree.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import { holdingOrders } from './product.queries.ts';

/** What makes a figure: sums of movements, orders that promise, deliveries on their way; each adds up to its figure. */
export type FigureParts = {
  readonly onHand: number;
  readonly movements: readonly ReasonSum[];
  /** What of it lies where it is not for sale, by place; and together. */
  readonly aside: readonly { readonly location: string; readonly quantity: number }[];
  readonly notForSale: number;
  readonly committed: number;
  readonly orders: readonly { readonly id: OrderId; readonly number: string; readonly quantity: number }[];
  readonly incoming: number;
  readonly deliveries: readonly {
    readonly open: number;
    readonly expected: Day | null;
    readonly markedAt: number;
    readonly location: string;
  }[];
  /** Where the product's cost comes from; null where that act is no longer on this computer. */
  readonly costFrom: CostSource | null;
};

/** The act that gave a product its cost. */
export type CostSource = {
  readonly by: 'receipt' | 'import' | 'entry' | 'undo' | 'edit';
  readonly at: number;
};

/** What makes the figures of a variant at a location with everything below it, or (null) everywhere; what was on hand, also before a moment. */
export async function figureParts(
  shop: Pick<Shop, 'db' | 'catalogue' | 'work'>,
  variantId: VariantId,
  locationId: LocationId | null,
  before: number | null = null,
): Promise<FigureParts> {
  const { db, catalogue } = shop;
  const movements = await sumsByReason(shop, { variantId, locationId, before });
  return db.transaction('r', [db.orders, db.incoming, db.locations, db.variants, db.stock, db.operations], async () => {
    const locations = await db.locations.toArray();
    const isHere = placesIn(locations, locationId);
    const aside = await notForSale(shop, variantId, { isHere, isNotForSale: notForSaleIn(locations) });
    const days = shopCalendar(catalogue);
    const orders = await promises(shop, variantId, isHere);
    const deliveries = (await db.incoming.where('variantId').equals(variantId).toArray())
      .filter((row) => !row.voided && row.open > 0 && isHere(row.locationId))
      .map((row) => ({
        open: row.open,
        expected: expectedDay(row, days),
        markedAt: row.markedAt,
        location: nameOf(catalogue, row.locationId),
      }))
      .sort((a, b) => byExpected(a.expected, b.expected) || a.markedAt - b.markedAt);
    return {
      onHand: sum(movements.map((part) => part.quantity)),
      movements,
      aside,
      notForSale: sum(aside.map((part) => part.quantity)),
      committed: sum(orders.map((part) => part.quantity)),
      orders,
      incoming: sum(deliveries.map((part) => part.open)),
      deliveries,
      costFrom: await costSource(db, variantId),
    };
  });
}

type Aside = {
  readonly isHere: (id: LocationId) => boolean;
  readonly isNotForSale: (id: LocationId) => boolean;
};

/** What of a variant lies where it is not for sale, the most first. */
async function notForSale(
  { db, catalogue }: Pick<Shop, 'db' | 'catalogue'>,
  variantId: VariantId,
  { isHere, isNotForSale }: Aside,
): Promise<FigureParts['aside']> {
  const stock = await db.stock.get(variantId);
  return Object.entries(stock?.at ?? {})
    .flatMap(([key, { onHand }]) => {
      const place = key as LocationId; // keys of `at` are places
      return onHand === 0 || !isHere(place) || !isNotForSale(place)
        ? []
        : [{ location: nameOf(catalogue, place), quantity: onHand }];
    })
    .sort((a, b) => b.quantity - a.quantity);
}

async function costSource(db: ShopDatabase, variantId: VariantId): Promise<CostSource | null> {
  const variant = await db.variants.get(variantId);
  const opId = variant?.fieldOps['cost'] ?? variant?.addedBy;
  const row = opId && (await db.operations.where('opId').equals(opId).first());
  if (!row) return null;
  if (row.type === 'act.reversed') return { by: 'undo', at: row.at };
  const op = readStored(row);
  const group = groupOf(op);
  if (group?.act === 'import') return { by: 'import', at: row.at };
  if (group?.label === ('receipt' satisfies ReceiptLabel)) return { by: 'receipt', at: row.at };
  return { by: row.type === 'catalog.added' ? 'entry' : 'edit', at: row.at };
}

function nameOf(catalogue: Catalogue, location: LocationId): string {
  return catalogue.locationName(location);
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

/** What the lines of a variant come to by reason, at a location with everything below it; before a moment, or (null) until now. */
async function sumsByReason(
  { db, work }: Pick<Shop, 'db' | 'work'>,
  { variantId, locationId, before }: Explained,
): Promise<FigureParts['movements']> {
  const places = await db.locations.toArray();
  const ids = places.map(({ id }) => id).filter(placesIn(places, locationId));
  const locations = locationId === null ? undefined : new Set(ids.flatMap((id) => [id, stagingId(id)]));
  const read = await work.ask('ledger.reasons', { stretch: { variants: [variantId], locations }, before });
  return read.ok ? read.value.sums : [];
}

/** What the lines of one cell come to by reason; they add up to what lies in it. */
export function useCellSums(): (cell: Cell) => Promise<readonly ReasonSum[]> {
  const { work } = useShop();
  return useCallback((cell) => cellSums(work, cell), [work]);
}

export async function cellSums(
  work: Shop['work'],
  { variantId, locationId, lotId }: Cell,
): Promise<readonly ReasonSum[]> {
  const stretch = { variants: [variantId], locations: new Set([locationId]), lot: lotId ?? null };
  const read = await work.ask('ledger.reasons', { stretch, before: null });
  return read.ok ? read.value.sums : [];
}

type Explained = {
  readonly variantId: VariantId;
  readonly locationId: LocationId | null;
  readonly before: number | null;
};

async function promises(
  shop: Pick<Shop, 'db'>,
  variantId: VariantId,
  isHere: (id: LocationId) => boolean,
): Promise<FigureParts['orders']> {
  const orders = await holdingOrders(shop, variantId);
  return orders.flatMap(({ id, number, lines }) => {
    // Picked stock and its promise lie in the staging place of the line's location, which belongs to the same tree.
    const quantity = sum(lines.filter((line) => isHere(line.locationId)).map((line) => line.quantity));
    return quantity === 0 ? [] : [{ id, number, quantity }];
  });
}

/** Finds what makes the figures of a variant. */
export function useFigureParts(): (
  variantId: VariantId,
  locationId: LocationId | null,
  before: number | null,
) => Promise<FigureParts> {
  const shop = useShop();
  return useCallback((variantId, locationId, before) => figureParts(shop, variantId, locationId, before), [shop]);
}
