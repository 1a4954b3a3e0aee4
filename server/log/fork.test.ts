import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { bookHash, factHash } from '#shared/domain/operations/books.ts';
import { emptyBooks, fold, rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { decideHold, decideShip } from '#shared/domain/orders/fulfil.ts';
import type { Place } from '#server/database/open.ts';
import { clientOf, type Logged, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { type OfferingDesk, offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

describe.each(kinds)('a log that was set back, on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let place: Place;
  let server: TestServer;
  let token: string;
  let client: StoreClient;
  let desk: OfferingDesk;
  let shop: SmallShop;
  let epoch: string;

  const start = async () => {
    server = await startAt(place);
    token ||= server.token;
    client = clientOf({ url: server.url, token });
  };
  /** Stops the server and keeps everything it has: what `restore` puts back. */
  const backup = async (): Promise<Place> => {
    await server.stop();
    const kept = await kind.copyOf(place);
    await start();
    return kept;
  };
  const restore = async (kept: Place) => {
    await server.stop();
    place = kept;
    await start();
  };
  const outcomes = async (texts: readonly string[], again = false) =>
    must((await client.push(texts, again)).body, 'the server answers').results.map((result) => result.outcome);
  const write = (decision: Decision) => desk.write(decision).text;
  const mugs = (quantity: number) => opening(shop.mug, shop.floor, quantity);
  const valueOf = (decided: { ok: boolean; value?: Decision }): Decision => must(decided.value, 'the order allows it');
  const at = (log: readonly Logged[], seq: number) => must(log[seq - 1], `the log has ${seq}`);
  /** What a desk that had `log` tells a server that has only its first operations. */
  const tell = (log: readonly Logged[], seq: number, logEpoch = epoch) =>
    client.fork({ logEpoch, seq, opId: at(log, seq).opId, lost: at(log, seq + 1).opId });

  beforeEach(async () => {
    token = '';
    place = await kind.newPlace();
    await start();
    desk = offeringDesk(1);
    shop = smallShop(desk.nextId);
    epoch = (await client.claim(shopId)).body.logEpoch;
    await client.push(shop.setup.map(write));
  }, 90_000);
  afterEach(() => server.stop());

  test('[SRV22] told where the logs part, it begins a new epoch there and says so in the log', async () => {
    const base = (await readLog(client)).length;
    const kept = await backup();
    await client.push([write(mugs(3)), write(mugs(4))]);
    const log = await readLog(client);
    await restore(kept);
    expect((await client.changes({ epoch, seq: base + 2, opId: at(log, base + 2).opId })).code).toBe('fork');
    const begun = (await tell(log, base)).body;
    expect(begun.logEpoch).not.toBe(epoch);
    expect(begun.head).toBe(base + 1);
    expect(at(await readLog(client), base + 1).op).toMatchObject({
      type: 'log.forked',
      writerId: begun.logEpoch,
      payload: { logEpoch: begun.logEpoch, forks: [{ logEpoch: epoch, seq: base }] },
    });
    const common = { epoch, seq: base, opId: at(log, base).opId };
    expect((await client.changes(common)).body).toMatchObject({ logEpoch: begun.logEpoch, head: base + 1 });
    expect((await client.shop()).body.logEpoch).toBe(begun.logEpoch);
    // The second desk that comes is told what is known, and a third epoch is not begun.
    expect((await tell(log, base)).body).toEqual({ logEpoch: begun.logEpoch, head: base + 1 });
  });

  test('[SRV22] a position beyond the last common one is a fork for ever, also where the same act stands there again', async () => {
    const base = (await readLog(client)).length;
    const kept = await backup();
    const lost = [write(mugs(3)), write(mugs(4))];
    await client.push(lost);
    const log = await readLog(client);
    await restore(kept);
    await tell(log, base);
    expect(await outcomes(lost, true)).toEqual(['accepted', 'accepted']);
    const now = await readLog(client);
    expect(at(now, base + 2).opId).toBe(at(log, base + 1).opId);
    const same = { epoch, seq: base + 2, opId: at(now, base + 2).opId };
    expect(await client.changes(same)).toMatchObject({ status: 409, code: 'fork' });
  });

  test('[SRV22] what the log does not bear out begins nothing', async () => {
    await client.push([write(mugs(3)), write(mugs(4))]);
    const log = await readLog(client);
    const wrong = [
      { logEpoch: epoch, seq: 1, opId: at(log, 1).opId, lost: at(log, 2).opId },
      { logEpoch: epoch, seq: 1, opId: at(log, 2).opId, lost: at(log, 3).opId },
      { logEpoch: epoch, seq: 0, opId: '', lost: at(log, 1).opId },
      { logEpoch: epoch, seq: 99, opId: at(log, 1).opId, lost: at(log, 2).opId },
    ];
    for (const told of wrong) expect(await client.fork(told)).toMatchObject({ status: 409, code: 'fork' });
    expect((await client.shop()).body.logEpoch).toBe(epoch);
  });

  test('[SRV23] what is given back may pass over numbers the log never saw; what comes next goes on behind it', async () => {
    const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 1]]);
    await client.push([write(orderAdded(order))]);
    desk.learn(await readLog(client));
    const known = must(rowOf(desk.books, 'order', order.id), 'the desk knows the order');
    const kept = await backup();
    const held = write(valueOf(decideHold(known)));
    const late = write(valueOf(decideShip(known, () => true, 1)));
    const after = write(mugs(5));
    expect(await outcomes([held, late])).toEqual(['accepted', 'rejected']);
    expect(await outcomes([after])).toEqual(['accepted']);
    await restore(kept);
    expect(await outcomes([held, after])).toEqual(['accepted', 'waiting']);
    expect(await outcomes([after], true)).toEqual(['accepted']);
    expect(await outcomes([write(mugs(6))])).toEqual(['accepted']);
  });

  test('[DATA-R11] set back twice, once below the first time: every epoch holds up to its lowest common point', async () => {
    const early = await backup();
    const base = (await readLog(client)).length;
    await client.push([write(mugs(1)), write(mugs(2))]);
    const later = await backup();
    await client.push([write(mugs(3)), write(mugs(4))]);
    const first = await readLog(client);
    await restore(later);
    const second = (await tell(first, base + 2)).body.logEpoch;
    await client.push(
      first.slice(base + 2).map(({ text }) => text),
      true,
    );
    const all = await readLog(client);
    await restore(early);
    const third = (await tell(all, base, second)).body.logEpoch;
    expect(
      await outcomes(
        all.slice(base).map(({ text }) => text),
        true,
      ),
    ).toEqual(all.slice(base).map(() => 'accepted'));
    for (const old of [epoch, second]) {
      const beyond = { epoch: old, seq: base + 1, opId: at(await readLog(client), base + 1).opId };
      expect((await client.changes(beyond)).code).toBe('fork');
      expect((await client.changes({ epoch: old, seq: base, opId: at(all, base).opId })).body.logEpoch).toBe(third);
    }
    const log = await readLog(client);
    const books = emptyBooks();
    for (const { op, seq } of log) fold(books, op, seq);
    expect(books.forks).toEqual({ [epoch]: base, [second]: base });
    expect((await client.hash()).body).toMatchObject({
      factHash: factHash(log.map(({ text }) => text)),
      bookHash: bookHash(books.rows.values(), books.levels.values(), books.counted.values()),
      differences: 0,
    });
  });
});
