import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type LotId, stagingId, type VariantId } from '../operations/ids.ts';
import type {
  Decision,
  LineChange,
  NewParcel,
  NewReturn,
  OrderAct,
  OrderChange,
  ParcelChange,
  StockLine,
} from '../operations/operation.ts';
import { byLine, lineAfter, stateAfter } from '../operations/move-order.ts';
import type { OrderLine, OrderRow, OrderState } from '../operations/rows.ts';
import { moveLines } from '../stock/adjust.ts';
import { eachLotOnce, type LotShare } from './picked-lots.ts';

export type OrderFailure = Failure<
  | 'order-not-in-state'
  | 'line-unknown'
  | 'line-already-picked'
  | 'pick-too-many'
  | 'nothing-to-pick'
  | 'nothing-picked'
  | 'leaves-whole-only'
  | 'nothing-to-pack'
  | 'pack-too-many'
  | 'parcel-not-in-state'
  | 'nothing-to-return'
  | 'return-too-many'
  | 'place-missing'
  | 'place-not-for-sale'
  | 'serials-not-picked'
  | 'shelf-short'
  | 'order-in-batch'
  | 'lots-do-not-add-up'
  | 'amend-below-picked'
  | 'amend-nothing-left'
  | 'serving-outdated'
  | 'nothing-changed'
>;

/** Says whether a variant is tracked: orders write no movement for one that is not. */
export type IsTracked = (variant: VariantId) => boolean;

/** What an act does to one line of an order. */
export type LineDeed = Omit<LineChange, 'from'>;

type Step = {
  readonly act: OrderAct;
  /** The state it leads to; where that follows from the lines, any state of that stage (`stateAfter`). */
  readonly to: OrderState;
  readonly lines: readonly LineDeed[];
  readonly stock?: readonly StockLine[];
  readonly shippedAt?: number | null;
  readonly heldFor?: OrderChange['heldFor'];
  readonly newParcels?: readonly NewParcel[];
  readonly parcels?: readonly ParcelChange[];
  readonly returns?: readonly NewReturn[];
};

/** One step of an order: what of each line it began from is said, and the state that its lines are in afterwards. */
export function stepOrder(order: OrderRow, step: Step): Result<Decision, OrderFailure> {
  const { act, stock = [], shippedAt = null, heldFor, newParcels = [], parcels = [], returns = [] } = step;
  const before = new Map(order.lines.map((line) => [line.id, line]));
  const lines = step.lines.map((line): LineChange => ({ ...line, from: progressOf(before.get(line.lineId)) }));
  const deeds = byLine(step.lines);
  const after = order.lines.map((line) => lineAfter(line, deeds.get(line.id) ?? []));
  const to = stateAfter(order.state, after, { from: order.state, to: step.to, lines });
  return done({
    type: 'order.moved',
    payload: {
      act,
      stock,
      change: { orderId: order.id, from: order.state, to, lines, relocate: [], shippedAt, ...(heldFor && { heldFor }) },
      ...(newParcels.length > 0 && { newParcels }),
      ...(parcels.length > 0 && { parcels }),
      ...(returns.length > 0 && { returns }),
    },
  });
}

function progressOf(line: OrderLine | undefined): LineChange['from'] {
  if (!line) return null;
  const { picked, packed, shipped, delivered, returned } = line;
  return {
    picked,
    shipped,
    ...(packed !== undefined && { packed }),
    ...(delivered !== undefined && { delivered }),
    ...(returned !== undefined && { returned }),
  };
}

export function notInState(order: OrderRow): { readonly ok: false; readonly failure: OrderFailure } {
  return fail({ code: 'order-not-in-state', detail: order.state });
}

/** Units of a line go from its shelf to the staging place beside it. */
export function toStaging({ variantId, locationId }: OrderLine, shares: readonly LotShare[]): readonly StockLine[] {
  return shares.flatMap(({ lotId, quantity }) =>
    moveLines({ variantId, lotId }, quantity, locationId, stagingId(locationId), 'pick', 0),
  );
}

/** Units of a line go back from staging to its shelf. */
export function toShelf({ variantId, locationId }: OrderLine, shares: readonly LotShare[]): readonly StockLine[] {
  return shares.flatMap(({ lotId, quantity }) =>
    moveLines({ variantId, lotId }, quantity, stagingId(locationId), locationId, 'pick', 0),
  );
}

/** Units of a line leave the shop from staging. */
export function outOfStaging({ variantId, locationId }: OrderLine, shares: readonly LotShare[]): readonly StockLine[] {
  return eachLotOnce(shares).map(
    (share): StockLine => ({
      variantId,
      locationId: stagingId(locationId),
      quantity: 0 - share.quantity,
      reason: 'ship',
      costTotal: null,
      tracks: 0,
      reverses: null,
      ...lotOf(share),
    }),
  );
}

/** Names the lot of a stock line, where it is of one. */
export function lotOf({ lotId }: { readonly lotId?: LotId | undefined }): { readonly lotId?: LotId } {
  return lotId === undefined ? {} : { lotId };
}
