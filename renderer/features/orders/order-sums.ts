import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { isRestCancelled } from '#shared/domain/orders/progress.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { OrderFacts } from './orders.queries.ts';

/** An order with what counts of its lines: what left, where its rest was cancelled, else what was ordered. */
export function whatCounts(order: OrderRow): OrderRow {
  if (!isRestCancelled(order)) return order;
  return { ...order, lines: order.lines.map((line) => ({ ...line, quantity: line.shipped })) };
}

/** The sums of an order: units in thousandths, as products are counted in different steps, and value in minor units. */
export type OrderSums = { readonly units: number; readonly value: number | null };

/** Adds an order's lines up; the value is null where no line has a price. */
export function sumsOf({ lines }: Pick<OrderRow, 'lines'>, facts: Pick<OrderFacts, 'variant'>): OrderSums {
  let units = 0;
  let value: number | null = null;
  for (const { variantId, quantity, unitPrice } of lines) {
    const decimals = facts.variant(variantId)?.decimals ?? 0;
    units += quantity * 10 ** (3 - decimals);
    if (unitPrice !== null) value = (value ?? 0) + timesQuantity(unitPrice, quantity, decimals);
  }
  return { units, value };
}

/** What of some lines adds up to, in thousandths of units. */
export function unitsOf(
  lines: readonly OrderLine[],
  part: (line: OrderLine) => number,
  facts: Pick<OrderFacts, 'variant'>,
): number {
  return lines.reduce((sum, line) => sum + part(line) * 10 ** (3 - (facts.variant(line.variantId)?.decimals ?? 0)), 0);
}
