import { isSameDocument } from '../operations/documents.ts';
import type { LocationId, LotId, VariantId } from '../operations/ids.ts';
import type { DocumentRef, Movement, Reason } from '../operations/rows.ts';
import type { LineField } from './fold.ts';

/** Which lines of the ledger are read; what is left out does not matter. */
export type Stretch = {
  readonly variants?: readonly VariantId[];
  readonly locations?: ReadonlySet<LocationId>;
  /** Lines of this lot; null: those of none. */
  readonly lot?: LotId | null;
  readonly reasons?: ReadonlySet<Reason>;
  readonly document?: DocumentRef;
  /** By the clock of the desk that wrote a line: from this moment on. */
  readonly since?: number;
  /** And before this one. */
  readonly before?: number;
};

/** The fields that say whether a line belongs to a stretch. */
export function stretchFields({
  variants,
  locations,
  lot,
  reasons,
  document,
  since,
  before,
}: Stretch): readonly LineField[] {
  return [
    ...(variants ? (['variantId'] as const) : []),
    ...(locations ? (['locationId'] as const) : []),
    ...(lot !== undefined ? (['lotId'] as const) : []),
    ...(reasons ? (['reason'] as const) : []),
    ...(document ? (['document'] as const) : []),
    ...(since !== undefined || before !== undefined ? (['occurredAt'] as const) : []),
  ];
}

/** Whether a line belongs to a stretch. */
export function withinStretch(stretch: Stretch): (line: Movement) => boolean {
  const { locations, lot, reasons, document } = stretch;
  const variants = stretch.variants && new Set(stretch.variants);
  return (line) =>
    (!variants || variants.has(line.variantId)) &&
    (!locations || locations.has(line.locationId)) &&
    (lot === undefined || (line.lotId ?? null) === lot) &&
    (!reasons || reasons.has(line.reason)) &&
    (!document || isSameDocument(line.document, document)) &&
    isWithinTime(stretch, line.occurredAt, line.occurredAt);
}

/** Whether anything between two moments may belong to a stretch. */
export function isWithinTime({ since, before }: Stretch, oldest: number, newest: number): boolean {
  return (since === undefined || newest >= since) && (before === undefined || oldest < before);
}
