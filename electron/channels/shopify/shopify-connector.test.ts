import { describe, expect, test } from 'vitest';
import { faultsOf } from '#tests/fakes/shopify-store/schema.ts';
import { fakeShopify } from '#tests/fakes/shopify-store/under-test.ts';
import { storeConnectorSuite } from '#tests/fixtures/store-connector-suite.ts';
import { storePublishSuite } from '#tests/fixtures/store-publish-suite.ts';
import { documents } from './documents.ts';

describe('[CHN1, CHN2, CHN3, CHN4, CHN5, CHN6, CHN7, CHN8, CHN9, CHN10, CHN11, CHN12, CHN13, CHN14, CHN15, CHN16] the fake Shopify', () => {
  storeConnectorSuite(() => fakeShopify(), true);
  storePublishSuite(() => fakeShopify(), true);
});

test.each(documents.map((document) => [(/Stockroom\w+/.exec(document) ?? /\w+/.exec(document))?.[0] ?? '', document]))(
  '[CHN50] the question %s is one of the published interface',
  async (_, document) => {
    expect(await faultsOf(document)).toEqual([]);
  },
);
