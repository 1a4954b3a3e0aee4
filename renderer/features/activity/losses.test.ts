import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { type LocationId, stagingId, type VariantId } from '#shared/domain/operations/ids.ts';
import { changeRecovery, keepRecovery, readRecovery, type SetAside } from '#renderer/db/recovery.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { countAttention } from './attention.queries.ts';
import { countTouched, dealWith, dealWithProducts } from './losses.commands.ts';
import { type LostActs, readLostActs } from './losses.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

/** An act set aside that would have taken two mugs from the floor to what is picked there. */
async function setAside(at: number): Promise<SetAside> {
  const first = must(await s.shop.db.operations.orderBy('no').first(), 'the shop has acts');
  const { writerId, writerSeq, type, text } = first;
  const levels = [
    { variantId: s.mug, locationId: s.floor, quantity: -2 },
    { variantId: s.mug, locationId: stagingId(s.floor), quantity: 2 },
  ];
  const { opId, actor } = JSON.parse(text);
  return { opId, writerId, writerSeq, seq: null, type, code: 'order-unknown', at, actor, text, levels };
}

async function keep(acts: readonly SetAside[], missing = 0): Promise<void> {
  await keepRecovery(s.shop.db, {
    confirmed: true,
    missing: missing > 0 ? [{ writerId: must(acts[0], 'an act').writerId, from: 1, to: missing }] : [],
    setAside: acts,
    dealt: [],
    harmed: ['00000001.log.gz'],
    gapAfter: null,
    declared: false,
  });
}

const lost = async (): Promise<LostActs> => must(await readLostActs(s.shop), 'something is missing');

test('[DATA-R23] nothing is listed of a shop that is whole', async () => {
  expect(await readLostActs(s.shop)).toBeNull();
});

test('[DATA-R23] an act that was set aside is listed with its levels; what was picked is counted at the place it came from', async () => {
  await keep([await setAside(s.shop.now())], 3);
  const { acts, toCount, missing, files } = await lost();
  expect(acts.map(({ code, levels }) => [code, levels.map(({ quantity, counted }) => [quantity, counted])])).toEqual([
    [
      'order-unknown',
      [
        [-2, false],
        [2, false],
      ],
    ],
  ]);
  expect(toCount).toMatchObject([{ locationId: s.floor, variantIds: [s.mug] }]);
  expect([missing, files]).toEqual([3, ['00000001.log.gz']]);
});

test('[DATA-R23] a text that cannot be read is listed all the same', async () => {
  await keep([{ ...(await setAside(1)), text: 'no JSON', code: 'operation-unreadable' }]);
  expect((await lost()).acts).toMatchObject([{ code: 'operation-unreadable', levels: [{}, {}] }]);
});

test('[DATA-R23] a count is begun of exactly what the acts touched', async () => {
  await keep([await setAside(s.shop.now())]);
  const { toCount } = await lost();
  const countId = value(await countTouched(s.shop, must(toCount[0], 'there is something to count'), 'After'));
  expect(await s.shop.db.counts.get(countId)).toMatchObject({
    locationId: s.floor,
    scope: { kind: 'list', variantIds: [s.mug] },
  });
});

describe('a product whose record is lost', () => {
  const lostId = deriveUuid('test', 'lost') as VariantId;
  const at = (place: LocationId, onHand: number) => ({ [place]: { onHand, committed: 2, incoming: 0, facts: 1 } });

  async function lose(): Promise<void> {
    await s.shop.db.stock.put({ variantId: lostId, at: at(s.floor, 7) });
    await keep([await setAside(1)], 1);
    await changeRecovery(s.shop.db, (now) => ({ ...now, setAside: [], unnamed: [lostId, s.mug] }));
  }

  test('[ACT15] it is listed by its id, with places and quantities, and leaves the list once it is dealt with', async () => {
    await lose();
    expect((await lost()).products).toEqual([
      {
        variantId: lostId,
        code: null,
        figures: [
          { locationId: s.floor, what: 'onHand', quantity: 7, place: s.shop.catalogue.locationName(s.floor) },
          { locationId: s.floor, what: 'committed', quantity: 2, place: s.shop.catalogue.locationName(s.floor) },
        ],
      },
    ]);
    expect(await countAttention(s.shop)).toBe(1);
    await dealWithProducts(s.shop, [lostId]);
    expect((await lost()).products).toEqual([]);
    expect(await countAttention(s.shop)).toBe(0);
  });

  test('[ACT15] by a code that another act gave it, also in an act that was set aside', async () => {
    await lose();
    const sets = [{ kind: 'variant' as const, id: lostId, field: 'sku', value: 'LOST-1', was: null }];
    await s.decide({ type: 'fields.set', payload: { group: null, sets } });
    expect((await lost()).products).toMatchObject([{ code: 'LOST-1' }]);
    const act = await setAside(s.shop.now());
    const levels = [{ variantId: lostId, locationId: s.floor, quantity: -1 }];
    await changeRecovery(s.shop.db, (now) => ({ ...now, setAside: [{ ...act, levels }] }));
    expect((await lost()).acts[0]?.levels).toMatchObject([{ code: 'LOST-1', quantity: -1 }]);
  });

  test('[ACT15] also where no figure of it is left', async () => {
    await lose();
    await s.shop.db.stock.delete(lostId);
    expect((await lost()).products).toEqual([{ variantId: lostId, code: null, figures: [] }]);
  });

  test('[ACT15] not once its record is there', async () => {
    await lose();
    const mug = must(await s.shop.db.variants.get(s.mug), 'the mug');
    await s.shop.db.variants.put({ ...mug, id: lostId });
    expect((await lost()).products).toEqual([]);
  });
});

test('[DATA-R23] what a person has dealt with leaves the list, and dealing with it twice is once', async () => {
  const act = await setAside(s.shop.now());
  await keep([act]);
  let told = 0;
  const stop = s.shop.feed.listen(() => told++);
  await dealWith(s.shop, [act.opId]);
  await dealWith(s.shop, [act.opId]);
  stop();
  expect(await readLostActs(s.shop)).toBeNull();
  expect((await readRecovery(s.shop.db))?.dealt).toEqual([act.opId]);
  expect(told).toBe(2);
});
