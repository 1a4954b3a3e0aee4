import { done } from '#shared/base/result.ts';
import type { Page, RemoteRef, RemoteStock } from '#shared/contract/channels/port.ts';
import type { RemoteProduct, RemoteVariant } from '#shared/contract/channels/remote.ts';
import { listingId } from '#shared/domain/operations/ids.ts';
import { keyOf } from '../item-key.ts';
import type { LaneItem, LanePlace } from '../lane-rows.ts';
import { Draft } from './draft.ts';
import { placeAt, type Room, type Spot, spotId, type Step, stopped } from './room.ts';

/**
 * Takes in what changed among the store's products: what they are and what is shown of each; every page with its cursor. Answers how many are new, or not as
 * they were seen last: what is only read again is none (CHN229).
 */
export async function pullProducts(
  room: Room,
  signal: AbortSignal,
  told: (done: number) => void,
): Step<{ readonly products: number }> {
  let [products, read] = [0, 0];
  for await (const page of room.parts.connector.pullProducts(room.shelf.state.catalogCursor, signal)) {
    if (signal.aborted) return stopped();
    if (!page.ok) return page;
    products += await takePage(room, page.value);
    read += page.value.rows.length;
    told(read);
  }
  return done({ products });
}

async function takePage(room: Room, { rows, cursor }: Page<RemoteProduct>): Promise<number> {
  const draft = new Draft(room);
  const news = rows.filter((product) => takeProduct(room, draft, product)).length;
  const { firstPull } = draft.state;
  draft.setState({
    catalogCursor: cursor,
    ...(firstPull.doneAt === null && { firstPull: { ...firstPull, products: firstPull.products + rows.length } }),
  });
  await draft.commit();
  return news;
}

/** Takes in one product as it is there now; answers whether it is new, or not as it was seen last. */
export function takeProduct(room: Room, draft: Draft, product: RemoteProduct): boolean {
  let isNews = false;
  const left = new Set(room.shelf.keysOf(product.id));
  if (product.status !== 'gone')
    for (const variant of product.variants) {
      const ref = { productId: product.id, variantId: variant.id };
      left.delete(keyOf(ref));
      const before = draft.item(keyOf(ref));
      const item = itemOf(room, product, variant, ref, before);
      if (!before || mayBeToldNow(before, item)) room.again?.add(item.key);
      if (before?.status === 'gone') draft.settle('gone', goneMark(before));
      draft.put(item);
      isNews ||= !before || isOther(before, item);
    }
  for (const key of left) {
    isNews ||= draft.item(key)?.status !== 'gone';
    markGone(room, draft, key);
  }
  return isNews;
}

/** Whether a thing was changed there, or shows something else. */
function isOther(before: LaneItem, now: LaneItem): boolean {
  if (before.modifiedAt !== now.modifiedAt || before.status !== now.status) return true;
  return now.places.some(({ shown, locationId }) => shown !== (placeAt(before, locationId)?.shown ?? null));
}

/** Whether it was not counted, was rejected or was gone, and is not any more. */
function mayBeToldNow(before: LaneItem, now: LaneItem): boolean {
  if (before.status !== now.status || before.problem !== now.problem) return true;
  return now.places.some(
    ({ shown, locationId }) => shown !== null && (placeAt(before, locationId)?.shown ?? null) === null,
  );
}

function itemOf(
  room: Room,
  product: RemoteProduct,
  variant: RemoteVariant,
  ref: RemoteRef,
  before: LaneItem | undefined,
): LaneItem {
  const { channelId, now } = room.parts;
  const places = placesOf(variant.stock, before, now());
  return {
    channelId,
    key: keyOf(ref),
    ref,
    listingId: listingId(channelId, ref.productId, ref.variantId),
    title: product.title,
    sku: variant.sku,
    barcode: variant.barcode,
    options: variant.options,
    price: variant.price,
    status: product.status,
    modifiedAt: product.modifiedAt,
    places,
    problem: problemOf(product, places, before),
    marker: variant.marker,
  };
}

/** Why it took no figure is asked anew once the thing itself was changed there. */
function problemOf(
  { modifiedAt }: RemoteProduct,
  places: readonly LanePlace[],
  before: LaneItem | undefined,
): LaneItem['problem'] {
  if (!before?.problem || before.modifiedAt !== modifiedAt) return null;
  const isCounted = places.some(({ shown }) => shown !== null);
  return before.problem === 'not-counted' && isCounted ? null : before.problem;
}

/** What is shown now, with what is known of each place; a place that has no figure any more is kept while something is expected of it. */
function placesOf(stock: RemoteVariant['stock'], before: LaneItem | undefined, at: number): readonly LanePlace[] {
  const shown = stock.map(({ locationId, quantity }) => seenAt(placeAt(before, locationId), locationId, quantity, at));
  const others = (before?.places ?? [])
    .filter(({ expected, locationId }) => expected !== null && !stock.some((one) => one.locationId === locationId))
    .map((place) => ({ ...place, shown: null, shownAt: at, mustRead: false }));
  return [...shown, ...others];
}

function seenAt(
  known: LanePlace | undefined,
  locationId: string | null,
  quantity: number | null,
  at: number,
): LanePlace {
  const kept = known ?? { locationId, expected: null, drift: null };
  return { ...kept, shown: quantity, shownAt: at, mustRead: false };
}

/** A thing that is not there any more: one of ours is kept and told of, any other is forgotten (CHN115). */
export function markGone(room: Room, draft: Draft, key: string): void {
  const item = draft.item(key);
  if (!item || item.status === 'gone') return;
  const listing = room.listingOf(item);
  if (!listing) return draft.drop(key);
  draft.put({ ...item, status: 'gone' });
  const { variantId } = listing;
  const facts = [item.sku];
  draft.note({ is: 'gone', remoteId: item.ref.productId, orderId: null, variantId, facts }, goneMark(item));
}

/** What a note is about: it comes anew where the thing came back meanwhile and goes again. */
function goneMark({ key, modifiedAt }: LaneItem): readonly string[] {
  return [key, String(modifiedAt)];
}

/** Takes in figures that were read by themselves, of all of these spots: what was left out has none, or is not there any more. */
function takeFigures(room: Room, draft: Draft, asked: readonly Spot[], figures: readonly RemoteStock[]): void {
  const at = room.parts.now();
  const found = new Map(
    figures.map((one) => [spotId({ key: keyOf(one.ref), locationId: one.locationId }), one.quantity]),
  );
  for (const spot of asked) {
    if (draft.place(spot)?.shown === null) room.again?.add(spot.key);
    draft.change(spot, { shown: found.get(spotId(spot)) ?? null, shownAt: at, mustRead: false });
  }
}

/** Reads what is shown of some things right now. */
export async function readFigures(room: Room, spots: readonly Spot[], signal: AbortSignal): Step<null> {
  const { connector } = room.parts;
  const known = spots.flatMap((spot) => {
    const item = room.shelf.item(spot.key);
    return item ? [{ spot, ref: item.ref }] : [];
  });
  for (let from = 0; from < known.length; from += connector.capabilities.limits.page) {
    if (signal.aborted) return stopped();
    const some = known.slice(from, from + connector.capabilities.limits.page);
    const read = await connector.readStock(
      some.map(({ spot, ref }) => ({ ref, locationId: spot.locationId })),
      signal,
    );
    if (!read.ok) return signal.aborted ? stopped() : read;
    const draft = new Draft(room);
    takeFigures(
      room,
      draft,
      some.map(({ spot }) => spot),
      read.value,
    );
    await draft.commit();
  }
  return done(null);
}
