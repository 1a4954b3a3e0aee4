import type { VariantId } from '#shared/domain/operations/ids.ts';
import { expect, test } from 'vitest';
import { codedLines, codelessOf, withCodes } from './codeless.ts';
import type { LabelFacts, StockListRow } from './labels.queries.ts';

// Casts: invented products, of which only their codes matter here.
const product = (variantId: string, barcode: string | null, sku: string | null) =>
  ({ variantId: variantId as VariantId, barcode, sku }) as StockListRow;
const rows = new Map(
  [product('coded', '4006381333931', null), product('numbered', null, 'SP-1'), product('bare', null, null)].map(
    (row) => [row.variantId, row],
  ),
);
const facts: Pick<LabelFacts, 'variant'> = { variant: (id) => rows.get(id) };
const line = (variantId: string, copies: number) => ({ variantId: variantId as VariantId, copies });
const lines = [line('coded', 20), line('numbered', 8), line('bare', 12), line('gone', 5)];

test('[LAB70] labels of products with neither barcode nor SKU are counted among all that are printed', () => {
  expect(codelessOf(lines, facts)).toEqual({ labels: 12, all: 40, variants: ['bare'] });
  expect(codelessOf([line('bare', 0), line('coded', 1)], facts).labels).toBe(0);
});

test('[LAB71] only those with a code can be printed; a code that was just made counts', () => {
  expect(codedLines(lines, facts).map(({ variantId }) => variantId)).toEqual(['coded', 'numbered']);
  const made = withCodes(facts, new Map([['bare' as VariantId, '0412345678905']]));
  expect(codelessOf(lines, made).labels).toBe(0);
  expect(made.variant('coded' as VariantId)?.barcode).toBe('4006381333931');
});
