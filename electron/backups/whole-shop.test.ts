import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { faultProxy, type FaultProxy } from '#tests/fakes/fault-proxy.ts';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { callServer } from '#electron/shop-server/server-client.ts';
import { holdings } from './holdings.ts';
import { openWholeShop } from './whole-shop.ts';

let server: TestServer;
let line: FaultProxy;
let client: StoreClient;
let deskToken = '';
const desk = offeringDesk(1);
const shop = smallShop(desk.nextId);
const chosen = { path: 'backup', passphrase: null };
const zone = 'Europe/Berlin';
/** The journal of another desk as its backup has it: what it shared, and one act that it never sent. */
const held = holdings();
const unsent = offeringDesk(2);
const unsentText = unsent.write(opening(shop.mug, shop.floor, 4)).text;

/** `loses`: of which question on, counted from 1, the next answer is lost. */
const rooms = (token: string, loses = 0) => {
  let asks = 0;
  return openWholeShop({
    holdings: async () => done({ shopId, madeAt: 5, held: held.told() }),
    askServer: (_, typed, call) => {
      asks += 1;
      if (asks === loses) line.harmNext('/v1/', 'lost after it was done');
      return callServer({ url: new URL(line.url), token: typed ?? token }, call, Date.now);
    },
    computer: 'PC-A',
  });
};
const asked = (token: string | null, requestId: string = randomUUID()) => ({
  token,
  zone,
  requestId,
  actor: desk.nextId(),
});

beforeAll(async () => {
  server = await startTestServer({ scope: 'admin' });
  line = await faultProxy(() => server.url);
  client = clientOf(server);
  await client.claim(shopId);
  const texts = shop.setup.map((decision) => desk.write(decision).text);
  await client.push(texts);
  for (const { seq, text } of await readLog(client)) held.take({ type: 'foreign', seq, logEpoch: 'one', text });
  held.take({ type: 'op', text: unsentText });
  await client.push([desk.write(opening(shop.mug, shop.floor, 9)).text]);
  const made = await fetch(`${server.url}/v1/tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scope: 'desk', label: 'Till' }),
  });
  deskToken = ((await made.json()) as { token: string }).token;
}, 60_000);
afterAll(async () => {
  await line.close();
  await server.stop();
});

test('[BAK56] a desk’s token is told what it lacks; an admin’s is used where it is typed, a wrong one is refused', async () => {
  const here = rooms(deskToken);
  expect(await here.preview(chosen, { token: null, zone })).toMatchObject({ failure: { code: 'admin-needed' } });
  expect(await here.take(chosen, asked(null))).toMatchObject({ failure: { code: 'admin-needed' } });
  expect(await here.preview(chosen, { token: deskToken, zone })).toMatchObject({ failure: { code: 'admin-needed' } });
  expect(await here.preview(chosen, { token: 'guessed', zone })).toMatchObject({ failure: { code: 'token-refused' } });
  expect(await here.preview(chosen, { token: 'not a token', zone })).toMatchObject({
    failure: { code: 'token-refused' },
  });
  expect(await here.preview(chosen, { token: server.token, zone })).toMatchObject({ ok: true, value: { acts: 1 } });
  // What is only looked at changes nothing.
  expect((await client.shop()).body.head).toBe(shop.setup.length + 1);
});

test('[BAK57] [SRV42] what the backup alone has goes to the server, an answer that is lost is asked for again, and once is all it is done', async () => {
  const request = asked(null);
  // What it would undo is asked first, then the act is given.
  expect(await rooms(server.token, 2).take(chosen, request)).toMatchObject({ failure: { code: 'away' } });
  expect((await readLog(client)).map(({ text }) => text)).toContain(unsentText);
  const here = rooms(server.token, 2);
  expect(await here.take(chosen, request)).toMatchObject({ ok: true, value: { no: 1, acts: 1 } });
  expect(line.harmed()).toBe(2);
  expect(await here.take(chosen, request)).toMatchObject({ ok: true, value: { no: 1, acts: 1 } });
  const log = await readLog(client);
  expect(log.filter(({ op }) => op.type === 'log.forked')).toHaveLength(1);
  expect(log.map(({ text }) => text)).toContain(unsentText);
  expect(await here.list({ shopId, no: 1, after: 0 })).toMatchObject({ ok: true, value: { ops: [{ place: 3 }] } });
});

test('[BAK56] a shop without a server here is told so', async () => {
  const none = openWholeShop({
    holdings: async () => done({ shopId, madeAt: 5, held: held.told() }),
    askServer: async () => fail({ code: 'not-connected' }),
    computer: 'PC-A',
  });
  expect(await none.take(chosen, asked(null))).toMatchObject({ failure: { code: 'not-connected' } });
});
