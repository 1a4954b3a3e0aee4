import { carrierNamed } from '../carriers/carrier.ts';
import { recognise } from '../carriers/recognise.ts';
import type { ParcelId } from '../operations/ids.ts';
import type { Operation, ParcelChange } from '../operations/operation.ts';
import type { OrderRow, ParcelLine, ParcelRow } from '../operations/rows.ts';
import { orderNumberKey } from '../orders/order-number.ts';
import { foldCode } from '../values/code.ts';

/**
 * A parcel that was closed and had not left when its order was cancelled: in the books nothing lies in it any more, while it
 * may stand labelled on a table.
 */
export type CancelledParcel = {
  readonly parcel: ParcelRow;
  readonly order: OrderRow;
  /** By which it is known outside. */
  readonly reference: string;
  /** What lay in it. */
  readonly lines: readonly ParcelLine[];
  /** Whether a person said on this computer that it is taken apart. */
  readonly confirmed: boolean;
};

/** What a cancelling took out of parcels, as far as their acts were gone through. */
type Fate = { readonly lines: readonly ParcelLine[]; readonly state: 'begun' | 'cancelled' | 'undone' };

/**
 * What lay in each of some parcels when their orders were cancelled, by the acts on them, the oldest first. A parcel that was
 * unpacked, or whose cancelling is undone, is not among them.
 */
export function takenOutByCancelling(
  acts: readonly Operation[],
  parcels: ReadonlySet<ParcelId>,
): ReadonlyMap<ParcelId, readonly ParcelLine[]> {
  const fates = new Map<ParcelId, Fate>();
  for (const op of acts)
    for (const change of changesOf(op)) {
      if (!parcels.has(change.parcelId)) continue;
      const next = fateAfter(fates.get(change.parcelId), op, change);
      if (next) fates.set(change.parcelId, next);
      else fates.delete(change.parcelId);
    }
  return new Map([...fates].flatMap(([id, { lines, state }]) => (state === 'cancelled' ? [[id, lines] as const] : [])));
}

function changesOf(op: Operation): readonly ParcelChange[] {
  return op.type === 'order.moved' || op.type === 'act.reversed' ? (op.payload.parcels ?? []) : [];
}

function fateAfter(fate: Fate | undefined, op: Operation, change: ParcelChange): Fate | undefined {
  // An undo of the cancelling brings its contents back, and doing it again takes the same ones out.
  if (op.type === 'act.reversed') return fate && { ...fate, state: change.to === 'void' ? 'cancelled' : 'undone' };
  if (op.type !== 'order.moved' || op.payload.act !== 'cancel') return undefined;
  // The cancelling of very many lines goes on in several acts.
  const before = fate?.state === 'begun' ? fate.lines : [];
  const out = change.lines.map(({ lineId, quantity }) => ({ lineId, quantity: 0 - quantity }));
  return { lines: [...before, ...out], state: change.to === 'void' ? 'cancelled' : 'begun' };
}

/** The cancelled parcels that a code on them names: their slip's, the number of their order, their tracking number. */
export function cancelledNamed(all: readonly CancelledParcel[], code: string): readonly CancelledParcel[] {
  const key = orderNumberKey(code);
  if (key === '') return [];
  const exact = all.filter(({ reference }) => orderNumberKey(reference) === key);
  if (exact.length > 0) return exact;
  const ofOrder = all.filter(({ order }) => orderNumberKey(order.number) === key);
  return ofOrder.length > 0 ? ofOrder : all.filter(({ parcel }) => hasNumber(parcel, code));
}

/** Whether a scanned code is the tracking number of a parcel, whatever else its carrier puts into the barcode. */
export function hasNumber({ trackingNumber, carrier = null }: ParcelRow, code: string): boolean {
  if (!trackingNumber) return false;
  const known = carrier === null ? null : carrierNamed(carrier);
  const wanted = foldCode(trackingNumber);
  return foldCode(code) === wanted || foldCode(recognise(code, known ? [known] : []).number) === wanted;
}
