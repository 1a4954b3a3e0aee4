import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { OpenedShop, WorkClient } from '#renderer/db/work.ts';
import type { Bridge } from '#renderer/platform/bridge.ts';
import { createInHand } from '#renderer/ui/in-hand.ts';
import { deskSession } from './desk.ts';

const entry: ShopEntry = {
  shopId: '01890a5d-ac96-774b-bcce-b302099a8057',
  shopKind: 'real',
  name: 'Corner shop',
  dbName: 'stockroom-a',
  generation: 'a',
  createdAt: 0,
};

/** A window whose host knows one shop, and whose worker opens it when the test says so. */
function startedWindow(answers: Readonly<Record<string, object>> = {}) {
  let answer: (opened: Result<OpenedShop>) => void = () => undefined;
  let told: (status: unknown) => void = () => undefined;
  const inHand = createInHand();
  const asked: string[] = [];
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  };
  const desk = deskSession({
    // Only what a start and a leave ask is answered; the rest of both is never reached.
    bridge: {
      onEvent: () => () => undefined,
      ask: async (channel: string) =>
        done(channel === 'shops.list' ? { shops: [entry], currentShopId: entry.shopId } : (answers[channel] ?? {})),
    } as unknown as Bridge,
    work: {
      onStatus: (listener: typeof told) => {
        told = listener;
        return () => undefined;
      },
      ask: (job: string) => {
        // At each start; nothing here waits for it.
        if (job !== 'shop.dropCopies') asked.push(job);
        if (job === 'shop.read') return Promise.resolve(fail({ code: 'backup-damaged' }));
        return job === 'shop.open' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(done({}));
      },
    } as unknown as WorkClient,
    storage: storage as unknown as Storage,
    now: () => 0,
    nextId: () => 'window',
    locale: 'en',
    currency: 'EUR',
    inHand,
  });
  return {
    desk,
    asked,
    inHand,
    tell: (status: unknown) => told(status),
    open: (opened: Result<OpenedShop>) => answer(opened),
  };
}

test('[SH32] whoever leaves for another shop while the last one still opens is not brought back to it', async () => {
  const { desk, asked, open } = startedWindow();
  const starting = desk.start();
  await expect.poll(() => asked).toEqual(['shop.open']);
  await desk.leave();
  expect(desk.snapshot().at.state).toBe('welcome');
  // The opening ends later, and says that the shop is open in another window.
  open({ ok: false, failure: { code: 'in-use' } });
  await starting;
  expect(desk.snapshot().at.state).toBe('welcome');
});

test('[DATA-R11] a shop that is to be read anew is opened anew once no form is in hand', async () => {
  const { desk, asked, inHand, tell, open } = startedWindow();
  const starting = desk.start();
  await expect.poll(() => asked).toEqual(['shop.open']);
  open(done({ entry, rebuilt: null, recovery: null, journal: null, contacts: null }));
  await starting;
  expect(desk.snapshot().at.state).toBe('open');
  const [form, act] = [inHand.hold(), inHand.hold()];
  for (const _ of [1, 2]) tell({ server: { state: 'stopped', lastAt: null, code: 'read-anew', act: null } });
  const openings = () => asked.filter((job) => job === 'shop.open').length;
  form();
  await Promise.resolve();
  expect(openings()).toBe(1);
  act();
  await expect.poll(openings).toBe(2);
});

test.each([
  ['goes on where its start was cut off', null, ['shop.open', 'sync.connect']],
  ['is not begun again where it is tied', { url: 'https://127.0.0.1:1/', tokenKept: 'vault', from: '' }, ['shop.open']],
])('[SHR5] a share that is on %s', async (_, connection, jobs) => {
  const { desk, asked, open } = startedWindow({
    'sharing.state': { share: { state: 'on' } },
    'store.connection': { connection },
    'sharing.start': { url: 'https://127.0.0.1:1/' },
  });
  const starting = desk.start();
  await expect.poll(() => asked).toEqual(['shop.open']);
  open(done({ entry, rebuilt: null, recovery: null, journal: null, contacts: null }));
  await starting;
  expect(asked).toEqual(jobs);
});

test('[BAK48] a shop that is read since its disk takes no writing is opened anew once the disk takes it again', async () => {
  const { desk, asked, inHand, tell, open } = startedWindow();
  const starting = desk.start();
  await expect.poll(() => asked).toEqual(['shop.open']);
  const copy = { ...entry, shopId: '01890a5d-ac96-774b-bcce-b302099a8058' };
  open(
    done({
      entry: copy,
      rebuilt: null,
      recovery: null,
      journal: null,
      contacts: null,
      reading: { madeAt: null, missing: 0 },
    }),
  );
  await starting;
  expect(desk.snapshot().at).toMatchObject({ state: 'open', reading: { back: entry } });
  const release = inHand.hold();
  tell({ disk: 'disk-read-only', server: { state: 'none' } });
  tell({ disk: null, server: { state: 'none' } });
  const openings = () => asked.filter((job) => job === 'shop.open').length;
  await Promise.resolve();
  expect(openings()).toBe(1);
  release();
  await expect.poll(openings).toBe(2);
});

test('[BAK46] a backup that does not open says so, and the shop that was open is open again', async () => {
  const { desk, asked, open } = startedWindow();
  const starting = desk.start();
  await expect.poll(() => asked).toEqual(['shop.open']);
  const opened = done({ entry, rebuilt: null, recovery: null, journal: null, contacts: null });
  open(opened);
  await starting;
  const reading = desk.restores.read('handle', entry);
  await expect.poll(() => asked.filter((job) => job === 'shop.open')).toHaveLength(2);
  expect(asked).toContain('shop.read');
  open(opened);
  expect(await reading).toEqual(fail({ code: 'backup-damaged' }));
  expect(desk.snapshot().at).toMatchObject({ state: 'open', shop: { entry } });
});
