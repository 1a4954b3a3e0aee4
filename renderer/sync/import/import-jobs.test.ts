import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { type LocationId, type PersonId, type ShopId, stagingId } from '#shared/domain/operations/ids.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { record } from '#renderer/db/record.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import { memoryHost } from '#tests/fakes/memory-host.ts';
import { cutOffTurns } from '#renderer/db/turn-marks.ts';
import { checkBooks } from '../books-check.ts';
import { startLanes } from '../lane.ts';
import { xlsx } from '#tests/fixtures/import/workbooks.ts';
import { fileQuestions } from '#shared/domain/import/file-questions.ts';
import type { Trust } from '#shared/domain/import/match.ts';
import type { JobContext, Open } from '../open-shop.ts';
import { closeShop, createShop, openShop } from '../opening.ts';
import { pumpJournal } from '../pump.ts';
import { importJobs } from './import-jobs.ts';

const id = (name: string) => deriveUuid('import-test', name);
const SHOP = id('shop') as ShopId;
const PLACE = id('place') as LocationId;
const ANNA = id('anna');

let counter = 0;
let time = 1_700_000_000_000;
const nextId = () => id(`n${++counter}`);
const now = () => ++time;
const open: Open[] = [];

/** No online store is asked of here. */
const noChannels: Open['channels'] = {
  round: async () => fail({ code: 'channel-not-here' }),
  withLane: async () => fail({ code: 'channel-not-here' }),
  followed: async () => null,
  booksOf: () => {
    throw new Error('No books of a channel are read here');
  },
  stop: async () => undefined,
};

afterEach(async () => {
  for (const { session, lanes } of open.splice(0)) {
    await lanes.stop();
    await closeShop(session);
    await deleteDatabase(session.entry.dbName);
  }
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`);
  return result.value;
}

function recorderOf({ db, feed }: Pick<Open['session'], 'db' | 'feed'>) {
  return { db, feed, actor: ANNA as PersonId, stamp: () => ({ at: now(), nextId }) };
}

async function shopWithJobs() {
  const at = memoryHost(null);
  const { host } = at;
  const generation = nextId();
  const entry = {
    shopId: SHOP,
    shopKind: 'real' as const,
    name: 'Shop',
    dbName: `stockroom-${generation}`,
    generation,
    createdAt: 0,
  };
  const place = { name: 'Shop', barcode: null, archived: false };
  const first = {
    type: 'place.added' as const,
    payload: {
      group: null,
      shop: {
        id: SHOP,
        name: 'Shop',
        currency: 'EUR',
        defaultLocationId: PLACE,
        defaultPoint: null,
        defaultUpTo: null,
      },
      locations: [
        { id: PLACE, locationType: 'shop' as const, parentId: null, ...place },
        { id: stagingId(PLACE), locationType: 'staging' as const, parentId: PLACE, ...place },
      ],
      suppliers: [],
    },
  };
  at.entries.set(SHOP, entry);
  const means = { host, now, nextId, windowId: nextId() };
  const { session } = value(
    await createShop(means, entry, [{ at: now(), decision: first }], [], ANNA as PersonId, () => undefined),
  );
  return { ...jobsOn(session), at, means };
}

function jobsOn(session: Open['session']) {
  const lanes = startLanes(session, { now, after: () => () => undefined }, () => undefined);
  const shop: Open = { session, lanes, stopHousekeeping: () => undefined, channels: noChannels };
  open.push(shop);
  const jobs = importJobs({ now, nextId, withShop: (job) => job(shop) });
  return { session, jobs };
}

/** The shop after its window's database was lost, made anew from its journal. */
async function afterLoss({ session, means, at }: Awaited<ReturnType<typeof shopWithJobs>>) {
  value(await pumpJournal(session.db, session.door, () => undefined));
  for (const { lanes } of open.splice(0)) await lanes.stop();
  await closeShop(session);
  await deleteDatabase(session.db.name);
  const entry = must(at.entries.get(SHOP), 'the shop is listed');
  const opened = value(await openShop(means, entry, false, () => undefined));
  return { ...jobsOn(opened.session), at, means };
}

function context(onReport?: (done: number) => void, signal = new AbortController().signal): JobContext {
  return { signal, report: (done) => onReport?.(done) };
}

/** A price list of `count` products with stock, as a file. */
function priceList(count: number, name = 'list.csv'): File {
  const rows = Array.from({ length: count }, (_, i) => `S-${i},Thing ${i},${i}.50,${i}`);
  return new File([['SKU,Name,Price,Stock', ...rows].join('\n')], name, { type: 'text/csv' });
}

type Shop = Awaited<ReturnType<typeof shopWithJobs>>;

async function planned({ jobs }: Shop, file: File, trust: Trust = null) {
  const { files } = value(await jobs['import.read']({ files: [file] }, context()));
  const mappings = files.map((read) => (read.state === 'read' ? read.mapping : expect.fail('the file is read')));
  return value(await jobs['import.plan']({ mappings, trust }, context()));
}

const target = { locationId: PLACE, personId: ANNA, label: 'list.csv', counts: false };
const products = async ({ session }: Shop) => (await session.db.products.toArray()).filter((row) => !row.voided).length;

describe('importing', () => {
  test('[IMP90] 60 rows become acts of at most 25 rows under one import; the books are right, and again is the same', async () => {
    const shop = await shopWithJobs();
    expect((await planned(shop, priceList(60))).counts).toMatchObject({ new: 60, refused: 0 });
    const { groupId } = value(await shop.jobs['import.write'](target, context()));
    const acts = await shop.session.db.operations.where('groupId').equals(groupId).toArray();
    expect(acts.length).toBe(3);
    expect(await products(shop)).toBe(60);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
    expect((await planned(shop, priceList(60))).counts).toMatchObject({ new: 0, changed: 0, same: 60 });
  });

  test('[IMP343] the ids of another list with the same headers make no other products of those here', async () => {
    const shop = await shopWithJobs();
    const list = (rows: string) => new File([`id,name,price,stock\n${rows}`], 'list.csv');
    await planned(shop, list('1,Pen,1.00,10\n2,Pad,2.00,20\n'));
    value(await shop.jobs['import.write'](target, context()));
    const other = list('1,Hammer,15.00,3\n2,Saw,25.00,4\n');
    expect(await planned(shop, other)).toMatchObject({
      counts: { new: 0, changed: 0, refused: 2 },
      groups: [{ first: { code: 'proofs-disagree', value: 'Pen ↔ Hammer' }, count: 2 }],
    });
    expect((await planned(shop, other, 'id')).counts).toMatchObject({ new: 0, changed: 2 });
    expect((await planned(shop, other, 'sku')).counts).toMatchObject({ new: 2, changed: 0 });
    value(await shop.jobs['import.write'](target, context()));
    const names = (await shop.session.db.products.toArray()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Hammer', 'Pad', 'Pen', 'Saw']);
    expect((await planned(shop, list('1,Pen,1.00,10\n2,Notepad,2.00,20\n3,Ink,3.00,1\n'))).counts).toMatchObject({
      new: 1,
      changed: 1,
      same: 1,
    });
  });

  test('[IMP174] amounts of a workbook in another currency are asked about; a quantity shown as money is a quantity', async () => {
    const shop = await shopWithJobs();
    const shown = (value: number) => ({ xml: `<c s="1"><v>${value}</v></c>` });
    const rows = [
      ['SKU', 'Name', 'Price', 'Stock'],
      ['A-1', 'Cup', shown(9.5), shown(3)],
    ];
    const bytes = xlsx({ sheets: [{ name: 'List', rows }], formats: ['[$USD] #,##0.00'] });
    const { files } = value(
      await shop.jobs['import.read']({ files: [new File([new Uint8Array(bytes)], 'usd.xlsx')] }, context()),
    );
    const [read] = files;
    if (read?.state !== 'read') return expect.fail('the file is read');
    const questions = fileQuestions(read.mapping, read.figures, { currency: 'EUR', pricesIncludeTax: null });
    expect(questions).toMatchObject([{ about: 'other-currency', currencies: [{ currency: 'USD', count: 1 }] }]);
    const preview = value(await shop.jobs['import.plan']({ mappings: [read.mapping] }, context()));
    expect(preview.lines).toMatchObject([{ code: 'A-1', stock: 3 }]);
  });

  test('[IMP345] variants that differ in no option are told', async () => {
    const shop = await shopWithJobs();
    const rows = [
      'Handle,Title,Variant SKU,Variant Price',
      'cap,Cap,CAP-1,9.00',
      'cap,,CAP-2,9.00',
      'mug,Mug,MUG,5.00',
    ];
    const preview = await planned(shop, new File([rows.join('\n')], 'list.csv'));
    expect(preview.counts).toMatchObject({ new: 3, refused: 0 });
    expect(preview.problems).toMatchObject([{ code: 'variants-alike', row: 3, value: 'Cap', limit: 2 }]);
  });

  test('[IMP344] a list saved by a spreadsheet, `0020` as `20`, brings nothing again and changes no SKU', async () => {
    const shop = await shopWithJobs();
    const list = (rows: string) => new File([`SKU,Name,Price,Stock\n${rows}`], 'list.csv');
    await planned(shop, list('010,Pen,1.00,1\n10,Pad,2.00,2\n0020,Cup,3.00,3\n'));
    value(await shop.jobs['import.write'](target, context()));
    const again = await planned(shop, list('10,Pen,1.00,1\n10,Pad,2.00,2\n20,Cup,3.50,3\n'));
    expect(again.counts).toMatchObject({ new: 0, changed: 1, same: 2, refused: 0 });
    value(await shop.jobs['import.write'](target, context()));
    const skus = (await shop.session.db.variants.toArray()).map(({ sku }) => sku);
    expect(new Set(skus)).toEqual(new Set(['0020', '010', '10']));
  });

  test('[IMP375] of prices in several currencies the one in the currency of the shop is read', async () => {
    const shop = await shopWithJobs();
    const file = new File(['SKU,Name,Price USD,Price EUR\nA,Ring,11.00,10.00'], 'list.csv');
    const [read] = value(await shop.jobs['import.read']({ files: [file] }, context())).files;
    expect(read).toMatchObject({ mapping: { columns: { 2: { field: null }, 3: { field: 'price' } } } });
  });

  test('[IMP237] of two readings at once the newer counts, and a plan for the older is never written', async () => {
    const shop = await shopWithJobs();
    const read = (file: File) => shop.jobs['import.read']({ files: [file] }, context());
    const [first, second] = await Promise.all([read(priceList(3_000)), read(priceList(2, 'newer.csv'))]);
    expect(first).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const [newer] = value(second).files;
    const mappings = [newer?.state === 'read' ? newer.mapping : expect.fail('the file is read')];
    const plans = [shop.jobs['import.plan']({ mappings }, context()), read(priceList(5))] as const;
    await Promise.all(plans);
    expect(await shop.jobs['import.write'](target, context())).toMatchObject({ failure: { code: 'nothing-planned' } });
    expect(await products(shop)).toBe(0);
  });

  test('[IMP252] a file that cannot be read leaves nothing to import of the one before it', async () => {
    const shop = await shopWithJobs();
    expect((await planned(shop, priceList(2))).counts.new).toBe(2);
    const bad = new File(['SKU,Name\nA-1,"Pear'], 'bad.csv');
    expect(value(await shop.jobs['import.read']({ files: [bad] }, context())).files).toMatchObject([
      { state: 'failed', failure: { code: 'quote-open' } },
    ]);
    expect(await shop.jobs['import.write'](target, context())).toMatchObject({ failure: { code: 'nothing-planned' } });
    expect(await products(shop)).toBe(0);
  });

  test('[IMP93] one undo takes the import back, and once', async () => {
    const shop = await shopWithJobs();
    await planned(shop, priceList(30));
    const { groupId } = value(await shop.jobs['import.write'](target, context()));
    value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()));
    expect(await products(shop)).toBe(0);
    expect((await shop.session.db.stock.toArray()).every((row) => Object.keys(row.at).length === 0)).toBe(true);
    expect(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context())).toMatchObject({
      failure: { code: 'already-undone' },
    });
  });

  test('[IMP93] [ACT17] an undo that was cut off is told as one, goes on with what is left', async () => {
    const shop = await shopWithJobs();
    await planned(shop, priceList(100));
    const { groupId } = value(await shop.jobs['import.write'](target, context()));
    const cut = (at: number) => {
      if (at >= 2) throw new Error('power cut');
    };
    const undo = (report?: typeof cut) => shop.jobs['import.undo']({ groupId, personId: ANNA }, context(report));
    await expect(undo(cut)).rejects.toThrow('power cut');
    const [told] = await cutOffTurns(shop.session.db);
    expect([told?.left.length, told?.written.length]).toEqual([1, 3]);
    expect(value(await undo())).toEqual({ undone: 1 });
    expect(await products(shop)).toBe(0);
    expect(await cutOffTurns(shop.session.db)).toEqual([]);
  });

  test('[IMP91] cancelled before writing it leaves no trace; cancelled while writing, what was written is undone', async () => {
    const shop = await shopWithJobs();
    await planned(shop, priceList(100));
    const before = await shop.session.db.operations.count();
    const early = new AbortController();
    early.abort();
    expect(await shop.jobs['import.write'](target, context(undefined, early.signal))).toMatchObject({
      failure: { code: 'cancelled' },
    });
    expect(await shop.session.db.operations.count()).toBe(before);
    await planned(shop, priceList(100));
    const late = new AbortController();
    const stopAtTwo = (done: number) => (done >= 2 ? late.abort() : undefined);
    expect(await shop.jobs['import.write'](target, context(stopAtTwo, late.signal))).toMatchObject({
      failure: { code: 'cancelled' },
    });
    expect(await products(shop)).toBe(0);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
    expect(value(await shop.jobs['import.unfinished']({}, context())).imports).toEqual([]);
  });

  test('[IMP92] cut off in the middle it is offered again; going on writes each part once', async () => {
    const shop = await shopWithJobs();
    await planned(shop, priceList(100));
    class PowerCut extends Error {}
    const cut = (done: number) => {
      if (done >= 2) throw new PowerCut();
    };
    await expect(shop.jobs['import.write'](target, context(cut))).rejects.toThrow(PowerCut);
    const [left] = value(await shop.jobs['import.unfinished']({}, context())).imports;
    const { groupId, total, done: written } = must(left, 'the import is offered again');
    expect([written, total]).toEqual([3, 4]);
    value(await shop.jobs['import.continue']({ groupId, personId: ANNA }, context()));
    expect(await products(shop)).toBe(100);
    expect(await shop.session.db.operations.where('groupId').equals(groupId).count()).toBe(4);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });
});

describe('[BAK66] an import that was cut off with the loss of the database', () => {
  class PowerCut extends Error {}
  /** Four parts were planned, and three are there. */
  async function cutOff() {
    const shop = await shopWithJobs();
    await planned(shop, priceList(100));
    const cut = (done: number) => {
      if (done >= 2) throw new PowerCut();
    };
    await expect(shop.jobs['import.write'](target, context(cut))).rejects.toThrow(PowerCut);
    return afterLoss(shop);
  }
  const asked = async (shop: Shop) => value(await shop.jobs['import.unfinished']({}, context())).imports;

  test('is told with how much of it is there; the file brings the rest and nothing twice', async () => {
    const shop = await cutOff();
    const [left] = await asked(shop);
    expect(left).toMatchObject({ label: 'list.csv', done: 3, total: 4, isPlanLost: true });
    const { groupId } = must(left, 'it is told');
    expect(await shop.jobs['import.continue']({ groupId, personId: ANNA }, context())).toMatchObject({
      failure: { code: 'import-plan-lost' },
    });
    value(await shop.jobs['import.leave']({ groupId }, context()));
    expect(await asked(shop)).toEqual([]);
    expect((await planned(shop, priceList(100))).counts).toMatchObject({ new: 25, same: 75 });
    value(await shop.jobs['import.write'](target, context()));
    expect(await products(shop)).toBe(100);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });

  test('is undone, and neither that nor a whole one is asked about after the next loss', async () => {
    const shop = await cutOff();
    const { groupId } = must((await asked(shop))[0], 'it is told');
    expect(value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()))).toEqual({ undone: 3 });
    expect(await products(shop)).toBe(0);
    await planned(shop, priceList(60));
    value(await shop.jobs['import.write'](target, context()));
    const again = await afterLoss(shop);
    expect(await asked(again)).toEqual([]);
    expect(await products(again)).toBe(60);
    expect((await checkBooks(again.session.db)).differences).toBe(0);
  });
});

describe('a file that counts', () => {
  /** A shop whose 60 products came from a list: S-0 with 0 on hand, S-1 with 1, … */
  async function stockedShop() {
    const shop = await shopWithJobs();
    await planned(shop, priceList(60));
    value(await shop.jobs['import.write'](target, context()));
    return shop;
  }
  const onHand = async ({ session }: Shop) => {
    const variants = new Map((await session.db.variants.toArray()).map((row) => [row.id, row.sku]));
    const stock = await session.db.stock.toArray();
    return new Map(stock.map((row) => [variants.get(row.variantId), row.at[PLACE]?.onHand ?? 0]));
  };
  /** The price list again, with `more` of each thing. */
  const recount = (more: number) =>
    new File(
      [['SKU,Stock', ...Array.from({ length: 60 }, (_, i) => `S-${i},${i + more}`)].join('\n')],
      'stocktake.csv',
      { type: 'text/csv' },
    );
  const counting = { ...target, label: 'stocktake.csv', counts: true };
  const sell = async ({ session }: Shop, sku: string, quantity: number) => {
    const variant = must(await session.db.variants.filter((row) => row.sku === sku).first(), 'the thing is there');
    const line = { variantId: variant.id, locationId: PLACE, quantity: -quantity, costTotal: null };
    const sold = decideAdjust('sold', [line], null, []);
    value(await record(recorderOf(session), () => (sold.ok ? done({ decisions: [sold.value] }) : sold)));
  };

  test('[IMP62] by choice the file is a count: what it says is there, and what is sold afterwards is taken off', async () => {
    const shop = await stockedShop();
    const preview = await planned(shop, recount(3));
    expect(preview).toMatchObject({ stockKnown: 60, stockDiffers: { [PLACE]: 60 } });
    value(await shop.jobs['import.write'](counting, context()));
    await sell(shop, 'S-10', 4);
    const levels = await onHand(shop);
    expect([levels.get('S-0'), levels.get('S-9'), levels.get('S-10'), levels.get('S-59')]).toEqual([3, 12, 9, 62]);
    expect(await shop.session.db.counts.toArray()).toMatchObject([{ name: 'stocktake.csv', state: 'posted' }]);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });

  const takeIn = async (shop: Shop, sku: string) => {
    const { session } = shop;
    const variant = must(await session.db.variants.filter((row) => row.sku === sku).first(), 'the thing is there');
    const lot = value(newLot(variant.id, 'L-1', { expiresOn: null, receivedOn: null }));
    const line = { variantId: variant.id, locationId: PLACE, lotId: lot.id, quantity: 2, costTotal: null };
    const received = value(decideAdjust('receive', [line], null, [], [lot]));
    value(await record(recorderOf(session), () => done({ decisions: [received] })));
  };

  test('[IMP62] a product in lots is left out of the count and told; the others are counted', async () => {
    const shop = await stockedShop();
    await takeIn(shop, 'S-10');
    const preview = await planned(shop, recount(3));
    expect(preview.stockKnown).toBe(59);
    expect(preview.problems.filter(({ code }) => code === 'stock-in-lots')).toHaveLength(1);
    value(await shop.jobs['import.write'](counting, context()));
    const levels = await onHand(shop);
    expect([levels.get('S-9'), levels.get('S-10'), levels.get('S-11')]).toEqual([12, 12, 14]);
  });

  test('[IMP91] a part that is refused takes back what was written before it, and nothing stays half-way', async () => {
    const shop = await stockedShop();
    await planned(shop, recount(3));
    // Lots that came after the preview: the count that the file makes cannot be posted.
    await takeIn(shop, 'S-10');
    const before = await onHand(shop);
    expect(await shop.jobs['import.write'](counting, context())).toMatchObject({
      failure: { code: 'lots-not-counted' },
    });
    expect(await onHand(shop)).toEqual(before);
    expect((await shop.session.db.counts.toArray()).every((count) => count.state === 'void')).toBe(true);
    expect(value(await shop.jobs['import.unfinished']({}, context())).imports).toEqual([]);
    expect(await cutOffTurns(shop.session.db)).toEqual([]);
  });

  test('[IMP62] without that choice the stock of known products is left alone', async () => {
    const shop = await stockedShop();
    const before = await onHand(shop);
    expect(await planned(shop, recount(3))).toMatchObject({ counts: { new: 0, changed: 0 } });
    expect(await shop.jobs['import.write']({ ...counting, counts: false }, context())).toMatchObject({
      failure: { code: 'nothing-planned' },
    });
    expect(await onHand(shop)).toEqual(before);
  });

  test('[IMP93] one undo takes the count away, and what was sold meanwhile stays sold', async () => {
    const shop = await stockedShop();
    await planned(shop, recount(3));
    const { groupId } = value(await shop.jobs['import.write'](counting, context()));
    await sell(shop, 'S-10', 4);
    value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()));
    const levels = await onHand(shop);
    expect([levels.get('S-9'), levels.get('S-10')]).toEqual([9, 6]);
    expect((await shop.session.db.counts.toArray()).every((count) => count.state === 'void')).toBe(true);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });

  test('[IMP92] [IMP91] cut off in the middle each part is written once; cancelled, the count is undone', async () => {
    const shop = await stockedShop();
    await planned(shop, recount(3));
    class PowerCut extends Error {}
    const cut = (part: number) => {
      if (part === 3) throw new PowerCut();
    };
    await expect(shop.jobs['import.write'](counting, context(cut))).rejects.toThrow(PowerCut);
    const [left] = value(await shop.jobs['import.unfinished']({}, context())).imports;
    value(await shop.jobs['import.continue']({ groupId: must(left, 'offered').groupId, personId: ANNA }, context()));
    expect((await onHand(shop)).get('S-59')).toBe(62);
    expect(await shop.session.db.observations.count()).toBe(60);

    await planned(shop, recount(5));
    const stop = new AbortController();
    const stopAtTwo = (part: number) => (part === 2 ? stop.abort() : undefined);
    expect(await shop.jobs['import.write'](counting, context(stopAtTwo, stop.signal))).toMatchObject({
      failure: { code: 'cancelled' },
    });
    expect((await onHand(shop)).get('S-59')).toBe(62);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });
});

describe('importing orders', () => {
  const catalogue = () => new File(['SKU,Name,Price,Stock\nA-1,Apple,1.20,9\nB-1,Banana,10,9'], 'list.csv');
  const orders = () =>
    new File(
      [
        [
          'Order number,Order date,Customer name,Email,SKU,Quantity,Unit price',
          '1001,31/01/2024,Ana Lima,ana@example.org,A-1,3,1.20',
          '1001,31/01/2024,Ana Lima,ana@example.org,B-1,2,10',
          '1002,31/01/2024,Bo Ek,bo@example.org,A-1,1,1.20',
          '1003,31/01/2024,Ana Lima,ana@example.org,B-1,1,10',
        ].join('\n'),
      ],
      'orders.csv',
    );
  const write = async (shop: Shop, file: File) => {
    await planned(shop, file);
    return shop.jobs['import.write']({ ...target, label: file.name }, context());
  };
  const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1);
  const broughtIn = async ({ session }: Shop) => ({
    orders: (await session.db.orders.toArray())
      .map(({ id, number, contactId }) => [number, id, contactId])
      .sort(byText),
    contacts: (await session.db.contacts.filter(({ kind }) => kind === 'customer').toArray())
      .map(({ contactId, name }) => [name, contactId])
      .sort(byText),
    committed: (await session.db.stock.toArray()).reduce((sum, { at }) => sum + (at[PLACE]?.committed ?? 0), 0),
  });

  test('[IMP94] importing the same orders again adds nothing: neither orders, customers nor promises', async () => {
    const shop = await shopWithJobs();
    value(await write(shop, catalogue()));
    value(await write(shop, orders()));
    const first = await broughtIn(shop);
    expect([first.orders.length, first.contacts.length, first.committed]).toEqual([3, 2, 7]);
    expect((await planned(shop, orders())).counts).toMatchObject({ new: 0 });
    expect(await write(shop, orders())).toMatchObject({ failure: { code: 'nothing-planned' } });
    expect(await broughtIn(shop)).toEqual(first);
  });

  test('[ALC19] orders are not imported to a place that is not for sale; products are', async () => {
    const shop = await shopWithJobs();
    const set = { kind: 'location', id: PLACE, field: 'notForSale', value: true, was: null } as const;
    const payload = { group: null, sets: [set] };
    value(await record(recorderOf(shop.session), () => done({ decisions: [{ type: 'fields.set', payload }] })));
    value(await write(shop, catalogue()));
    expect(await write(shop, orders())).toMatchObject({ failure: { code: 'place-not-for-sale' } });
    expect(await broughtIn(shop)).toMatchObject({ orders: [], committed: 0 });
  });

  test('[IMP94] two desks that never met give the orders and customers of one file the same ids', async () => {
    const [here, there] = [await shopWithJobs(), await shopWithJobs()];
    for (const shop of [here, there]) {
      value(await write(shop, catalogue()));
      value(await write(shop, orders()));
    }
    const [mine, theirs] = [await broughtIn(here), await broughtIn(there)];
    expect(mine.orders.length).toBe(3);
    expect(theirs).toEqual(mine);
  });
});

describe('importing orders with states', () => {
  const file = () =>
    new File(
      [
        [
          'Order number,Order date,Completed date,Status,SKU,Quantity,Quantity shipped',
          '1,31/01/2024,01/02/2024,completed,A-1,3,',
          '2,31/01/2024,,partially shipped,A-1,5,2',
          '3,31/01/2024,,on-hold,B-1,2,',
          '4,31/01/2024,,refunded,B-1,1,',
          '5,31/01/2024,,cancelled,NOPE,many,',
        ].join('\n'),
      ],
      'states.csv',
    );

  test('[IMP211] [IMP212] [IMP217] the preview says what is promised, and just that is written', async () => {
    const shop = await shopWithJobs();
    await planned(shop, new File(['SKU,Name,Stock\nA-1,Apple,9\nB-1,Banana,9'], 'list.csv'));
    value(await shop.jobs['import.write']({ ...target, label: 'list.csv' }, context()));
    const preview = await planned(shop, file());
    expect(preview.counts).toEqual({ new: 3, changed: 0, same: 0, out: 2, refused: 0 });
    expect(preview.orders).toEqual({
      standings: { open: 1, held: 1, shipped: 1 },
      committed: 5_000,
      movedOn: [],
      outBy: [
        { said: 'refunded', count: 1 },
        { said: 'cancelled', count: 1 },
      ],
    });
    expect(preview.lines.map(({ kind, code, standing, said }) => [kind, code, standing ?? said])).toEqual([
      ['new', '1', 'shipped'],
      ['new', '2', 'open'],
      ['new', '3', 'held'],
      ['out', '4', 'refunded'],
      ['out', '5', 'cancelled'],
    ]);
    value(await shop.jobs['import.write']({ ...target, label: 'states.csv' }, context()));
    const { db } = shop.session;
    const orders = (await db.orders.toArray()).toSorted((a, b) => (a.number < b.number ? -1 : 1));
    expect(orders.map(({ number, state, lines }) => [number, state, lines[0]?.quantity, lines[0]?.shipped])).toEqual([
      ['1', 'shipped', 3, 3],
      ['2', 'open', 5, 2],
      ['3', 'held', 2, 0],
    ]);
    const stock = await db.stock.toArray();
    const figures = stock.map(({ at }) => [at[PLACE]?.onHand ?? 0, at[PLACE]?.committed ?? 0] as const);
    expect(figures.toSorted(([, a], [, b]) => a - b)).toEqual([
      [9, 2],
      [9, 3],
    ]);
    const again = await planned(shop, file());
    expect(again.counts).toMatchObject({ new: 0, same: 3, out: 2 });
    expect(again.orders?.movedOn).toEqual([]);
  });

  test('[IMP314] a file in which orders moved on says so, and their rows and stock stay as they are', async () => {
    const shop = await shopWithJobs();
    await planned(shop, new File(['SKU,Name,Stock\nA-1,Apple,9\nB-1,Banana,9'], 'list.csv'));
    value(await shop.jobs['import.write']({ ...target, label: 'list.csv' }, context()));
    const stating = (...states: readonly string[]) =>
      new File(
        [
          [
            'Order number,Order date,Status,SKU,Quantity',
            ...states.map((state, i) => `${i},2026-03-01,${state},A-1,2`),
          ].join('\n'),
        ],
        'states.csv',
      );
    await planned(shop, stating('Processing', 'Processing', 'On hold'));
    value(await shop.jobs['import.write']({ ...target, label: 'states.csv' }, context()));
    const { db } = shop.session;
    const before = { orders: await db.orders.toArray(), stock: await db.stock.toArray() };
    const preview = await planned(shop, stating('Completed', 'Cancelled', 'Processing', 'Completed'));
    expect(preview.counts).toMatchObject({ new: 1, same: 3 });
    expect(preview.orders?.movedOn).toEqual([
      { how: 'shipped', count: 1 },
      { how: 'out', count: 1 },
      { how: 'open', count: 1 },
    ]);
    expect(preview.lines.map(({ movedOn }) => movedOn)).toEqual(['shipped', 'out', 'open', undefined]);
    value(await shop.jobs['import.write']({ ...target, label: 'states.csv' }, context()));
    const numbers = new Set(before.orders.map(({ id: one }) => one));
    const after = (await db.orders.toArray()).filter(({ id: one }) => numbers.has(one));
    expect({ orders: after, stock: await db.stock.toArray() }).toEqual(before);
  });
});

test('[IMP316] how much is bought comes with our own file, is changed by it, and is the same when it comes again', async () => {
  const shop = await shopWithJobs();
  const own = (figures: string) =>
    new File(
      [`Product ID,Variant ID,Name,SKU,Decimals,Reorder point,Order up to,Order multiple\np,v,Tea,T-1,0,${figures}\n`],
      'own.csv',
    );
  const rules = async () =>
    (await shop.session.db.rules.toArray()).map(({ locationId, point, upTo, multiple }) => [
      locationId,
      point,
      upTo,
      multiple,
    ]);
  await planned(shop, own(',24,6'));
  value(await shop.jobs['import.write']({ ...target, label: 'own.csv' }, context()));
  expect(await rules()).toEqual([[null, null, 24, 6]]);
  expect((await planned(shop, own(',24,6'))).counts).toMatchObject({ new: 0, changed: 0, same: 1 });
  expect((await planned(shop, own('4,30,'))).counts).toMatchObject({ new: 0, changed: 1 });
  value(await shop.jobs['import.write']({ ...target, label: 'own.csv' }, context()));
  expect(await rules()).toEqual([[null, 4, 30, 6]]);
  expect((await checkBooks(shop.session.db)).differences).toBe(0);
});

describe('places', () => {
  const list = (shopStock: number, shedStock: number) =>
    new File(
      [`SKU,Name,Stock [Shop],Low stock [Shop],Stock [Shed],Low stock [Shed]\nA,Apple,${shopStock},2,${shedStock},1\n`],
      'places.csv',
      { type: 'text/csv' },
    );
  const locations = async ({ session }: Shop) =>
    (await session.db.locations.toArray()).filter((row) => !row.voided && row.locationType !== 'staging');
  const levels = async (shop: Shop) => {
    const [stock] = await shop.session.db.stock.toArray();
    return Object.fromEntries((await locations(shop)).map(({ id: at, name }) => [name, stock?.at[at]?.onHand]));
  };

  test('[IMP121] a place of the file is the location of its name, or a new one; reorder points become rules there', async () => {
    const shop = await shopWithJobs();
    const preview = await planned(shop, list(3, 40));
    expect(preview.places).toEqual([
      { place: 'Shop', locationId: PLACE },
      { place: 'Shed', locationId: null },
    ]);
    const { groupId } = value(await shop.jobs['import.write']({ ...target, places: preview.places }, context()));
    expect(await levels(shop)).toEqual({ Shop: 3, Shed: 40 });
    const rules = await shop.session.db.rules.toArray();
    expect(new Set(rules.map(({ point }) => point))).toEqual(new Set([1, 2]));
    expect(rules.every(({ locationId }) => locationId !== null)).toBe(true);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);

    // The same file again brings nothing, and its stock is what is there.
    const again = await planned(shop, list(3, 40));
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, same: 1 }, stockKnown: 1, stockDiffersThere: 0 });
    expect(again.places.every(({ locationId }) => locationId !== null)).toBe(true);

    // Another day the file is a count of both places.
    const later = await planned(shop, list(5, 39));
    expect(later).toMatchObject({ stockDiffersThere: 2 });
    value(await shop.jobs['import.write']({ ...target, counts: true, places: later.places }, context()));
    expect(await levels(shop)).toEqual({ Shop: 5, Shed: 39 });
    expect((await checkBooks(shop.session.db)).differences).toBe(0);

    value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()));
    expect((await locations(shop)).map(({ name }) => name)).toEqual(['Shop']);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });

  test('[IMP121] two places of the file that a person puts at one location add up there', async () => {
    const shop = await shopWithJobs();
    const { places } = await planned(shop, list(3, 40));
    const both = places.map(({ place }) => ({ place, locationId: PLACE }));
    value(await shop.jobs['import.write']({ ...target, places: both }, context()));
    expect(await levels(shop)).toEqual({ Shop: 43 });
    await planned(shop, list(1, 2));
    value(await shop.jobs['import.write']({ ...target, counts: true, places: both }, context()));
    expect(await levels(shop)).toEqual({ Shop: 3 });
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });
});

describe('lists of suppliers, counts and locations', () => {
  const listOf = (name: string, ...lines: readonly string[]) =>
    new File([lines.join('\n')], name, { type: 'text/csv' });
  const products = listOf(
    'p.csv',
    'Name,SKU,Supplier,Supplier code,Cost,Stock',
    'Mug,M-1,Acme,A-1,2.00,5',
    'Tea,T-1,Bolt,B-1,3.00,7',
  );
  const planOf = async (
    shop: Shop,
    file: File,
    how: { readonly supplier?: string; readonly additions?: boolean } = {},
  ) => {
    const { files } = value(await shop.jobs['import.read']({ files: [file] }, context()));
    const { supplier, additions = false } = how;
    const mappings = files.map((read) => {
      if (read.state !== 'read') return expect.fail('the file is read');
      return supplier === undefined ? read.mapping : { ...read.mapping, answers: { supplier } };
    });
    return value(await shop.jobs['import.plan']({ mappings, additions }, context()));
  };
  const withProducts = async () => {
    const shop = await shopWithJobs();
    await planOf(shop, products);
    value(await shop.jobs['import.write'](target, context()));
    return shop;
  };
  const costs = async ({ session }: Shop) =>
    Object.fromEntries(
      (await session.db.variants.toArray()).flatMap((row) => (row.voided ? [] : [[row.sku, row.cost]])),
    );
  const onHand = async ({ session }: Shop) => {
    const variants = await session.db.variants.toArray();
    const stock = await session.db.stock.bulkGet(variants.map(({ id: variantId }) => variantId));
    return Object.fromEntries(variants.map(({ sku }, i) => [sku, stock[i]?.at[PLACE]?.onHand ?? null]));
  };

  test('[IMP241] a price list changes the costs of its supplier alone, and one undo takes them back', async () => {
    const shop = await withProducts();
    const list = listOf('acme.csv', 'Supplier code,Description,Cost', 'A-1,Mug,2.40', 'B-1,Tea,9.00', 'A-7,Jug,5.00');
    const preview = await planOf(shop, list, { supplier: 'Acme' });
    expect(preview).toMatchObject({
      kind: 'price-list',
      counts: { new: 0, changed: 1, refused: 0 },
      unknown: 2,
      unplaced: false,
    });
    const { groupId } = value(await shop.jobs['import.write'](target, context()));
    expect(await costs(shop)).toEqual({ 'M-1': 240, 'T-1': 300 });
    expect((await planOf(shop, list, { supplier: 'Acme' })).counts).toMatchObject({ changed: 0, same: 1 });
    value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()));
    expect(await costs(shop)).toEqual({ 'M-1': 200, 'T-1': 300 });
    expect((await planOf(shop, list, { supplier: 'Acme', additions: true })).counts).toMatchObject({
      new: 2,
      changed: 1,
    });
    value(await shop.jobs['import.write'](target, context()));
    expect((await planOf(shop, list, { supplier: 'Acme' })).counts).toMatchObject({ new: 0, changed: 0, same: 3 });
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });

  test('[IMP245] a list of counted stock becomes a count that stays open; by choice it is posted at once', async () => {
    const shop = await withProducts();
    const list = listOf('counted.csv', 'SKU,Counted', 'M-1,4', 'T-1,7', 'X-9,1');
    const preview = await planOf(shop, list);
    expect(preview).toMatchObject({ kind: 'counts', stockKnown: 2, unknown: 1, counts: { new: 0, changed: 0 } });
    expect(preview.stockDiffers[PLACE]).toBe(1);
    expect(preview.lines[0]).toMatchObject({ kind: 'counted', code: 'M-1', counted: { quantity: 4 } });
    const write = (leftOpen: boolean) => shop.jobs['import.write']({ ...target, counts: true, leftOpen }, context());
    const { groupId } = value(await write(true));
    const states = async () =>
      (await shop.session.db.counts.toArray()).flatMap(({ state }) => (state === 'void' ? [] : [state]));
    expect([await states(), await onHand(shop)]).toEqual([['open'], { 'M-1': 5, 'T-1': 7 }]);
    value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()));
    expect(await states()).toEqual([]);
    await planOf(shop, list);
    value(await write(false));
    expect([await states(), await onHand(shop)]).toEqual([['posted'], { 'M-1': 4, 'T-1': 7 }]);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });

  test('[IMP246] a list of locations brings each once, with the staging place that belongs to it', async () => {
    const shop = await shopWithJobs();
    const list = listOf(
      'places.csv',
      'Location,Status',
      ...Array.from({ length: 30 }, (_, i) => `Place ${i},ok`),
      'Shop,ok',
    );
    expect(await planOf(shop, list)).toMatchObject({ kind: 'locations', counts: { new: 30, same: 1, refused: 0 } });
    const { groupId } = value(await shop.jobs['import.write'](target, context()));
    const locations = async () => (await shop.session.db.locations.toArray()).filter((row) => !row.voided);
    expect((await locations()).length).toBe(62);
    expect((await planOf(shop, list)).counts).toMatchObject({ new: 0, same: 31 });
    value(await shop.jobs['import.undo']({ groupId, personId: ANNA }, context()));
    expect((await locations()).length).toBe(2);
    expect((await checkBooks(shop.session.db)).differences).toBe(0);
  });
});
