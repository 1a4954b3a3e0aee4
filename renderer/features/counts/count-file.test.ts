import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { toCsv } from '#shared/domain/export/csv.ts';
import type { CountId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { personId } from '#tests/fixtures/folding-desk.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { countFileColumns, resultRows } from './count-file.ts';
import { countLotsOf, lotBookOf } from './count-lots.queries.ts';
import { beginCount, noteLine, observe, postCount } from './counts.commands.ts';
import { bookOf, type CountFacts, readReview } from './counts.queries.ts';

const bea = 'bea' as PersonId;
let s: OpenShop;
beforeAll(() => openWords('en'));
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 5), opening(s.candle, s.floor, 3));
});
afterEach(() => s.close());

const as = (person: PersonId): Shop => ({ ...s.shop, person: { ...s.shop.person, get: () => person } });
const begin = async () =>
  value(await beginCount(s.shop, { name: 'Shelf', locationId: s.floor, scope: { kind: 'all' }, mode: 'guided' }))
    .countId;
const see = async (
  person: PersonId,
  countId: CountId,
  variantId: VariantId,
  how: 'add' | 'replace',
  quantity: number,
) => value(await observe(as(person), countId, { variantId, locationId: s.floor, how, quantity }));
const byOf = async (countId: CountId, variantId: VariantId) => {
  const { book, stop } = bookOf(s.shop, countId);
  await book.read;
  stop();
  return book.get()?.lines.find((line) => line.variantId === variantId)?.by;
};
const nobodyAgreed: ReadonlySet<string> = new Set();

test('[CNT41] a line says everybody whose scans it is made of, and nobody whose figure was replaced', async () => {
  const countId = await begin();
  await see(personId, countId, s.mug, 'add', 1);
  await see(bea, countId, s.mug, 'add', 2);
  await see(personId, countId, s.mug, 'add', 1);
  expect(await byOf(countId, s.mug)).toEqual([personId, bea]);
  await see(bea, countId, s.mug, 'replace', 4);
  expect(await byOf(countId, s.mug)).toEqual([bea]);
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect((await readReview(s.shop, countId)).posted.map(({ by }) => by)).toEqual([[bea]]);
});

/** The file of a count: its lines without the head. */
const fileOf = async (countId: CountId, isPosted: boolean) => {
  const variant: CountFacts['variant'] = (id) => {
    const slot = s.shop.catalogue.slotOf(id);
    return slot === undefined ? undefined : s.shop.catalogue.rowAt(slot);
  };
  const facts = { variant, currency: 'EUR', locationName: () => 'Floor' } as unknown as CountFacts; // only these are asked
  const days = { timeOf: () => 'then' } as never;
  const nameOf = (id: PersonId) => (id === bea ? 'Bea' : id === personId ? 'Ida' : null);
  const lots = countLotsOf(lotBookOf([]), undefined, facts);
  const rows = resultRows(await readReview(s.shop, countId), isPosted, facts);
  const columns = countFileColumns({ t: words(), days, facts, lots, nameOf });
  return [...toCsv(columns, rows)].join('').trim().split('\r\n').slice(1).sort();
};

test('[CNT42] the result is a file with figures, value, reason, note, who and when; posted it says the same', async () => {
  const countId = await begin();
  await see(bea, countId, s.mug, 'replace', 3);
  await see(personId, countId, s.mug, 'add', 1);
  await see('gone' as PersonId, countId, s.candle, 'replace', 5);
  const mug = { variantId: s.mug, locationId: s.floor };
  value(await noteLine(s.shop, countId, mug, { reason: 'damage', note: 'one broken, swept up' }));
  const open = await fileOf(countId, false);
  const sku = (id: VariantId) => s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(id) ?? -1)?.sku ?? '';
  const title = (id: VariantId) => s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(id) ?? -1)?.title ?? '';
  expect(open).toEqual(
    [
      `${title(s.mug)},${sku(s.mug)},2000000000015,,Floor,4,5,-1,-5.40,Damage,"one broken, swept up","Bea, Ida",then`,
      `${title(s.candle)},${sku(s.candle)},,,Floor,5,3,2,10.80,,,Someone without a name,then`,
    ].sort(),
  );
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect(await fileOf(countId, true)).toEqual(open);
});

test('[CNT42] a line that is left out says so', async () => {
  const countId = await begin();
  await see(bea, countId, s.mug, 'replace', 3);
  value(await noteLine(s.shop, countId, { variantId: s.mug, locationId: s.floor }, { dropped: true }));
  expect((await fileOf(countId, false))[0]).toContain(',Left out,Bea,');
});
