import { randomUUID } from 'node:crypto';
import { describe, test } from 'vitest';
import { serverAddress } from '#electron/http/address.ts';
import { fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import { storeConnectorSuite } from '#tests/fixtures/store-connector-suite.ts';
import { wooPeople, wooStatuses, wooWays } from '#tests/fixtures/woo-people.ts';
import { wooConnector } from './woo-connector.ts';

describe('[CHN1, CHN2, CHN3, CHN4, CHN5, CHN6, CHN7, CHN8, CHN9, CHN10, CHN11, CHN12, CHN13, CHN14, CHN15, CHN16] the fake WooCommerce', () => {
  storeConnectorSuite(() => fakeWoo(), true);
});

const { WOO_URL: url, WOO_KEY: key, WOO_SECRET: secret } = process.env;

describe('a real WooCommerce', { timeout: 180_000 }, () => {
  if (!url || !key || !secret) {
    test('keeps the same', ({ skip }) => skip('WOO_URL, WOO_KEY and WOO_SECRET name no shop'));
    return;
  }
  const address = serverAddress(url);
  if (!address.ok) throw new Error(`WOO_URL: ${address.failure.detail}`);
  const access = { url: address.value, key: { key, secret }, now: Date.now, nonce: randomUUID };
  storeConnectorSuite(async () => {
    const { people, leave } = wooPeople(address.value.href.replace(/\/$/, ''), access.key, Date.now);
    return {
      connector: wooConnector(access),
      now: Date.now,
      pass: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000)),
      people,
      statuses: wooStatuses,
      ways: { ...wooWays, hasOwnClock: false },
      places: [null],
      faults: null,
      clock: null,
      withKey: null,
      close: leave,
    };
  }, false);
});
