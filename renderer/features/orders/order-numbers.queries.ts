import { useMemo } from 'react';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { useOrderBook } from './orders.queries.ts';

/** A number for the next order that is typed in: one more than the highest so far, in the way of the newest one. */
export function suggestNumber(typed: readonly Pick<OrderRow, 'number' | 'placedAt'>[]): string {
  const parts = typed.flatMap(({ number, placedAt }) => {
    const match = /^(.*?)(\d{1,12})$/.exec(number);
    return match ? [{ before: match[1] ?? '', digits: match[2] ?? '', placedAt }] : [];
  });
  const newest = parts.reduce<(typeof parts)[number] | null>(
    (best, part) => (best === null || part.placedAt > best.placedAt ? part : best),
    null,
  );
  if (!newest) return '1001';
  const highest = parts
    .filter(({ before }) => before === newest.before)
    .reduce((most, { digits }) => Math.max(most, Number(digits)), 0);
  return `${newest.before}${String(highest + 1).padStart(newest.digits.length, '0')}`;
}

/** A suggested number, and whether one is taken; undefined until all orders are read. */
export function useNumbers():
  | { readonly suggested: string; readonly isTaken: (number: string) => boolean }
  | undefined {
  const { closed, open, shut } = useOrderBook(true);
  return useMemo(() => {
    if (closed !== 'read') return undefined;
    const all = [...open, ...shut];
    const taken = new Set(all.map(({ number }) => foldName(number)));
    return {
      suggested: suggestNumber(all.filter(({ channel }) => channel === 'typed')),
      isTaken: (number) => taken.has(foldName(number)),
    };
  }, [closed, open, shut]);
}
