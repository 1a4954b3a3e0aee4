import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import { keyOf } from '../item-key.ts';
import type { LaneOrder } from '../lane-rows.ts';
import type { Draft } from './draft.ts';
import { type Room, type Spot, spotId } from './room.ts';

type Taken = LaneOrder['taken'];

/**
 * What an order has taken out of what its store shows, by thing and place; null where that is as it was (CHN105). A store may not say any more from
 * which place it took a line: then that is as it was known.
 */
export function takenOf(remote: RemoteOrder, known: Taken): Taken | null {
  // Deleted for good: what it had taken stays taken.
  if (remote.means === 'gone' && remote.lines.length === 0) return null;
  const sums = new Map<string, Taken[number]>();
  const left = new Set(known);
  for (const line of remote.lines) {
    if (line.productId === null) continue;
    const key = keyOf({ productId: line.productId, variantId: line.variantId });
    const before = line.taken === null ? [...left].filter((one) => one.key === key) : [];
    for (const one of before) left.delete(one);
    const said = line.taken ?? (before.length > 0 ? before : byStatus(remote, line.quantity));
    if (said === null) return null;
    for (const { locationId, quantity } of said) {
      const id = spotId({ key, locationId });
      const sum = (sums.get(id)?.quantity ?? 0) + quantity;
      sums.set(id, { key, locationId, quantity: sum });
    }
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0);
}

/** Where a store does not say what it took: what its statuses mean, and nothing new where that is not known. */
function byStatus(
  { means }: RemoteOrder,
  quantity: number,
): readonly { readonly locationId: null; readonly quantity: number }[] | null {
  switch (means) {
    case 'open':
    case 'held':
    case 'done':
      return [{ locationId: null, quantity }];
    case 'unpaid':
    case 'cancelled':
    case 'failed':
      return [];
    default:
      return null;
  }
}

/**
 * Brings what the store must show up to date by what an order took since it was seen last. What was read before is nothing to judge or to begin from
 * any more until it is read again, also where the order took something and gave it back meanwhile. Answers the spots that it touched.
 */
export function account(
  room: Room,
  draft: Draft,
  remote: RemoteOrder,
  known: LaneOrder | null,
  after: Taken,
): readonly Spot[] {
  const before = known?.taken ?? [];
  const spots = new Map(
    [...before, ...after].map((one) => [spotId(one), { key: one.key, locationId: one.locationId }]),
  );
  if (!known || known.modifiedAt !== remote.modifiedAt || known.status !== remote.status)
    for (const spot of spotsIn(draft, remote)) spots.set(spotId(spot), spot);
  else for (const id of [...spots.keys()]) if (quantityAt(before, id) === quantityAt(after, id)) spots.delete(id);
  for (const [id, spot] of spots) {
    const delta = quantityAt(after, id) - quantityAt(before, id);
    room.recent.note({ spot: id, at: room.parts.now(), taken: delta, waiting: 0 });
    room.again?.add(spot.key);
    const expected = draft.place(spot)?.expected ?? null;
    draft.change(spot, { mustRead: true, ...(expected !== null && { expected: expected - delta }) });
  }
  return [...spots.values()];
}

/** Every place of everything that an order is about. */
function spotsIn(draft: Draft, { lines }: RemoteOrder): readonly Spot[] {
  return lines.flatMap(({ productId, variantId }) => {
    const key = keyOf({ productId: productId ?? '', variantId });
    return (draft.item(key)?.places ?? []).map(({ locationId }) => ({ key, locationId }));
  });
}

function quantityAt(taken: Taken, id: string): number {
  return taken.find((one) => spotId(one) === id)?.quantity ?? 0;
}

/** Notes pieces that are ordered and not taken yet: they explain a figure that is a little lower. */
export function noteWaiting(room: Room, remote: RemoteOrder): void {
  if (remote.means !== 'unpaid' && remote.means !== 'open' && remote.means !== 'held') return;
  for (const { productId, variantId, quantity, taken } of remote.lines) {
    const left = quantity - (taken ?? []).reduce((sum, one) => sum + one.quantity, 0);
    if (productId === null || left <= 0) continue;
    const spot = spotId({ key: keyOf({ productId, variantId }), locationId: taken?.[0]?.locationId ?? null });
    room.recent.note({ spot, at: room.parts.now(), taken: 0, waiting: left });
  }
}
