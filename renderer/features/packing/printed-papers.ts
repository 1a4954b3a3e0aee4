import type { ParcelId } from '#shared/domain/operations/ids.ts';
import type { ParcelRow } from '#shared/domain/operations/rows.ts';

/** The papers of a parcel. */
export type PaperKind = 'slip' | 'label';

/** The key under which this computer remembers what was printed of a parcel. */
export function paperKey(id: ParcelId, paper: PaperKind): string {
  return `parcel-${paper}:${id}`;
}

/** What lies in a parcel, as one text: another text is other contents. */
export function contentsKey({ lines }: Pick<ParcelRow, 'lines'>): string {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ lineId, quantity }) => `${lineId}:${quantity}`)
    .sort()
    .join(' ');
}

/** What is remembered of a printing: the contents that the paper says or goes with. */
export function printedKey(parcel: ParcelRow, paper: PaperKind, at: number) {
  return { key: paperKey(parcel.id, paper), at, value: contentsKey(parcel) };
}

/** How a paper of a parcel stands: not printed here, printed as the parcel is, or printed for other contents. */
export type PaperState = 'none' | 'current' | 'older';

/** How a paper stands, by the contents that were remembered when it was printed. */
export function paperState(parcel: Pick<ParcelRow, 'lines'>, printed: unknown): PaperState {
  if (typeof printed !== 'string') return 'none';
  return printed === contentsKey(parcel) ? 'current' : 'older';
}
