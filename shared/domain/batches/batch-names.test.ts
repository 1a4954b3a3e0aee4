import { expect, test } from 'vitest';
import type { BatchId, OpId, OrderId } from '../operations/ids.ts';
import type { BatchRow } from '../operations/rows.ts';
import { batchCode, isCodeOfBatch } from './batch-code.ts';
import { nameBatches } from './batch-names.ts';

const batch = (id: string, number: string, begunAt: number): BatchRow => ({
  kind: 'batch',
  id: id as BatchId,
  number,
  method: 'cluster',
  orderIds: ['order' as OrderId],
  state: 'open',
  begunAt,
  endedAt: null,
  addedBy: 'op' as OpId,
  fieldOps: {},
  voided: false,
});
const namesOf = (...batches: readonly BatchRow[]) =>
  Object.fromEntries(nameBatches(batches).map(({ id, name }) => [id, name]));

test('[PCK19] of batches with one number the first begun keeps it, on every desk; no later one has the name of another', () => {
  const [first, second, third] = [batch('c', 'B-6', 1), batch('b', 'b-6', 2), batch('a', 'B-6', 2)];
  const named = { c: 'B-6', a: 'B-6-2', b: 'b-6-3' };
  expect(namesOf(first, second, third)).toEqual(named);
  expect(namesOf(third, second, first)).toEqual(named);
  expect(namesOf(second, batch('d', 'B-6-2', 9), first)).toEqual({ c: 'B-6', b: 'b-6-3', d: 'B-6-2' });
  expect(namesOf(first, batch('e', 'B-7', 2))).toEqual({ c: 'B-6', e: 'B-7' });
});

test('[PCK19] the code on a list that was printed before means every batch of its number, the code of the new name only one', () => {
  const batches = nameBatches([batch('first', 'B-6', 1), batch('later', 'B-6', 2)]);
  const meant = (code: string) => batches.filter((one) => isCodeOfBatch(code, one)).map(({ id }) => id);
  expect(meant('pick-b-6')).toEqual(['first', 'later']);
  expect(meant(batchCode('B-6-2'))).toEqual(['later']);
});
