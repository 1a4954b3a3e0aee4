import { expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { messageClient } from './message-client.ts';

function recorded(accepted = true) {
  const posted: unknown[] = [];
  const client = messageClient((message) => {
    posted.push(message);
    return accepted;
  });
  return { posted, client };
}

test('[HOST16] answers find their question by id, in whatever order they come', async () => {
  const { posted, client } = recorded();
  const first = client.host.ask('shops.list', {});
  const second = client.host.ask('shops.select', { shopId: null });
  expect(posted).toEqual([
    { id: 1, channel: 'shops.list', ask: {} },
    { id: 2, channel: 'shops.select', ask: { shopId: null } },
  ]);
  client.hear({ id: 2, answer: done({}) });
  client.hear({ id: 1, answer: fail({ code: 'not-written' }) });
  expect(await first).toEqual(fail({ code: 'not-written' }));
  expect(await second).toEqual(done({}));
});

test('[HOST17] a host that is away answers every question with host-away, and nothing waits for ever', async () => {
  const { client } = recorded(false);
  expect(await client.host.ask('shops.list', {})).toEqual(fail({ code: 'host-away' }));
  const cut = recorded();
  const waiting = cut.client.host.ask('shops.list', {});
  cut.client.abandon('host-away');
  expect(await waiting).toEqual(fail({ code: 'host-away' }));
});

test('[HOST16] rubbish and late answers change nothing', async () => {
  const { client } = recorded();
  const asked = client.host.ask('shops.list', {});
  for (const message of [null, 'x', {}, { id: 1 }, { id: 9, answer: done({}) }]) client.hear(message);
  client.hear({ id: 1, answer: done({ shops: [], currentShopId: null }) });
  client.hear({ id: 1, answer: fail({ code: 'late' }) });
  expect(await asked).toEqual(done({ shops: [], currentShopId: null }));
});
