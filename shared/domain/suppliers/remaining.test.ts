import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SupplierId } from '../operations/ids.ts';
import { remainingSupplier, remainingSuppliers } from './remaining.ts';

type One = { readonly id: SupplierId; readonly mergedInto?: SupplierId | null; readonly voided: boolean };
const id = (name: string) => name as SupplierId;
const one = (name: string, into: string | null = null, voided = false): One => ({
  id: id(name),
  ...(into !== null && { mergedInto: id(into) }),
  voided,
});
const remaining = (rows: readonly One[], name: string) =>
  remainingSupplier(id(name), (at) => rows.find((row) => row.id === at));

test('[PUR34] who remains is the end of the chain; of a circle the smallest id, wherever it is asked', () => {
  const rows = [one('a', 'b'), one('b', 'c'), one('c'), one('x', 'z'), one('y', 'x'), one('z', 'y'), one('w', 'y')];
  expect(['a', 'b', 'c'].map((name) => remaining(rows, name))).toEqual(['c', 'c', 'c']);
  expect(['x', 'y', 'z', 'w'].map((name) => remaining(rows, name))).toEqual(['x', 'x', 'x', 'x']);
  expect(remaining([one('a', 'a')], 'a')).toBe('a');
});

test('[PUR34] one whose adding was undone, or that is unknown, takes no other in', () => {
  expect(remaining([one('a', 'b'), one('b', null, true)], 'a')).toBe('a');
  expect(remaining([one('a', 'b')], 'a')).toBe('a');
});

test('[PUR34] whatever was merged into what, everyone remains in one that is listed', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const merges = fc.array(fc.tuple(names, fc.option(names), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(merges, (some) => {
      const rows = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, one(name)] as const));
      for (const [name, into, voided] of some) rows.set(name, one(name, into, voided && name > 'c'));
      const { listed, remainingOf } = remainingSuppliers(rows.values());
      const here = new Set(listed.map((row) => row.id));
      for (const row of rows.values()) {
        if (row.voided) continue;
        expect(here.has(remainingOf(row.id))).toBe(true);
        expect(remainingOf(remainingOf(row.id))).toBe(remainingOf(row.id));
      }
    }),
  );
});
