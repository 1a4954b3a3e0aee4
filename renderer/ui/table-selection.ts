import { rangeOf } from './table-keys.ts';

/** No row. */
export const noSelection: ReadonlySet<string> = new Set();

/** The selection with one row in it if it was out, out if it was in. */
export function toggled(selection: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The selection and every row between two, both included. */
export function withRange(
  selection: ReadonlySet<string>,
  from: number,
  to: number,
  keyAt: (index: number) => string,
): ReadonlySet<string> {
  return new Set([...selection, ...rangeOf(from, to).map(keyAt)]);
}

/** Every row. */
export function everyRow(rowCount: number, keyAt: (index: number) => string): ReadonlySet<string> {
  return new Set(Array.from({ length: rowCount }, (_, row) => keyAt(row)));
}
