import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { done } from '#shared/base/result.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { ChannelFields } from '#shared/domain/operations/rows.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { connectNew } from './channels.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

async function channel(fields: Partial<ChannelFields>): Promise<ChannelId> {
  const id = s.shop.nextId() as ChannelId; // a new id becomes a channel's here
  const row = { name: 'Web', locationIds: [s.warehouse], buffer: 0, floor: 0, runner: 'here', archived: false };
  const channels = [{ ...row, ...fields, id, vendor: 'woocommerce' }];
  await s.decide({ type: 'place.added', payload: { group: null, shop: null, locations: [], suppliers: [], channels } });
  return id;
}

/** Connects a store that calls its own address so, wherever it is asked; answers under which ids its key lies afterwards. */
async function connected(url: string, site: string | null) {
  const keys = new Set<string>();
  const identity = { name: 'Ada', software: 'WooCommerce', currency: 'EUR', skewMs: 0, mayWrite: true, locations: [] };
  // The host keeps keys by channel; nothing else is asked of it here.
  const ask = (async (call: string, asked: { channelId: string }) => {
    if (call === 'channels.forget') keys.delete(asked.channelId);
    else keys.add(asked.channelId);
    return done({ identity: { ...identity, address: url, site }, kept: 'vault' });
  }) as unknown as Shop['host']['ask'];
  const channelId = s.shop.nextId();
  const shop = { ...s.shop, host: { ask } };
  const answer = await connectNew(shop, { channelId, vendor: 'woocommerce', url, secrets: {}, plainHttpAgreed: false });
  return { answer, keys: [...keys], channelId };
}

test('[CHN127] a store that is connected is known by its address with or without www, and by what it calls itself', async () => {
  await channel({ url: 'https://shop.example', site: 'https://shop.example' });
  for (const [url, site] of [
    ['https://shop.example/', null],
    ['https://www.shop.example', null],
    ['https://85.example.net/ada', 'https://www.shop.example/'],
  ] as const) {
    const { answer, keys } = await connected(url, site);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'channel-known', detail: 'Web' } });
    // What is refused leaves no key behind.
    expect(keys).toEqual([]);
  }
  const { answer, keys, channelId } = await connected('https://other.example', 'https://other.example');
  expect(answer).toMatchObject({ ok: true, value: { channelId } });
  expect(keys).toEqual([channelId]);
});

test('[CHN127] one that was ended is taken up under its old id, also where only it says who it is', async () => {
  const id = await channel({ url: 'https://shop.example', archived: true, runner: null });
  for (const [url, site] of [
    ['https://www.shop.example', null],
    ['https://85.example.net', 'https://shop.example'],
  ] as const) {
    const { answer, keys } = await connected(url, site);
    expect(answer).toMatchObject({ ok: true, value: { channelId: id } });
    expect(keys).toEqual([id]);
  }
});
