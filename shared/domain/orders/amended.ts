import type { LocationId, VariantId } from '../operations/ids.ts';
import type { LineAmendment } from '../operations/operation.ts';
import type { OrderedLine } from '../operations/rows.ts';

/** One thing that an amendment did, with its values as a person reads them. */
export type SaidEdit = {
  readonly kind: 'added' | 'takenOut' | 'quantity' | 'price' | 'location';
  readonly product: string;
  readonly was: string;
  readonly becomes: string;
};

/** What ids and figures of order lines are called. */
export type LineNames = {
  readonly product: (id: VariantId) => string;
  readonly quantity: (quantity: number, of: VariantId) => string;
  readonly price: (price: number | null) => string;
  readonly location: (id: LocationId) => string;
};

/** What an amendment did to an order, one thing after the other, ready to be put in words. */
export function saidEdits(lines: readonly LineAmendment[], names: LineNames): readonly SaidEdit[] {
  return lines.flatMap(({ was, becomes }) => {
    const isReplaced = was && becomes && was.variantId !== becomes.variantId;
    if (was && becomes && !isReplaced) return changesOf(was, becomes, names);
    return [
      ...(was ? [wholeLine('takenOut', was, names)] : []),
      ...(becomes ? [wholeLine('added', becomes, names)] : []),
    ];
  });
}

function wholeLine(kind: 'added' | 'takenOut', { variantId, quantity }: OrderedLine, names: LineNames): SaidEdit {
  const shown = names.quantity(quantity, variantId);
  return { kind, product: names.product(variantId), was: shown, becomes: shown };
}

function changesOf(was: OrderedLine, becomes: OrderedLine, names: LineNames): readonly SaidEdit[] {
  const { variantId } = becomes;
  const shown = ({ quantity, unitPrice, locationId }: OrderedLine) => ({
    quantity: names.quantity(quantity, variantId),
    price: names.price(unitPrice),
    location: names.location(locationId),
  });
  const [before, after] = [shown(was), shown(becomes)];
  const kinds = [
    ...(was.quantity === becomes.quantity ? [] : (['quantity'] as const)),
    ...(was.unitPrice === becomes.unitPrice ? [] : (['price'] as const)),
    ...(was.locationId === becomes.locationId ? [] : (['location'] as const)),
  ];
  return kinds.map((kind) => ({ kind, product: names.product(variantId), was: before[kind], becomes: after[kind] }));
}
