import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useReducer, useState } from 'react';
import type { Column } from './table-column.ts';

/** Room behind the text of a cell: its padding. */
const PADDING = 10;

/**
 * The widths that the cells seen so far need, by column: a figure, or what is to be seen whole, is measured as it is
 * drawn, and its column grows before the frame is painted. Columns never shrink again while the table is there.
 */
export function useFittedWidths<Row>(
  box: RefObject<HTMLDivElement | null>,
  columns: readonly Column<Row>[],
): ReadonlyMap<string, number> {
  const [fitted, setFitted] = useState<ReadonlyMap<string, number>>(new Map());
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  // A font that comes later is wider.
  useEffect(() => void document.fonts.ready.then(lookAgain), []);
  const look = useEffectEvent(() => {
    const wider = box.current && widened(box.current, columns, fitted);
    if (wider) setFitted(wider);
  });
  // After every draw: rows come and go by scrolling, too. It ends where nothing is cut any more.
  useLayoutEffect(() => look());
  return fitted;
}

function widened<Row>(
  box: HTMLElement,
  columns: readonly Column<Row>[],
  fitted: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> | null {
  let wider: Map<string, number> | null = null;
  for (const cell of box.querySelectorAll<HTMLElement>('.ui-tbody .ui-td[data-fits]:not([data-edited])')) {
    if (cell.scrollWidth <= cell.clientWidth) continue;
    const column = columns[Number(cell.dataset['column'])];
    if (!column) continue;
    const most = column.figure ? Number.POSITIVE_INFINITY : (column.fit ?? 0);
    const whole = Math.ceil(cell.scrollWidth) + PADDING;
    // A code that would be cut all the same takes nothing from the names beside it; of a text the beginning is worth its room.
    if (whole > most && !column.grow) continue;
    const need = Math.min(most, whole);
    if (need <= ((wider ?? fitted).get(column.id) ?? 0)) continue;
    wider ??= new Map(fitted);
    wider.set(column.id, need);
  }
  return wider;
}
