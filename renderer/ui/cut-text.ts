import type { MouseEvent } from 'react';

/** Gives the cell under the pointer its whole text as a tooltip while it is cut, and none while it is not. */
export function showCutText(event: MouseEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('.ui-td, .ui-th') : null;
  if (!cell) return;
  const isCut = [cell, ...cell.querySelectorAll<HTMLElement>('*')].some(
    (part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0,
  );
  if (isCut) cell.title = cell.innerText;
  else cell.removeAttribute('title');
}
