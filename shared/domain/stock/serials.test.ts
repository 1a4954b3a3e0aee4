import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocationId, LotId, VariantId } from '../operations/ids.ts';
import { type AdjustReason, decideAdjust, decideMove } from './adjust.ts';
import { type Serial, serialFailure } from './serials.ts';

const [drill, shelf, back] = ['drill' as VariantId, 'shelf' as LocationId, 'back' as LocationId];
const cell = (locationId: LocationId, onHand: number, isPicked = false) => {
  return { locationId, onHand, place: locationId === back ? 'Back room' : 'Shop', isPicked };
};
const serial = (onHand: number, piece = 1): Serial => ({ code: 'SN-1', piece, cells: [cell(shelf, onHand)] });
const line = (lotId: string, quantity: number, known?: Serial) => {
  const cell = { variantId: drill, locationId: shelf, lotId: lotId as LotId };
  return { ...cell, quantity, costTotal: null, ...(known && { serial: known }) };
};
const codeOf = (reason: AdjustReason, ...lines: readonly ReturnType<typeof line>[]) => {
  const decided = decideAdjust(reason, lines, null);
  return decided.ok ? null : decided.failure;
};
const refused = { code: 'serial-is-one-piece', detail: 'SN-1' };

test('[LOT30] a second piece of a serial number is not taken in, whatever brings it', () => {
  expect(codeOf('receive', line('a', 1, serial(0)))).toBeNull();
  expect(codeOf('receive', line('a', 1, serial(1)))).toEqual(refused);
  expect(codeOf('customer-return', line('a', 1, serial(1)))).toEqual(refused);
  expect(codeOf('correction', line('a', 1, serial(1)))).toEqual(refused);
  expect(codeOf('receive', line('a', 2, serial(0)))).toEqual(refused);
  expect(codeOf('receive', line('a', 1, serial(0)), line('a', 1, serial(0)))).toEqual(refused);
  expect(codeOf('receive', line('a', 1, serial(0)), line('b', 1, serial(0)))).toBeNull();
});

test('[LOT30] a piece is one whole unit, however finely the product is counted', () => {
  expect(codeOf('receive', line('a', 1000, serial(0, 1000)))).toBeNull();
  expect(codeOf('receive', line('a', 2000, serial(0, 1000)))).toEqual(refused);
});

test('[LOT30] a piece goes out once; what two desks brought in twice can be taken out again', () => {
  expect(codeOf('sold', line('a', 1, serial(1)))).toBeNull();
  expect(codeOf('sold', line('a', 2, serial(1)))).toEqual(refused);
  expect(codeOf('loss', line('a', 1, serial(2)))).toBeNull();
  expect(codeOf('loss', line('a', 2, serial(2)))).toBeNull();
  const move = (quantity: number) =>
    decideMove([{ variantId: drill, lotId: 'a' as LotId, quantity, serial: serial(1) }], shelf, back, null);
  expect(move(1).ok).toBe(true);
  expect(move(2)).toMatchObject({ failure: refused });
});

test('[LOT30] of a lot, and of no lot, there can be any number', () => {
  expect(codeOf('receive', line('a', 500))).toBeNull();
  expect(serialFailure([{ locationId: shelf, quantity: 500, serial: serial(1) }])).toBeNull();
});

const lying = (...cells: Serial['cells']): Serial => ({ code: 'SN-1', piece: 1, cells });
const outOf = (known: Serial) => codeOf('damage', line('a', 1, known));

test('[LOT34] a piece is taken only from where it lies by the books, and the refusal says where that is', () => {
  expect(outOf(lying(cell(shelf, 1)))).toBeNull();
  expect(outOf(lying(cell(back, 1)))).toEqual({ code: 'serial-elsewhere', detail: 'SN-1 (Back room)' });
  expect(outOf(lying(cell('staging' as LocationId, 1, true)))).toEqual({
    code: 'serial-picked',
    detail: 'SN-1 (Shop)',
  });
  expect(outOf(lying())).toEqual({ code: 'serial-gone', detail: 'SN-1' });
  const moved = [{ variantId: drill, lotId: 'a' as LotId, quantity: 1, serial: lying(cell(back, 1)) }];
  expect(decideMove(moved, shelf, back, null)).toMatchObject({ failure: { code: 'serial-elsewhere' } });
  expect(decideMove(moved, back, shelf, null).ok).toBe(true);
});

test('[LOT34] what two desks took out twice is brought in again where the books lack it', () => {
  const gone = lying(cell(shelf, -1));
  expect(outOf(gone)).toEqual({ code: 'serial-gone', detail: 'SN-1' });
  expect(codeOf('correction', line('a', 1, gone))).toBeNull();
  expect(outOf(lying(cell(shelf, -1), cell(back, 2)))).toMatchObject({ code: 'serial-elsewhere' });
});

test('[LOT34] whatever acts are tried, none takes a piece below zero at any place', () => {
  const change = fc.record({ at: fc.constantFrom(shelf, back), quantity: fc.integer({ min: -2, max: 2 }) });
  fc.assert(
    fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 30 }), (acts) => {
      const onHand = new Map<LocationId, number>();
      for (const changes of acts) {
        const known = lying(...[...onHand].map(([at, there]) => cell(at, there)));
        const lotId = 'a' as LotId;
        if (serialFailure(changes.map(({ at, quantity }) => ({ lotId, locationId: at, quantity, serial: known }))))
          continue;
        for (const { at, quantity } of changes) onHand.set(at, (onHand.get(at) ?? 0) + quantity);
        for (const there of onHand.values()) expect(there).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('[LOT30] whatever acts are tried on serial numbers that were right, none is ever there twice', () => {
  const act = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: -2, max: 2 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const onHand = new Map<string, number>();
      for (const changes of acts) {
        const lines = changes.map(([lot, quantity]) => line(lot, quantity, serial(onHand.get(lot) ?? 0)));
        if (serialFailure(lines)) continue;
        for (const [lot, quantity] of changes) onHand.set(lot, (onHand.get(lot) ?? 0) + quantity);
        for (const there of onHand.values()) expect(there).toBeLessThanOrEqual(1);
      }
    }),
  );
});
