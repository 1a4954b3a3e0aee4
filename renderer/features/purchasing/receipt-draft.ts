import { fieldsOf } from '#shared/base/kept-fields.ts';
import type { LotPick } from '#renderer/parts/lot-picks.ts';
import type { LocationId, LotId, VariantId } from '#shared/domain/operations/ids.ts';
import { isDay } from '#shared/domain/values/day.ts';

/** One product of a delivery that is being taken in. */
export type ReceiptLine = {
  readonly variantId: VariantId;
  /** In smallest units. */
  readonly quantity: number;
  /** Minor units for one whole unit; null where nobody said. */
  readonly unitCost: number | null;
  /** Whether it becomes the product's cost; left out: what is usual. */
  readonly useCost?: boolean;
  /** An archived product that is taken back into use with the receipt. */
  readonly backInUse?: boolean;
  /** The lots it is of, as a person named them; left out where none is named. */
  readonly lots?: readonly LotPick[];
};

/** A delivery that is being taken in; its id makes receiving it twice once. */
export type ReceiptDraft = {
  readonly id: string;
  readonly locationId: LocationId;
  readonly note: string;
  /** The latest first. */
  readonly lines: readonly ReceiptLine[];
};

/** The key of the one draft a desk has. */
export const DRAFT_KEY = 'receipt';

/** The draft with so many more of a product, whose line comes first. */
export function withMore(draft: ReceiptDraft, more: ReceiptLine): ReceiptDraft {
  const known = draft.lines.find(({ variantId }) => variantId === more.variantId);
  const line = known ? { ...known, quantity: known.quantity + more.quantity } : more;
  return { ...draft, lines: [line, ...draft.lines.filter(({ variantId }) => variantId !== more.variantId)] };
}

/** The draft with another quantity of a product; none takes its line away. */
export function withQuantity(draft: ReceiptDraft, variantId: VariantId, quantity: number): ReceiptDraft {
  const lines =
    quantity === 0
      ? draft.lines.filter((line) => line.variantId !== variantId)
      : draft.lines.map((line) => (line.variantId === variantId ? { ...line, quantity } : line));
  return { ...draft, lines };
}

/** The draft with another cost of one whole unit of a product. */
export function withCost(draft: ReceiptDraft, variantId: VariantId, unitCost: number | null): ReceiptDraft {
  return {
    ...draft,
    lines: draft.lines.map((line) => (line.variantId === variantId ? { ...line, unitCost } : line)),
  };
}

/** The draft with the choice whether a line's cost becomes its product's. */
export function withUseCost(draft: ReceiptDraft, variantId: VariantId, useCost: boolean): ReceiptDraft {
  return {
    ...draft,
    lines: draft.lines.map((line) => (line.variantId === variantId ? { ...line, useCost } : line)),
  };
}

/** The draft with the lots of a product, of which there are so many now. */
export function withLots(
  draft: ReceiptDraft,
  variantId: VariantId,
  lots: readonly LotPick[],
  quantity: number,
): ReceiptDraft {
  return {
    ...draft,
    lines: draft.lines.map((line) => (line.variantId === variantId ? { ...line, lots, quantity } : line)),
  };
}

/** The draft that a kept text holds, null where it is none: another version may have written it. */
export function readDraft(value: unknown): ReceiptDraft | null {
  const { id, locationId, note, lines } = fieldsOf(value) ?? {};
  if (typeof id !== 'string' || typeof locationId !== 'string' || typeof note !== 'string' || !Array.isArray(lines))
    return null;
  const read = lines.flatMap((line) => readLine(line) ?? []);
  // Ids become kinds where they enter.
  return read.length === lines.length ? { id, locationId: locationId as LocationId, note, lines: read } : null;
}

function readLine(value: unknown): ReceiptLine | null {
  const { variantId, quantity, unitCost, useCost, backInUse, lots } = fieldsOf(value) ?? {};
  const isCost = unitCost === null || Number.isInteger(unitCost);
  if (typeof variantId !== 'string' || !Number.isInteger(quantity) || !isCost) return null;
  // Checked above; the type of a record's value forgets it.
  const line = { variantId: variantId as VariantId, quantity: quantity as number, unitCost: unitCost as number | null };
  return {
    ...line,
    ...(typeof useCost === 'boolean' && { useCost }),
    ...(typeof backInUse === 'boolean' && { backInUse }),
    ...(Array.isArray(lots) && { lots: lots.flatMap((lot) => readPick(lot) ?? []) }),
  };
}

function readPick(value: unknown): LotPick | null {
  const { lotId, code, expiresOn, isNew, quantity } = fieldsOf(value) ?? {};
  if (typeof lotId !== 'string' || typeof code !== 'string') return null;
  return {
    lotId: lotId as LotId,
    code,
    expiresOn: typeof expiresOn === 'string' && isDay(expiresOn) ? expiresOn : null,
    isNew: isNew === true,
    quantity: typeof quantity === 'number' && Number.isInteger(quantity) ? quantity : null,
    readable: true,
  };
}
