import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { undoActs } from '#renderer/db/undo.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { addPlace, archivePlace, editPlace, type PlaceForm, removePlace, takePlaceBack } from './locations.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const bin = (more: Partial<PlaceForm> = {}): PlaceForm => ({
  name: 'A-03',
  locationType: 'bin',
  parentId: s.warehouse,
  barcode: null,
  ...more,
});
const labels = () => s.shop.catalogue.locations().map(({ label }) => label);
const idOf = (label: string) => s.shop.catalogue.locations().find((place) => place.label === label)?.id as LocationId;
const code = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) => answer.failure?.code;

test('[LOC1] [LOC9] a bin lies in its place; names that are not its own are told apart by their paths', async () => {
  value(await addPlace(s.shop, bin()));
  expect(labels()).toEqual(['Shop', 'Warehouse', 'A-03']);
  value(await addPlace(s.shop, bin({ parentId: s.floor })));
  expect(labels()).toEqual(['Shop', 'Shop › A-03', 'Warehouse', 'Warehouse › A-03']);
  expect(s.shop.catalogue.placePath(idOf('Warehouse › A-03'))).toEqual(['Warehouse', 'A-03']);
  expect(s.shop.catalogue.locationName(idOf('Shop › A-03'))).toBe('Shop › A-03');
});

test('[LOC2] [LOC3] a name beside it, a code of a place and a code of a product are refused', async () => {
  value(await addPlace(s.shop, bin({ barcode: 'BIN-1' })));
  const taken = await addPlace(s.shop, bin({ name: ' a-03 ' }));
  expect(taken).toMatchObject({ failure: { code: 'place-name-taken', detail: 'A-03' } });
  expect(code(await addPlace(s.shop, bin({ name: '  ' })))).toBe('place-name-missing');
  expect(code(await addPlace(s.shop, bin({ name: 'B', barcode: 'bin-1' })))).toBe('place-code-taken');
  // The mug has it.
  expect(code(await addPlace(s.shop, bin({ name: 'B', barcode: '2000000000015' })))).toBe('place-code-of-product');
});

test('[LOC4] a place is moved, and back by undo, but never into what lies in it', async () => {
  value(await addPlace(s.shop, bin()));
  const id = idOf('A-03');
  const inside = bin({ name: 'Warehouse', locationType: 'warehouse', parentId: id });
  expect(code(await editPlace(s.shop, s.warehouse, inside))).toBe('place-inside-itself');
  const moved = value(await editPlace(s.shop, id, bin({ parentId: s.floor, name: 'A-3' })));
  expect(s.shop.catalogue.placePath(id)).toEqual(['Shop', 'A-3']);
  value(await undoActs(s.shop, moved.opIds));
  expect(s.shop.catalogue.placePath(id)).toEqual(['Warehouse', 'A-03']);
  expect(code(await editPlace(s.shop, id, bin()))).toBe('nothing-changed');
});

test('[LOC6] only a place that is empty in every sense is removed, and its removal is undone', async () => {
  value(await addPlace(s.shop, bin()));
  const id = idOf('A-03');
  expect(code(await removePlace(s.shop, s.warehouse))).toBe('place-holds-places');
  await s.decide(opening(s.mug, id, 3));
  expect(code(await removePlace(s.shop, id))).toBe('place-holds-stock');
  value(await addPlace(s.shop, bin({ name: 'B-01' })));
  const empty = idOf('B-01');
  const removed = value(await removePlace(s.shop, empty));
  expect(labels()).toEqual(['Shop', 'Warehouse', 'A-03']);
  value(await undoActs(s.shop, removed.opIds));
  expect(labels()).toEqual(['Shop', 'Warehouse', 'A-03', 'B-01']);
});

test('[LOC7] a removed place is listed again while something lies there, and the removal can be taken back', async () => {
  value(await addPlace(s.shop, bin()));
  const id = idOf('A-03');
  value(await removePlace(s.shop, id));
  // From a desk that did not know of the removal.
  await s.decide(opening(s.mug, id, 3));
  expect(s.shop.catalogue.locations().find((place) => place.id === id)).toMatchObject({ isBack: true });
  await s.decide({
    type: 'stock.recorded',
    payload: {
      group: null,
      note: null,
      incoming: [],
      lines: [
        {
          variantId: s.mug,
          locationId: id,
          quantity: -3,
          reason: 'damage',
          costTotal: null,
          tracks: 0,
          reverses: null,
        },
      ],
    },
  });
  expect(labels()).toEqual(['Shop', 'Warehouse']);
  value(await takePlaceBack(s.shop, id));
  expect(labels()).toEqual(['Shop', 'Warehouse', 'A-03']);
});

test('[LOC8] what lies in an archived place is archived with it; the place of new orders stays in use', async () => {
  value(await addPlace(s.shop, bin({ parentId: s.floor })));
  const archived = value(await archivePlace(s.shop, s.floor, true));
  const places = () => s.shop.catalogue.locations().filter((place) => place.archived);
  expect(places().map(({ name, ownArchived }) => [name, ownArchived])).toEqual([
    ['Shop', true],
    ['A-03', false],
  ]);
  value(await undoActs(s.shop, archived.opIds));
  expect(places()).toEqual([]);
  expect(code(await archivePlace(s.shop, s.warehouse, true))).toBe('place-is-default');
  expect(code(await removePlace(s.shop, s.warehouse))).toBe('place-is-default');
});

test('[LOC14] [LOC15] a place and what lies in it are not for sale until that is undone; the place of new orders stays for sale', async () => {
  value(await addPlace(s.shop, bin({ name: 'Returns', parentId: null, locationType: 'warehouse', notForSale: true })));
  const returned = idOf('Returns');
  value(await addPlace(s.shop, bin({ parentId: returned })));
  const aside = () => s.shop.catalogue.locations().flatMap(({ label, notForSale }) => (notForSale ? [label] : []));
  expect(aside()).toEqual(['Returns', 'A-03']);
  const floor = { name: 'Shop', locationType: 'shop', parentId: null, barcode: null } as const;
  const changed = value(await editPlace(s.shop, s.floor, { ...floor, notForSale: true }));
  expect(aside()).toEqual(['Returns', 'A-03', 'Shop']);
  value(await undoActs(s.shop, changed.opIds));
  expect(aside()).toEqual(['Returns', 'A-03']);
  value(await editPlace(s.shop, s.floor, { ...floor, notForSale: true }));
  value(await editPlace(s.shop, s.floor, { ...floor, notForSale: false }));
  // While nobody says so the row says nothing, as one of 0.1 does.
  expect(await s.shop.db.locations.get(s.floor)).not.toHaveProperty('notForSale', true);
  expect((await s.shop.db.locations.get(s.floor))?.notForSale).toBeUndefined();
  const main = { name: 'Warehouse', locationType: 'warehouse', parentId: null, barcode: null } as const;
  expect(code(await editPlace(s.shop, s.warehouse, { ...main, notForSale: true }))).toBe('place-is-default');
  expect(code(await editPlace(s.shop, s.warehouse, { ...main, parentId: returned }))).toBe('place-is-default');
});
