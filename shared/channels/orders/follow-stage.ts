import { moveOrder } from '#shared/domain/operations/move-order.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { decideCancel, decideHold, decideReopen, decideResume, noParcels } from '#shared/domain/orders/fulfil.ts';
import { commitsStock, hasGone, mayDo } from '#shared/domain/orders/order-states.ts';
import { isRestCancelled, readyOf } from '#shared/domain/orders/progress.ts';
import type { Stage } from './seen-order.ts';
import type { RefusedChange } from './taken-order.ts';
import { holdOf } from './there.ts';

/** What a store's word on how far an order is makes of it here. */
export type FollowedStage = {
  readonly decision: Decision | null;
  /** The order as it is then. */
  readonly order: OrderRow;
  readonly refused: Extract<
    RefusedChange,
    'done-there' | 'cancelled-picked' | 'cancelled-elsewhere' | 'reopened'
  > | null;
};

/**
 * Follows what changed there since it was seen last (`was`; null: nobody knows). Nothing that a store says moves goods: what is
 * picked stays where it lies until a person cancels the order, which is held meanwhile.
 */
export function followStage(
  order: OrderRow,
  was: Stage | null,
  now: Stage,
  { parcels, isRetried }: { readonly parcels: readonly ParcelRow[]; readonly isRetried: boolean },
): FollowedStage {
  if (now === 'over') return followOver(order, was !== 'over' || isRetried, parcels);
  if (now === 'done') return as(order, commitsStock(order.state) ? 'done-there' : null);
  if (order.state === 'cancelled') return followReopened(order, was, now);
  if (hasGone(order.state)) {
    const goesOnAgain = was === 'over' && isRestCancelled(order);
    const cameGone = was === 'done' && order.lines.some(({ cameShipped = 0 }) => cameShipped > 0);
    return as(order, goesOnAgain || cameGone ? 'reopened' : null);
  }
  if (typeof now === 'object') {
    const isNews = was !== null && holdOf(was) !== now.held;
    return isNews && mayDo(order.state, 'hold') ? made(order, decideHold(order, now.held)) : as(order, null);
  }
  // A person may hold it for a reason of their own: only what the store held is let go.
  const reason = was === null ? 'payment' : holdOf(was);
  const isItsHold = order.state === 'held' && reason !== null && order.heldFor === reason;
  return isItsHold ? made(order, decideResume(order)) : as(order, null);
}

function followOver(order: OrderRow, isNews: boolean, parcels: readonly ParcelRow[]): FollowedStage {
  if (!isNews) return as(order, null);
  if (order.mergedInto) return as(order, 'cancelled-elsewhere');
  if (!commitsStock(order.state)) return as(order, null);
  // Another order's goods are in it, too.
  if (order.merged) return { ...heldForPerson(order), refused: 'cancelled-elsewhere' };
  if (order.lines.every((line) => readyOf(line) === 0)) return cancelUnpicked(order, parcels);
  return { ...heldForPerson(order), refused: 'cancelled-picked' };
}

function heldForPerson(order: OrderRow): FollowedStage {
  return mayDo(order.state, 'hold') ? made(order, decideHold(order, 'customer')) : as(order, null);
}

/** Cancels an order, or its rest, of which nothing lies picked: no goods move. */
export function cancelUnpicked(order: OrderRow, parcels: readonly ParcelRow[]): FollowedStage {
  const left = parcels.map(({ shippedAt }) => shippedAt ?? 0).filter((at) => at > 0);
  const last = left.length > 0 ? Math.max(...left) : null;
  return made(
    order,
    decideCancel(order, () => false, last, undefined, noParcels),
  );
}

function followReopened(order: OrderRow, was: Stage | null, now: Stage): FollowedStage {
  if (order.mergedInto) return as(order, null);
  // What a person cancelled here stays so.
  if (was !== 'over') return as(order, was === null || was === 'done' ? 'reopened' : null);
  return made(order, decideReopen(order, holdOf(now)));
}

function made(order: OrderRow, decided: ReturnType<typeof decideCancel>): FollowedStage {
  if (!decided.ok || decided.value.type !== 'order.moved') return as(order, null);
  const { change, stock } = decided.value.payload;
  const moved = moveOrder(order, change, stock);
  return { decision: decided.value, order: moved.ok ? moved.row : order, refused: null };
}

function as(order: OrderRow, refused: FollowedStage['refused']): FollowedStage {
  return { decision: null, order, refused };
}
