import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { VendureFailure } from './answer.ts';
import { isCounted } from './products.ts';
import type { VendureSession } from './session.ts';
import { type LineRow, movements, type OrderRow } from './shapes.ts';
import type { Shop } from './shop.ts';

/** One entry of the store's ledger: so many pieces were promised to an order then; it does not say to which. */
type Allocation = { readonly quantity: number; readonly at: number };
/** The ledger of some variants, by their ids, as far back as it was read. */
export type Allocations = ReadonlyMap<string, readonly Allocation[]>;

/** How many entries are read at once, and how many variants in one question. */
const TAKE = 100;
const VARIANTS = 20;
/** An order and its entries are written by one clock, a few statements apart. */
const APART_MS = 2_000;

/** What the store's ledger says of the variants of some orders, back to when the first of them was placed. */
export async function allocationsOf(
  session: VendureSession,
  orders: readonly OrderRow[],
  shop: Shop,
  signal: AbortSignal,
): Promise<Result<Allocations, VendureFailure>> {
  const since = new Map<string, number>();
  for (const order of orders) {
    for (const { productVariant: variant } of order.lines)
      if (isCounted(variant, shop))
        since.set(variant.id, Math.min(since.get(variant.id) ?? Number.POSITIVE_INFINITY, order.createdAt));
  }
  const found = new Map<string, Allocation[]>();
  const ids = [...since.keys()];
  for (let at = 0; at < ids.length; at += VARIANTS) {
    const few = ids.slice(at, at + VARIANTS);
    const first = await entries(
      session,
      few.map((id) => ({ id, skip: 0 })),
      signal,
    );
    if (!first.ok) return first;
    for (const [id, { items, totalItems }] of first.value) {
      found.set(id, items);
      // The ledger is told from its beginning only: of a long one the end is looked for.
      for (let skip = totalItems; skip > TAKE; ) {
        skip = Math.max(TAKE, skip - TAKE);
        const page = await entries(session, [{ id, skip }], signal);
        if (!page.ok) return page;
        const more = page.value.get(id)?.items ?? [];
        found.get(id)?.push(...more);
        const oldest = Math.min(...more.map((one) => one.at));
        if (oldest < (since.get(id) ?? 0) - APART_MS) break;
      }
    }
  }
  return done(found);
}

type Entries = { readonly items: Allocation[]; readonly totalItems: number };

async function entries(
  session: VendureSession,
  asked: readonly { readonly id: string; readonly skip: number }[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, Entries>, VendureFailure>> {
  const parts = asked.map(
    (_, n) => `v${n}: productVariant(id: $id${n}) {
      stockMovements(options: { type: ALLOCATION, skip: $skip${n}, take: ${TAKE} }) {
        totalItems items { ... on Allocation { quantity createdAt } }
      }
    }`,
  );
  const query = `query Allocations(${asked.map((_, n) => `$id${n}: ID!, $skip${n}: Int!`).join(', ')}) { ${parts.join(' ')} }`;
  const variables = Object.fromEntries(
    asked.flatMap(({ id, skip }, n) => [
      [`id${n}`, id],
      [`skip${n}`, skip],
    ]),
  );
  const answer = z.record(z.string(), z.object({ stockMovements: movements }).nullable());
  const found = await session.call({ query, variables, answer }, signal);
  if (!found.ok) return found;
  const all = new Map<string, Entries>();
  asked.forEach(({ id }, n) => {
    const ledger = found.value[`v${n}`]?.stockMovements;
    const items = (ledger?.items ?? []).map(({ quantity = 0, createdAt = 0 }) => ({ quantity, at: createdAt }));
    all.set(id, { items, totalItems: ledger?.totalItems ?? 0 });
  });
  return done(all);
}

/**
 * How much of a line the store has taken out of what it shows, by place. It promises what an order asks for as far as it has it, and
 * lowers a line by what is given back; the ledger tells when it promised less than that, which happens when two buy the last piece.
 */
export function takenOf(
  line: LineRow,
  order: OrderRow,
  allocations: Allocations,
  shop: Shop,
): readonly { readonly locationId: string; readonly quantity: number }[] | null {
  if (!isCounted(line.productVariant, shop)) return [];
  const times = timesOf(order);
  const promised = (allocations.get(line.productVariant.id) ?? [])
    .filter(({ at }) => times.some((time) => Math.abs(time - at) <= APART_MS))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const missing = Math.max(0, line.orderPlacedQuantity - promised);
  const quantity = Math.max(0, line.quantity - missing);
  if (quantity === 0) return [];
  const locationId = placeOf(line, order, shop);
  return locationId === null ? null : [{ locationId, quantity }];
}

/** The states of a basket. */
const baskets = new Set(['Created', 'Draft', 'AddingItems', 'ArrangingPayment']);

/**
 * When an order moved since it was placed, by the clock that the ledger has, too: what was at the till together must not be taken for one.
 * It is placed where it is no basket any more, or at the till where the shop says so.
 */
function timesOf({ history, orderPlacedAt }: OrderRow): readonly number[] {
  const steps = history.items.filter(({ data }) => data.to !== 'AddingItems');
  const left = steps.filter(({ data }) => !baskets.has(data.to)).map(({ createdAt }) => createdAt);
  const isAtTill = (time: number) => Math.abs(time - (orderPlacedAt ?? 0)) <= APART_MS;
  const placed = left.some(isAtTill) ? [] : steps.map(({ createdAt }) => createdAt).filter(isAtTill);
  return [...placed, ...left];
}

/** The place that the pieces of a line came from: where it cannot be another, since the store does not say it. */
function placeOf({ id, productVariant }: LineRow, { fulfillments }: OrderRow, { locations }: Shop): string | null {
  const [first, ...others] = locations;
  if (first && others.length === 0) return first.id;
  const only = (isOne: (level: (typeof productVariant.stockLevels)[number]) => boolean) => {
    const [one, another] = productVariant.stockLevels.filter(isOne);
    return one && !another ? one.stockLocationId : null;
  };
  const kept = only(() => true);
  if (kept !== null) return kept;
  const stocked = only(({ stockOnHand, stockAllocated }) => stockOnHand !== 0 || stockAllocated !== 0);
  if (stocked !== null) return stocked;
  const isTouched = fulfillments.some(({ lines }) => lines.some(({ orderLineId }) => orderLineId === id));
  return isTouched ? null : only(({ stockAllocated }) => stockAllocated !== 0);
}
