import { done } from '#shared/base/result.ts';
import { driftCause } from '#shared/domain/channels/drift.ts';
import type { DriftCause, DriftRecord, LaneItem, LanePlace } from '../lane-rows.ts';
import { Draft, driftId } from './draft.ts';
import { pullOrders } from './orders-in.ts';
import { planOf } from './plan.ts';
import { readFigures } from './products-in.ts';
import { placeAt, type Room, type Spot, spotId, type Step, stopped } from './room.ts';

/** How often a figure is read again that orders keep moving before it is left for the next round. */
const LOOKS = 3;
/** How long a difference stands before a rule puts it right: an order may be on its way. */
const RULE_WAITS_MS = 10 * 60_000;
/** A sale this close to what we told may have been lost by it, or have hidden it. */
const AROUND_MS = 5 * 60_000;

/** Spots that are told and show something else than they must, of which that is not known yet (CHN107). */
export function suspects(room: Room): readonly Spot[] {
  const found: Spot[] = [];
  for (const item of room.shelf.all())
    if (room.isTold(item))
      for (const place of item.places)
        if (isSuspect(room, place)) found.push({ key: item.key, locationId: place.locationId });
  return found;
}

/** Ends the differences of what is told no more: nobody waits for them to be put right. */
export async function endOrphans(room: Room): Promise<void> {
  const draft = new Draft(room);
  for (const item of room.shelf.all())
    if (!room.isTold(item))
      for (const { drift, locationId } of item.places)
        if (drift) endDrift(room, draft, { key: item.key, locationId }, 'theirs-taken');
  await draft.commit();
}

function isSuspect(room: Room, { shown, expected, drift }: LanePlace): boolean {
  if (expected === null || shown === null) return false;
  if (drift === null) return shown !== expected;
  return drift.shown !== shown || drift.expected !== expected || isForTheRule(room, drift.since);
}

function isForTheRule({ channel, parts }: Room, since: number): boolean {
  return channel?.repairs === true && parts.now() - since >= RULE_WAITS_MS;
}

/**
 * Looks at spots until it is known whether they show what they must (CHN107). A figure can be judged only where no order moved it between
 * the pulls before and after it was read: so orders are pulled again, and where they moved it, it is read again. What orders do not explain is a
 * difference; what they keep moving is left for the next round.
 */
export async function compare(room: Room, spots: readonly Spot[], signal: AbortSignal): Step<null> {
  let left = spots;
  for (let look = 0; look < LOOKS && left.length > 0; look++) {
    const toRead =
      look > 0 ? left : left.filter((spot) => placeAt(room.shelf.item(spot.key), spot.locationId)?.mustRead);
    if (toRead.length > 0) {
      const read = await readFigures(room, toRead, signal);
      if (!read.ok) return read;
    }
    const pulled = await pullOrders(room, signal);
    if (!pulled.ok) return pulled;
    if (signal.aborted) return stopped();
    left = await judgeAll(room, left, pulled.value.touched);
  }
  for (const spot of left) room.again?.add(spot.key);
  return done(null);
}

/** So many are written at once. */
const TOGETHER = 500;

/** Answers those of which it is not known yet what to make. */
async function judgeAll(room: Room, spots: readonly Spot[], moved: ReadonlySet<string>): Promise<readonly Spot[]> {
  const left: Spot[] = [];
  for (let from = 0; from < spots.length; from += TOGETHER) {
    const some = spots.slice(from, from + TOGETHER);
    const offers = await offersAt(room, some);
    const draft = new Draft(room);
    for (const spot of some)
      if (!judge(room, draft, spot, { wasMoved: moved.has(spotId(spot)), offers })) left.push(spot);
    await draft.commit();
  }
  return left;
}

type Offers = ReadonlyMap<string, number>;

async function offersAt(room: Room, spots: readonly Spot[]): Promise<Offers> {
  const off = spots.filter(({ key, locationId }) => {
    const place = placeAt(room.shelf.item(key), locationId);
    return place && place.shown !== place.expected;
  });
  const planned = await planOf(room, new Set(off.map(({ key }) => key)));
  return new Map(planned.map((one) => [spotId(one), one.offer]));
}

/** Says whether it is known now what to make of a spot; writes that down. */
function judge(
  room: Room,
  draft: Draft,
  spot: Spot,
  { wasMoved, offers }: { readonly wasMoved: boolean; readonly offers: Offers },
): boolean {
  const item = draft.item(spot.key);
  const place = draft.place(spot);
  if (!item || !place || place.expected === null || place.shown === null) return true;
  if (place.shown === place.expected) {
    isRight(room, draft, spot, place);
    return true;
  }
  if (wasMoved) return false;
  isOff(room, draft, item, place, offers.get(spotId(spot)) ?? null);
  return true;
}

function isRight(room: Room, draft: Draft, spot: Spot, place: LanePlace): void {
  if (place.lastTold && !place.lastTold.wasRight)
    draft.change(spot, { lastTold: { ...place.lastTold, wasRight: true } });
  if (place.drift) endDrift(room, draft, spot, 'by-itself');
}

/** Writes a difference down as it is now, or puts it right where the channel has the rule for it. */
function isOff(room: Room, draft: Draft, item: LaneItem, place: LanePlace, offer: number | null): void {
  const { shown, expected, locationId } = place;
  if (shown === null || expected === null) return;
  const spot = { key: item.key, locationId };
  const since = place.drift?.since ?? room.parts.now();
  const cause = causeOf(room, item, place, offer);
  const drift = { since, shown, expected, cause };
  draft.change(spot, { drift, mustRead: false });
  draft.drift(recordOf(room, item, spot, drift));
  if (!place.drift) draft.log('drift', { ...spot, counts: [shown, expected], code: cause });
  if (!isForTheRule(room, since)) return;
  endDrift(room, draft, spot, 'by-rule');
  beginFrom(room, draft, spot, shown);
}

/** From here on the store must show what it shows. */
export function beginFrom(room: Room, draft: Draft, spot: Spot, shown: number): void {
  draft.change(spot, { expected: shown, accepted: null });
  draft.log('repaired', { ...spot, counts: [shown] });
  room.again?.add(spot.key);
}

function recordOf(room: Room, item: LaneItem, spot: Spot, drift: NonNullable<LanePlace['drift']>): DriftRecord {
  const { channelId } = room.parts;
  const { title, sku } = item;
  const id = driftId(channelId, spot, drift.since);
  return { ...drift, ...spot, id, channelId, title, sku, endedAt: null, ended: null };
}

/** Ends a difference, for the history. */
export function endDrift(room: Room, draft: Draft, spot: Spot, ended: NonNullable<DriftRecord['ended']>): void {
  const item = draft.item(spot.key);
  const drift = draft.place(spot)?.drift;
  if (!item || !drift) return;
  draft.drift({ ...recordOf(room, item, spot, drift), endedAt: room.parts.now(), ended });
  draft.change(spot, { drift: null });
  room.again?.add(spot.key);
}

function causeOf(room: Room, item: LaneItem, place: LanePlace, offer: number | null): DriftCause {
  const { lastTold = null, shown, expected, locationId } = place;
  if (shown === null || expected === null) return 'unknown';
  const spot = spotId({ key: item.key, locationId });
  const { marker = null } = item;
  return driftCause({
    shown,
    expected,
    shownBefore: lastTold?.shown == null ? null : lastTold.shown - lastTold.delta,
    told: lastTold && {
      delta: lastTold.delta,
      wasRight: lastTold.wasRight,
      isLastThere: marker === null ? null : marker === lastTold.taskId,
    },
    waiting: room.recent.waiting(spot, room.parts.now()),
    takenAround: lastTold ? room.recent.takenAround(spot, lastTold.at, AROUND_MS) : [],
    offer,
  });
}
