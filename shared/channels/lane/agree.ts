import { done, fail } from '#shared/base/result.ts';
import type { ItemKey, LanePlace } from '../lane-rows.ts';
import { beginFrom, endDrift } from './compare.ts';
import { Draft } from './draft.ts';
import { pullOrders } from './orders-in.ts';
import { planOf } from './plan.ts';
import { pullProducts, readFigures } from './products-in.ts';
import { placeAt, type Room, type Spot, type Step } from './room.ts';
import { decideUnfinished } from './unfinished.ts';

/** How often figures are read again that orders keep moving. */
const LOOKS = 4;

/**
 * Begins from what the store shows (CHN103). What is read while orders move it is worth nothing: it is read again until no order came between. What they
 * move all the time is left for another time.
 */
export async function agree(room: Room, keys: readonly ItemKey[] | null, signal: AbortSignal): Step<null> {
  if (room.shelf.state.firstPull.doneAt === null) return fail({ code: 'lane-first-pull' });
  const read = await readAnew(room, () => spotsToAgree(room, keys), signal);
  if (!read.ok) return read;
  const draft = new Draft(room);
  for (const { spot, shown } of read.value) {
    if (draft.place(spot)?.drift) endDrift(room, draft, spot, 'repaired');
    draft.change(spot, { expected: shown, accepted: null });
  }
  draft.setState({ trust: 'agreed', phase: 'quiet', nextAt: room.parts.now(), failure: null });
  draft.log('agreed', { counts: [read.value.length] });
  await draft.commit();
  room.again = null;
  room.tried = null;
  return done(null);
}

function spotsToAgree(room: Room, keys: readonly ItemKey[] | null): readonly Spot[] {
  if (keys)
    return keys.flatMap((key) => (room.shelf.item(key)?.places ?? []).map(({ locationId }) => ({ key, locationId })));
  const spots: Spot[] = [];
  for (const item of room.shelf.all())
    if (room.listingOf(item))
      for (const { locationId, expected } of item.places)
        if (expected === null) spots.push({ key: item.key, locationId });
  return spots;
}

/** Ends a difference as a person decided it. */
export async function repair(room: Room, spot: Spot, as: 'ours' | 'theirs', signal: AbortSignal): Step<null> {
  const read = await readAnew(room, () => [spot], signal);
  if (!read.ok) return read;
  const [found] = read.value;
  if (!found) return fail({ code: 'lane-not-shown' });
  const offers = await planOf(room, new Set([spot.key]));
  const offer = offers.find(({ locationId }) => locationId === spot.locationId)?.offer;
  const draft = new Draft(room);
  endDrift(room, draft, spot, as === 'ours' ? 'repaired' : 'theirs-taken');
  beginFrom(room, draft, spot, found.shown);
  if (as === 'theirs' && offer !== undefined) draft.change(spot, { accepted: offer - found.shown });
  draft.setState({ nextAt: room.parts.now() });
  await draft.commit();
  return done(null);
}

/** What these spots show, in a moment in which it is known what orders did to it. */
async function readAnew(
  room: Room,
  spotsNow: () => readonly Spot[],
  signal: AbortSignal,
): Step<readonly { readonly spot: Spot; readonly shown: number }[]> {
  const decided = await decideUnfinished(room, signal);
  if (!decided.ok) return decided;
  const before = await pullOrders(room, signal);
  if (!before.ok) return before;
  const products = await pullProducts(room, signal, () => undefined);
  if (!products.ok) return products;
  const placeOf = (spot: Spot): LanePlace | undefined => placeAt(room.shelf.item(spot.key), spot.locationId);
  let toRead = room.parts.connector.capabilities.stockInCatalog ? [] : spotsNow();
  for (let look = 0; look < LOOKS; look++) {
    const read = await readFigures(room, toRead, signal);
    if (!read.ok) return read;
    const pulled = await pullOrders(room, signal);
    if (!pulled.ok) return pulled;
    toRead = spotsNow().filter((spot) => placeOf(spot)?.mustRead);
    if (toRead.length === 0) break;
  }
  return done(
    spotsNow().flatMap((spot) => {
      const place = placeOf(spot);
      return !place || place.mustRead || place.shown === null ? [] : [{ spot, shown: place.shown }];
    }),
  );
}
