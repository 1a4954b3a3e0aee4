import type { LocationId } from '../operations/ids.ts';
import { liesIn, type ParentOf } from '../stock/location-tree.ts';

/** What decides from which places a line may be served. */
export type Ranking = {
  /** The places of the shop that may be chosen, in the order of their tree. */
  readonly places: readonly LocationId[];
  /** Where orders of the line's channel are served from, best first. */
  readonly preferred: readonly LocationId[];
  readonly parentOf: ParentOf;
};

/**
 * The places a line could be served from, best first (ALC8): those in its own place, then those its channel names with what lies in
 * them, then all others in the order of the tree. Its own place is not among them: that is where it is served now.
 */
export function rankedPlaces(own: LocationId, { places, preferred, parentOf }: Ranking): readonly LocationId[] {
  const within = (top: LocationId) => places.filter((place) => liesIn(place, top, parentOf));
  const ranked = new Set([...within(own), ...preferred.flatMap(within), ...places]);
  ranked.delete(own);
  return [...ranked];
}
