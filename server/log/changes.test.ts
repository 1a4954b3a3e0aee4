import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { clientOf, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { type OfferingDesk, offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { newProduct } from '#tests/fixtures/small-shop.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

describe.each(kinds)('changes on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let server: TestServer;
  let client: StoreClient;
  let desk: OfferingDesk;
  let epoch: string;

  const product = (description: string): Decision => ({
    type: 'catalog.added',
    payload: {
      group: null,
      products: [{ ...newProduct(desk.nextId() as ProductId, 'A shelf'), description }],
      variants: [],
      barcodes: [],
      rules: [],
      stock: [],
    },
  });
  const add = async (description = '') =>
    must((await client.push([desk.write(product(description)).text])).body.results[0], 'one answer');

  beforeAll(async () => {
    server = await startAt(await kind.newPlace());
    client = clientOf(server);
    desk = offeringDesk(1);
    epoch = (await client.claim(shopId)).body.logEpoch;
    for (let n = 0; n < 5; n++) await add();
  }, 90_000);
  afterAll(() => server.stop());

  test('[SRV15] pages follow each other from any position to the head', async () => {
    const all = (await client.changes()).body;
    expect(all.ops.map((op) => op.seq)).toEqual([1, 2, 3, 4, 5]);
    for (const { seq, opId } of all.ops) {
      const page = (await client.changes({ epoch, seq, opId, limit: 2 })).body;
      expect(page.ops).toEqual(all.ops.slice(seq, seq + 2));
      expect(page.head).toBe(5);
    }
    expect((await client.changes({ epoch, seq: 0 })).body.ops).toHaveLength(5);
  });

  test('[SRV15] a position of another epoch, past the head or under another id is a fork', async () => {
    const [first] = (await client.changes()).body.ops;
    const opId = must(first, 'the first operation').opId;
    for (const position of [
      { epoch: 'another', seq: 1, opId },
      { epoch: 'another', seq: 0 },
      { epoch, seq: 9, opId },
      { epoch, seq: 2, opId },
      { epoch, seq: 1 },
    ]) {
      expect(await client.changes(position)).toMatchObject({ status: 409, code: 'fork' });
    }
    expect((await client.changes({ epoch, seq: 1, opId })).status).toBe(200);
  });

  test('[SRV15] a waiting desk is answered when something arrives, and not before', async () => {
    const last = must((await client.changes()).body.ops.at(-1), 'the last operation');
    const waits = [1, 2, 3].map(() => client.changes({ epoch, seq: last.seq, opId: last.opId, wait: 30_000 }));
    const first = await Promise.race([...waits, client.shop()]);
    expect(first.body).not.toHaveProperty('ops');
    const added = await add();
    for (const answer of await Promise.all(waits)) expect(answer.body.ops.map((op) => op.opId)).toEqual([added.opId]);
  });

  test('[SRV15] a wait in vain ends empty, and a desk that goes away leaves no waiter', async () => {
    const last = must((await client.changes()).body.ops.at(-1), 'the last operation');
    const position = { epoch, seq: last.seq, opId: last.opId };
    expect((await client.changes({ ...position, wait: 20 })).body.ops).toEqual([]);
    const gone = new AbortController();
    const asked = client.changes({ ...position, wait: 30_000 }, { signal: gone.signal });
    await client.shop();
    gone.abort();
    await expect(asked).rejects.toThrow('abort');
    expect((await client.shop()).status).toBe(200);
  });

  test('[SRV15] a page stays near 4 MB, and always moves on', async () => {
    const before = must((await client.changes()).body.ops.at(-1), 'the last operation');
    const heavy = 'ü'.repeat(9_900);
    const rows = Array.from({ length: 45 }, () => ({
      ...newProduct(desk.nextId() as ProductId, 'Heavy'),
      description: heavy,
    }));
    const large: Decision = {
      type: 'catalog.added',
      payload: { group: null, products: rows, variants: [], barcodes: [], rules: [], stock: [] },
    };
    for (let n = 0; n < 7; n++)
      expect((await client.push([desk.write(large).text])).body.results).toMatchObject([{ outcome: 'accepted' }]);
    const sizes: number[] = [];
    for (let at = before; ; ) {
      const { ops, head } = (await client.changes({ epoch, seq: at.seq, opId: at.opId, limit: 1_000 })).body;
      sizes.push(ops.length);
      at = must(ops.at(-1), 'every page moves on');
      if (at.seq === head) break;
    }
    expect(sizes).toEqual([5, 2]);
  });

  test('[SRV4] questions that are none are refused', async () => {
    for (const query of [
      { limit: 0 },
      { limit: 1_001 },
      { limit: -1 },
      { limit: '1; drop table ops' },
      { wait: 30_001 },
      { epoch, seq: -1 },
      { seq: 1 },
      { epoch: '', seq: 1 },
      { surprise: 1 },
      { epoch, seq: '9'.repeat(30) },
    ]) {
      expect(await client.changes(query)).toMatchObject({ status: 400, code: 'bad-request' });
    }
  });
});
