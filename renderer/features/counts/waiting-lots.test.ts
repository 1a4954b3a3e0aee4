import { expect, test } from 'vitest';
import type { LotId } from '#shared/domain/operations/ids.ts';
import type { Tracking } from '#shared/domain/operations/rows.ts';
import type { StockListRow } from './counts.queries.ts';
import { type Scanned, withoutFirst, withScanned } from './waiting-lots.ts';

const scanned = (variantId: string, tracking: Tracking, quantity: number, code?: string): Scanned => ({
  // Of a product only these are asked.
  row: { variantId, tracking } as StockListRow,
  quantity,
  ...(code !== undefined && { lot: { id: code as LotId, code } }),
});
const shown = (waiting: readonly Scanned[]) => waiting.map(({ row, quantity }) => [row.variantId, quantity]);

test('[CNT30] several scans of a product add up, and no scan is lost that waits behind another product', () => {
  const scans = [scanned('milk', 'lot', 1), scanned('drill', 'serial', 1), scanned('milk', 'lot', 6)];
  const waiting = scans.reduce<readonly Scanned[]>(withScanned, []);
  expect(shown(waiting)).toEqual([
    ['milk', 7],
    ['drill', 1],
  ]);
  expect(shown(withoutFirst(waiting, scanned('milk', 'lot', 7, 'L')))).toEqual([['drill', 1]]);
});

test('[CNT30] a serial number answers for one piece, and the others still wait; that none is said answers for all', () => {
  const waiting = [scanned('drill', 'serial', 3)];
  expect(shown(withoutFirst(waiting, scanned('drill', 'serial', 1, 'SN')))).toEqual([['drill', 2]]);
  expect(withoutFirst(waiting, scanned('drill', 'serial', 3))).toEqual([]);
  expect(withoutFirst([], scanned('drill', 'serial', 1, 'SN'))).toEqual([]);
});
