/** Where the keyboard stands in a table; row -1 is the header. */
export type Cursor = { readonly row: number; readonly column: number };

/** The size of what the cursor moves in. */
export type TableExtent = { readonly rows: number; readonly columns: number; readonly page: number };

/** Where a key leads the cursor; null when the key does not move it. */
export function moveCursor(cursor: Cursor, key: string, jump: boolean, extent: TableExtent): Cursor | null {
  const { row, column } = cursor;
  const bottom = extent.rows - 1;
  const right = extent.columns - 1;
  const to = (toRow: number, toColumn = column): Cursor => ({
    row: Math.max(-1, Math.min(bottom, toRow)),
    column: Math.max(0, Math.min(right, toColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(jump ? bottom : row + 1);
    case 'ArrowUp':
      return to(jump ? 0 : row - 1);
    case 'ArrowRight':
      return to(row, jump ? right : column + 1);
    case 'ArrowLeft':
      return to(row, jump ? 0 : column - 1);
    case 'PageDown':
      return to(row + extent.page);
    case 'PageUp':
      return to(Math.max(0, row - extent.page));
    case 'Home':
      return to(0, jump ? 0 : column);
    case 'End':
      return to(bottom, jump ? right : column);
    default:
      return null;
  }
}

/** The rows between two, both included, in order. */
export function rangeOf(one: number, other: number): readonly number[] {
  const first = Math.max(0, Math.min(one, other));
  return Array.from({ length: Math.max(one, other) - first + 1 }, (_, place) => first + place);
}

/** Whether a key can begin a figure: a digit of any script, a sign, a separator. */
export function beginsFigure(key: string): boolean {
  return /^[\p{Nd}+\-.,]$/u.test(key);
}

/** A row that was saved, undone or sorted has not gone farther than this. */
const mostApart = 2_000;

/** The place of the row with a key, looked for around where it was; where it was, when it is gone. */
export function placeOfKey(key: string, near: number, rows: number, keyAt: (row: number) => string): number {
  for (let apart = 0; apart <= mostApart; apart++) {
    if (near - apart >= 0 && near - apart < rows && keyAt(near - apart) === key) return near - apart;
    if (near + apart < rows && keyAt(near + apart) === key) return near + apart;
  }
  return near;
}
