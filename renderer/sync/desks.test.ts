import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { deriveUuid } from '#shared/base/hash.ts';
import type {
  CountId,
  LocationId,
  OpId,
  OrderId,
  OrderLineId,
  PersonId,
  ProductId,
  ShopId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { decideReversal } from '#shared/domain/operations/effects.ts';
import { decideBegin, decideObservation } from '#shared/domain/counts/count.ts';
import { countLines } from '#shared/domain/counts/count-line.ts';
import { decidePosting } from '#shared/domain/counts/post.ts';
import { reviewCount } from '#shared/domain/counts/review.ts';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { decideCancel, decideShip } from '#shared/domain/orders/fulfil.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { readStored } from '#renderer/db/accept.ts';
import { deleteDatabase, type ShopDatabase } from '#renderer/db/database.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import { readCount } from '#renderer/db/counts.ts';
import { record } from '#renderer/db/record.ts';
import { movementsOf, sealOldest } from '#renderer/db/segments.ts';
import { memoryHost, type MemoryServer, memoryServer } from '#tests/fakes/memory-host.ts';
import { checkBooks } from './books-check.ts';
import { connect, type Lane, pull, push } from './exchange.ts';
import { pumpJournal } from './pump.ts';
import { startLanes } from './lane.ts';
import { closeShop, createShop, joinShop, type Means, openShop, type Session } from './session.ts';

const id = (name: string) => deriveUuid('test', name);
const SHOP = id('shop') as ShopId;
const PLACE = id('place') as LocationId;
const MUG = id('mug') as VariantId;
const ORDER = id('order') as OrderId;
const LINE = id('line') as OrderLineId;
const ANNA = id('anna') as PersonId;

let time = 1_700_000_000_000;
let counter = 0;
const nextId = () => id(`n${++counter}`);
const now = () => ++time;
const silent = () => undefined;

type Desk = {
  session: Session;
  readonly means: Means;
  readonly lane: Lane;
  readonly at: ReturnType<typeof memoryHost>;
};
const open: Desk[] = [];

afterEach(async () => {
  for (const desk of open.splice(0)) {
    await closeShop(desk.session);
    await deleteDatabase(desk.session.entry.dbName);
  }
});

function entry(): ShopEntry {
  const generation = nextId();
  return { shopId: SHOP, shopKind: 'real', name: 'Shop', dbName: `stockroom-${generation}`, generation, createdAt: 0 };
}

const firstActs: readonly Decision[] = [
  {
    type: 'place.added',
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
        { id: PLACE, name: 'Shop', locationType: 'shop', parentId: null, barcode: null, archived: false },
        {
          id: stagingId(PLACE),
          name: 'Shop',
          locationType: 'staging',
          parentId: PLACE,
          barcode: null,
          archived: false,
        },
      ],
      suppliers: [],
    },
  },
  {
    type: 'catalog.added',
    payload: {
      group: null,
      products: [
        {
          id: id('p') as ProductId,
          name: 'Mug',
          category: null,
          supplierId: null,
          description: null,
          archived: false,
          productType: 'simple',
          source: null,
        },
      ],
      variants: [
        {
          id: MUG,
          productId: id('p') as ProductId,
          sku: 'MUG',
          options: [],
          price: 900,
          cost: 400,
          unit: null,
          supplierCode: null,
          archived: false,
          decimals: 0,
          source: null,
        },
      ],
      barcodes: [],
      rules: [],
      stock: [
        {
          variantId: MUG,
          locationId: PLACE,
          quantity: 10,
          reason: 'opening',
          costTotal: 4000,
          tracks: 1,
          reverses: null,
        },
      ],
    },
  },
  {
    type: 'order.added',
    payload: {
      group: null,
      orders: [
        {
          id: ORDER,
          number: '1',
          channel: 'manual',
          contactId: null,
          state: 'open',
          placedAt: 1,
          shippedAt: null,
          dueAt: null,
          lines: [{ id: LINE, variantId: MUG, locationId: PLACE, quantity: 2, unitPrice: 900 }],
        },
      ],
    },
  },
];

async function newShop(server: MemoryServer | null): Promise<Desk> {
  const at = memoryHost(server);
  const means = { host: at.host, now, nextId, windowId: nextId() };
  const shop = entry();
  at.entries.set(shop.shopId, shop);
  const made = await createShop(
    means,
    shop,
    firstActs.map((decision) => ({ at: now(), decision })),
    [],
    ANNA,
    silent,
  );
  return keep({ session: value(made).session, means, lane: { sentNo: 0 }, at });
}

async function secondDesk(server: MemoryServer): Promise<Desk> {
  const at = memoryHost(server);
  const means = { host: at.host, now, nextId, windowId: nextId() };
  const shop = entry();
  at.entries.set(shop.shopId, shop);
  const person = {
    contactId: id('bob'),
    kind: 'person' as const,
    erased: false,
    name: 'Bob',
    address: '',
    phone: '',
    email: '',
    note: '',
  };
  return keep({ session: value(await joinShop(means, shop, person, silent)).session, means, lane: { sentNo: 0 }, at });
}

function keep(desk: Desk): Desk {
  open.push(desk);
  return desk;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`);
  return result.value;
}

async function does(desk: Desk, decide: (desk: Desk) => Promise<Decision> | Decision): Promise<OpId> {
  const { db, feed } = desk.session;
  const decision = await decide(desk);
  const recorded = value(
    await record({ db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) }, () =>
      done({ decisions: [decision] }),
    ),
  );
  return must(recorded.opIds[0], 'one act was recorded');
}

const sells = (quantity: number) => (): Decision =>
  value(decideAdjust('sold', [{ variantId: MUG, locationId: PLACE, quantity, costTotal: null }], null));
const renames = (desk: Desk, name: string): Promise<Decision> =>
  desk.session.db.products.toArray().then(([mug]) => ({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [{ kind: 'product', id: id('p'), field: 'name', value: name, was: must(mug, 'the mug is there').name }],
    },
  }));
const order = async (desk: Desk) => must(await desk.session.db.orders.get(ORDER), 'the order is there');

async function sync(desk: Desk): Promise<void> {
  value(await pumpJournal(desk.session.db, desk.at.host ? desk.session.door : desk.session.door, silent));
  value(await push(desk.session, desk.lane));
  value(await pull(desk.session, 0, now));
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
}

async function onHand(desk: Desk): Promise<number> {
  return (await desk.session.db.stock.get(MUG))?.at[PLACE]?.onHand ?? 0;
}

/** Closes the desk's shop, takes its database away, and opens it again from the journal. */
async function loseDatabase(desk: Desk): Promise<void> {
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
  await closeShop(desk.session);
  await deleteDatabase(desk.session.entry.dbName);
  desk.session = value(
    await openShop(desk.means, must(desk.at.entries.get(SHOP), 'the shop is listed'), false, silent),
  ).session;
}

describe('one desk', () => {
  test('[DATA-R2] an act is in the journal after the pump, once, in the order it was made', async () => {
    const desk = await newShop(null);
    await does(desk, sells(1));
    await does(desk, sells(2));
    const before = desk.at.journal.length;
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    expect(desk.at.journal.length - before).toBe(2);
    expect(await onHand(desk)).toBe(7);
  });

  test('[DATA-R2] while the journal fails nothing is saved, and everything goes in order once it works again', async () => {
    const desk = await newShop(null);
    desk.at.broken = true;
    await does(desk, sells(1));
    const failed = await pumpJournal(desk.session.db, desk.session.door, silent);
    expect(failed).toMatchObject({ ok: false, failure: { code: 'journal-unwritable' } });
    desk.at.broken = false;
    let saved = 0;
    value(await pumpJournal(desk.session.db, desk.session.door, (no) => (saved = no)));
    expect(saved).toBeGreaterThan(0);
  });

  test('[DATA-R5] a lost database comes back from the journal with the same hashes, and a new writer names its predecessor', async () => {
    const desk = await newShop(null);
    await does(desk, sells(3));
    const before = await checkBooks(desk.session.db);
    await loseDatabase(desk);
    const after = await checkBooks(desk.session.db);
    expect(after.bookHash).toBe(before.bookHash);
    expect(after.differences).toBe(0);
    const started = must(await desk.session.db.operations.orderBy('no').last(), 'the new writer has begun');
    expect(readStored(started)).toMatchObject({
      type: 'writer.started',
      writerSeq: 1,
      payload: { predecessor: { writerSeq: 5 } },
    });
  });

  test('[DATA-R4] an act is undone once, and undoing the undo is the redo', async () => {
    const desk = await newShop(null);
    const sale = await does(desk, sells(4));
    const stored = async (opId: OpId) =>
      readStored(must(await desk.session.db.operations.where('opId').equals(opId).first(), 'the act is stored'));
    const undo = await does(desk, async () => decideReversal(await stored(sale)));
    expect(await onHand(desk)).toBe(10);
    await expect(does(desk, async () => decideReversal(await stored(sale)))).rejects.toThrow('already-done');
    await does(desk, async () => decideReversal(await stored(undo)));
    expect(await onHand(desk)).toBe(6);
  });
});

async function twoDesks(): Promise<{ one: Desk; two: Desk; server: MemoryServer }> {
  const server = memoryServer();
  const one = await newShop(server);
  value(await pumpJournal(one.session.db, one.session.door, silent));
  value(await connect(one.session, 'http://127.0.0.1:1', silent));
  await sync(one);
  const two = await secondDesk(server);
  await sync(two);
  return { one, two, server };
}

async function expectEqual(one: Desk, two: Desk): Promise<void> {
  const [a, b] = [await checkBooks(one.session.db), await checkBooks(two.session.db)];
  expect(a.cursor).toEqual(b.cursor);
  expect(a.unsent + b.unsent).toBe(0);
  expect(b.factHash).toBe(a.factHash);
  expect(b.bookHash).toBe(a.bookHash);
  expect(a.differences + b.differences).toBe(0);
}

describe('two desks and a server', () => {
  test('[DATA-R9] a second desk ends equal to the first', async () => {
    const { one, two } = await twoDesks();
    await sync(one);
    await expectEqual(one, two);
    expect(await onHand(two)).toBe(10);
  });

  test('[DATA-R6] both sell while apart: both sales count, once each', async () => {
    const { one, two } = await twoDesks();
    await does(one, sells(1));
    await does(two, sells(2));
    await sync(one);
    await sync(two);
    await sync(one);
    expect([await onHand(one), await onHand(two)]).toEqual([7, 7]);
    await expectEqual(one, two);
  });

  test('[DATA-R7] of two renames the late one loses, on both desks, and leaves exactly one inbox row', async () => {
    const { one, two } = await twoDesks();
    await does(one, (desk) => renames(desk, 'Cup'));
    await does(two, (desk) => renames(desk, 'Beaker'));
    expect((await two.session.db.products.toArray())[0]?.name).toBe('Beaker');
    await sync(one);
    await sync(two);
    await sync(one);
    expect((await two.session.db.products.toArray())[0]?.name).toBe('Cup');
    expect(await two.session.db.inbox.count()).toBe(1);
    await expectEqual(one, two);
    expect(await two.session.db.shadows.count()).toBe(0);
  });

  test('[DATA-R4] one ships and the other cancels: the second act is refused whole, with its stock', async () => {
    const { one, two } = await twoDesks();
    await does(one, async (desk) => value(decideShip(await order(desk), () => true, 5)));
    await does(two, async (desk) => value(decideCancel(await order(desk), () => true)));
    expect((await order(two)).state).toBe('cancelled');
    await sync(one);
    await sync(two);
    await sync(one);
    expect([(await order(one)).state, (await order(two)).state]).toEqual(['shipped', 'shipped']);
    expect(await two.session.db.inbox.toArray()).toMatchObject([{ type: 'refused', code: 'order-moved-on' }]);
    expect([await onHand(one), await onHand(two)]).toEqual([8, 8]);
    await expectEqual(one, two);
    await loseDatabase(two);
    expect(await two.session.db.inbox.toArray()).toMatchObject([{ type: 'refused', resolved: false }]);
    expect(await onHand(two)).toBe(8);
  });

  test('[DATA-R4] both undo one sale: it is undone once', async () => {
    const { one, two } = await twoDesks();
    const sale = await does(one, sells(5));
    await sync(one);
    await sync(two);
    const undoes = async (desk: Desk) =>
      decideReversal(
        readStored(must(await desk.session.db.operations.where('opId').equals(sale).first(), 'the sale is known')),
      );
    await does(one, undoes);
    await does(two, undoes);
    await sync(one);
    await sync(two);
    await sync(one);
    expect([await onHand(one), await onHand(two)]).toEqual([10, 10]);
    await expectEqual(one, two);
  });

  test('[DATA-R3] an undo that another desk told first still uses its number here: what follows is not held up', async () => {
    const { one, two } = await twoDesks();
    const sale = await does(one, sells(5));
    await sync(one);
    await sync(two);
    const undoes = async (desk: Desk) =>
      decideReversal(
        readStored(must(await desk.session.db.operations.where('opId').equals(sale).first(), 'the sale is known')),
      );
    await does(one, undoes);
    await does(two, undoes);
    await sync(one);
    value(await pull(two.session, 0, now));
    await does(two, sells(1));
    await loseDatabase(two);
    two.lane.sentNo = 0;
    await sync(two);
    await sync(two);
    await sync(one);
    expect([await onHand(one), await onHand(two)]).toEqual([9, 9]);
    await expectEqual(one, two);
  });

  test('[DATA-R3] a lost answer is asked again and counts once', async () => {
    const { one, two, server } = await twoDesks();
    await does(one, sells(1));
    value(await pumpJournal(one.session.db, one.session.door, silent));
    server.losesAnswers = true;
    expect((await push(one.session, one.lane)).ok).toBe(false);
    server.losesAnswers = false;
    await sync(one);
    await sync(two);
    expect(server.log.length).toBe(new Set(server.log.map((entry) => entry.opId)).size);
    expect(await onHand(two)).toBe(9);
    await expectEqual(one, two);
  });

  test('[DATA-R11] a server that was set back gets nothing more from a desk that knows what it lost', async () => {
    const { one, two, server } = await twoDesks();
    await does(two, sells(2));
    await sync(two);
    await sync(one);
    server.log.pop();
    const left = server.log.map((entry) => entry.opId);
    await does(one, sells(1));
    const told: SyncStatus[] = [];
    const lanes = startLanes(one.session, { now, after: () => silent }, (status) => told.push(status));
    await lanes.syncNow();
    await lanes.stop();
    expect(told.at(-1)).toMatchObject({ unsent: 1, server: { state: 'stopped', code: 'fork' } });
    expect(server.log.map((entry) => entry.opId)).toEqual(left);
    expect(await onHand(one)).toBe(7);
  });

  test('[JRN12] a journal that lost an unsynced operation of another desk takes it again from the server', async () => {
    const { one, two } = await twoDesks();
    await does(one, sells(1));
    await does(one, sells(1));
    await sync(one);
    await sync(two);
    await does(two, sells(3));
    await sync(two);
    const hole = two.at.journal.findIndex((entry) => entry.type === 'foreign' && entry.seq === 6);
    expect(hole).toBeGreaterThan(0);
    two.at.journal.splice(hole, 1);
    await loseDatabase(two);
    two.lane.sentNo = 0;
    await sync(two);
    await sync(two);
    await sync(one);
    expect([await onHand(one), await onHand(two)]).toEqual([5, 5]);
    await expectEqual(one, two);
  });

  test('[DATA-R3] a desk that loses its database with acts under way shows and sends them again', async () => {
    const { one, two, server } = await twoDesks();
    server.away = true;
    await does(one, sells(1));
    await does(one, (desk) => renames(desk, 'Cup'));
    await loseDatabase(one);
    expect(await onHand(one)).toBe(9);
    server.away = false;
    one.lane.sentNo = 0;
    await sync(one);
    await sync(two);
    await sync(one);
    expect((await two.session.db.products.toArray())[0]?.name).toBe('Cup');
    await expectEqual(one, two);
  });
});

const begins = (): Decision =>
  value(decideBegin({ name: 'Shelf', locationId: PLACE, scope: { kind: 'all' }, mode: 'guided' }, nextId));

async function begin(desk: Desk): Promise<CountId> {
  const opId = await does(desk, begins);
  const op = readStored(must(await desk.session.db.operations.where('opId').equals(opId).first(), 'the act is stored'));
  return op.type === 'count.begun' ? op.payload.countId : (nextId() as CountId);
}

const sees = (countId: CountId, quantity: number) => async (desk: Desk) => {
  const count = must(await desk.session.db.counts.get(countId), 'the count is here');
  return value(
    decideObservation(count, { variantId: MUG, locationId: PLACE, how: 'replace', quantity }, { at: now() }),
  );
};

const posts = (countId: CountId) => (desk: Desk) => posting(desk.session.db, countId);

async function posting(db: ShopDatabase, countId: CountId): Promise<Decision> {
  const { count, observations, notes, past } = must(await readCount(db, countId), 'the count is here');
  const review = reviewCount(countLines(observations, notes, past.predecessors), past, () => undefined);
  const agreed = new Set(review.map((line) => line.levelId));
  return value(decidePosting(count, review, past, { at: now(), agreed }));
}

async function counts(desk: Desk, quantity: number): Promise<OpId> {
  const countId = await begin(desk);
  await does(desk, sees(countId, quantity));
  const { db, feed } = desk.session;
  // As a command does it: read, decided and written in one transaction.
  const recorded = value(
    await record({ db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) }, async (inside) =>
      done({ decisions: [await posting(inside, countId)] }),
    ),
  );
  return must(recorded.opIds[0], 'one act was recorded');
}

describe('counts on desks', () => {
  test('[CNT1] [CNT7] a sale made before a count that arrives after it changes the variance, not the shelf', async () => {
    const { one, two } = await twoDesks();
    await does(two, sells(1));
    time += 3_600_000;
    await counts(one, 8);
    const lines = async () => (await movementsOf(one.session.db, MUG, { limit: 50 })).movements;
    const variance = async () => (await lines()).find((line) => line.checkpoint);
    expect([await onHand(one), (await variance())?.quantity]).toEqual([8, -2]);
    for (const desk of [two, one, two]) await sync(desk);
    expect([await onHand(one), await onHand(two)]).toEqual([8, 8]);
    expect(await variance()).toMatchObject({ quantity: -1, reason: 'count', checkpoint: { asPosted: -2 } });
    expect((await variance())?.checkpoint?.told).toMatchObject([{ quantity: -1, before: true, late: true }]);
    expect((await lines()).reduce((sum, line) => sum + line.quantity, 0)).toBe(8);
    await expectEqual(one, two);
  });

  test('[CNT5] a posting that another desk did first is refused, and leaves the shelf as that desk counted it', async () => {
    const { one, two } = await twoDesks();
    const countId = await begin(one);
    await does(one, sees(countId, 7));
    for (const desk of [one, two]) await sync(desk);
    await does(two, posts(countId));
    await does(one, sees(countId, 3));
    await does(one, posts(countId));
    expect([await onHand(one), await onHand(two)]).toEqual([3, 7]);
    for (const desk of [two, one, two, one]) await sync(desk);
    expect([await onHand(one), await onHand(two)]).toEqual([7, 7]);
    expect(await one.session.db.inbox.toArray()).toMatchObject([{ type: 'refused', code: 'count-moved-on' }]);
    await expectEqual(one, two);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '[CNT9] counts, sales and undos on three desks in any order, rows and segments: equal everywhere (seed %i)',
    async (seed) => {
      const chance = chanceFrom(seed);
      const server = memoryServer();
      const first = await newShop(server);
      for (let n = 0; n < 6; n++) await does(first, sells(1));
      if (chance.happens(0.5)) await counts(first, 20);
      // What was sealed before there was a server has no number of it.
      await seal(first);
      value(await connect(first.session, 'http://server', silent));
      await sync(first);
      const desks = [first, await secondDesk(server), await secondDesk(server)];
      for (const desk of desks) await sync(desk);
      const undoable: OpId[] = [];
      for (let n = 0; n < 40; n++) {
        const desk = chance.pick(desks);
        time += chance.between(-600_000, 1_200_000);
        const act = chance.below(10);
        if (act < 4) undoable.push(await does(desk, sells(chance.between(1, 3))));
        else if (act < 6) undoable.push(await counts(desk, chance.below(30)));
        else if (act < 7) await undoes(desk, chance.pick(undoable.length > 0 ? undoable : [nextId() as OpId]));
        else if (act < 8) await seal(desk);
        else if (chance.happens(0.15)) {
          await loseDatabase(desk);
          desk.lane.sentNo = 0;
        } else await sync(desk);
      }
      for (const desk of [...desks, ...desks]) await sync(desk);
      for (const desk of desks) await expectEqual(first, desk);
      expect([...server.books.levels.values()].find((level) => level.locationId === PLACE)?.onHand).toBe(
        await onHand(first),
      );
    },
  );
});

/** Moves what can be moved out of the newest rows. */
async function seal(desk: Desk): Promise<void> {
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
  await sealOldest(desk.session.db, { keepNewest: 1, lines: 3 });
}

async function undoes(desk: Desk, opId: OpId): Promise<void> {
  const { db } = desk.session;
  const stored = await db.operations.where('opId').equals(opId).first();
  const undo = stored && decideReversal(readStored(stored));
  if (!undo?.opId || (await db.operations.where('opId').equals(undo.opId).count()) > 0) return;
  await does(desk, () => undo);
}
