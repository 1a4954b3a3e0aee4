import type { VariantId } from '#shared/domain/operations/ids.ts';
import { rescaleQuantity } from '#shared/domain/values/quantity.ts';
import type { ExistingIndex } from './existing.ts';
import type { OrderDraft, OrderLineDraft, ReadOrders } from './order-draft.ts';
import { variantsOfLine } from './order-product.ts';
import { type RowProblem, refused } from './problem.ts';
import { finish, ROWS_PER_STEP, type Steps } from './table.ts';

/** The shop as an import of orders looks things up in it. */
export type OrderIndex = ExistingIndex & { readonly hasOrder: (source: string, number: string) => boolean };

/** A line with its product found; the quantity is in the variant's smallest unit. */
export type PlannedLine = {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly unitPriceMinor?: number;
};

export type PlannedOrder =
  | { readonly kind: 'new'; readonly draft: OrderDraft; readonly lines: readonly PlannedLine[] }
  /** The shop has an order of this number from this source; an import never changes an order. */
  | { readonly kind: 'same'; readonly draft: OrderDraft }
  /** Cancelled where it comes from: nothing is left to do, so it is not imported. */
  | { readonly kind: 'cancelled'; readonly draft: OrderDraft }
  | { readonly kind: 'refused'; readonly row: number; readonly problems: readonly RowProblem[] };

export type OrderPlan = {
  /** Counted in orders; refused counts orders and rows that belong to none. */
  readonly counts: {
    readonly new: number;
    readonly same: number;
    readonly cancelled: number;
    readonly refused: number;
  };
  readonly orders: readonly PlannedOrder[];
  readonly problems: readonly RowProblem[];
};

/** Looks up the products of orders, in steps. An order with a line for an unknown product is refused as a whole. */
export function* planOrdersSteps(read: ReadOrders, index: OrderIndex): Steps<OrderPlan> {
  const problems: RowProblem[] = [...read.problems];
  const orders: PlannedOrder[] = [];
  for (const [at, draft] of read.orders.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: read.orders.length };
    orders.push(planOrder(draft, index, problems));
  }
  problems.sort((a, b) => a.row - b.row);
  const count = (kind: PlannedOrder['kind']) => orders.filter((order) => order.kind === kind).length;
  const counts = {
    new: count('new'),
    same: count('same'),
    cancelled: count('cancelled'),
    refused: count('refused') + read.refused,
  };
  return { counts, orders, problems };
}

/** Looks up the products of orders, at once. */
export function planOrders(read: ReadOrders, index: OrderIndex): OrderPlan {
  return finish(planOrdersSteps(read, index));
}

function planOrder(draft: OrderDraft, index: OrderIndex, problems: RowProblem[]): PlannedOrder {
  if (index.hasOrder(draft.source, draft.number)) return { kind: 'same', draft };
  if (draft.cancelledAt !== undefined) return { kind: 'cancelled', draft };
  const faults: RowProblem[] = [];
  const lines = draft.lines.flatMap((line) => planLine(line, draft, index, faults));
  if (faults.length === 0) return { kind: 'new', draft, lines };
  problems.push(...faults);
  return { kind: 'refused', row: draft.row, problems: faults };
}

function planLine(
  line: OrderLineDraft,
  { source }: OrderDraft,
  index: OrderIndex,
  faults: RowProblem[],
): readonly PlannedLine[] {
  const found = variantsOfLine(line, source, index);
  const [variantId] = found;
  const variant = variantId === undefined ? undefined : index.variant(variantId);
  const place = { row: line.row, file: line.file };
  const called = line.sku ?? line.barcode ?? line.productName ?? line.foreignProductId;
  if (!variant || found.length > 1) {
    const code = variant ? 'order-product-ambiguous' : 'order-product-unknown';
    faults.push(refused(code, { ...place, value: called, limit: found.length }));
    return [];
  }
  const quantity = rescaleQuantity(line.quantity, line.decimals, variant.decimals);
  if (quantity === undefined) {
    faults.push(refused('quantity-not-whole', { ...place, value: called }));
    return [];
  }
  return [{ variantId: variant.variantId, quantity, unitPriceMinor: line.unitPriceMinor }];
}
