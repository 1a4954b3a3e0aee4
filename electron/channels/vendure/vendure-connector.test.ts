import { afterAll, beforeAll, describe } from 'vitest';
import { must } from '#shared/base/must.ts';
import { storeConnectorSuite } from '#tests/fixtures/store-connector-suite.ts';
import { storePublishSuite } from '#tests/fixtures/store-publish-suite.ts';
import { addReader, startVendure, type VendureShop, vendureUnderTest } from '#tests/stores/vendure/under-test.ts';

let shop: VendureShop | null = null;
// The first time its packages are installed.
beforeAll(async () => {
  shop = await startVendure();
  await addReader(shop);
}, 240_000);
afterAll(() => shop?.stop());

describe('[CHN1, CHN2, CHN3, CHN4, CHN5, CHN6, CHN7, CHN8, CHN9, CHN10, CHN11, CHN12, CHN13, CHN14, CHN15, CHN16, CHN18] a real Vendure', {
  // It writes to a database, beside other tests.
  timeout: 120_000,
}, () => {
  const open = () => vendureUnderTest(must(shop, 'a shop runs'));
  storeConnectorSuite(open, true);
  storePublishSuite(open, true);
});
