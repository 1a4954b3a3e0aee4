import { expect, test } from 'vitest';
import { type Column, columnWidths, nextSort, plainView, shownColumns } from './table-column.ts';

const columns: readonly Column<number>[] = ['name', 'sku', 'stock', 'price'].map((id) => ({
  id,
  header: id,
  width: 100,
  grow: id === 'name' ? 1 : 0,
  fixed: id === 'name',
  render: String,
}));
const ids = (view: Parameters<typeof shownColumns>[1]) => shownColumns(columns, view).map(({ id }) => id);

test('[SH12] columns stand in the chosen order, fixed ones first and never hidden', () => {
  expect(ids(plainView)).toEqual(['name', 'sku', 'stock', 'price']);
  expect(ids({ order: ['price', 'name', 'sku', 'stock'], hidden: [] })).toEqual(['name', 'price', 'sku', 'stock']);
  expect(ids({ order: [], hidden: ['name', 'sku'] })).toEqual(['name', 'stock', 'price']);
});

test('[SH12] a column the choice does not know stays visible', () => {
  expect(ids({ order: ['price', 'gone'], hidden: ['gone'] })).toEqual(['name', 'price', 'sku', 'stock']);
});

test('what is left of the room goes to the columns that grow', () => {
  expect(columnWidths(columns, 1_000)).toEqual([700, 100, 100, 100]);
  expect(columnWidths(columns, 200)).toEqual([100, 100, 100, 100]);
});

test('[SH10] a header sorts up, then down, then up', () => {
  const up = nextSort(null, 'name');
  expect(up).toEqual({ column: 'name', direction: 'ascending' });
  expect(nextSort(up, 'name').direction).toBe('descending');
  expect(nextSort(nextSort(up, 'name'), 'name').direction).toBe('ascending');
  expect(nextSort(up, 'price')).toEqual({ column: 'price', direction: 'ascending' });
});
