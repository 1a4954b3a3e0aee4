import { type LocationId, stagingId } from '#shared/domain/operations/ids.ts';
import type { FieldSet, Group, NewLocation } from '#shared/domain/operations/operation.ts';
import type { ImportContext, ImportPart } from './import-part.ts';
import type { LocationPlan } from './location-list.ts';
import { pieces, ROWS_PER_ACT } from './pieces.ts';

/** A new location with its staging place, which stands right behind it: they are never in two acts. */
export function newLocation(id: LocationId, name: string, barcode: string | null = null): readonly NewLocation[] {
  return [
    { id, locationType: 'shop', parentId: null, name, barcode, archived: false },
    { id: stagingId(id), locationType: 'staging', parentId: id, name, barcode: null, archived: false },
  ];
}

/** The acts that carry out a list of locations: new ones, then the barcodes of known ones. */
export function locationActs(
  { entries }: LocationPlan,
  { groupId, label, nextId }: Pick<ImportContext, 'groupId' | 'label' | 'nextId'>,
): readonly ImportPart[] {
  const locations = entries.flatMap(({ known, name, barcode }) =>
    // A new id becomes a location's here.
    known === null ? newLocation(nextId() as LocationId, name, barcode) : [],
  );
  const sets = entries.flatMap(({ known, barcode, getsBarcode }): FieldSet[] =>
    known !== null && getsBarcode ? [{ kind: 'location', id: known, field: 'barcode', value: barcode, was: null }] : [],
  );
  const makers = [
    ...pieces(locations, ROWS_PER_ACT - 1).map(
      (some) => (group: Group) =>
        ({ type: 'place.added', payload: { group, shop: null, locations: some, suppliers: [] } }) as const,
    ),
    ...pieces(sets, ROWS_PER_ACT).map(
      (some) => (group: Group) => ({ type: 'fields.set', payload: { group, sets: some } }) as const,
    ),
  ];
  return makers.map((make, part) => ({
    decisions: [make({ id: groupId, act: 'import', label, part, parts: makers.length })],
    contacts: [],
  }));
}
