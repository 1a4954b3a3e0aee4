import { type LocationId, stagingId } from '../operations/ids.ts';
import type { Decision } from '../operations/operation.ts';
import type { LocationType } from '../operations/rows.ts';

/** A place as it is to be made. */
type NewPlace = {
  readonly name: string;
  readonly locationType: LocationType;
  readonly parentId: LocationId | null;
  readonly barcode: string | null;
  readonly notForSale: boolean;
};

/** Makes a place, with the staging place where what is picked there waits (LOC1). */
export function decideNewPlace(id: LocationId, place: NewPlace): Decision {
  const { locationType, parentId, barcode, notForSale } = place;
  const name = place.name.trim();
  const locations = [
    { id, name, locationType, parentId, barcode, archived: false, ...(notForSale && { notForSale }) },
    { id: stagingId(id), name, locationType: 'staging', parentId: id, barcode: null, archived: false },
  ] as const;
  return { type: 'place.added', payload: { group: null, shop: null, locations, suppliers: [] } };
}
