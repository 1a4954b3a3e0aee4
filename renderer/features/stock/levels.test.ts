import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocationId, stagingId } from '#shared/domain/operations/ids.ts';
import { pathText } from '#shared/domain/stock/location-tree.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { setRules, setUsualBins } from './bulk.commands.ts';
import { levelsOf } from './stock.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

async function addBin(name: string): Promise<LocationId> {
  const id = s.shop.nextId() as LocationId;
  const place = { name, barcode: null, archived: false } as const;
  const locations = [
    { ...place, id, locationType: 'bin', parentId: s.warehouse },
    { ...place, id: stagingId(id), locationType: 'staging', parentId: id },
  ] as const;
  await s.decide({ type: 'place.added', payload: { group: null, shop: null, locations, suppliers: [] } });
  return id;
}

const shown = () =>
  levelsOf(s.shop.catalogue, s.mug)
    .filter(({ idle }) => !idle)
    .map(({ path }) => pathText(path));

test('[STS75] a bin has a row only where the product has something to do with it; outermost places always have one', async () => {
  const [usual, ruled, holding] = [await addBin('A-1'), await addBin('A-2'), await addBin('A-3')];
  const outermost = ['', 'Shop', 'Warehouse'];
  expect(shown()).toEqual(outermost);
  value(await setUsualBins(s.shop, [s.mug], usual));
  value(await setRules(s.shop, [s.mug], { locationId: ruled, rule: { point: 3 }, decimals: 0 }));
  await s.decide(opening(s.mug, holding, 4));
  expect(shown()).toEqual([...outermost, 'Warehouse › A-1', 'Warehouse › A-2', 'Warehouse › A-3']);
  value(await setUsualBins(s.shop, [s.mug], null));
  await s.decide(opening(s.mug, holding, -4));
  expect(shown()).toEqual([...outermost, 'Warehouse › A-2']);
});
