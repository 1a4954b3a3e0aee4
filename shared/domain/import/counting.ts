import { foldName } from '#shared/domain/values/code.ts';
import type { CountId, LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Group } from '#shared/domain/operations/operation.ts';
import type { CountingPart, ImportContext, ImportPart } from './import-part.ts';
import { pieces, ROWS_PER_ACT } from './pieces.ts';
import type { StockObservation } from './plan.ts';

/** That a file's stock of variants the shop has already is taken as counted, and where; what names a place is counted there. */
export type Counting = {
  readonly locationId: LocationId;
  readonly places?: ReadonlyMap<string, LocationId>;
  /** Whether the counts stay open, for a person to look at and post. */
  readonly leftOpen?: boolean;
};

/** Lines of one count: a posting is one transaction, and a person at the desk must not wait for it. */
const LINES_PER_COUNT = 500;

/** The parts that take a file's stock as counts: each is begun, seen and posted unless it stays open, and names what it looks at. */
export function countParts(
  observations: readonly StockObservation[],
  { locationId: anywhere, places, leftOpen = false }: Counting,
  { label, nextId }: ImportContext,
): readonly ((group: Group) => ImportPart)[] {
  const counts = [...seenAt(observations, anywhere, places)].flatMap(([locationId, seen]) =>
    pieces([...seen], LINES_PER_COUNT).map((some) => ({ locationId, some })),
  );
  return counts.flatMap(({ locationId, some }, at) => {
    const countId = nextId() as CountId; // a new id becomes a count's here
    const name = counts.length === 1 ? label : `${label} (${at + 1}/${counts.length})`;
    const variantIds = some.map(([variantId]) => variantId);
    const begin = (group: Group): ImportPart => ({
      decisions: [
        {
          type: 'count.begun',
          payload: { countId, name, locationId, scope: { kind: 'list', variantIds }, mode: 'guided', group },
        },
      ],
      contacts: [],
    });
    const later = (part: (group: Group) => CountingPart) => (group: Group) => ({
      decisions: [],
      contacts: [],
      counting: part(group),
    });
    return [
      begin,
      ...pieces(some, ROWS_PER_ACT).map((few) =>
        later((group) => ({
          countId,
          group,
          step: 'see',
          seen: few.map(([variantId, quantity]) => ({ variantId, locationId, quantity })),
        })),
      ),
      ...(leftOpen ? [] : [later((group) => ({ countId, group, step: 'post' }))]),
    ];
  });
}

/** What is seen of each variant at each location: places of the file that are one location add up. */
function seenAt(
  observations: readonly StockObservation[],
  anywhere: LocationId,
  places: Counting['places'],
): ReadonlyMap<LocationId, ReadonlyMap<VariantId, number>> {
  const seen = new Map<LocationId, Map<VariantId, number>>();
  for (const { variantId, quantity, place } of observations) {
    const at = (place === undefined ? undefined : places?.get(foldName(place))) ?? anywhere;
    const there = seen.get(at) ?? new Map<VariantId, number>();
    seen.set(at, there.set(variantId, (there.get(variantId) ?? 0) + quantity));
  }
  return seen;
}
