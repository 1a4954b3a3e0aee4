import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { clientOf } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { smallShop } from '#tests/fixtures/small-shop.ts';
import { UNNAMED_MS } from './blobs.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

const bytesOf = (text: string) => Buffer.from(text);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function askOf(server: Pick<TestServer, 'url' | 'token'>) {
  return (method: 'GET' | 'HEAD' | 'PUT', hash: string, bytes?: Uint8Array, token = server.token) =>
    fetch(`${server.url}/v1/blobs/${hash}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(bytes && { 'content-type': 'application/octet-stream' }) },
      ...(bytes && { body: new Uint8Array(bytes) }),
    });
}

const codeOf = async (reply: Response) => ((await reply.json()) as { readonly code?: string }).code;

describe.each(kinds)('pictures on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  test('[PIC6] bytes are stored by their hash, given out as bytes, and never changed', async () => {
    const server = await startAt(await kind.newPlace());
    const ask = askOf(server);
    const picture = bytesOf('<svg onload="alert(1)">');
    const hash = hashOf(picture);
    expect([(await ask('PUT', hash, picture)).status, await codeOf(await ask('PUT', hash, picture))]).toEqual([
      409,
      'not-claimed',
    ]);
    await clientOf(server).claim(shopId);
    for (const method of ['GET', 'HEAD'] as const) expect((await ask(method, hash)).status).toBe(404);
    expect(await codeOf(await ask('GET', hash))).toBe('blob-missing');
    for (const _ of [1, 2]) expect((await ask('PUT', hash, picture)).status).toBe(200);
    const got = await ask('GET', hash);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(picture);
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('content-disposition')).toBe('attachment');
    expect((await ask('HEAD', hash)).status).toBe(200);
    await server.stop();
  }, 90_000);

  test('[PIC6] what has another hash, is too large, has no name or no token is refused', async () => {
    const server = await startAt(await kind.newPlace());
    const ask = askOf(server);
    await clientOf(server).claim(shopId);
    const [picture, other] = [bytesOf('one'), bytesOf('other')];
    expect(await codeOf(await ask('PUT', hashOf(picture), other))).toBe('blob-wrong');
    expect((await ask('HEAD', hashOf(picture))).status).toBe(404);
    const large = Buffer.alloc(BLOB_BYTES + 1);
    expect((await ask('PUT', hashOf(large), large)).status).toBe(413);
    for (const name of ['x', hashOf(picture).toUpperCase(), `${hashOf(picture)}0`, '..%2f..%2fetc'])
      expect((await ask('PUT', name, picture)).status).toBe(400);
    expect((await ask('PUT', hashOf(picture), picture, 'wrong')).status).toBe(401);
    const asJson = await fetch(`${server.url}/v1/blobs/${hashOf(picture)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(asJson.status).toBe(400);
    await server.stop();
  }, 90_000);

  test('[PIC7] what no operation ever named goes after 30 days; what one named stays, though another took it away', async () => {
    const place = await kind.newPlace();
    let time = 1_800_000_000_000;
    let server = await startAt(place, { now: () => time });
    const { token } = server;
    const desk = offeringDesk(1);
    const shop = smallShop(desk.nextId);
    const client = clientOf(server);
    await client.claim(shopId);
    const [named, once, never, again] = ['named', 'once', 'never', 'again'].map(bytesOf) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    const product = shop.setup.flatMap((act) => (act.type === 'catalog.added' ? act.payload.products : []))[0];
    const shows = (value: readonly string[] | null, was: readonly string[] | null): Decision => ({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'product', id: product?.id ?? '', field: 'pictures', value, was }] },
    });
    const acts = [
      ...shop.setup,
      shows([hashOf(named), hashOf(once)], null),
      shows([hashOf(named)], [hashOf(named), hashOf(once)]),
    ];
    const pushed = await client.push(acts.map((act) => desk.write(act).text));
    expect(pushed.body.results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    for (const one of [named, once, never, again]) await askOf(server)('PUT', hashOf(one), one);
    time += UNNAMED_MS - 1_000;
    await askOf(server)('PUT', hashOf(again), again);
    await server.stop();

    server = await startAt(place, { now: () => time });
    const here = async () =>
      Promise.all(
        [named, once, never, again].map(async (one) => (await askOf({ ...server, token })('HEAD', hashOf(one))).status),
      );
    expect(await here()).toEqual([200, 200, 200, 200]);
    await server.stop();
    time += 2_000;
    server = await startAt(place, { now: () => time });
    expect(await here()).toEqual([200, 200, 404, 200]);
    await server.stop();
  }, 120_000);
});
