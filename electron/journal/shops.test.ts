import { describe, expect, test } from 'vitest';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { unknownDatabase } from '#shared/contract/bridge/unknown-database.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { openJournal } from './journal.ts';
import { journalFolder, makeShopFolder } from './shop-folder.ts';
import { openShops, shopHandlers } from './shops.ts';

const id = (n: number) => `0192f0c0-0000-7000-8000-00000000000${n}`;
const shop = (n: number, changed: Partial<ShopEntry> = {}): ShopEntry => ({
  shopId: id(n),
  shopKind: 'real',
  name: `Shop ${n}`,
  dbName: `stockroom-${n}`,
  generation: id(9),
  createdAt: n,
  ...changed,
});

function desk(disk = new ForgetfulDisk(chanceFrom(1))) {
  const closed: string[] = [];
  const files = disk.process();
  const handlers = shopHandlers(
    openShops({ profile: '/', files, now: () => 5, closeJournal: async (shopId) => void closed.push(shopId) }),
  );
  return { disk, files, handlers, closed };
}

const list = async (handlers: ReturnType<typeof desk>['handlers']) => {
  const answer = await handlers['shops.list']({});
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
};

describe('the shops of a profile', () => {
  test('[SHP3] creating makes the folder with an empty journal and selects the shop, once', async () => {
    const { handlers, files, disk } = desk();
    expect(await list(handlers)).toEqual({ shops: [], currentShopId: null });
    await handlers['shops.create'](shop(1));
    await handlers['shops.create'](shop(2, { shopKind: 'demo' }));
    expect(await handlers['shops.create'](shop(1))).toMatchObject({ failure: { code: 'shop-exists' } });
    expect(await list(handlers)).toEqual({ shops: [shop(1), shop(2, { shopKind: 'demo' })], currentShopId: id(2) });
    expect(await files.folders(`/shops/${id(1)}`)).toEqual(['journal']);
    expect(await list(desk(disk.afterPowerLoss()).handlers)).toEqual(await list(handlers));
  });

  test('selecting, renaming and pointing change one shop and stay', async () => {
    const { handlers, disk } = desk();
    await handlers['shops.create'](shop(1));
    await handlers['shops.create'](shop(2));
    await handlers['shops.select']({ shopId: id(1) });
    await handlers['shops.rename']({ shopId: id(1), name: 'Corner shop' });
    await handlers['shops.point']({ shopId: id(1), dbName: 'stockroom-1-b', generation: id(8) });
    expect(await handlers['shops.select']({ shopId: id(7) })).toMatchObject({ failure: { code: 'shop-unknown' } });
    expect(await handlers['shops.rename']({ shopId: id(7), name: 'x' })).toMatchObject({
      failure: { code: 'shop-unknown' },
    });
    const now = {
      shops: [shop(1, { name: 'Corner shop', dbName: 'stockroom-1-b', generation: id(8) }), shop(2)],
      currentShopId: id(1),
    };
    for (let seed = 0; seed < 30; seed++)
      expect(await list(desk(disk.afterPowerLoss(chanceFrom(seed))).handlers)).toEqual(now);
  });

  test('[SHP2] a demo shop goes with its journal and folder, a real one stays', async () => {
    const { handlers, files, closed } = desk();
    await handlers['shops.create'](shop(1));
    await handlers['shops.create'](shop(2, { shopKind: 'demo' }));
    expect(await handlers['shops.removeDemo']({ shopId: id(1) })).toMatchObject({ failure: { code: 'shop-is-real' } });
    expect(await handlers['shops.removeDemo']({ shopId: id(2) })).toEqual({ ok: true, value: {} });
    expect(closed).toEqual([id(2)]);
    expect(await files.folders('/shops')).toEqual([id(1)]);
    expect(await list(handlers)).toEqual({ shops: [shop(1)], currentShopId: null });
  });

  test.each(['', '{', '{"version":1,"shops":[{"shopId":"x"}]}', '<html>'])(
    '[SHP1] a list that reads %j is made again from the folders, and kept aside',
    async (broken) => {
      const { handlers, disk, files } = desk();
      await handlers['shops.create'](shop(1));
      await handlers['shops.create'](shop(2));
      disk.damage('/shops.json', () => Buffer.from(broken));
      expect((await list(handlers)).shops).toEqual([shop(1), shop(2)]);
      expect((await files.files('/')).map(({ name }) => name)).toContain('shops.json.5.bad');
    },
  );

  test('[SHP1] a list that is gone is made again, and never brings a removed demo back', async () => {
    const { handlers, files } = desk();
    await handlers['shops.create'](shop(1));
    await handlers['shops.create'](shop(2, { shopKind: 'demo' }));
    await handlers['shops.removeDemo']({ shopId: id(2) });
    await files.remove('/shops.json');
    expect(await list(handlers)).toEqual({ shops: [shop(1)], currentShopId: id(1) });
  });

  /** A folder with a journal of these texts, as a shop leaves it whose entry is lost everywhere. */
  async function journalOf(n: number, texts: readonly string[]) {
    const { files, disk } = desk();
    await makeShopFolder(files, '/', id(n));
    const folder = journalFolder('/', id(n));
    const journal = await openJournal({ files, folder, shopId: id(n) }, { now: () => 1 });
    await journal.append(
      id(9),
      1,
      texts.map((text, i) => ({ opId: `op-${i}`, text })),
    );
    await journal.close();
    return { disk, files };
  }
  const placeAdded = (name: string) =>
    JSON.stringify({ type: 'place.added', occurredAt: 77, payload: { group: null, shop: { id: id(1), name } } });

  test('[SHP4] a shop of which neither list nor entry is left is one by its journal, with the name it began with', async () => {
    const { disk } = await journalOf(1, ['{"type":"writer.started"}', placeAdded('Corner shop')]);
    const found = { ...shop(1, { name: 'Corner shop', createdAt: 77 }), ...unknownDatabase(id(1)) };
    expect(await list(desk(disk).handlers)).toEqual({ shops: [found], currentShopId: id(1) });
    const { handlers } = desk(disk);
    await handlers['shops.point']({ shopId: id(1), dbName: 'stockroom-x', generation: id(8) });
    await desk(disk).files.remove('/shops.json');
    const pointed = { ...found, dbName: 'stockroom-x', generation: id(8) };
    expect((await list(desk(disk).handlers)).shops).toEqual([pointed]);
  });

  test.each(['', '{', '{"shopId":"x"}'])(
    '[SHP4] an entry that reads %j is no entry: the journal speaks',
    async (broken) => {
      const { disk, files } = await journalOf(1, [placeAdded('Corner shop')]);
      await files.create(`/shops/${id(1)}/shop.json`);
      disk.damage(`/shops/${id(1)}/shop.json`, () => Buffer.from(broken));
      expect((await list(desk(disk).handlers)).shops).toMatchObject([{ name: 'Corner shop' }]);
    },
  );

  test('[SHP4] a journal without its first acts, or with nothing that reads, is a shop all the same', async () => {
    const { disk, files } = await journalOf(1, ['{"type":"writer.started"}']);
    expect((await list(desk(disk).handlers)).shops).toMatchObject([{ shopId: id(1), name: 'Stockroom 0192f0c0' }]);
    disk.damage(`${journalFolder('/', id(1))}/00000001.log`, (bytes) => bytes.fill(0));
    await files.remove('/shops.json');
    expect((await list(desk(disk).handlers)).shops).toMatchObject([{ shopId: id(1) }]);
  });

  test('[SHP4] a folder without a journal, and one that is no shop, are no shops', async () => {
    const { files, handlers } = desk();
    await makeShopFolder(files, '/', id(1));
    await files.makeFolder('/shops/other');
    expect(await list(handlers)).toEqual({ shops: [], currentShopId: null });
  });

  test('[SHP4] a demo shop whose removal was cut off anywhere comes back whole or not at all', async () => {
    for (let calls = 1; calls < 40; calls++) {
      const { disk } = await journalOf(1, [placeAdded('Demo shop')]);
      const { handlers } = desk(disk);
      const demo = shop(1, { shopKind: 'demo' });
      const made = desk(disk);
      await made.files.create(`/shops/${id(1)}/shop.json`);
      disk.damage(`/shops/${id(1)}/shop.json`, () => Buffer.from(JSON.stringify(demo)));
      await handlers['shops.list']({});
      disk.callsLeft = calls;
      const removed = await handlers['shops.removeDemo']({ shopId: id(1) });
      disk.callsLeft = Number.POSITIVE_INFINITY;
      await desk(disk).files.remove('/shops.json');
      const found = (await list(desk(disk).handlers)).shops;
      expect(found, String(calls)).toEqual(removed.ok ? [] : found.length > 0 ? [demo] : []);
    }
  });

  test('many changes at once all count', async () => {
    const { handlers } = desk();
    await Promise.all([1, 2, 3, 4, 5].map((n) => handlers['shops.create'](shop(n))));
    expect((await list(handlers)).shops).toHaveLength(5);
  });

  test('a full disk is said so and changes nothing', async () => {
    const { handlers, disk } = desk();
    await handlers['shops.create'](shop(1));
    disk.fault = ({ call }) => (call === 'write' ? 'ENOSPC' : null);
    expect(await handlers['shops.rename']({ shopId: id(1), name: 'x' })).toEqual({
      ok: false,
      failure: { code: 'not-written', detail: 'ENOSPC' },
    });
    disk.fault = () => null;
    expect((await list(handlers)).shops).toEqual([shop(1)]);
  });
});
