import type { CountId, LocationId } from '#shared/domain/operations/ids.ts';
import type { Group } from '#shared/domain/operations/operation.ts';
import type { CountingPart, ImportContext, ImportPart } from './import-part.ts';
import { pieces, ROWS_PER_ACT } from './pieces.ts';
import type { StockObservation } from './plan.ts';

/** That a file's stock of variants the shop has already is taken as counted, and where. */
export type Counting = { readonly locationId: LocationId };

/** Lines of one count: a posting is one transaction, and a person at the desk must not wait for it. */
const LINES_PER_COUNT = 500;

/** The parts that take a file's stock as counts: each is begun, seen and posted, and names what it looks at. */
export function countParts(
  observations: readonly StockObservation[],
  { locationId }: Counting,
  { label, nextId }: ImportContext,
): readonly ((group: Group) => ImportPart)[] {
  const counts = pieces(observations, LINES_PER_COUNT);
  return counts.flatMap((some, at) => {
    const countId = nextId() as CountId; // a new id becomes a count's here
    const name = counts.length === 1 ? label : `${label} (${at + 1}/${counts.length})`;
    const variantIds = some.map(({ variantId }) => variantId);
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
          seen: few.map(({ variantId, quantity }) => ({ variantId, locationId, quantity })),
        })),
      ),
      later((group) => ({ countId, group, step: 'post' })),
    ];
  });
}
