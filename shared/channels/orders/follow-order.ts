import type { OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { returnableOf } from '#shared/domain/orders/progress.ts';
import type { LaneOrder } from '../lane-rows.ts';
import { followLines } from './follow-lines.ts';
import { cancelUnpicked, type FollowedStage, followStage } from './follow-stage.ts';
import { addressedMark, contactsOf } from './order-contacts.ts';
import { asStoreAct } from './order-ids.ts';
import { noteMaker, settledBy } from './order-notes.ts';
import { splitsOf } from './splits.ts';
import type { SeenOrder } from './seen-order.ts';
import type { OrderNote, OrderReads, TakenOrder } from './taken-order.ts';
import type { There } from './there.ts';

/** What the state of a store's order makes of the one in the books, and of what was split off it. */
export async function followOrder(
  order: OrderRow,
  there: There,
  before: LaneOrder | null,
  reads: OrderReads,
): Promise<TakenOrder> {
  const { remote, channel } = there;
  const seen = before?.seen ?? null;
  const was = seen?.stage ?? null;
  const isRetried = before?.pending != null;
  const splits = await splitsOf(order, reads);
  const followed = await Promise.all(
    [order, ...splits].map(async (one) => {
      const parcels = await reads.parcelsOf(one.id);
      return followStage(one, was, there.stage, { parcels, isRetried });
    }),
  );
  const [first] = followed;
  const now = first?.order ?? order;
  const lines = followLines(now, there, seen, unitsOf(followed.slice(1).map((one) => one.order)), skuOf(there));
  const decisions: Decision[] = followed.flatMap(({ decision }) => (decision ? [decision] : []));
  if (lines.decision === 'nothing-left') {
    const { decision } = cancelUnpicked(now, await reads.parcelsOf(order.id));
    if (decision) decisions.push(decision);
  } else if (lines.decision) decisions.push(lines.decision);
  const notes = notesOf(order, there, {
    refused: followed.flatMap(({ refused }) => (refused ? [refused] : [])),
    lines,
    all: followed.map((one) => one.order),
    seen,
  });
  const { contacts } = await contactsOf(
    remote,
    { order, orderId: order.id, channelId: channel.id, seen: seen?.addressed ?? null, isOver: false },
    reads.contact,
  );
  return {
    decisions: decisions.map((decision) => asStoreAct(decision, remote, channel.id, order)),
    contacts,
    orderId: order.id,
    whole: isWhole(there, followed, lines.tooManyPicked.length > 0),
    notes,
    settled: settledBy(notes),
    seen: { means: remote.means, stage: there.stage, lines: lines.lines, addressed: addressedMark(remote) },
    told: [],
    outOfDate: false,
  };
}

/** Units of orders by variant, those that were cancelled left out. */
function unitsOf(orders: readonly OrderRow[]): ReadonlyMap<VariantId, number> {
  const standing = orders.filter(({ state }) => state !== 'cancelled' && state !== 'void');
  return sumOf(standing.flatMap(({ lines }) => lines.map(({ variantId, quantity }) => [variantId, quantity] as const)));
}

function skuOf({ lines }: There): (id: OrderLineId) => string {
  return (id) => lines.find(({ ours }) => ours?.lineId === id)?.name ?? '';
}

/** Whether nothing of it waits to be followed: a listing that is missing, or pieces that lie picked. */
function isWhole(
  { stage, lines }: There,
  followed: readonly { readonly order: OrderRow; readonly refused: string | null }[],
  hasTooManyPicked: boolean,
): boolean {
  if (followed.some(({ refused }) => refused === 'cancelled-picked')) return false;
  if (stage === 'over' || stage === 'done' || !followed.some(({ order }) => commitsStock(order.state))) return true;
  return !hasTooManyPicked && !lines.some(({ ours, wanted, isProduct }) => !ours && wanted > 0 && isProduct);
}

type Found = {
  readonly refused: readonly NonNullable<FollowedStage['refused']>[];
  readonly lines: ReturnType<typeof followLines>;
  /** The order and what was split off it. */
  readonly all: readonly OrderRow[];
  readonly seen: SeenOrder | null;
};

function notesOf(order: OrderRow, there: There, { refused, lines, all, seen }: Found): readonly OrderNote[] {
  const note = noteMaker(there, order);
  const waits = all.some(({ state }) => commitsStock(state));
  const isOver = there.stage === 'over';
  const unknown = isOver || there.stage === 'done' || !waits ? [] : there.lines;
  return [
    ...unknown.flatMap(({ ours, wanted, name }) => (!ours && wanted > 0 ? [note('line-unknown', name)] : [])),
    ...(there.remote.means === null && waits ? [note('status-unknown', there.remote.status)] : []),
    ...[...new Set(refused)].map((what) => note('change-refused', what)),
    ...(waits && !isOver ? lines.tooManyPicked.map((sku) => note('change-refused', 'less-than-picked', sku)) : []),
    ...(lines.isTooLate && !isOver ? [note('change-refused', 'changed-after')] : []),
    ...(lines.differs && !isOver ? [note('change-refused', 'differs')] : []),
    ...leftNotes(there, all, seen).map((is) => note(is)),
  ];
}

/** What left and is not wanted any more; it is settled once it came back. */
function leftNotes(there: There, all: readonly OrderRow[], seen: SeenOrder | null): readonly OrderNote['is'][] {
  const out = sumOf(all.flatMap(({ lines }) => lines.map((line) => [line.variantId, returnableOf(line)] as const)));
  if (![...out.values()].some((units) => units > 0)) return [];
  const { means, refunds } = there.remote;
  // A shop that throws away what is done long ago wants nothing back.
  if (means === 'gone') return seen?.means === 'done' || seen?.means === 'gone' ? [] : ['cancelled-after-shipping'];
  if (means === 'cancelled' || means === 'failed') return ['cancelled-after-shipping'];
  if (there.stage === 'over') return ['refunded'];
  const paidBack = new Set(refunds.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)));
  const ours = there.lines.flatMap(({ id, ours: one }) => (one ? [{ ...one, isPaidBack: paidBack.has(id) }] : []));
  const wanted = sumOf(ours.map(({ variantId, quantity }) => [variantId, quantity]));
  const isTooMuch = ours.some(
    ({ variantId, isPaidBack }) => isPaidBack && (out.get(variantId) ?? 0) > (wanted.get(variantId) ?? 0),
  );
  return isTooMuch ? ['refunded'] : [];
}

function sumOf(units: readonly (readonly [VariantId, number])[]): ReadonlyMap<VariantId, number> {
  const sums = new Map<VariantId, number>();
  for (const [variantId, quantity] of units) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return sums;
}
