import { waitingStates } from '#shared/domain/orders/order-states.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { FieldValue, LocationRow, LocationType } from '#shared/domain/operations/rows.ts';
import { decideNewPlace } from '#shared/domain/stock/new-place.ts';
import { parentsOf, liesIn } from '#shared/domain/stock/location-tree.ts';
import { checkPlace, checkRemoval, type PlaceFailure, type RemovalFailure } from '#shared/domain/stock/place-rules.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';

/** A place as a form has it. */
export type PlaceForm = {
  readonly name: string;
  readonly locationType: LocationType;
  readonly parentId: LocationId | null;
  readonly barcode: string | null;
  /** Whether what lies there is never offered, promised or picked (LOC14); left out: as it is, and of a new one it is not so. */
  readonly notForSale?: boolean;
};
export type LocationFailure =
  | PlaceFailure
  | RemovalFailure
  | Failure<'place-code-of-product' | 'nothing-changed'>
  | RecordFailure;
type Answer = Promise<Result<Recorded, LocationFailure>>;

/** Adds a place with its staging place (LOC1–LOC3). */
export function addPlace(shop: Shop, form: PlaceForm): Answer {
  return act<LocationFailure>(shop, async (db, stamp) => {
    const wrong = await wrongWith(shop, db, null, form);
    if (wrong) return fail(wrong);
    const id = stamp.nextId() as LocationId; // a new id becomes a place's here
    return done({ decisions: [decideNewPlace(id, { notForSale: false, ...form })] });
  });
}

/** Changes what a form changed of a place; `nothing-changed` where it changed nothing. */
export function editPlace(shop: Shop, id: LocationId, form: PlaceForm): Answer {
  return act<LocationFailure>(shop, async (db) => {
    const row = await db.locations.get(id);
    if (!row || row.voided) return fail({ code: 'place-unknown' });
    const wrong = await wrongWith(shop, db, row, form);
    if (wrong) return fail(wrong);
    const notForSale = form.notForSale ?? row.notForSale === true;
    const isAside = notForSale || (form.parentId !== null && shop.catalogue.isNotForSale(form.parentId));
    // New orders cannot take their stock from where nothing is for sale.
    if (isAside && isDefaultIn(shop, id)) return fail({ code: 'place-is-default' });
    return setsOf(row, { ...form, name: form.name.trim(), notForSale: notForSale || null });
  });
}

/** What of a place is not as it may be. */
async function wrongWith(
  { catalogue, search }: Shop,
  db: ShopDatabase,
  row: LocationRow | null,
  form: PlaceForm,
): Promise<LocationFailure | null> {
  const checked = checkPlace({ id: row?.id ?? null, ...form }, await placesIn(db));
  if (!checked.ok) return checked.failure;
  if (form.barcode === null || form.barcode === row?.barcode) return null;
  const [first] = search.findCode(form.barcode);
  return first ? { code: 'place-code-of-product', detail: catalogue.nameAt(first.slot) } : null;
}

/** The places that are there, staging places left out. */
async function placesIn(db: ShopDatabase): Promise<readonly LocationRow[]> {
  const rows = await db.locations.toArray();
  return rows.filter((row) => !row.voided && row.locationType !== 'staging' && row.removed !== true);
}

function setsOf(
  row: LocationRow,
  fields: Readonly<Record<string, FieldValue>>,
): Result<
  { readonly decisions: readonly [{ type: 'fields.set'; payload: { group: null; sets: readonly FieldSet[] } }] },
  Failure<'nothing-changed'>
> {
  const sets = changedSets(row, fields);
  return sets.length === 0
    ? fail({ code: 'nothing-changed' })
    : done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
}

/** Archives a place or takes it back into use; the place of new orders stays in use (LOC8). */
export function archivePlace(shop: Shop, id: LocationId, archived: boolean): Answer {
  return act<LocationFailure>(shop, async (db) => {
    const row = await db.locations.get(id);
    if (!row || row.voided) return fail({ code: 'place-unknown' });
    if (archived && isDefaultIn(shop, id)) return fail({ code: 'place-is-default' });
    return setsOf(row, { archived });
  });
}

/** Removes a place that is empty in every sense (LOC6). */
export function removePlace(shop: Shop, id: LocationId): Answer {
  return act<LocationFailure>(shop, async (db) => {
    const row = await db.locations.get(id);
    if (!row || row.voided) return fail({ code: 'place-unknown' });
    const { catalogue } = shop;
    const checked = checkRemoval({
      below: catalogue.locations().some((place) => catalogue.parentOf(place.id) === id),
      holds: catalogue.isHolding(id) || (await isPromised(db, id)),
      counted: await isCounted(db, id),
      isDefault: catalogue.shop()?.defaultLocationId === id,
    });
    return checked.ok ? setsOf(row, { removed: true }) : checked;
  });
}

/** Takes the removal of a place back (LOC7). */
export function takePlaceBack(shop: Shop, id: LocationId): Answer {
  return act<LocationFailure>(shop, async (db) => {
    const row = await db.locations.get(id);
    return row && !row.voided ? setsOf(row, { removed: null }) : fail({ code: 'place-unknown' });
  });
}

function isDefaultIn({ catalogue }: Shop, id: LocationId): boolean {
  const place = catalogue.shop()?.defaultLocationId;
  return place ? liesIn(place, id, (at) => catalogue.parentOf(at)) : false;
}

/** Orders of products that nobody tracks say nothing in the books, but are picked there all the same. */
async function isPromised(db: ShopDatabase, id: LocationId): Promise<boolean> {
  const open = await db.orders
    .where('state')
    .anyOf(waitingStates)
    .filter(
      (order) => !order.voided && order.lines.some((line) => line.locationId === id && line.shipped < line.quantity),
    )
    .first();
  return open !== undefined;
}

/** A count covers its place and everything below it. */
async function isCounted(db: ShopDatabase, id: LocationId): Promise<boolean> {
  const { parents } = parentsOf(await db.locations.toArray());
  const open = await db.counts
    .filter((count) => !count.voided && count.state === 'open' && liesIn(id, count.locationId, (at) => parents.get(at)))
    .first();
  return open !== undefined;
}

/** What a person can do to places. */
export function useLocationCommands() {
  const shop = useShop();
  return {
    add: (form: PlaceForm) => addPlace(shop, form),
    edit: (id: LocationId, form: PlaceForm) => editPlace(shop, id, form),
    archive: (id: LocationId, archived: boolean) => archivePlace(shop, id, archived),
    remove: (id: LocationId) => removePlace(shop, id),
    takeBack: (id: LocationId) => takePlaceBack(shop, id),
  };
}
