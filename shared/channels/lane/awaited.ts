import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import { keyOf } from '../item-key.ts';
import type { AwaitedPieces, LaneItem, LaneOrder } from '../lane-rows.ts';
import { Draft } from './draft.ts';
import { type Room, type Spot, spotId } from './room.ts';

const over: ReadonlySet<RemoteOrder['means']> = new Set(['done', 'cancelled', 'refunded', 'failed', 'gone']);

/**
 * Notes with each thing that is none of ours how many pieces of it are in orders that wait for it (CHN125): as soon as it is tied they are
 * promised here, and what its store shows is without them already.
 */
export async function noteAwaited(room: Room): Promise<void> {
  const awaited = new Map<string, AwaitedPieces>();
  for (const order of await room.parts.store.pendingOrders()) addTo(awaited, room, order);
  const draft = new Draft(room);
  for (const item of room.shelf.all()) {
    for (const { locationId, awaited: before } of item.places) {
      const spot = { key: item.key, locationId };
      const now = awaited.get(spotId(spot));
      if (before?.wanted === now?.wanted && before?.taken === now?.taken) continue;
      change(draft, spot, now);
    }
  }
  await draft.commit();
}

function change(draft: Draft, { key, locationId }: Spot, awaited: AwaitedPieces | undefined): void {
  const item = draft.item(key);
  if (!item) return;
  const places = item.places.map((place) => {
    if (place.locationId !== locationId) return place;
    const { awaited: _, ...rest } = place;
    return awaited ? { ...rest, awaited } : rest;
  });
  draft.put({ ...item, places });
}

function addTo(awaited: Map<string, AwaitedPieces>, room: Room, { pending, seen }: LaneOrder): void {
  if (!pending || over.has(pending.means)) return;
  const inBooks = new Set(seen?.lines.flatMap(({ id, lineId }) => (lineId === null ? [] : [id])));
  for (const line of pending.lines) {
    if (line.productId === null || inBooks.has(line.id)) continue;
    const item = room.shelf.item(keyOf({ productId: line.productId, variantId: line.variantId }));
    if (!item || room.listingOf(item)) continue;
    const refunded = pending.refunds
      .flatMap(({ lines }) => lines)
      .reduce((sum, { lineId, quantity }) => sum + (lineId === line.id ? quantity : 0), 0);
    const taken = line.taken ?? [];
    for (const { locationId, quantity } of taken) add(awaited, item, locationId, { wanted: 0, taken: quantity });
    add(awaited, item, taken[0]?.locationId ?? null, { wanted: Math.max(0, line.quantity - refunded), taken: 0 });
  }
}

/** At the store's place, or at its first where nothing is said of one. */
function add(
  awaited: Map<string, AwaitedPieces>,
  { key, places }: LaneItem,
  at: string | null,
  more: AwaitedPieces,
): void {
  const place = places.find(({ locationId }) => locationId === at) ?? places[0];
  if (!place) return;
  const id = spotId({ key, locationId: place.locationId });
  const { wanted, taken } = awaited.get(id) ?? { wanted: 0, taken: 0 };
  awaited.set(id, { wanted: wanted + more.wanted, taken: taken + more.taken });
}
