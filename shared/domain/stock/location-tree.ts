import { type LocationId, stagingId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';

/** A tree of locations is a few steps deep; more is a circle that two desks made by moving two places into each other. */
const DEEPEST = 32;

/** Whether a location is `top` or lies below it; `parentOf` says what a location lies in directly. */
export function liesIn(
  location: LocationId,
  top: LocationId,
  parentOf: (id: LocationId) => LocationId | null | undefined,
): boolean {
  let at: LocationId | null | undefined = location;
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    if (at === top) return true;
    at = parentOf(at);
  }
  return false;
}

/** Tells which exact locations belong to `top`: itself and everything below it, staging places included; null: all of them. */
export function placesIn(
  locations: Iterable<Pick<LocationRow, 'id' | 'parentId'>>,
  top: LocationId | null,
): (id: LocationId) => boolean {
  if (top === null) return () => true;
  const parents = new Map<LocationId, LocationId>([[stagingId(top), top]]);
  for (const { id, parentId } of locations) {
    parents.set(stagingId(id), id);
    if (parentId) parents.set(id, parentId);
  }
  return (id) => liesIn(id, top, (at) => parents.get(at));
}

type Step = Pick<LocationRow, 'id' | 'name' | 'parentId'>;

/** The way to a location: what it lies in, the outermost first, and itself last. */
export function pathTo<L extends Step>(id: LocationId, locationOf: (id: LocationId) => L | undefined): readonly L[] {
  const path: L[] = [];
  let at = locationOf(id);
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    path.unshift(at);
    at = at.parentId === null ? undefined : locationOf(at.parentId);
  }
  return path;
}
