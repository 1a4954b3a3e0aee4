import { randomUUID } from 'node:crypto';
import { PGlite, types } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { takeBackRoutes } from '#shared/contract/store/take-back.ts';
import { bookHash, factHash } from '#shared/domain/operations/books.ts';
import { emptyBooks, fold, rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { decidePick } from '#shared/domain/orders/fulfil.ts';
import { NOBODY } from '#shared/domain/operations/ids.ts';
import { embedded, openOn, type Place } from '#server/database/open.ts';
import { readOffers } from '#server/log/offer.ts';
import { pushOffers } from '#server/log/push.ts';
import { takeBack } from '#server/log/take-back.ts';
import { claimShop, ensureShop } from '#server/shop/shop.ts';
import { clientOf, type Logged, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { type OfferingDesk, offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

/** What a backup of the log as it is now would say. */
type Backup = {
  readonly heads: { readonly writerId: string; readonly number: number }[];
  readonly knows: number;
  readonly texts: readonly string[];
};

describe.each(kinds)('a shop that is taken back, on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let place: Place;
  let server: TestServer;
  let client: StoreClient;
  let one: OfferingDesk;
  let two: OfferingDesk;
  let shop: SmallShop;
  let epoch: string;
  let token: string;

  const write = (desk: OfferingDesk, decision: Decision) => desk.write(decision).text;
  const mugs = (quantity: number) => opening(shop.mug, shop.floor, quantity);
  const push = async (...texts: readonly string[]) => (await client.push(texts)).body.results;
  const backup = async (): Promise<Backup> => {
    const log = await readLog(client);
    const heads = new Map<string, number>();
    let knows = 0;
    for (const { op } of log) {
      if (op.type === 'log.forked') knows = Math.max(knows, op.payload.takenBack?.no ?? 0);
      else heads.set(op.writerId, Math.max(op.writerSeq, heads.get(op.writerId) ?? 0));
    }
    const said = [...heads].map(([writerId, number]) => ({ writerId, number }));
    return { heads: said, knows, texts: actsOf(log) };
  };
  const asked = ({ heads, knows }: Backup) => ({ shopId, heads, knows, zone: 'Europe/Berlin' });
  const preview = (to: Backup) => client.ask('POST', '/v1/take-back/preview', takeBackRoutes.preview.answer, asked(to));
  const take = (to: Backup, requestId: string = randomUUID()) =>
    client.ask('POST', '/v1/take-back', takeBackRoutes.take.answer, {
      ...asked(to),
      requestId,
      to: 1_700_000_000_000,
      computer: 'PC-A',
      actor: one.nextId(),
    });
  const listOf = async (no: number) =>
    (await client.ask('GET', `/v1/taken-back?no=${no}`, takeBackRoutes.list.answer)).body.ops;
  const actsOf = (log: readonly Logged[]) => log.filter(({ op }) => op.type !== 'log.forked').map(({ text }) => text);
  /** The log is gapless, and the books are the fold of it. */
  const expectWhole = async () => {
    const log = await readLog(client, 7);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
    const books = emptyBooks();
    for (const { op, seq } of log) expect(fold(books, op, seq).ok).toBe(true);
    expect((await client.hash()).body).toMatchObject({
      head: log.length,
      factHash: factHash(log.map(({ text }) => text)),
      bookHash: bookHash(books.rows.values(), books.levels.values(), books.counted.values()),
      differences: 0,
    });
    return log;
  };

  beforeEach(async () => {
    place = await kind.newPlace();
    server = await startAt(place, { scope: 'admin' });
    ({ token } = server);
    client = clientOf(server);
    [one, two] = [offeringDesk(1), offeringDesk(2)];
    shop = smallShop(one.nextId);
    epoch = (await client.claim(shopId)).body.logEpoch;
    await push(...shop.setup.map((decision) => write(one, decision)), write(two, mugs(1)));
  }, 90_000);
  afterEach(() => server.stop());

  test('[SRV40] what the backup does not hold leaves the log, the rest keeps its order under a new epoch', async () => {
    const kept = await backup();
    const late = write(one, mugs(9));
    await push(late, write(two, mugs(2)), write(one, mugs(3)), write(offeringDesk(3), mugs(4)));
    // Made before the backup at a desk that was away, and taken behind what is undone now.
    const [early] = kept.heads.filter(({ writerId }) => writerId === two.writerId);
    const held = { ...kept, heads: [...kept.heads.filter((h) => h !== early), { writerId: two.writerId, number: 2 }] };
    const before = await readLog(client);
    expect((await preview(held)).body).toMatchObject({
      acts: 3,
      returned: 0,
      dayCount: 1,
      writers: [{ acts: 2 }, { acts: 1 }],
    });
    expect((await readLog(client)).length).toBe(before.length);
    const { body } = await take(held);
    const base = before.length - 4;
    expect(body).toMatchObject({ acts: 3, no: 1, head: base + 2, dayCount: 1, days: [{ acts: 3 }] });
    const log = await expectWhole();
    expect(actsOf(log)).toEqual(
      [...before.slice(0, base), ...before.slice(base + 1, base + 2)].map(({ text }) => text),
    );
    expect(log[base]?.op).toMatchObject({
      type: 'log.forked',
      writerId: body.logEpoch,
      payload: { forks: [{ logEpoch: epoch, seq: base }], takenBack: { no: 1, computer: 'PC-A', acts: 3 } },
    });
    expect((await listOf(1)).map(({ text }) => text)).toEqual(
      [base, base + 2, base + 3].map((i) => must(before[i], 'it was there').text),
    );
    const beyond = must(before.at(-1), 'it was there');
    expect((await client.changes({ epoch, seq: beyond.seq, opId: beyond.opId })).code).toBe('fork');
    const common = must(before[base - 1], 'it was there');
    expect((await client.changes({ epoch, seq: base, opId: common.opId })).body.ops).toHaveLength(2);
  });

  test('[SRV41] a number that was taken back stays used and refused, in whichever way it is offered', async () => {
    const kept = await backup();
    const [late, more] = [write(one, mugs(9)), write(one, mugs(8))];
    await push(late, more);
    await take(kept);
    const refused = { outcome: 'rejected', code: 'taken-back' };
    expect(await push(late, more)).toMatchObject([refused, refused]);
    expect((await client.push([late, more], true)).body.results).toMatchObject([refused, refused]);
    // What a desk made meanwhile and never sent goes on behind them.
    expect(await push(write(one, mugs(7)))).toMatchObject([{ outcome: 'accepted' }]);
    const fork = (await readLog(client)).find(({ op }) => op.type === 'log.forked');
    expect(fork?.op).toMatchObject({
      payload: { takenBack: { ranges: [{ writerId: one.writerId, to: expect.any(Number) }] } },
    });
    await expectWhole();
  });

  test('[SRV42] the same request again is answered as before; one with nothing to undo begins nothing', async () => {
    const kept = await backup();
    expect((await take(kept)).body).toMatchObject({ no: null, acts: 0, logEpoch: epoch });
    await push(write(one, mugs(9)));
    const requestId = randomUUID();
    const first = (await take(kept, requestId)).body;
    await push(write(two, mugs(5)));
    const head = (await client.shop()).body.head;
    await server.stop();
    server = await startAt(place, {});
    client = clientOf({ url: server.url, token: token });
    expect((await take(kept, requestId)).body).toEqual(first);
    expect((await client.shop()).body).toMatchObject({ head, logEpoch: first.logEpoch });
  });

  test('[SRV43] taken back again, also to before the first time, and to a backup that holds what was undone: it comes back', async () => {
    const oldest = await backup();
    await push(write(one, mugs(2)));
    const middle = await backup();
    await push(write(one, mugs(3)), write(two, mugs(4)));
    const newest = await backup();
    await take(middle);
    const after = await backup();
    expect(after.texts).toEqual(middle.texts);
    await push(write(two, mugs(6)));
    await take(oldest);
    expect(actsOf(await expectWhole())).toEqual(oldest.texts);
    expect((await preview(newest)).body).toMatchObject({ acts: 0, returned: 3 });
    expect((await take(newest)).body).toMatchObject({ acts: 0, returned: 3, no: 3 });
    expect(new Set(actsOf(await expectWhole()))).toEqual(new Set(newest.texts));
    // A backup of after the first time has none of what was undone then, although numbers behind it are in it.
    expect((await take(after)).body).toMatchObject({ acts: 2, returned: 0, no: 4 });
    const log = await expectWhole();
    expect(actsOf(log)).toEqual(middle.texts);
    expect(log.filter(({ op }) => op.type === 'log.forked')).toHaveLength(4);
  });

  test('[SRV44] an act undone with an act that was taken back can be undone anew, and an import brought in again', async () => {
    const sold = one.write(mugs(9));
    await push(sold.text);
    const kept = await backup();
    const undo = decideReversal(sold.op);
    // Both desks undid it: one act, two numbers.
    expect(await push(write(one, undo), write(two, undo))).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'duplicate' },
    ]);
    await take(kept);
    expect(actsOf(await expectWhole())).toEqual(kept.texts);
    const again = write(two, undo);
    expect(await push(again)).toMatchObject([{ outcome: 'accepted' }]);
    expect(actsOf(await expectWhole())).toEqual([...kept.texts, again]);
  });

  test('[SRV45] what remains and follows something that is gone is refused by the ordinary rules, and kept', async () => {
    const order = newOrder(two.nextId, [[shop.mug, shop.floor, 1]]);
    const added = write(two, orderAdded(order));
    const kept = await backup();
    await push(added);
    one.learn(await readLog(client));
    const picked = decidePick(must(rowOf(one.books, 'order', order.id), 'the desk knows it'), () => true, 'all');
    if (!picked.ok) throw new Error(picked.failure.code);
    const pick = one.write(picked.value);
    await push(pick.text);
    const heads = kept.heads.map((h) => (h.writerId === one.writerId ? { ...h, number: pick.op.writerSeq } : h));
    await take({ ...kept, heads });
    expect(actsOf(await expectWhole())).toEqual(kept.texts);
    expect((await listOf(1)).map(({ text }) => text)).toEqual([added, pick.text]);
    expect(await push(pick.text)).toMatchObject([
      { outcome: 'rejected', code: expect.not.stringMatching('taken-back') },
    ]);
  });

  test('[SRV40] another shop, one that nobody claimed and a zone that is none are refused, and nothing happens', async () => {
    const kept = await backup();
    await push(write(one, mugs(9)));
    const { head } = (await client.shop()).body;
    const wrong = { ...asked(kept), requestId: randomUUID(), to: 0, computer: '', actor: one.nextId() };
    const ask = (body: object) => client.ask('POST', '/v1/take-back', takeBackRoutes.take.answer, body);
    expect(await ask({ ...wrong, shopId: randomUUID() })).toMatchObject({ status: 409, code: 'wrong-shop' });
    expect(await ask({ ...wrong, zone: 'Mars/Base' })).toMatchObject({ status: 400, code: 'bad-request' });
    expect(await ask({ ...wrong, heads: [{ writerId: 'x', number: 1 }] })).toMatchObject({ status: 400 });
    expect((await client.shop()).body).toMatchObject({ head, logEpoch: epoch });
  });
});

test('[SRV46] what a server knew of online stores is forgotten with it, but for the log of what was done', async () => {
  const pglite = await PGlite.create({ parsers: { [types.INT8]: Number } });
  const opened = await openOn(embedded(pglite, () => pglite.close()));
  if (!opened.ok) throw new Error(opened.failure.code);
  const db = opened.value.ofShop(await ensureShop(opened.value.db, 'first'));
  await claimShop(db, { shopId, name: 'Shop' });
  const desk = offeringDesk(1);
  const made = smallShop(desk.nextId);
  const offers = readOffers(made.setup.map((decision) => desk.write(decision).text));
  if (!offers.ok) throw new Error(offers.failure.code);
  await pushOffers(db, offers.value, () => 0);
  const rowOfLane = { channel_id: randomUUID(), id: 'one', gone: false, json: '{"trust":"agreed"}' };
  for (const part of ['state', 'item', 'log'])
    await db
      .insertInto('channel_rows')
      .values({ ...rowOfLane, part })
      .execute();
  const ask = { shopId, heads: [{ writerId: desk.writerId, number: 1 }], knows: 0, zone: 'UTC' };
  const taken = await takeBack(
    db,
    { ...ask, requestId: randomUUID(), to: 0, computer: 'PC-A', actor: NOBODY },
    { now: () => 0, nextId: randomUUID },
  );
  expect(taken).toMatchObject({ ok: true, value: { no: 1, acts: made.setup.length - 1 } });
  const rows = await db.selectFrom('channel_rows').select(['part', 'gone', 'json']).orderBy('part').execute();
  expect(rows).toEqual([
    { part: 'item', gone: true, json: '{}' },
    { part: 'log', gone: false, json: '{"trust":"agreed"}' },
    { part: 'state', gone: true, json: '{}' },
  ]);
  await opened.value.close();
});
