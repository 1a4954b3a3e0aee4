import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { done } from '#shared/base/result.ts';
import { type ChannelId, listingId, type OpId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { act } from '#renderer/db/shop.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { linesOf, summaryOf } from './act-summary.ts';
import { actText, placeOf } from './act-words.ts';
import { namesFor } from './names.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  await openWords('en');
  s = await openSmallShop();
});
afterEach(() => s.close());

/** What Activity says of an act, how many lines it has, and where it is shown. */
async function said(decision: Decision): Promise<readonly [string, number, string | null]> {
  const acted = await act(s.shop, () => done({ decisions: [decision] }));
  if (!acted.ok) throw new Error(acted.failure.code);
  const opId: OpId | undefined = acted.value.opIds[0];
  const row = await s.shop.db.operations.where('opId').equals(String(opId)).first();
  if (!row) throw new Error('the act is stored');
  const op = readStored(row);
  const summary = summaryOf(op);
  const { of } = await namesFor(s.shop, [summary], []);
  const named = of(summary);
  return [actText(named, { t: words(), format: {} as Format }), linesOf(op), placeOf(named)]; // no figure is said
}

test('[CHN167] acts on channels and on what is tied to them say which, and lead there', async () => {
  const web = s.shop.nextId() as ChannelId;
  const channel = { name: 'Web shop', locationIds: [], buffer: 0, floor: 0, runner: null, archived: false };
  expect(
    await said({
      type: 'place.added',
      payload: {
        group: null,
        shop: null,
        locations: [],
        suppliers: [],
        channels: [{ ...channel, id: web, vendor: 'woocommerce' }],
      },
    }),
  ).toEqual(['Channel connected: Web shop', 1, `/channels/${web}`]);

  const set = (field: string, value: boolean) =>
    ({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'channel', id: web, field, value, was: false }] },
    }) as const;
  expect(await said(set('archived', true))).toEqual(['Web shop archived', 1, `/channels/${web}`]);

  const id = listingId(web, '10', null);
  const listing = { id, channelId: web, source: 'woocommerce', remoteProductId: '10', remoteId: null, archived: false };
  const none = { products: [], variants: [], barcodes: [], rules: [], stock: [] };
  expect(
    await said({
      type: 'catalog.added',
      payload: { group: null, ...none, listings: [{ ...listing, variantId: s.mug }] },
    }),
  ).toEqual(['Enamel mug tied to a store', 1, expect.stringContaining('/stock/')]);
  const untold: Decision = {
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'listing', id, field: 'archived', value: true, was: false }] },
  };
  expect((await said(untold))[0]).toBe('Enamel mug archived');
});
