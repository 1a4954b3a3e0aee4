import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Ask, Channel } from '#shared/contract/bridge/channels.ts';
import type { Result } from '#shared/base/result.ts';
import type { Cipher } from '#electron/vault/vault.ts';
import { startWooStore, type WooStore } from '#tests/fakes/woo-store/woo-store.ts';
import { type RealHost, type RealHostOptions, realHost } from '#tests/fixtures/real-host.ts';
import { stockTask } from '#tests/fixtures/store-under-test.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const channelId = '0192f0c0-0000-7000-8000-0000000000c1';
const windowId = '0192f0c0-0000-7000-8000-0000000000d1';
const of = { shopId, channelId };
const mine = { ...of, windowId };

/** Turns every byte round: enough to see that nothing is written in clear. */
const cipher: Cipher = {
  available: async () => true,
  encrypt: async (text) => Buffer.from(text).map((byte) => byte ^ 0xff),
  decrypt: async (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0xff)).toString(),
};

let store: WooStore;
let at: RealHost;
let key: { readonly key: string; readonly secret: string };
beforeEach(async () => {
  store = await startWooStore();
  key = store.makeKey('read_write');
  at = await desk();
});
afterEach(async () => {
  await at.close();
  await store.close();
});

async function desk(options: RealHostOptions = {}): Promise<RealHost> {
  const host = realHost({ cipher, now: () => store.shop.clock, ...options });
  const entry = { shopId, shopKind: 'real', name: 'Shop', dbName: 'stockroom-x', generation: windowId, createdAt: 0 };
  if (!options.profile) await host.host.ask('shops.create', { ...entry, shopKind: 'real' as const });
  await host.host.ask('journal.attach', { shopId, windowId, takeOver: false });
  return host;
}

const ask = <N extends Channel>(name: N, question: Ask<N>) => at.host.ask(name, question);
const codeOf = <T>(answer: Result<T>) => (answer.ok ? null : answer.failure.code);
function value<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.code} ${answer.failure.detail ?? ''}`);
  return answer.value;
}
const connects = (more: Partial<Ask<'channels.connect'>> = {}) =>
  ask('channels.connect', {
    ...of,
    vendor: 'woocommerce',
    url: store.url,
    secrets: key,
    plainHttpAgreed: true,
    ...more,
  });

/** Everything that a folder holds, as text. */
function allOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('connecting', () => {
  test('[CHN150] a store that answers is kept with its key, over a restart; asked is only what the store allows', async () => {
    expect(value(await ask('channels.access', of))).toEqual({ kept: 'missing', vendor: null, url: null });
    expect(codeOf(await ask('channels.capabilities', of))).toBe('no-key');
    expect(value(await connects())).toMatchObject({
      identity: { name: 'Ada’s Shop', currency: 'EUR', mayWrite: true },
      kept: 'vault',
    });
    await at.stop();
    at = await desk({ profile: at.profile });
    expect(value(await ask('channels.access', of))).toMatchObject({ kept: 'vault', vendor: 'woocommerce' });
    expect(value(await ask('channels.capabilities', of)).capabilities).toMatchObject({ idempotency: 'marker' });
    await ask('channels.forget', of);
    expect(value(await ask('channels.access', of))).toEqual({ kept: 'missing', vendor: null, url: null });
    expect(codeOf(await ask('channels.capabilities', of))).toBe('no-key');
  });

  test('[CHN150] where this computer cannot keep secrets, the key is there until it is closed, and that is said', async () => {
    const other = await desk({ cipher: { ...cipher, available: async () => false } });
    const [before, profile] = [at, other.profile];
    at = other;
    expect(value(await connects()).kept).toBe('session');
    expect(value(await ask('channels.access', of)).kept).toBe('session');
    await other.stop();
    at = await desk({ profile, cipher: { ...cipher, available: async () => false } });
    expect(value(await ask('channels.access', of))).toMatchObject({ kept: 'missing', vendor: 'woocommerce' });
    await before.close();
  });

  test('[CHN151] a wrong key, an address that leads nowhere and another kind of store are refused, and nothing is kept', async () => {
    const wrong = { ...key, secret: 'cs_wrong' };
    expect(codeOf(await connects({ secrets: wrong }))).toBe('channel-refused');
    expect(codeOf(await connects({ url: 'http://127.0.0.1:1' }))).toBe('channel-away');
    expect(codeOf(await connects({ vendor: 'nobody' }))).toBe('vendor-unknown');
    expect(codeOf(await connects({ secrets: {} }))).toBe('secrets-wrong');
    expect(codeOf(await connects({ secrets: { ...key, more: 'x' } }))).toBe('secrets-wrong');
    expect(codeOf(await connects({ secrets: { ...key, secret: 'a\r\nhost: evil' } }))).toBe('secrets-wrong');
    expect(value(await ask('channels.access', of)).kept).toBe('missing');
    expect(allOf(at.profile)).not.toContain(key.key);
  });

  test('[CHN151] an unencrypted line must be agreed to, and leads to this computer and its network only', async () => {
    const refused = await connects({ plainHttpAgreed: false });
    expect(refused).toMatchObject({ failure: { code: 'channel-address', detail: 'plain-http' } });
    const bad = [
      'http://8.8.8.8',
      'http://169.254.169.254/',
      'https://169.254.169.254/',
      'http://metadata.google.internal/',
      'https://user:pass@shop.example',
      'ftp://shop.example',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'shop',
      '',
    ];
    const asked = store.asked.length;
    for (const url of bad) expect([url, codeOf(await connects({ url }))]).toEqual([url, 'channel-address']);
    expect(store.asked.length).toBe(asked);
  });
});

describe('pulling over the bridge', () => {
  /** Everything of a pull, and how many pieces it took. */
  async function drained(feed: 'catalog' | 'orders') {
    const ids: string[] = [];
    let pieces = 0;
    let cursor: string | null = null;
    for (let pullId: string | null = null; ; pieces++) {
      const piece: Answer<'channels.pull'> = value(await ask('channels.pull', { ...of, feed, cursor: null, pullId }));
      if (piece.pullId === null) return { ids, pieces, cursor };
      pullId = piece.pullId;
      ids.push(...piece.products.map(({ id }) => id), ...piece.orders.map(({ id }) => id));
      cursor = piece.cursor ?? cursor;
    }
  }

  test('[CHN152] a pull goes on from question to question, and its cursor comes with the end of each page', async () => {
    for (let n = 0; n < 230; n++) store.shop.addItem({ name: `Thing ${n}`, sku: `S${n}`, stock: n });
    await connects();
    const all = await drained('catalog');
    expect(new Set(all.ids).size).toBe(230);
    expect(all.pieces).toBeGreaterThan(2);
    expect(all.cursor).not.toBeNull();
    expect((await drained('orders')).ids).toEqual([]);
  });

  test('[CHN152] a page that is too large for one message comes in pieces, none of them lost', async () => {
    for (let n = 0; n < 60; n++) store.shop.addItem({ name: `${'ä'.repeat(50_000)} ${n}`, sku: `S${n}`, stock: n });
    await connects();
    const all = await drained('catalog');
    expect(new Set(all.ids).size).toBe(60);
    expect(all.pieces).toBeGreaterThan(1);
  });

  test('[CHN152] there are eight at most, and one that was ended, or is another channel’s, brings nothing', async () => {
    store.shop.addItem({ name: 'Mug', sku: 'MUG', stock: 1 });
    await connects();
    const start = async () =>
      value(await ask('channels.pull', { ...of, feed: 'catalog', cursor: null, pullId: null })).pullId ?? '';
    const first = await start();
    const next = (pullId: string, channel = channelId) =>
      ask('channels.pull', { shopId, channelId: channel, feed: 'catalog', cursor: null, pullId });
    expect(codeOf(await next(first, windowId))).toBe('no-key');
    for (let n = 0; n < 8; n++) await start();
    expect(codeOf(await next(first))).toBe('pull-ended');
    const last = await start();
    await ask('channels.endPull', { pullId: last });
    expect(codeOf(await next(last))).toBe('pull-ended');
    expect(codeOf(await next(windowId))).toBe('pull-ended');
  });
});

describe('deliveries', () => {
  const things = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const { id } = store.shop.addItem({ name: `Thing ${n}`, sku: `S${n}`, stock: 10 });
      return { productId: String(id), variantId: null };
    });
  const stockOf = ({ productId }: { readonly productId: string }) => store.shop.items.get(Number(productId))?.stock;
  const unfinished = async () => value(await ask('channels.unfinished', of)).unfinished.map(({ task }) => task.taskId);
  const loses = (applied: boolean) =>
    store.faults.plan(({ method, path: at }) => method === 'POST' && at.endsWith('/batch'), { is: 'lost', applied });

  test('[CHN153] what is told is told, and what became of it is known when it is asked again', async () => {
    const [mug, cup] = things(2);
    if (!mug || !cup) return;
    await connects();
    const tasks = [stockTask(mug, 10, 3), stockTask(cup, 7, 1)];
    const { outcomes } = value(await ask('channels.push', { ...mine, tasks }));
    expect(outcomes).toEqual([
      { is: 'applied', shown: 13 },
      { is: 'conflict', shown: 10 },
    ]);
    expect(await unfinished()).toEqual([]);
    await at.stop();
    at = await desk({ profile: at.profile });
    const resolved = async (taskId = '') =>
      value(await ask('channels.resolve', { ...mine, taskId, expected: null })).resolution;
    const asked = store.asked.length;
    expect(await resolved(tasks[0]?.taskId)).toBe('applied');
    expect(await resolved(tasks[1]?.taskId)).toBe('not-applied');
    expect(await resolved('never-sent')).toBe('not-applied');
    expect(store.asked.length).toBe(asked);
  });

  test('[CHN154] while an answer is lost nothing else is told, over a restart; the store then says what became of it', async () => {
    for (const applied of [true, false]) {
      const [mug] = things(1);
      if (!mug) return;
      await connects();
      loses(applied);
      const task = stockTask(mug, 10, 3);
      expect(value(await ask('channels.push', { ...mine, tasks: [task] })).outcomes).toEqual([{ is: 'unknown' }]);
      await at.stop();
      at = await desk({ profile: at.profile });
      expect(await unfinished()).toEqual([task.taskId]);
      expect(codeOf(await ask('channels.push', { ...mine, tasks: [stockTask(mug, 10, 1)] }))).toBe(
        'delivery-unfinished',
      );
      store.shop.clock += 180_000;
      const { resolution } = value(await ask('channels.resolve', { ...mine, taskId: task.taskId, expected: 10 }));
      expect(resolution).toBe(applied ? 'applied' : 'not-applied');
      expect(await unfinished()).toEqual([]);
      expect(stockOf(mug)).toBe(applied ? 13 : 10);
    }
  });

  test('[CHN154] a person decides what nobody can; what is decided is not decided again', async () => {
    const [mug] = things(1);
    if (!mug) return;
    await connects();
    loses(true);
    const { taskId } = stockTask(mug, 10, 3);
    await ask('channels.push', { ...mine, tasks: [{ ...stockTask(mug, 10, 3), taskId }] });
    expect(value(await ask('channels.settle', { ...mine, taskId, as: 'applied' }))).toEqual({});
    expect(await unfinished()).toEqual([]);
    expect(codeOf(await ask('channels.settle', { ...mine, taskId, as: 'not-applied' }))).toBe('delivery-unknown');
  });

  test('[CHN156] only the window that has the shop tells its store anything', async () => {
    const [mug] = things(1);
    if (!mug) return;
    await connects();
    const tasks = [stockTask(mug, 10, 3)];
    expect(codeOf(await ask('channels.push', { ...of, windowId: channelId, tasks }))).toBe('detached');
    await ask('journal.detach', { shopId, windowId });
    expect(codeOf(await ask('channels.push', { ...mine, tasks }))).toBe('detached');
    expect(stockOf(mug)).toBe(10);
  });

  test('[CHN155] a profile that was copied tells nothing before a person agreed', async () => {
    const [mug] = things(1);
    if (!mug) return;
    await connects();
    const { runner } = value(await ask('channels.here', {}));
    await ask('channels.push', { ...mine, tasks: [stockTask(mug, 10, 3)] });
    await at.stop();
    const { cpSync, mkdtempSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const copied = mkdtempSync(path.join(tmpdir(), 'stockroom-copied-'));
    cpSync(at.profile, copied, { recursive: true });
    const before = at;
    at = await desk({ profile: copied });
    expect(value(await ask('channels.here', {})).runner).not.toBe(runner);
    const tasks = [stockTask(mug, 13, 1)];
    expect(codeOf(await ask('channels.push', { ...mine, tasks }))).toBe('deliveries-elsewhere');
    expect(codeOf(await ask('channels.unfinished', of))).toBe('deliveries-elsewhere');
    expect(stockOf(mug)).toBe(13);
    await ask('channels.continue', of);
    expect(value(await ask('channels.push', { ...mine, tasks })).outcomes).toEqual([{ is: 'applied', shown: 14 }]);
    await before.close();
  });

  test('[CHN153] a product is made there once, however often it is told', async () => {
    await connects();
    const variant = { sku: 'NEW', barcode: '', options: [], price: '4.50', stock: [{ locationId: null, quantity: 3 }] };
    const task = { taskId: 'publish-1', product: { title: 'New mug', description: '', variants: [variant] } };
    expect(value(await ask('channels.publish', { ...mine, task })).outcome).toMatchObject({ is: 'made' });
    expect(value(await ask('channels.publish', { ...mine, task })).outcome).toMatchObject({ is: 'already' });
    expect(value(await ask('channels.unfinished', of)).publishing).toEqual([]);
    expect([...store.shop.items.values()].filter(({ name }) => name === 'New mug')).toHaveLength(1);
  });
});

describe('secrets', () => {
  test('[CHN157] a key stands in no file, no answer and no list of requests', async () => {
    const { id } = store.shop.addItem({ name: 'Mug', sku: 'MUG', stock: 10 });
    const ref = { productId: String(id), variantId: null };
    const answers: unknown[] = [await connects(), await connects({ secrets: { ...key, secret: 'cs_canary_wrong' } })];
    answers.push(await ask('channels.pull', { ...of, feed: 'catalog', cursor: null, pullId: null }));
    answers.push(await ask('channels.push', { ...mine, tasks: [stockTask(ref, 10, 3)] }));
    store.faults.plan(() => true, { is: 'refusal', status: 401, code: 'woocommerce_rest_cannot_view' });
    answers.push(await ask('channels.readStock', { ...of, refs: [{ ref, locationId: null }] }));
    answers.push(await ask('channels.access', of));
    const requests = await ask('channels.requests', of);
    expect(value(requests).requests.length).toBeGreaterThan(5);
    expect(value(requests).requests[0]).toMatchObject({ method: 'GET', status: 401 });
    const written = `${allOf(at.profile)}\n${JSON.stringify([answers, requests])}\n${at.refused.join('\n')}`;
    for (const secret of [key.key, key.secret, 'cs_canary_wrong', 'oauth_'])
      expect(written.includes(secret), secret).toBe(false);
  });
});
