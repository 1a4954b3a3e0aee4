import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { decideBatch } from '#shared/domain/batches/batch.ts';
import { goodsBackAgain } from '#shared/domain/batches/back-again.ts';
import { sharedOrders } from '#shared/domain/batches/shared-orders.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { decideCancel, decideHold, decidePick } from '#shared/domain/orders/fulfil.ts';
import { readBatches, readBatchesOfOrders } from '#renderer/db/open-batches.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  does,
  expectEqual,
  MUG,
  nextId,
  ORDER,
  order,
  sync,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { readBackAgain } from './back-again.queries.ts';
import { readCarriedBack } from './carried-back.queries.ts';
import { readRefusedPicks } from './refused-picks.queries.ts';

afterEach(closeDesks);

const isTracked = () => true;
const begins = (desk: Desk) =>
  does(desk, () =>
    value(decideBatch({ number: 'B-6', method: 'cluster', orderIds: [ORDER], assigneeId: ANNA }, { nextId })),
  );
const picks = (desk: Desk, quantity: number) =>
  does(desk, async () => {
    const row = await order(desk);
    return value(
      decidePick(
        row,
        isTracked,
        row.lines.map(({ id: lineId }) => ({ lineId, quantity })),
      ),
    );
  });
const cancels = (desk: Desk) => does(desk, async () => value(decideCancel(await order(desk), isTracked)));
const undoes = (desk: Desk, opId: OpId) =>
  does(desk, async ({ session: { db } }) =>
    decideReversal(readStored(must(await db.operations.where('opId').equals(opId).first(), 'the act is here'))),
  );
const batchAt = async (desk: Desk) => must((await readBatches(desk.session.db))[0], 'the batch is here');
/** What the screen of the batch says of its order at a desk: to be carried back, not booked, to be fetched. */
const said = async (desk: Desk) => {
  const { db } = desk.session;
  const [batch, row] = [await batchAt(desk), await order(desk)];
  const carried = (await readCarriedBack(db, batch, [row])).get(ORDER) ?? [];
  const refused = (await readRefusedPicks(db, batch, [ORDER])).goods.get(ORDER) ?? [];
  const fetched = (await readBackAgain(db, batch, [ORDER])).flatMap((one) => goodsBackAgain(one, row));
  return { carried, refused, fetched };
};
const mugs = (quantity: number) => [{ variantId: MUG, quantity }];
const shares = async (...desks: readonly Desk[]) => {
  for (const desk of [...desks, ...desks]) await sync(desk);
};

for (const [what, stops] of [
  ['cancelled', cancels],
  ['held', (desk: Desk) => does(desk, async () => value(decideHold(await order(desk))))],
] as const)
  test(`[PCK9] [PCK16] picked apart while the other desk ${what} the order: what lies in its box is told where it was picked`, async () => {
    const { one, two } = await twoDesks();
    await begins(two);
    await shares(two, one);
    await stops(one);
    await picks(two, 1);
    await shares(one, two);
    expect((await order(two)).state).toBe(what);
    expect(await said(two)).toEqual({ carried: [], refused: mugs(1), fetched: [] });
    expect(await said(one)).toEqual({ carried: [], refused: [], fetched: [] });
    await expectEqual(one, two);
  });

test('[PCK21] cancelled on another desk and taken back there: what was put back is to be fetched, at both, and nothing is picked twice', async () => {
  const { one, two } = await twoDesks();
  await begins(two);
  await picks(two, 2);
  await shares(two, one);
  const cancelled = await cancels(one);
  await shares(one, two);
  expect(await said(two)).toEqual({ carried: mugs(2), refused: [], fetched: [] });
  const undone = await undoes(one, cancelled);
  await shares(one, two);
  for (const desk of [one, two]) {
    expect(await said(desk)).toEqual({ carried: [], refused: [], fetched: mugs(2) });
    expect((await order(desk)).lines.map(({ picked }) => picked)).toEqual([2]);
  }
  // Cancelled once more by taking that back, and once more not.
  const again = await undoes(one, undone);
  await shares(one, two);
  expect((await said(two)).fetched).toEqual([]);
  await undoes(one, again);
  await shares(one, two);
  expect((await said(two)).fetched).toEqual(mugs(2));
  await expectEqual(one, two);
});

test('[PCK19] [PCK20] one batch begun at two desks apart: both desks call the later one the same, and each names the order that both have', async () => {
  const { one, two } = await twoDesks();
  await begins(one);
  await begins(two);
  await shares(one, two);
  for (const desk of [one, two]) {
    const { db } = desk.session;
    const batches = [...(await readBatches(db))].sort((a, b) => a.begunAt - b.begunAt);
    expect(batches.map(({ name }) => name)).toEqual(['B-6', 'B-6-2']);
    // The queue and the order name both, the screen of each batch the other one.
    const all = await readBatchesOfOrders({ db });
    expect(all.get(ORDER)?.map(({ batch }) => batch.name)).toEqual(['B-6', 'B-6-2']);
    const row = await order(desk);
    const beside = batches.map((batch) => sharedOrders(batch, [row], all).map((it) => [it.batch.name, it.numbers]));
    expect(beside).toEqual([[['B-6-2', ['1']]], [['B-6', ['1']]]]);
  }
  await expectEqual(one, two);
});
