import { type LocationId, stagingId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';

/** What is asked of a location to find out what it lies in. */
type Placed = Pick<LocationRow, 'id' | 'parentId'>;
/** What a location lies in directly. */
export type ParentOf = (id: LocationId) => LocationId | null | undefined;

/** No tree is that deep: it is a circle of which nobody has cut a side. */
const DEEPEST = 1_000;

/** Whether a location is `top` or lies below it; `parentOf` says what a location lies in directly. */
export function liesIn(location: LocationId, top: LocationId, parentOf: ParentOf): boolean {
  let at: LocationId | null | undefined = location;
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    if (at === top) return true;
    at = parentOf(at);
  }
  return false;
}

/** Tells which exact locations belong to `top`: itself and everything below it, staging places included; null: all of them. */
export function placesIn(locations: Iterable<Placed>, top: LocationId | null): (id: LocationId) => boolean {
  if (top === null) return () => true;
  const all = [...locations];
  const parents = new Map<LocationId, LocationId>([[stagingId(top), top]]);
  for (const { id } of all) parents.set(stagingId(id), id);
  for (const [id, parent] of parentsOf(all).parents) parents.set(id, parent);
  return (id) => liesIn(id, top, (at) => parents.get(at));
}

/**
 * What each location lies in directly, without circles. Two desks can move two places into each other; of such a circle the
 * place with the smallest id stands outermost, at every desk. `cut` has those places: a person is shown them (LOC5).
 */
export function parentsOf(locations: Iterable<Placed>): {
  readonly parents: ReadonlyMap<LocationId, LocationId>;
  readonly cut: ReadonlySet<LocationId>;
} {
  const parents = new Map<LocationId, LocationId>();
  for (const { id, parentId } of locations) if (parentId) parents.set(id, parentId);
  const cut = new Set<LocationId>();
  const sound = new Set<LocationId>();
  for (const start of parents.keys()) {
    const way: LocationId[] = [];
    const onWay = new Set<LocationId>();
    let at: LocationId | undefined = start;
    while (at !== undefined && !sound.has(at) && !onWay.has(at)) {
      way.push(at);
      onWay.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && onWay.has(at)) cut.add(smallest(way.slice(way.indexOf(at))));
    for (const id of way) sound.add(id);
  }
  for (const id of cut) parents.delete(id);
  return { parents, cut };
}

/**
 * Tells at which exact locations what lies is not for sale (LOC14): at places that say so and at everything in them. A staging place
 * is none of them: what lies there is picked, and is its order's.
 */
export function notForSaleIn(
  locations: Iterable<Placed & Pick<LocationRow, 'notForSale'>>,
): (id: LocationId) => boolean {
  const all = [...locations];
  const said = new Set(all.flatMap(({ id, notForSale }) => (notForSale === true ? [id] : [])));
  if (said.size === 0) return () => false;
  const { parents } = parentsOf(all);
  const stagings = new Set<LocationId>(all.map(({ id }) => stagingId(id)));
  return (id) => !stagings.has(id) && stepsTo(id, (at) => parents.get(at)).some((step) => said.has(step));
}

/** Tells which exact locations are archived, or lie in one that is (LOC8); the staging place of one is archived with it. */
export function archivedIn(locations: Iterable<Placed & Pick<LocationRow, 'archived'>>): (id: LocationId) => boolean {
  const all = [...locations];
  const said = new Set(all.flatMap(({ id, archived }) => (archived ? [id] : [])));
  if (said.size === 0) return () => false;
  const { parents } = parentsOf(all);
  const owners = new Map(all.map(({ id }) => [stagingId(id), id]));
  return (id) => stepsTo(owners.get(id) ?? id, (at) => parents.get(at)).some((step) => said.has(step));
}

function smallest(ids: readonly LocationId[]): LocationId {
  return ids.reduce((least, id) => (id < least ? id : least));
}

/** What a location lies in and itself, from the outermost down. */
export function stepsTo(id: LocationId, parentOf: ParentOf): readonly LocationId[] {
  const steps: LocationId[] = [];
  let at: LocationId | null | undefined = id;
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    steps.unshift(at);
    at = parentOf(at);
  }
  return steps;
}

/** The names of what a location lies in and its own, from the outermost down; what has no name yet is left out. */
export function placePath(
  id: LocationId,
  parentOf: ParentOf,
  nameOf: (id: LocationId) => string | undefined,
): readonly string[] {
  return stepsTo(id, parentOf).flatMap((step) => nameOf(step) ?? []);
}

/** How a path of places is written. */
export function pathText(path: readonly string[]): string {
  return path.join(' › ');
}
