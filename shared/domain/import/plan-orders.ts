import { runWhole } from '#shared/base/whole.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { rescaleQuantity } from '#shared/domain/values/quantity.ts';
import type { ExistingIndex } from './existing.ts';
import { beginsAsFee, isFeeName } from './fee-lines.ts';
import type { Standing } from './mapping.ts';
import { type MovedOn, movedOn, movesOn, type OrderHere } from './moved-on.ts';
import type { OrderDraft, OrderHead, OrderLineDraft, ReadOrders } from './order-draft.ts';
import { isNameOfAnother, variantsOfLine } from './order-product.ts';
import { leftOut, noted, type RowProblem, refused } from './problem.ts';
import { foldState } from './state-meaning.ts';
import { ROWS_PER_STEP, type Steps } from './table.ts';

/** The shop as an import of orders looks things up in it. */
export type OrderIndex = ExistingIndex & {
  readonly orderHere: (source: string, number: string) => OrderHere | undefined;
};

/** A line with its product found; quantities are in the variant's smallest unit. */
export type PlannedLine = {
  readonly variantId: VariantId;
  readonly quantity: number;
  /** How many of them left before. */
  readonly alreadyShipped: number;
  /** Whole units that are still to leave, in thousandths. */
  readonly committed: number;
  readonly unitPriceMinor?: number;
};

export type PlannedOrder =
  | { readonly kind: 'new'; readonly draft: OrderDraft; readonly lines: readonly PlannedLine[] }
  /**
   * The shop has an order of this number from this source; an import never changes an order, but says where the file knows
   * more of it.
   */
  | { readonly kind: 'same'; readonly head: OrderHead; readonly movedOn: MovedOn | null }
  /**
   * It came to nothing where it comes from, in the file's word for it, or has nothing that is kept in stock (null): it is
   * not imported.
   */
  | { readonly kind: 'out'; readonly head: OrderHead; readonly said: string | null }
  | { readonly kind: 'refused'; readonly row: number; readonly problems: readonly RowProblem[] };

export type OrderPlan = {
  /** Counted in orders; refused counts orders and rows that belong to none. */
  readonly counts: {
    readonly new: number;
    readonly same: number;
    readonly out: number;
    readonly refused: number;
  };
  /** How the new ones stand. */
  readonly standings: Readonly<Record<Exclude<Standing, 'out'>, number>>;
  /** Whole units of stock that the new ones promise, in thousandths. */
  readonly committed: number;
  /** Those the shop has that stand otherwise in the file, by how. */
  readonly movedOn: readonly { readonly how: MovedOn; readonly count: number }[];
  /** Those that are not imported, by the file's word for it. */
  readonly outBy: readonly { readonly said: string | null; readonly count: number }[];
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
  for (const { said, ...head } of read.out) {
    const here = index.orderHere(head.source, head.number);
    const moved = here && movedOn(here, { standing: 'out', anyShipped: false });
    orders.push(moved === undefined ? { kind: 'out', head, said } : { kind: 'same', head, movedOn: moved });
  }
  orders.sort((a, b) => rowOf(a) - rowOf(b));
  problems.sort((a, b) => a.row - b.row);
  return { ...summary(orders, read.refused), orders, problems };
}

/** Looks up the products of orders, at once. */
export function planOrders(read: ReadOrders, index: OrderIndex): OrderPlan {
  return runWhole(planOrdersSteps(read, index));
}

function rowOf(order: PlannedOrder): number {
  return order.kind === 'refused' ? order.row : order.kind === 'new' ? order.draft.row : order.head.row;
}

function summary(orders: readonly PlannedOrder[], unread: number): Omit<OrderPlan, 'orders' | 'problems'> {
  const counts = { new: 0, same: 0, out: 0, refused: unread };
  const standings = { open: 0, held: 0, shipped: 0 };
  const outBy = new Map<string | null, { readonly said: string | null; count: number }>();
  const moved = new Map<MovedOn, number>();
  let committed = 0;
  for (const order of orders) {
    counts[order.kind]++;
    if (order.kind === 'same' && order.movedOn) moved.set(order.movedOn, (moved.get(order.movedOn) ?? 0) + 1);
    if (order.kind === 'new') {
      standings[order.draft.standing]++;
      for (const line of order.lines) committed += line.committed;
    }
    if (order.kind !== 'out') continue;
    const key = order.said === null ? null : foldState(order.said);
    const by = outBy.get(key) ?? { said: order.said, count: 0 };
    outBy.set(key, by);
    by.count++;
  }
  const how = movesOn.flatMap((one) => (moved.has(one) ? [{ how: one, count: moved.get(one) ?? 0 }] : []));
  return { counts, standings, committed, movedOn: how, outBy: [...outBy.values()] };
}

function planOrder(draft: OrderDraft, index: OrderIndex, problems: RowProblem[]): PlannedOrder {
  const here = index.orderHere(draft.source, draft.number);
  const anyShipped = draft.lines.some(({ alreadyShipped = 0 }) => alreadyShipped > 0);
  if (here) return { kind: 'same', head: draft, movedOn: movedOn(here, { standing: draft.standing, anyShipped }) };
  const told: RowProblem[] = [];
  const lines = draft.lines.flatMap((line) => planLine(line, draft, index, told));
  problems.push(...told);
  const faults = told.filter(({ severity }) => severity === 'refused');
  if (faults.length > 0) return { kind: 'refused', row: draft.row, problems: faults };
  return lines.length === 0 ? { kind: 'out', head: draft, said: null } : { kind: 'new', draft, lines };
}

function planLine(
  line: OrderLineDraft,
  { source, standing }: OrderDraft,
  index: OrderIndex,
  told: RowProblem[],
): readonly PlannedLine[] {
  const found = variantsOfLine(line, source, index);
  const [variantId] = found;
  const variant = variantId === undefined ? undefined : index.variant(variantId);
  const place = { row: line.row, file: line.file };
  const called = line.sku ?? line.barcode ?? line.productName ?? line.foreignProductId;
  if (!variant && isCharge(line)) {
    told.push(leftOut('order-line-fee', { ...place, value: line.productName ?? called }));
    return [];
  }
  if (!variant || found.length > 1) {
    const code = variant ? 'order-product-ambiguous' : 'order-product-unknown';
    told.push(refused(code, { ...place, value: called, limit: found.length }));
    return [];
  }
  const scaled = (quantity: number) => rescaleQuantity(quantity, line.decimals, variant.decimals);
  const quantity = scaled(line.quantity);
  const alreadyShipped = scaled(line.alreadyShipped ?? 0);
  if (quantity === undefined || alreadyShipped === undefined) {
    told.push(refused('quantity-not-whole', { ...place, value: called }));
    return [];
  }
  const isPromised = standing !== 'shipped';
  const committed = isPromised ? (quantity - alreadyShipped) * 10 ** (3 - variant.decimals) : 0;
  if (isNameOfAnother(line, variant, index))
    told.push(noted('order-line-name-differs', { ...place, value: line.productName }));
  const { unitPriceMinor } = line;
  return [{ variantId: variant.variantId, quantity, alreadyShipped, committed, unitPriceMinor }];
}

/** A line that is no product: a charge by its name or its code, or something that the file says is not sent. */
function isCharge({ sku, barcode, productName = '', isBodiless = false }: OrderLineDraft): boolean {
  if (isBodiless) return true;
  if (barcode !== undefined) return false;
  return isFeeName(productName) || (sku === undefined ? beginsAsFee(productName) : isFeeName(sku));
}
