import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { LocationId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';
import { foldCode, foldName } from '../values/code.ts';
import { liesIn, parentsOf } from './location-tree.ts';

/** A place as a person wants it to be; `id` is null for a new one. */
export type WantedPlace = {
  readonly id: LocationId | null;
  readonly name: string;
  readonly barcode: string | null;
  readonly parentId: LocationId | null;
};
export type PlaceFailure = Failure<
  'place-name-missing' | 'place-name-taken' | 'place-code-taken' | 'place-inside-itself' | 'place-unknown'
>;

/**
 * Whether a place can be as a person wants it (LOC2–LOC4): with a name that no other has beside it, a barcode that no other
 * place has, and not below itself. `places` are those that are listed.
 */
export function checkPlace(wanted: WantedPlace, places: readonly LocationRow[]): Result<null, PlaceFailure> {
  const { id, parentId, barcode } = wanted;
  const name = foldName(wanted.name);
  if (name === '') return fail({ code: 'place-name-missing' });
  const { parents } = parentsOf(places);
  if (parentId !== null && !places.some((place) => place.id === parentId)) return fail({ code: 'place-unknown' });
  if (id !== null && parentId !== null && liesIn(parentId, id, (at) => parents.get(at)))
    return fail({ code: 'place-inside-itself' });
  const others = places.filter((place) => place.id !== id);
  const here = new Set<LocationId>(places.map((place) => place.id));
  const parentOf = (place: LocationId) => {
    const parent = parents.get(place);
    return parent && here.has(parent) ? parent : null;
  };
  const beside = others.filter((place) => parentOf(place.id) === parentId);
  const sameName = beside.find((place) => foldName(place.name) === name);
  if (sameName) return fail({ code: 'place-name-taken', detail: sameName.name });
  const code = barcode === null ? '' : foldCode(barcode);
  const sameCode = code === '' ? undefined : others.find((place) => place.barcode && foldCode(place.barcode) === code);
  return sameCode ? fail({ code: 'place-code-taken', detail: sameCode.name }) : done(null);
}

/** What is known of a place when a person wants it removed. */
export type PlaceUse = {
  /** Whether another listed place lies in it. */
  readonly below: boolean;
  /** Whether anything is on hand there, promised from it or expected at it. */
  readonly holds: boolean;
  /** Whether an open count covers it. */
  readonly counted: boolean;
  /** Whether new orders take their stock from it. */
  readonly isDefault: boolean;
};
export type RemovalFailure = Failure<
  'place-holds-places' | 'place-holds-stock' | 'place-is-counted' | 'place-is-default'
>;

/** Whether a place can be removed: it must be empty in every sense (LOC6). */
export function checkRemoval({ below, holds, counted, isDefault }: PlaceUse): Result<null, RemovalFailure> {
  if (below) return fail({ code: 'place-holds-places' });
  if (holds) return fail({ code: 'place-holds-stock' });
  if (counted) return fail({ code: 'place-is-counted' });
  return isDefault ? fail({ code: 'place-is-default' }) : done(null);
}
