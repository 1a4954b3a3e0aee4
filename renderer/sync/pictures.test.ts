import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import type { PictureStatus } from '#renderer/db/pictures/picture-work.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { type RealHost, realHost } from '#tests/fixtures/real-host.ts';
import {
  closeDesks,
  type Desk,
  does,
  id,
  joinDesk,
  now,
  openDesk,
  passes,
  reopen,
  SHOP,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { connect } from './exchange.ts';
import { startLanes } from './lane.ts';
import { closeShop } from './opening.ts';

/* Two desks, each with the host's own rooms behind the real bridge, and the real server between them. */

const pictures = ['red', 'blue', 'green'].map((text) => Buffer.from(`picture ${text}`)) as [Buffer, Buffer, Buffer];
const [red, blue, green] = pictures;
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let server: TestServer;
let hosts: RealHost[] = [];
beforeEach(async () => {
  server = await startTestServer();
}, 90_000);
afterEach(async () => {
  await closeDesks();
  for (const host of hosts) await host.close();
  hosts = [];
  await server.stop();
});

function newHost(): RealHost {
  const host = realHost();
  hosts.push(host);
  return host;
}

const keep = async (host: Host, bytes: Buffer) =>
  value(await host.ask('blobs.put', { shopId: SHOP, hash: hashOf(bytes), bytes: bytes.toString('base64') }));
const has = async (host: Host, bytes: Buffer) =>
  (await host.ask('blobs.read', { shopId: SHOP, hash: hashOf(bytes) })).ok;

const shows =
  (...all: readonly Buffer[]) =>
  async (desk: Desk): Promise<Decision> => {
    const was = (await desk.session.db.products.get(id('p') as never))?.pictures ?? null;
    const value = all.length > 0 ? all.map(hashOf) : null;
    return {
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'product', id: id('p'), field: 'pictures', value, was }] },
    };
  };

/** What the lanes do until they have nothing more to do now; answers how pictures stand then. */
async function share(desk: Desk): Promise<PictureStatus> {
  let told: PictureStatus | null = null;
  const lanes = startLanes(desk.session, { now, after: () => silent }, ({ pictures: status }) => {
    told = status;
  });
  await lanes.syncNow();
  await lanes.pictures.lookNow();
  await lanes.stop();
  return told ?? { waiting: 0, missing: 0, trouble: null };
}

async function first(): Promise<{ readonly desk: Desk; readonly host: Host; readonly real: RealHost }> {
  const real = newHost();
  const desk = await openDesk(real.host);
  return { desk, host: real.host, real };
}

/** Ties the shop to the server, through what stands between them. */
async function connected(desk: Desk, host: Host): Promise<void> {
  value(await host.ask('store.connect', { url: server.url, token: server.token }));
  value(await connect(desk.session, server.url, silent));
}

async function second(): Promise<{ readonly desk: Desk; readonly host: Host; readonly real: RealHost }> {
  const real = newHost();
  value(await real.host.ask('store.connect', { url: server.url, token: server.token }));
  const { desk } = await joinDesk(real.host, server.url);
  return { desk, host: real.host, real };
}

describe('pictures between two desks', () => {
  test('[PIC8] [PIC14] what one desk shows comes to the other, in whichever order act and bytes arrive', async () => {
    const one = await first();
    await keep(one.host, red);
    await does(one.desk, shows(red));
    expect(await share(one.desk)).toMatchObject({ waiting: 0, missing: 0, trouble: null });
    await connected(one.desk, one.host);
    expect(await share(one.desk)).toMatchObject({ waiting: 0, missing: 0 });
    const two = await second();
    expect(await share(two.desk)).toEqual({ waiting: 0, missing: 0, trouble: null });
    expect(await has(two.host, red)).toBe(true);

    // The act comes first: its desk was ended before the bytes went.
    await does(one.desk, shows(blue, red));
    await share(one.desk);
    expect(await share(two.desk)).toEqual({ waiting: 0, missing: 1, trouble: null });
    await keep(one.host, blue);
    await reopen(one.desk);
    await share(one.desk);
    expect(await share(two.desk)).toEqual({ waiting: 0, missing: 0, trouble: null });
    expect(await has(two.host, blue)).toBe(true);
    expect((await two.desk.session.db.products.get(id('p') as never))?.pictures).toEqual([blue, red].map(hashOf));
  }, 90_000);

  test('[PIC10] a lost database finds them again, a lost or harmed file comes from the server', async () => {
    const { desk, host, real } = await first();
    for (const picture of pictures) await keep(host, picture);
    await does(desk, shows(...pictures));
    await connected(desk, host);
    await share(desk);
    const file = (bytes: Buffer) => path.join(real.profile, 'shops', SHOP, 'blobs', hashOf(bytes));
    rmSync(file(red));
    writeFileSync(file(green), 'something else');
    await closeShop(desk.session);
    await deleteDatabase(desk.session.entry.dbName);
    await reopen(desk, false);
    const lanes = startLanes(desk.session, { now, after: () => silent }, silent);
    expect(await has(host, green)).toBe(false);
    lanes.pictures.want([hashOf(green)]);
    await lanes.syncNow();
    await lanes.pictures.lookNow();
    await lanes.stop();
    for (const picture of pictures) expect(await has(host, picture)).toBe(true);
  }, 90_000);

  test.each(['blobs.here', 'store.pushBlob'])(
    '[PIC10] one that is found missing while %s is asked comes from the server',
    async (channel) => {
      const { desk, host, real } = await first();
      await keep(host, red);
      await does(desk, shows(red));
      await connected(desk, host);
      await share(desk);
      await desk.session.db.blobs.clear();
      let lanes: ReturnType<typeof startLanes> | null = null;
      let isFound = false;
      const between: Host = {
        ask: async (asked, question) => {
          const answer = await host.ask(asked, question);
          if (asked === channel && !isFound) {
            isFound = true;
            rmSync(path.join(real.profile, 'shops', SHOP, 'blobs', hashOf(red)));
            lanes?.pictures.want([hashOf(red)]);
          }
          return answer;
        },
      };
      desk.session = { ...desk.session, door: { ...desk.session.door, host: between } };
      lanes = startLanes(desk.session, { now, after: () => silent }, silent);
      await lanes.syncNow();
      await lanes.pictures.lookNow();
      await lanes.stop();
      expect(isFound).toBe(true);
      expect(await has(host, red)).toBe(true);
    },
    90_000,
  );

  test('[PIC8] the server is asked again after a week whether it still has them', async () => {
    const { desk, host } = await first();
    await keep(host, red);
    await does(desk, shows(red));
    await connected(desk, host);
    await share(desk);
    const asked: string[] = [];
    const { ask } = desk.session.door.host;
    const noting: Host = {
      ask: (channel, question) => {
        asked.push(channel);
        return ask(channel, question);
      },
    };
    desk.session = { ...desk.session, door: { ...desk.session.door, host: noting } };
    await share(desk);
    expect(asked).not.toContain('store.pushBlob');
    passes(8 * 24 * 60 * 60 * 1_000);
    await share(desk);
    expect(asked.filter((channel) => channel === 'store.pushBlob')).toHaveLength(1);
  }, 90_000);

  test('[PIC1] of two edits on one base the second loses whole and is shown to a person', async () => {
    const one = await first();
    await connected(one.desk, one.host);
    await share(one.desk);
    const two = await second();
    for (const [desk, host, picture] of [
      [one.desk, one.host, red],
      [two.desk, two.host, blue],
    ] as const) {
      await keep(host, picture);
      await does(desk, shows(picture));
    }
    for (const desk of [one.desk, two.desk, one.desk, two.desk]) await share(desk);
    for (const { desk, host } of [one, two]) {
      expect((await desk.session.db.products.get(id('p') as never))?.pictures).toEqual([hashOf(red)]);
      expect(await has(host, red)).toBe(true);
      expect(await desk.session.db.inbox.toArray()).toMatchObject([
        { type: 'lost-edit', field: 'pictures', mine: [hashOf(blue)], theirs: [hashOf(red)] },
      ]);
    }
  }, 90_000);
});

describe('what stands in their way', () => {
  /** The server as one answers that knows no such address. */
  const old = (host: Host): Host => ({
    ask: (channel, question) =>
      channel === 'store.pushBlob' || channel === 'store.pullBlob'
        ? Promise.resolve(fail({ code: 'server-old' }))
        : host.ask(channel, question),
  });

  test('[PIC11] an older server takes everything but pictures, which follow once it is updated', async () => {
    const { desk, host } = await first();
    for (const picture of [red, blue]) await keep(host, picture);
    await does(desk, shows(red, blue));
    await connected(desk, host);
    const { door } = desk.session;
    desk.session = { ...desk.session, door: { ...door, host: old(door.host) } };
    expect(await share(desk)).toEqual({ waiting: 2, missing: 0, trouble: 'server-old' });
    expect(await desk.session.db.operations.where('stage').anyOf(['new', 'kept']).count()).toBe(0);
    desk.session = { ...desk.session, door };
    expect(await share(desk)).toEqual({ waiting: 0, missing: 0, trouble: null });
  }, 90_000);

  test('[PIC9] what the server does not have yet keeps no other from coming', async () => {
    const one = await first();
    for (const picture of [red, green]) await keep(one.host, picture);
    await does(one.desk, shows(red, blue, green));
    await connected(one.desk, one.host);
    expect(await share(one.desk)).toEqual({ waiting: 0, missing: 1, trouble: null });
    const two = await second();
    expect(await share(two.desk)).toEqual({ waiting: 0, missing: 1, trouble: null });
    expect(await Promise.all(pictures.map((picture) => has(two.host, picture)))).toEqual([true, false, true]);
  }, 90_000);

  test('[PIC9] one that is refused is put off; a server that is away stops the lane and is told', async () => {
    const { desk, host } = await first();
    for (const picture of pictures) await keep(host, picture);
    await does(desk, shows(...pictures));
    await connected(desk, host);
    const { door } = desk.session;
    let answer: (hash: string) => ReturnType<Host['ask']> | null = (hash) =>
      hash === hashOf(red) ? Promise.resolve(fail({ code: 'refused', detail: '413 too-large' })) : null;
    const asked: string[] = [];
    const between: Host = {
      ask: (channel, question) => {
        if (channel !== 'store.pushBlob' || !('hash' in question)) return door.host.ask(channel, question);
        asked.push(question.hash);
        // What stands between answers as the channel may.
        return (answer(question.hash) as never) ?? door.host.ask(channel, question);
      },
    };
    desk.session = { ...desk.session, door: { ...door, host: between } };
    expect(await share(desk)).toEqual({ waiting: 1, missing: 0, trouble: null });
    expect(asked.filter((hash) => hash === hashOf(red)).length).toBeLessThan(4);
    answer = () => Promise.resolve(fail({ code: 'away' }));
    expect(await share(desk)).toMatchObject({ waiting: 1, trouble: 'away' });
    answer = () => null;
    expect(await share(desk)).toEqual({ waiting: 0, missing: 0, trouble: null });
  }, 90_000);

  test('[PIC9] what is on the screen comes before what was asked for earlier', async () => {
    const one = await first();
    for (const picture of pictures) await keep(one.host, picture);
    await does(one.desk, shows(...pictures));
    await connected(one.desk, one.host);
    await share(one.desk);
    const { desk, host } = await second();
    const came: string[] = [];
    let lanes: ReturnType<typeof startLanes> | null = null;
    const between: Host = {
      ask: async (channel, question) => {
        const answer = await host.ask(channel, question);
        if (channel === 'store.pullBlob' && 'hash' in question) {
          came.push(question.hash);
          // The first one is here: a person looks at the product whose picture is the last.
          if (came.length === 1) lanes?.pictures.want([hashOf(last)]);
        }
        return answer;
      },
    };
    const named = pictures.map(hashOf).sort();
    const last = pictures.find((picture) => hashOf(picture) === named[2]) ?? red;
    desk.session = { ...desk.session, door: { ...desk.session.door, host: between } };
    lanes = startLanes(desk.session, { now, after: () => silent }, silent);
    await lanes.syncNow();
    await lanes.pictures.lookNow();
    await lanes.stop();
    expect(came).toEqual([named[0], named[2], named[1]]);
  }, 90_000);
});
