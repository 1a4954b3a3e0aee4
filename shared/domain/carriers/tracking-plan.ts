import { orderNumberKey } from '../orders/order-number.ts';
import { MOST_ON_LABEL } from './recognise.ts';
import type { TrackingRow } from './tracking-file.ts';

/** A parcel that a row may mean. */
export type KnownParcel = {
  readonly parcelId: string;
  /** By which it was handed to the carrier (`parcelReference`). */
  readonly reference: string;
  readonly orderNumber: string;
  readonly trackingNumber: string | null;
};

/**
 * What comes of a row. `matched`: its number is written on the parcel. `same`: it has that number. `other`: it has another
 * one, which only a person replaces. `ambiguous`: several parcels fit, of which a person chooses. `rival`: another row gives the parcel another number. `elsewhere`: another
 * parcel has this number. `twice`: another row gives it to another parcel. Either is kept only where a person insists. `unknown`: no parcel fits. `no-number`, `rounded`, `too-long`: nothing can be taken over.
 */
export type Outcome =
  | 'matched'
  | 'same'
  | 'other'
  | 'ambiguous'
  | 'rival'
  | 'elsewhere'
  | 'twice'
  | 'unknown'
  | 'no-number'
  | 'rounded'
  | 'too-long';

export type PlannedRow = TrackingRow & {
  readonly outcome: Outcome;
  /** The parcels that fit; the one that is meant where there is one. */
  readonly parcels: readonly KnownParcel[];
};

/** Finds the parcels of rows. Nothing is written: a person sees the plan first. */
export function planTracking(rows: readonly TrackingRow[], parcels: readonly KnownParcel[]): readonly PlannedRow[] {
  const known = indexOf(parcels);
  const planned = rows.map((row): PlannedRow => {
    const fit = parcelsOf(row, known);
    return { ...row, parcels: fit, outcome: outcomeOf(row, fit, known) };
  });
  return withoutRivals(planned);
}

/** A person's word on a row: which parcel is meant, that the number it has is replaced, and that one is kept that another parcel has, too. */
export type Choice = { readonly parcelId?: string; readonly replaces?: boolean; readonly insists?: boolean };

/** A number to be written on a parcel. */
export type TrackingChange = {
  readonly parcelId: string;
  readonly trackingNumber: string;
  readonly carrier: string | null;
  readonly service: string | null;
};

/** What is written of a plan: rows that match, and those that a person decided, by their row's number. */
export function trackingChanges(
  plan: readonly PlannedRow[],
  choices: ReadonlyMap<number, Choice> = new Map(),
): readonly TrackingChange[] {
  return plan.flatMap((row): TrackingChange[] => {
    const parcelId = chosenParcel(row, choices.get(row.row) ?? {});
    const { trackingNumber, carrier, service } = row;
    return parcelId === null ? [] : [{ parcelId, trackingNumber, carrier, service }];
  });
}

/** Whether a row's number is or would be that of another parcel, too: it is written only where a person insists. */
export function isShared(outcome: Outcome): boolean {
  return outcome === 'elsewhere' || outcome === 'twice';
}

function chosenParcel({ outcome, parcels }: PlannedRow, choice: Choice): string | null {
  const { parcelId, replaces = false, insists = false } = choice;
  const [first] = parcels;
  if (outcome === 'matched') return first?.parcelId ?? null;
  if (outcome === 'other') return replaces ? (first?.parcelId ?? null) : null;
  if (isShared(outcome) && parcels.length === 1) return insists ? (first?.parcelId ?? null) : null;
  if (outcome !== 'ambiguous' && outcome !== 'rival' && !isShared(outcome)) return null;
  const chosen = parcels.find((one) => one.parcelId === parcelId);
  return chosen && (chosen.trackingNumber === null || replaces) ? chosen.parcelId : null;
}

type Known = {
  readonly byReference: ReadonlyMap<string, readonly KnownParcel[]>;
  readonly byOrder: ReadonlyMap<string, readonly KnownParcel[]>;
  readonly byNumber: ReadonlyMap<string, KnownParcel>;
};

/** Numbers of orders, parcels and carriers as files write them: with a `#` or without. */
const keyOf = orderNumberKey;

function indexOf(parcels: readonly KnownParcel[]): Known {
  const byReference = new Map<string, readonly KnownParcel[]>();
  const byOrder = new Map<string, readonly KnownParcel[]>();
  const byNumber = new Map<string, KnownParcel>();
  const put = (into: Map<string, readonly KnownParcel[]>, key: string, parcel: KnownParcel) =>
    into.set(key, [...(into.get(key) ?? []), parcel]);
  for (const parcel of parcels) {
    put(byReference, keyOf(parcel.reference), parcel);
    if (parcel.parcelId !== parcel.reference) put(byReference, keyOf(parcel.parcelId), parcel);
    put(byOrder, keyOf(parcel.orderNumber), parcel);
    if (parcel.trackingNumber !== null) byNumber.set(keyOf(parcel.trackingNumber), parcel);
  }
  return { byReference, byOrder, byNumber };
}

/** By the reference of a parcel, else by the number of its order. */
function parcelsOf({ references }: TrackingRow, { byReference, byOrder }: Known): readonly KnownParcel[] {
  for (const by of [byReference, byOrder])
    for (const reference of references) {
      const found = by.get(keyOf(reference));
      if (found) return found;
    }
  return [];
}

function outcomeOf(row: TrackingRow, fit: readonly KnownParcel[], { byNumber }: Known): Outcome {
  if (row.trackingNumber === '') return 'no-number';
  if (row.isRounded) return 'rounded';
  if ([row.trackingNumber, row.carrier, row.service].some((text) => (text?.length ?? 0) > MOST_ON_LABEL))
    return 'too-long';
  const [first, second] = fit;
  if (!first) return 'unknown';
  const has = byNumber.get(keyOf(row.trackingNumber));
  if (has) return fit.some(({ parcelId }) => parcelId === has.parcelId) ? 'same' : 'elsewhere';
  if (second) return 'ambiguous';
  return first.trackingNumber === null ? 'matched' : 'other';
}

/** Two rows that give one parcel two numbers, or one number to two parcels, are for a person to decide. */
function withoutRivals(plan: readonly PlannedRow[]): readonly PlannedRow[] {
  const numbersOf = new Map<string, Set<string>>();
  const parcelsOfNumber = new Map<string, Set<string>>();
  const add = (into: Map<string, Set<string>>, key: string, value: string) =>
    into.set(key, (into.get(key) ?? new Set()).add(value));
  const claims = new Set(plan.filter(({ outcome }) => ['matched', 'other', 'ambiguous'].includes(outcome)));
  for (const { parcels, trackingNumber, outcome, row } of claims) {
    const id = parcels[0]?.parcelId ?? '';
    if (outcome !== 'ambiguous') add(numbersOf, id, keyOf(trackingNumber));
    // Which parcel is meant is not known yet: two such rows may be given to two.
    add(parcelsOfNumber, keyOf(trackingNumber), outcome === 'ambiguous' ? `row ${row}` : id);
  }
  return plan.map((row) => {
    if (!claims.has(row)) return row;
    if ((parcelsOfNumber.get(keyOf(row.trackingNumber))?.size ?? 0) > 1) return { ...row, outcome: 'twice' };
    if (row.outcome === 'ambiguous') return row;
    return (numbersOf.get(row.parcels[0]?.parcelId ?? '')?.size ?? 0) > 1 ? { ...row, outcome: 'rival' } : row;
  });
}
