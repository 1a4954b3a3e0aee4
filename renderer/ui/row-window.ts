/** The rows that are drawn: `first` included, `end` not. */
export type RowWindow = { readonly first: number; readonly end: number };

/** Rows drawn beyond each edge, so that a wheel's step finds them there. */
const beyond = 8;

/** The rows to draw for a scroll position; every row is `height` pixels high, so this is arithmetic, not measuring. */
export function rowWindow(scrollTop: number, viewport: number, height: number, count: number): RowWindow {
  const top = Math.floor(scrollTop / height) - beyond;
  const end = Math.min(count, Math.ceil((scrollTop + viewport) / height) + beyond);
  return { first: Math.max(0, Math.min(top, count - 1)), end };
}

/** The scroll position that brings a row into view with the least movement. */
export function scrollToRow(row: number, scrollTop: number, viewport: number, height: number): number {
  const top = row * height;
  if (top < scrollTop) return top;
  return top + height > scrollTop + viewport ? top + height - viewport : scrollTop;
}

/** Indexes of the drawn rows, with the cursor's row wherever it is: a screen reader must find it. */
export function drawnRows({ first, end }: RowWindow, cursor: number, count: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  if (cursor < 0 || cursor >= count || (cursor >= first && cursor < end)) return rows;
  return cursor < first ? [cursor, ...rows] : [...rows, cursor];
}
