import { pathText } from '#shared/domain/stock/location-tree.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { Place } from './settings.queries.ts';

/** A line of the tree of places. */
export type LocationLine = {
  readonly place: Place;
  readonly depth: number;
  /** How many places lie in it directly. */
  readonly below: number;
  readonly open: boolean;
};

/** A place with more in it than this is closed until a person opens it. */
const SHOWN_BELOW = 12;

/** Whether what lies in a place is shown: as a person chose, else while it is not much. */
export function isOpen(below: number, chosen: boolean | undefined): boolean {
  return below > 0 && (chosen ?? below <= SHOWN_BELOW);
}

/** The lines of the tree in order; `places` stand behind what they lie in, `chosen` says which were opened or closed. */
export function linesOf(
  places: readonly Place[],
  parentOf: (id: LocationId) => LocationId | null,
  chosen: ReadonlyMap<LocationId, boolean>,
): readonly LocationLine[] {
  const here = new Set(places.map(({ id }) => id));
  const inside = new Map<LocationId | null, Place[]>();
  for (const place of places) {
    const parent = parentOf(place.id);
    const at = parent && here.has(parent) ? parent : null;
    const some = inside.get(at);
    if (some) some.push(place);
    else inside.set(at, [place]);
  }
  const lines: LocationLine[] = [];
  const add = (parent: LocationId | null, depth: number) => {
    for (const place of inside.get(parent) ?? []) {
      const below = inside.get(place.id)?.length ?? 0;
      const open = isOpen(below, chosen.get(place.id));
      lines.push({ place, depth, below, open });
      if (open) add(place.id, depth + 1);
    }
  };
  add(null, 0);
  return lines;
}

/** The places whose path or barcode has a text in it. */
export function fitting(places: readonly Place[], text: string): readonly Place[] {
  const wanted = foldName(text);
  return places.filter(
    ({ path, barcode }) => foldName(pathText(path)).includes(wanted) || foldName(barcode ?? '').includes(wanted),
  );
}
