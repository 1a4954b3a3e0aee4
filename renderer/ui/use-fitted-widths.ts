import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import type { Column } from './table-column.ts';

/** Room behind the text of a cell: its padding. */
const PADDING = 10;
/** What says something whole or not at all: a status, a tag, a button. */
const MARKS = ':is(.ui-status, .ui-badge, .ui-button, .ui-icon-button)';
/** No status is longer; a name with a tag behind it is. */
const LONGEST_MARK = 320;

/**
 * The widths that the headers and the cells seen so far need, by column: a header, a figure, a status, or what is to be
 * seen whole, is measured as it is drawn, and its column grows before the frame is painted. Columns never shrink again while the
 * table is there. `columnsFor` says which columns are drawn, given what they need; keep it the same between renders.
 */
export function useFittedWidths<Row>(
  box: RefObject<HTMLDivElement | null>,
  columnsFor: (fitted: ReadonlyMap<string, number>) => readonly Column<Row>[],
): { readonly shown: readonly Column<Row>[]; readonly fitted: ReadonlyMap<string, number> } {
  const [fitted, setFitted] = useState<ReadonlyMap<string, number>>(new Map());
  const columns = useMemo(() => columnsFor(fitted), [columnsFor, fitted]);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  // A font that comes later is wider.
  useEffect(() => void document.fonts.ready.then(lookAgain), []);
  const look = useEffectEvent(() => {
    const wider = box.current && widened(box.current, columns, fitted);
    if (wider) setFitted(wider);
  });
  // After every draw: rows come and go by scrolling, too. It ends where nothing is cut any more.
  useLayoutEffect(() => look());
  return { shown: columns, fitted };
}

/** Whether a text is cut by a part of a pixel, which no whole number tells: its box shows an ellipsis all the same. */
function isJustCut(box: HTMLElement, padding: number): boolean {
  if (box.scrollWidth !== box.clientWidth || box.firstElementChild) return false;
  const text = document.createRange();
  text.selectNodeContents(box);
  return text.getBoundingClientRect().width > box.getBoundingClientRect().width - padding + 0.01;
}

function widened<Row>(
  box: HTMLElement,
  columns: readonly Column<Row>[],
  fitted: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> | null {
  let wider: Map<string, number> | null = null;
  const wish = (id: string, need: number) => {
    if (need <= ((wider ?? fitted).get(id) ?? 0)) return;
    wider ??= new Map(fitted);
    wider.set(id, need);
  };
  // A column is made wider by a part of a pixel once, whatever is found: each draw would ask for it again.
  const isNotWished = (id: string, cell: HTMLElement) => ((wider ?? fitted).get(id) ?? 0) < cell.offsetWidth;
  for (const [place, head] of box.querySelectorAll<HTMLElement>('.ui-th:not(.ui-td-check)').entries()) {
    const [label, column] = [head.querySelector('span'), columns[place]];
    if (!column || !label) continue;
    const missing = label.scrollWidth - label.clientWidth;
    if (missing > 0) wish(column.id, Math.ceil(head.offsetWidth) + missing + 1);
    else if (isNotWished(column.id, head) && isJustCut(label, 0)) wish(column.id, Math.ceil(head.offsetWidth) + 1);
  }
  const fits = box.querySelectorAll<HTMLElement>('.ui-tbody .ui-td[data-fits]:not([data-edited])');
  const marks = new Set<HTMLElement | null>();
  for (const mark of box.querySelectorAll(`.ui-tbody .ui-td ${MARKS}`)) marks.add(mark.closest<HTMLElement>('.ui-td'));
  for (const cell of new Set([...fits, ...marks])) {
    const column = cell && columns[Number(cell.dataset['column'])];
    if (!cell || !column) continue;
    if (column.figure && isNotWished(column.id, cell) && isJustCut(cell, 2 * PADDING))
      wish(column.id, Math.ceil(cell.offsetWidth) + 1);
    if (cell.scrollWidth <= cell.clientWidth) continue;
    const most = column.figure ? Number.POSITIVE_INFINITY : (column.fit ?? (marks.has(cell) ? LONGEST_MARK : 0));
    const whole = Math.ceil(cell.scrollWidth) + PADDING;
    // A code that would be cut all the same takes nothing from the names beside it; of a text the beginning is worth its room.
    if (whole > most && !column.grow) continue;
    wish(column.id, Math.min(most, whole));
  }
  return wider;
}
