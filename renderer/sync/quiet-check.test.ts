import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { keepCheck, noteRepair, readCheck, readRepair } from '#renderer/db/books-kept.ts';
import { leave } from '#renderer/db/read-anew.ts';
import { namedFigures } from '#renderer/db/use-book-figures.ts';
import {
  closeDesks,
  type Desk,
  does,
  MUG,
  newShop,
  nextId,
  PLACE,
  reopen,
  sells,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { checkBooks } from './books-check.ts';
import { pumpJournal } from './pump.ts';
import { checkQuietly } from './quiet-check.ts';

afterEach(closeDesks);

const HOUR = 3_600_000;
const slices = { now: () => 0, later: (run: () => void) => queueMicrotask(run) };
const quietly = (desk: Desk, at: number, signal = new AbortController().signal) =>
  checkQuietly(desk.session.db, { now: () => at, slices, signal });

/** Makes the window's figure of the mug another one than its movements come to. */
async function spoil({ session: { db } }: Desk): Promise<void> {
  const row = must(await db.stock.get(MUG), 'the mug is in stock');
  await db.stock.put({ ...row, at: { ...row.at, [PLACE]: { ...must(row.at[PLACE], 'at the place'), onHand: 99 } } });
  await db.products.toCollection().modify({ name: 'Another name' });
}

test('[LED21] the books are checked by themselves once a day, and what was found is kept', async () => {
  const desk = await newShop(null);
  await does(desk, sells(2));
  expect(await quietly(desk, 10 * HOUR)).toEqual({ state: 'checked' });
  expect(await readCheck(desk.session.db)).toMatchObject({ at: 10 * HOUR, byItself: true, differences: 0 });
  await spoil(desk);
  expect(await quietly(desk, 33 * HOUR)).toEqual({ state: 'recent' });
  expect(await quietly(desk, 34 * HOUR)).toEqual({ state: 'checked' });
  const kept = must(await readCheck(desk.session.db), 'a check was kept');
  expect(kept.differences).toBe(1);
  expect(await namedFigures(desk.session.db, kept.figures)).toMatchObject([
    { figure: 'onHand', product: 'Another name', place: 'Shop', was: 99, is: 8 },
  ]);
  expect(await quietly(desk, 1 * HOUR)).toEqual({ state: 'checked' });
});

test('[LED21] it stops when somebody comes back, and says nothing of books that changed meanwhile', async () => {
  const desk = await newShop(null);
  const back = new AbortController();
  back.abort();
  expect(await quietly(desk, HOUR, back.signal)).toEqual({ state: 'stopped' });
  let isFirst = true;
  const busy = {
    now: () => 0,
    later: (run: () => void) => {
      const first = isFirst;
      isFirst = false;
      void (first ? does(desk, sells(1)) : Promise.resolve()).then(run);
    },
  };
  let clock = 0;
  const stepping = { now: () => (clock += 10), later: busy.later };
  const { signal } = new AbortController();
  expect(await checkQuietly(desk.session.db, { now: () => HOUR, slices: stepping, signal })).toEqual({
    state: 'disturbed',
  });
  expect(await readCheck(desk.session.db)).toBeNull();
});

test('[LED22] a repair folds the books anew from the log, tells every figure before and after, and changes no act', async () => {
  const desk = await newShop(null);
  await does(desk, sells(2));
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
  const right = await checkBooks(desk.session.db);
  await spoil(desk);
  await keepCheck(desk.session.db, { ...(await checkBooks(desk.session.db)), at: 1, byItself: true });
  const before = desk.at.copy();
  await noteRepair(desk.session.db, 77);
  await leave(desk.session.db);
  expect(await reopen(desk)).toMatchObject({ rebuilt: { because: 'repaired' } });
  expect(await readRepair(desk.session.db)).toEqual({
    at: 77,
    differences: 1,
    figures: [{ variantId: MUG, locationId: PLACE, figure: 'onHand', was: 99, is: 8 }],
    rows: 1,
  });
  const after = await checkBooks(desk.session.db);
  expect([after.bookHash, after.differences]).toEqual([right.bookHash, 0]);
  const texts = (copy: typeof before) => JSON.stringify(copy);
  expect(texts(desk.at.copy())).toContain(texts(before).slice(1, 400));
  expect(await readCheck(desk.session.db)).toBeNull();
  expect(nextId()).not.toBe('');
});
