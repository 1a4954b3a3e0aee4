import type { LocationId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderedLine, OrderLine } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { OrderFacts } from './orders.queries.ts';

/** A line of an order as far as it is filled in. */
export type Draft = {
  /** The same as long as the line is shown. */
  readonly key: string;
  /** The line of the order that it is; null for one that is not in it yet. */
  readonly id: OrderLineId | null;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number | null;
  readonly unitPrice: number | null;
  readonly readable: boolean;
};

/** A line of an order, ready to be edited. */
export function draftOf({ id, variantId, locationId, quantity, unitPrice }: OrderLine): Draft {
  return { key: id, id, variantId, locationId, quantity, unitPrice, readable: true };
}

/** A product as it was scanned or chosen. */
export type Chosen = Pick<OrderedLine, 'variantId' | 'locationId' | 'quantity' | 'unitPrice'>;

/** The lines with one product more of; a line that was taken out before comes back as itself. */
export function withProduct(
  drafts: readonly Draft[],
  { variantId, locationId, quantity, unitPrice }: Chosen,
  began: readonly OrderLine[] = [],
): readonly Draft[] {
  const there = drafts.find((draft) => draft.variantId === variantId);
  if (there)
    return drafts.map((draft) => (draft === there ? { ...draft, quantity: (draft.quantity ?? 0) + quantity } : draft));
  const before = began.find((line) => line.variantId === variantId);
  if (before) return [...drafts, { ...draftOf(before), quantity }];
  return [...drafts, { key: `new:${variantId}`, id: null, variantId, locationId, quantity, unitPrice, readable: true }];
}

/** Whether every line says how many. */
export function isFilledIn(drafts: readonly Draft[]): boolean {
  return drafts.every((draft) => draft.readable && (draft.quantity ?? 0) > 0);
}

/** What the lines say, once they are filled in. */
export function orderedIn({ variantId, locationId, quantity, unitPrice }: Draft): OrderedLine {
  return { variantId, locationId, quantity: quantity ?? 0, unitPrice };
}

/** What the lines are worth together, in minor units; those without a price count nothing. */
export function valueOf(drafts: readonly Draft[], facts: Pick<OrderFacts, 'variant'>): number {
  return drafts.reduce(
    (sum, { variantId, quantity, unitPrice }) =>
      unitPrice === null || quantity === null
        ? sum
        : sum + timesQuantity(unitPrice, quantity, facts.variant(variantId)?.decimals ?? 0),
    0,
  );
}
