import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { operationText } from '#shared/contract/store/operation.ts';
import { bookHash, factHash } from '#shared/domain/operations/books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { OrderId, ProductId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { decideCancel, decideHold, decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { type OfferingDesk, offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

describe.each(kinds)('the log on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let server: TestServer;
  let client: StoreClient;
  let shop: SmallShop;
  let series = 1;

  /** A desk that knows everything so far. */
  const newDesk = async (): Promise<OfferingDesk> => {
    series += 1;
    const desk = offeringDesk(series);
    desk.learn(await readLog(client));
    return desk;
  };
  const push = async (...texts: readonly string[]) => (await client.push(texts)).body.results;
  const outcomes = async (...texts: readonly string[]) => (await push(...texts)).map((result) => result.outcome);
  const placeOrder = async (desk: OfferingDesk): Promise<OrderId> => {
    const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]);
    expect(await outcomes(desk.write(orderAdded(order)).text)).toEqual(['accepted']);
    desk.learn(await readLog(client));
    return order.id;
  };
  const orderAt = (desk: OfferingDesk, id: OrderId) => must(rowOf(desk.books, 'order', id), 'the desk knows the order');
  const valueOf = (decided: { ok: boolean; value?: Decision }): Decision => must(decided.value, 'the order allows it');
  const onHand = async () => {
    const books = emptyBooks();
    for (const { op, seq } of await readLog(client)) fold(books, op, seq);
    return books.levels.get(`${shop.mug}:${shop.floor}`)?.onHand ?? 0;
  };
  const rename = (value: string): Decision => ({
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'product', id: shop.mugProduct, field: 'name', value, was: 'Enamel mug' }] },
  });

  beforeAll(async () => {
    server = await startAt(await kind.newPlace());
    client = clientOf(server);
    const desk = offeringDesk(series);
    shop = smallShop(desk.nextId);
    expect((await client.push([desk.write(must(shop.setup[0], 'places')).text])).code).toBe('not-claimed');
    await client.claim(shopId);
    const setup = offeringDesk(999);
    await push(...shop.setup.map((decision) => setup.write(decision).text));
  }, 90_000);
  afterAll(() => server.stop());

  test('[SRV1] a claimed server keeps its shop', async () => {
    expect((await client.claim(shopId)).status).toBe(200);
    expect(await client.claim('01900000-0000-7000-8000-0000000000ff')).toMatchObject({
      status: 409,
      code: 'already-claimed',
    });
    expect((await client.shop()).body).toMatchObject({ shopId, name: 'Test shop' });
  });

  test('[SRV1] an operation of another shop refuses the whole batch', async () => {
    const desk = await newDesk();
    const own = desk.write(opening(shop.mug, shop.floor, 1));
    const foreign = operationText({
      ...desk.write(opening(shop.mug, shop.floor, 1)).op,
      shopId: '01900000-0000-7000-8000-0000000000ff' as Operation['shopId'],
    });
    expect(await client.push([own.text, foreign])).toMatchObject({ status: 409, code: 'wrong-shop' });
    expect(await outcomes(own.text)).toEqual(['accepted']);
  });

  test('[SRV7] a batch whose answer was lost does nothing twice, whole or in any split', async () => {
    const desk = await newDesk();
    const before = await onHand();
    const texts = [1, 2, 3, 4].map((quantity) => desk.write(opening(shop.mug, shop.floor, quantity)).text);
    const first = await push(...texts);
    const seqs = first.map((result) => ('seq' in result ? result.seq : 0));
    for (const cut of [0, 1, 2, 3]) {
      const again = [...(cut === 0 ? [] : await push(...texts.slice(0, cut))), ...(await push(...texts.slice(cut)))];
      expect(again.map((result) => result.outcome)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
      expect(again.map((result) => ('seq' in result ? result.seq : 0))).toEqual(seqs);
    }
    expect(await push(must(texts[0], 'a text'), must(texts[0], 'a text'))).toMatchObject([
      { outcome: 'duplicate' },
      { outcome: 'duplicate' },
    ]);
    expect(await onHand()).toBe(before + 10);
  });

  test('[SRV8] beyond a gap everything of that writer waits, and other writers go on', async () => {
    const [desk, other] = [await newDesk(), await newDesk()];
    const [one, two, three] = [1, 2, 3].map((quantity) => desk.write(opening(shop.mug, shop.floor, quantity)).text);
    const theirs = other.write(opening(shop.mug, shop.floor, 1)).text;
    expect(await outcomes(two ?? '', theirs, three ?? '')).toEqual(['waiting', 'accepted', 'waiting']);
    expect(await outcomes(one ?? '', two ?? '', three ?? '')).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('[SRV8] a number that another operation has is a forked writer, and the rest of its batch waits', async () => {
    const desk = await newDesk();
    const first = desk.write(opening(shop.mug, shop.floor, 1));
    await push(first.text);
    const clone = operationText({ ...first.op, opId: desk.nextId() as Operation['opId'] });
    const next = desk.write(opening(shop.mug, shop.floor, 2));
    expect(await outcomes(clone, next.text)).toEqual(['writer-forked', 'waiting']);
    expect(await outcomes(next.text)).toEqual(['accepted']);
  });

  test('[SRV25] numbers declared lost hold nothing up, twice is once, and one that turns up is accepted once', async () => {
    const desk = await newDesk();
    const texts = Array.from({ length: 7 }, (_, i) => desk.write(opening(shop.mug, shop.floor, i + 1)).text);
    const [, two = '', three = '', four = '', , six = '', seven = ''] = texts;
    expect(await outcomes(four, seven)).toEqual(['waiting', 'waiting']);
    const { writerId } = desk;
    const ranges = [
      { writerId, from: 1, to: 1 },
      { writerId, from: 2, to: 3 },
      { writerId, from: 5, to: 6 },
    ];
    for (let i = 0; i < 2; i++) expect(await client.lost(ranges)).toMatchObject({ status: 200 });
    expect(await client.lost([{ writerId, from: 3, to: 2 }])).toMatchObject({ status: 400, code: 'bad-request' });
    expect(await outcomes(seven)).toEqual(['waiting']);
    const before = await onHand();
    expect(await outcomes(four, seven)).toEqual(['accepted', 'accepted']);
    expect(await outcomes(two, six, two)).toEqual(['accepted', 'accepted', 'duplicate']);
    expect(await outcomes(two, three, four)).toEqual(['duplicate', 'accepted', 'duplicate']);
    expect(await onHand()).toBe(before + 4 + 7 + 2 + 6 + 3);
    const clone = operationText({ ...JSON.parse(two), opId: desk.nextId() });
    expect(await outcomes(clone)).toEqual(['writer-forked']);
  });

  test('[SRV9] the same act by another writer is a duplicate, whatever the order of its keys, and its number is used', async () => {
    const [desk, other] = [await newDesk(), await newDesk()];
    const { op, text } = desk.write(opening(shop.mug, shop.floor, 5));
    const [accepted] = await push(text);
    const { opId, payload } = op;
    const turned = JSON.parse(
      JSON.stringify({ ...other.write(opening(shop.mug, shop.floor, 5)).op, opId }),
    ) as Operation;
    const reordered = JSON.stringify({ ...turned, payload: Object.fromEntries(Object.entries(payload).reverse()) });
    expect(await push(reordered)).toEqual([{ ...accepted, outcome: 'duplicate' }]);
    expect(await outcomes(other.write(opening(shop.mug, shop.floor, 6)).text)).toEqual(['accepted']);
    expect((await readLog(client)).find((logged) => logged.opId === opId)?.text).toBe(text);
  });

  test('[SRV9] the same id with another payload is id-reused, for ever, and the lane goes on', async () => {
    const desk = await newDesk();
    const { op } = desk.write(opening(shop.mug, shop.floor, 5));
    await push(operationText(op));
    const before = await onHand();
    const reused = operationText({ ...desk.write(opening(shop.mug, shop.floor, 7)).op, opId: op.opId });
    expect(await outcomes(reused)).toEqual(['id-reused']);
    expect(await outcomes(reused, desk.write(opening(shop.mug, shop.floor, 0)).text)).toEqual([
      'id-reused',
      'accepted',
    ]);
    expect(await outcomes(operationText(op))).toEqual(['duplicate']);
    expect(await onHand()).toBe(before);
  });

  test('[SRV10] a transition from a state the order has left is refused whole, with its movements, and for ever', async () => {
    const [fast, slow] = [await newDesk(), await newDesk()];
    const id = await placeOrder(fast);
    slow.learn(await readLog(client));
    expect(await outcomes(fast.write(valueOf(decideCancel(orderAt(fast, id), () => true))).text)).toEqual(['accepted']);
    const before = await onHand();
    const ship = slow.write(valueOf(decideShip(orderAt(slow, id), () => true, 1)));
    expect(ship.op.payload).toMatchObject({ stock: [{}, {}, {}] });
    const refused = [{ opId: ship.op.opId, outcome: 'rejected', code: 'order-moved-on', current: 'cancelled' }];
    expect(await push(ship.text)).toEqual(refused);
    expect(await push(ship.text)).toEqual(refused);
    expect(await onHand()).toBe(before);
    expect((await readLog(client)).some(({ opId }) => opId === ship.op.opId)).toBe(false);
    expect(await outcomes(slow.write(opening(shop.mug, shop.floor, 1)).text)).toEqual(['accepted']);
  });

  test('[SRV10] behind a refusal the same entity waits within the batch, other entities go on', async () => {
    const [fast, slow] = [await newDesk(), await newDesk()];
    const id = await placeOrder(fast);
    slow.learn(await readLog(client));
    await push(fast.write(valueOf(decideHold(orderAt(fast, id)))).text);
    const pick = slow.write(valueOf(decidePick(orderAt(slow, id), () => true, 'all')));
    const due = slow.write({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'order', id, field: 'dueAt', value: 9, was: null }] },
    });
    const stock = slow.write(opening(shop.mug, shop.floor, 3));
    const batch = [pick.text, due.text, stock.text];
    expect(await outcomes(...batch)).toEqual(['rejected', 'waiting', 'accepted']);
    expect(await outcomes(...batch)).toEqual(['rejected', 'waiting', 'duplicate']);
    expect(await outcomes(due.text, slow.write(opening(shop.mug, shop.floor, 1)).text)).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(await outcomes(...batch)).toEqual(['rejected', 'duplicate', 'duplicate']);
  });

  test('[SRV11] the undo of a refused act is refused, so that no stock returns which never left', async () => {
    const [fast, slow] = [await newDesk(), await newDesk()];
    const id = await placeOrder(fast);
    slow.learn(await readLog(client));
    const shipped = fast.write(valueOf(decideShip(orderAt(fast, id), () => true, 1)));
    expect(await outcomes(shipped.text)).toEqual(['accepted']);
    const late = slow.write(valueOf(decideShip(orderAt(slow, id), () => true, 2)));
    const undo = slow.write(decideReversal(late.op));
    expect(await outcomes(late.text)).toEqual(['rejected']);
    const before = await onHand();
    expect(await push(undo.text)).toMatchObject([{ outcome: 'rejected', code: 'target-refused' }]);
    expect(await push(slow.write(decideReversal(undo.op)).text)).toMatchObject([
      { outcome: 'rejected', code: 'target-refused' },
    ]);
    expect(await onHand()).toBe(before);
  });

  test('[SRV12] an unknown type or version stops its writer without using the number', async () => {
    const desk = await newDesk();
    const { op } = desk.write(opening(shop.mug, shop.floor, 1));
    const next = desk.write(opening(shop.mug, shop.floor, 2)).text;
    for (const strange of [
      { ...op, type: 'stock.dreamt' },
      { ...op, v: 99 },
      { ...op, v: 99, payload: undefined },
      { ...op, v: 99, signedBy: 'somebody' },
    ]) {
      expect(await outcomes(JSON.stringify(strange), next)).toEqual(['unsupported', 'waiting']);
    }
    expect(await outcomes(operationText(op), next)).toEqual(['accepted', 'accepted']);
  });

  test('[DATA-R13] a newer version of an act that is here is not called another one: it waits for the update', async () => {
    const desk = await newDesk();
    const { op, text } = desk.write(opening(shop.mug, shop.floor, 1));
    await push(text);
    const other = await newDesk();
    const newer = { ...other.write(opening(shop.mug, shop.floor, 1)).op, opId: op.opId, v: 99 };
    expect(await outcomes(JSON.stringify(newer))).toEqual(['unsupported']);
    expect(await outcomes(JSON.stringify({ ...newer, v: op.v }))).toEqual(['duplicate']);
  });

  test('[DATA-R12] what an earlier server could not read is taken once this one can, and its undo with it', async () => {
    const desk = await newDesk();
    const { op } = desk.write(opening(shop.mug, shop.floor, 1));
    const undo = desk.write(decideReversal(op)).text;
    const halves = JSON.stringify({ ...op, payload: { group: null, lines: [{ quantity: 2.5 }] } });
    expect(await outcomes(halves, undo)).toEqual(['rejected', 'rejected']);
    const before = await onHand();
    // The same number and id, now in a text that is read: as if this server had learnt to.
    expect(await outcomes(operationText(op), undo)).toEqual(['accepted', 'accepted']);
    expect(await outcomes(operationText(op), undo)).toEqual(['duplicate', 'duplicate']);
    expect(await onHand()).toBe(before);
  });

  test('[DATA-R12] what 0.1 stored beyond what it could read is taken as it is', async () => {
    const desk = await newDesk();
    const long = 'x'.repeat(50_000);
    const sets = [{ kind: 'product', id: shop.mugProduct, field: 'category', value: long, was: null } as const];
    const { payload } = opening(shop.mug, shop.floor, 0) as Extract<Decision, { type: 'stock.recorded' }>;
    const dear = (line: (typeof payload)['lines'][number]) => ({ ...line, costTotal: 1e20 });
    const added = orderAdded(
      newOrder(
        desk.nextId,
        Array.from({ length: 2_100 }, () => [shop.mug, shop.floor, 1] as const),
      ),
    );
    const texts = [
      desk.write({ type: 'fields.set', payload: { group: null, sets } }).text,
      desk.write({ type: 'stock.recorded', payload: { ...payload, lines: payload.lines.map(dear) } }).text,
      desk.write(added).text,
    ];
    expect(await outcomes(...texts)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await client.hash()).body.differences).toBe(0);
  });

  test('[SRV12] an unreadable payload is refused, and its writer goes on', async () => {
    const desk = await newDesk();
    const halves = JSON.stringify({
      ...desk.write(opening(shop.mug, shop.floor, 1)).op,
      payload: { group: null, lines: [{ quantity: 2.5 }] },
    });
    const nul = operationText(desk.write(opening(`${shop.mug}\0` as SmallShop['mug'], shop.floor, 1)).op);
    const half = operationText(desk.write(opening(`${shop.mug}\ud800` as SmallShop['mug'], shop.floor, 0)).op);
    const results = await push(halves, nul, half, desk.write(opening(shop.mug, shop.floor, 1)).text);
    expect(results.map((result) => ('code' in result ? result.code : result.outcome))).toEqual([
      'operation-unreadable',
      'operation-unreadable',
      'operation-unreadable',
      'accepted',
    ]);
  });

  test('[SRV6] a text that does not say who it is refuses the batch, and nothing of it is kept', async () => {
    const desk = await newDesk();
    const { text, op } = desk.write(opening(shop.mug, shop.floor, 1));
    const { head } = (await client.shop()).body;
    for (const bad of [
      '',
      '{',
      'null',
      '[]',
      '{"opId":1}',
      JSON.stringify({ ...op, writerSeq: 0 }),
      JSON.stringify({ ...op, opId: 'x' }),
      `${text.slice(0, -1)},"x":"\ud800"}`,
    ]) {
      expect(await client.push([text, bad])).toMatchObject({ status: 400, code: 'bad-request' });
    }
    expect((await client.shop()).body.head).toBe(head);
  });

  test('[SRV13] of two edits of one field the late one loses, whole answer accepted, with exactly one inbox row', async () => {
    const [first, second] = [await newDesk(), await newDesk()];
    expect(await outcomes(first.write(rename('Tin mug')).text)).toEqual(['accepted']);
    const late = second.write(rename('Blue mug'));
    expect(await outcomes(late.text)).toEqual(['accepted']);
    expect(await outcomes(late.text)).toEqual(['duplicate']);
    const reader = await newDesk();
    expect(rowOf(reader.books, 'product', shop.mugProduct)?.name).toBe('Tin mug');
    const lost = [...reader.books.inbox.values()].filter((row) => row.opId === late.op.opId);
    expect(lost).toMatchObject([{ type: 'lost-edit', field: 'name', mine: 'Blue mug', theirs: 'Tin mug' }]);
    expect((await client.hash()).body.bookHash).toBe(
      bookHash(reader.books.rows.values(), reader.books.levels.values()),
    );
  });

  test('[SRV13] two desks that undo one act undo it once, and both numbers are used', async () => {
    const [first, second] = [await newDesk(), await newDesk()];
    const { op, text } = first.write(opening(shop.mug, shop.floor, 40));
    await push(text);
    const before = await onHand();
    const theirCopy = JSON.parse(text) as Operation;
    expect(await outcomes(first.write(decideReversal(op)).text)).toEqual(['accepted']);
    expect(await outcomes(second.write(decideReversal(theirCopy)).text)).toEqual(['duplicate']);
    expect(await onHand()).toBe(before - 40);
    expect(
      await outcomes(
        second.write(opening(shop.mug, shop.floor, 1)).text,
        first.write(opening(shop.mug, shop.floor, 1)).text,
      ),
    ).toEqual(['accepted', 'accepted']);
  });

  test('[SRV14] texts come back byte for byte, whatever stands in them', async () => {
    const desk = await newDesk();
    const add = (name: string): Decision => ({
      type: 'catalog.added',
      payload: {
        group: null,
        products: [
          {
            id: desk.nextId() as ProductId,
            name,
            category: null,
            supplierId: null,
            description: null,
            archived: false,
            productType: 'simple',
          },
        ],
        variants: [],
        barcodes: [],
        rules: [],
        stock: [],
      },
    });
    const names = [
      '"; drop table ops; --',
      "'); delete from shop; --",
      '$1 {a,b} \\ NULL',
      'é ü 漢字 👩‍👩‍👧 \u202e',
      'nul \0 here',
      'half \ud83d pair',
      '   ',
      '<script>alert(1)</script>',
      '\u2028\t\n',
    ];
    const texts = names.map((name) => desk.write(add(name)).text);
    expect(new Set(await outcomes(...texts))).toEqual(new Set(['accepted']));
    const spaced = JSON.stringify(JSON.parse(desk.write(add('spaced')).text), null, 2);
    expect(await outcomes(spaced)).toEqual(['accepted']);
    expect((await readLog(client, 7)).slice(-10).map(({ text }) => text)).toEqual([...texts, spaced]);
    const log = await readLog(client);
    expect((await client.hash()).body).toMatchObject({
      factHash: factHash(log.map(({ text }) => text)),
      differences: 0,
    });
  });

  test('[SRV5] eight desks at once: no sequence is missing, given twice or seen out of order', async () => {
    const start = (await client.shop()).body;
    const desks = await Promise.all(Array.from({ length: 8 }, newDesk));
    const reading = readUntil(client, start.logEpoch, await lastOf(client), start.head + 8 * 30);
    const answers = await Promise.all(
      desks.map(async (desk) => {
        const seqs: number[] = [];
        for (let round = 0; round < 10; round++) {
          const texts = [1, 2, 3].map((quantity) => desk.write(opening(shop.mug, shop.floor, quantity)).text);
          seqs.push(...(await push(...texts)).map((result) => ('seq' in result ? result.seq : -1)));
        }
        return seqs;
      }),
    );
    const expected = Array.from({ length: 240 }, (_, i) => start.head + 1 + i);
    expect(answers.flat().sort((a, b) => a - b)).toEqual(expected);
    expect(await reading).toEqual(expected);
    expect((await client.hash()).body.differences).toBe(0);
  }, 90_000);
});

async function lastOf(client: StoreClient): Promise<{ readonly seq: number; readonly opId: string }> {
  return must((await readLog(client)).at(-1), 'the log has begun');
}

/** Follows the log by long poll, as a desk does, and answers the sequences in the order they were seen. */
async function readUntil(
  client: StoreClient,
  epoch: string,
  from: { readonly seq: number; readonly opId: string },
  head: number,
): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let at = from; at.seq < head; ) {
    const { ops } = (await client.changes({ epoch, seq: at.seq, opId: at.opId, limit: 5, wait: 10_000 })).body;
    seen.push(...ops.map((op) => op.seq));
    at = ops.at(-1) ?? at;
  }
  return seen;
}
