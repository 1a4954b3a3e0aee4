import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, columnWidths, fittingColumns, nextSort, plainView, shownColumns } from './table-column.ts';
import { readWidths } from './table-memory.ts';

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
  expect(columnWidths(columns, 380)).toEqual([80, 100, 100, 100]);
  expect(columnWidths(columns, 200)).toEqual([100, 100, 100, 100]);
});

test('[SH124] columns that yield are left out, one after the other, until the rest needs no scrolling', () => {
  const yielding = columns.map((column) => ({ ...column, yields: { sku: 1, price: 2 }[column.id] ?? 0 }));
  const left = (room: number, fitted: readonly [string, number][] = []) =>
    fittingColumns(yielding, room, { fitted: new Map(fitted), chosen: new Map() }).map(({ id }) => id);
  expect(left(400)).toEqual(['name', 'sku', 'stock', 'price']);
  // Names give way before anything is left out.
  expect(left(380)).toEqual(['name', 'sku', 'stock', 'price']);
  expect(left(320)).toEqual(['name', 'sku', 'stock']);
  expect(left(320, [['stock', 180]])).toEqual(['name', 'stock']);
  expect(left(100)).toEqual(['name', 'stock']);
  // Nothing was measured yet.
  expect(left(0)).toHaveLength(4);
});

test('[SH10] a header sorts up, then down, then up', () => {
  const up = nextSort(null, 'name');
  expect(up).toEqual({ column: 'name', direction: 'ascending' });
  expect(nextSort(up, 'name').direction).toBe('descending');
  expect(nextSort(nextSort(up, 'name'), 'name').direction).toBe('ascending');
  expect(nextSort(up, 'price')).toEqual({ column: 'price', direction: 'ascending' });
});

const wishes = (fitted: Record<string, number>, chosen: Record<string, number> = {}) => ({
  fitted: new Map(Object.entries(fitted)),
  chosen: new Map(Object.entries(chosen)),
});
const figures = columns.map((column) => (column.id === 'name' ? column : { ...column, figure: true }));

test('[SH35] what a figure needs it gets, from the free room first and then from the names, down to a part of theirs', () => {
  expect(columnWidths(figures, 600, wishes({ price: 150 }))).toEqual([250, 100, 100, 150]);
  expect(columnWidths(figures, 440, wishes({ price: 150 }))).toEqual([90, 100, 100, 150]);
  expect(columnWidths(figures, 430, wishes({ price: 150 }))).toEqual([80, 100, 100, 150]);
  expect(columnWidths(figures, 300, wishes({ price: 150 }))).toEqual([90, 100, 100, 150]);
});

test('[SH35] the names that say what a row is give less way than those beside them', () => {
  const withSupplier = [...figures, { ...columns[0], id: 'supplier', grow: 1, fixed: false, width: 100 }];
  expect(columnWidths(withSupplier, 430)).toEqual([80, 100, 100, 100, 50]);
  expect(columnWidths(withSupplier, 465)).toEqual([90, 100, 100, 100, 75]);
});

test('[SH35] a name does not give way below what its header needs', () => {
  expect(columnWidths(figures, 395, wishes({ name: 95 }))).toEqual([95, 100, 100, 100]);
});

test('[SH35] what does not grow with the room, such as a status, does not give way either', () => {
  const withStatus = figures.map((column) => (column.id === 'sku' ? { ...column, figure: false } : column));
  expect(columnWidths(withStatus, 430, wishes({ price: 150 }))).toEqual([80, 100, 100, 150]);
});

test('[SH36] a width a person chose stands, but never cuts a figure', () => {
  expect(columnWidths(figures, 1_000, wishes({ price: 150 }, { price: 60, name: 300 }))).toEqual([300, 100, 100, 150]);
  expect(columnWidths(figures, 1_000, wishes({}, { price: 10 }))).toEqual([752, 100, 100, 48]);
});

test('[SH35] no room makes a figure narrower than it needs, and nothing is lost of the room', () => {
  const any = fc.record({ room: fc.integer({ min: 0, max: 2_000 }), price: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(any, ({ room, price }) => {
      const widths = columnWidths(figures, room, wishes({ price }));
      expect(widths[3]).toBeGreaterThanOrEqual(Math.max(100, price));
      const total = widths.reduce((sum, width) => sum + width, 0);
      if (room >= 300 + Math.max(100, price))
        expect(Math.round(total)).toBe(Math.max(room, 300 + Math.max(100, price)));
    }),
  );
});

test('[SH36] widths are read back as they were kept; what is no width counts as not chosen', () => {
  expect([...readWidths('{"sku":190,"name":-1,"price":"wide"}')]).toEqual([['sku', 190]]);
  for (const rubbish of [null, '', '[', 'null', '7']) expect(readWidths(rubbish).size).toBe(0);
});
