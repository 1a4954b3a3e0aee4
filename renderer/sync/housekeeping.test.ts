import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import type { Stage } from '#renderer/db/database.ts';
import { closeDesks, does, newShop, sells } from '#tests/fixtures/sync-desks.ts';
import { must } from '#shared/base/must.ts';
import { pruneOperations } from './housekeeping.ts';

afterEach(closeDesks);

test('[DATA-R5] the buffer loses its oldest settled acts alone: what still has a way to go stays, and undos stay', async () => {
  const desk = await newShop(null);
  const { db } = desk.session;
  const sold = await does(desk, sells(1));
  const undo = decideReversal(
    readStored(must(await db.operations.where({ opId: sold }).first(), 'the sale is stored')),
  );
  await does(desk, () => undo);
  for (let i = 0; i < 20; i++) await does(desk, sells(1));
  const stages: readonly Stage[] = ['new', 'kept', 'accepted', 'foreign', 'rejected', 'refused'];
  await db.operations.toCollection().modify((op) => {
    const stage: Stage = stages[(op.no ?? 0) % 7] ?? 'settled';
    Object.assign(op, { stage: op.type === 'act.reversed' ? 'settled' : stage });
  });
  const before = await db.operations.toArray();
  const settled = before.filter((op) => op.stage === 'settled' && op.type !== 'act.reversed');
  expect(settled.length).toBeGreaterThan(1);
  await pruneOperations(db, 0);
  expect((await db.operations.toArray()).map((op) => op.opId)).toEqual(
    before.filter((op) => !settled.includes(op)).map((op) => op.opId),
  );
});

test('[DATA-R5] a buffer that is not above its size loses nothing, and of a surplus the oldest go', async () => {
  const desk = await newShop(null);
  const { db } = desk.session;
  for (let i = 0; i < 6; i++) await does(desk, sells(1));
  await db.operations.toCollection().modify({ stage: 'settled' });
  const all = (await db.operations.orderBy('no').toArray()).map((op) => op.opId);
  await pruneOperations(db, all.length);
  expect(await db.operations.count()).toBe(all.length);
  await pruneOperations(db, all.length - 2);
  expect((await db.operations.orderBy('no').toArray()).map((op) => op.opId)).toEqual(all.slice(2));
});
