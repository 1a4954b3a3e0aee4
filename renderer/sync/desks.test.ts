import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { decideCancel, decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { newestLines } from '#renderer/db/newest-lines.ts';
import { checkBooks } from './books-check.ts';
import { connect, pull, push } from './exchange.ts';
import { pumpJournal } from './pump.ts';
import { type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { newOrder } from '#tests/fixtures/small-shop.ts';
import {
  MUG,
  PLACE,
  begin,
  closeDesks,
  counts,
  type Desk,
  does,
  expectEqual,
  loseDatabase,
  newShop,
  nextId,
  now,
  onHand,
  order,
  passes,
  posts,
  renames,
  seal,
  secondDesk,
  sees,
  sells,
  silent,
  sync,
  twoDesks,
  undoes,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';

afterEach(closeDesks);

/** An order as a file that both desks have says it. */
function fileOrder(quantity: number): NewOrder {
  return newOrder(countingIds(0x55), [[MUG, PLACE, quantity]], { number: 'F-1', channel: 'csv' });
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

  test('[LOT1] [LOT2] both receive one lot while apart: one lot, in cells that are equal everywhere, sealed and made anew', async () => {
    const { one, two } = await twoDesks();
    const lotOf = (expiresOn: string) => value(newLot(MUG, 'L-7', { expiresOn, receivedOn: null }));
    const { id: lotId } = lotOf('2026-09-30');
    const line = (quantity: number) => ({ variantId: MUG, locationId: PLACE, lotId, quantity, costTotal: null });
    const takesIn = (quantity: number, expiresOn: string) => () =>
      value(decideAdjust('receive', [line(quantity)], null, [], [lotOf(expiresOn)]));
    const received = await does(one, takesIn(6, '2026-09-30'));
    await does(two, takesIn(2, '2027-01-31'));
    await does(two, () => value(decideAdjust('damage', [line(1)], null)));
    for (const desk of [one, two, one]) await sync(desk);
    await expectEqual(one, two);
    const figures = async (desk: Desk) => (await desk.session.db.stock.get(MUG))?.at[PLACE];
    expect(await figures(two)).toMatchObject({ onHand: 17, lots: { [lotId]: { onHand: 7 } } });
    expect(await two.session.db.lots.toArray()).toMatchObject([{ id: lotId, code: 'L-7', expiresOn: '2026-09-30' }]);
    expect((await one.session.db.inbox.toArray()).map((row) => row.type)).toEqual(['lost-edit']);
    await seal(one);
    await undoes(one, received);
    await loseDatabase(two);
    for (const desk of [one, two, one]) await sync(desk);
    await expectEqual(one, two);
    expect(await figures(two)).toMatchObject({ onHand: 11, lots: { [lotId]: { onHand: 1 } } });
    expect(await one.session.db.lots.toArray()).toMatchObject([{ expiresOn: '2027-01-31', voided: false }]);
  });

  test('[DATA-R26] [IMP95] both import one file while apart: the orders stand until both have undone it, and again when done again', async () => {
    const { one, two } = await twoDesks();
    const imports = (quantity: number) => (): Decision => ({
      type: 'order.added',
      payload: { group: null, orders: [fileOrder(quantity)] },
    });
    const shown = async (desk: Desk) => {
      const row = must(await desk.session.db.orders.get(fileOrder(1).id), 'the order was brought in');
      const committed = (await desk.session.db.stock.get(MUG))?.at[PLACE]?.committed ?? 0;
      return [!row.voided, committed - typed];
    };
    const typed = (await one.session.db.stock.get(MUG))?.at[PLACE]?.committed ?? 0;
    const first = await does(one, imports(2));
    const second = await does(two, imports(3));
    const everywhere = async () => {
      for (const desk of [one, two, one]) await sync(desk);
      await expectEqual(one, two);
      return [await shown(one), await shown(two)];
    };
    expect(await everywhere()).toEqual([
      [true, 2],
      [true, 2],
    ]);
    await undoes(one, first);
    // Before the server has answered, too.
    expect(await shown(one)).toEqual([true, 3]);
    expect(await everywhere()).toEqual([
      [true, 3],
      [true, 3],
    ]);
    await undoes(two, second);
    await does(two, sells(1));
    expect(await everywhere()).toEqual([
      [false, 0],
      [false, 0],
    ]);
    await undoes(two, reversalId(first));
    expect(await everywhere()).toEqual([
      [true, 2],
      [true, 2],
    ]);
  });

  test('[DATA-R26] an order that one desk picks while the other undoes its import stays, on both', async () => {
    const { one, two } = await twoDesks();
    const id = fileOrder(1).id;
    const brought = await does(one, () => ({
      type: 'order.added',
      payload: { group: null, orders: [fileOrder(2)] },
    }));
    await sync(one);
    await sync(two);
    await undoes(one, brought);
    await does(two, async (desk) =>
      value(decidePick(must(await desk.session.db.orders.get(id), 'the order is here'), () => true, 'all')),
    );
    expect((await one.session.db.orders.get(id))?.voided).toBe(true);
    for (const desk of [one, two, one]) await sync(desk);
    await expectEqual(one, two);
    for (const desk of [one, two])
      expect(await desk.session.db.orders.get(id)).toMatchObject({ voided: false, state: 'picking' });
  });

  test('[DATA-R7] [DATA-P7] of two renames the late one loses, on both desks, and leaves exactly one inbox row', async () => {
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
    const opId = await does(two, async (desk) => value(decideCancel(await order(desk), () => true)));
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
    // What the inbox row speaks of can still be read, and stands after what this desk had made before it.
    const known = await two.session.db.operations.orderBy('no').toArray();
    const refused = must(
      known.find((row) => row.opId === opId),
      'the refused act is kept',
    );
    expect(refused).toMatchObject({ stage: 'refused', type: 'order.moved' });
    const own = known.filter(({ writerId }) => writerId === refused.writerId).map(({ writerSeq }) => writerSeq);
    expect(own).toEqual([...own].sort((a, b) => a - b));
    expect(await onHand(two)).toBe(8);
    await sync(two);
    await sync(one);
    await expectEqual(one, two);
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
    two.sending.sentNo = 0;
    await sync(two);
    await sync(two);
    await sync(one);
    expect([await onHand(one), await onHand(two)]).toEqual([9, 9]);
    await expectEqual(one, two);
  });

  test('[DATA-R3] [DATA-P4] a lost answer is asked again and counts once', async () => {
    const { one, two, server } = await twoDesks();
    await does(one, sells(1));
    value(await pumpJournal(one.session.db, one.session.door, silent));
    server.losesAnswers = true;
    expect((await push(one.session, one.sending)).ok).toBe(false);
    server.losesAnswers = false;
    await sync(one);
    await sync(two);
    expect(server.log.length).toBe(new Set(server.log.map((entry) => entry.opId)).size);
    expect(await onHand(two)).toBe(9);
    await expectEqual(one, two);
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
    two.sending.sentNo = 0;
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
    one.sending.sentNo = 0;
    await sync(one);
    await sync(two);
    await sync(one);
    expect((await two.session.db.products.toArray())[0]?.name).toBe('Cup');
    await expectEqual(one, two);
  });
});

describe('counts on desks', () => {
  test('[CNT1] [CNT7] a sale made before a count that arrives after it changes the variance, not the shelf', async () => {
    const { one, two } = await twoDesks();
    await does(two, sells(1));
    passes(3_600_000);
    await counts(one, 8);
    const lines = async () => (await newestLines(one.session.db, MUG, { limit: 50 })).movements;
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
        passes(chance.between(-600_000, 1_200_000));
        const act = chance.below(10);
        if (act < 4) undoable.push(await does(desk, sells(chance.between(1, 3))));
        else if (act < 6) undoable.push(await counts(desk, chance.below(30)));
        else if (act < 7) await undoes(desk, chance.pick(undoable.length > 0 ? undoable : [nextId() as OpId]));
        else if (act < 8) await seal(desk);
        else if (chance.happens(0.15)) {
          await loseDatabase(desk);
          desk.sending.sentNo = 0;
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
