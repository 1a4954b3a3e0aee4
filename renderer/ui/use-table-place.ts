import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { rememberedPlace, rememberPlace } from './table-memory.ts';

/** Brings a table back to where it was left, and notes where it is left next; null: it is not remembered. */
export function useTablePlace(box: RefObject<HTMLDivElement | null>, table: string | null, row: number): void {
  const newestRow = useRef(row);
  useEffect(() => {
    newestRow.current = row;
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || table === null) return;
    const place = rememberedPlace(table);
    if (place) element.scrollTo(place.left, place.top);
    const note = () =>
      rememberPlace(table, { top: element.scrollTop, left: element.scrollLeft, row: newestRow.current });
    element.addEventListener('scrollend', note);
    return () => {
      element.removeEventListener('scrollend', note);
      note();
    };
  }, [box, table]);
}
