import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useMemoryOwner } from './place-memory.ts';
import { rememberedPlace, rememberPlace } from './table-memory.ts';

/** What a person takes the table elsewhere with, before it is back where it was left. */
const moves = ['wheel', 'pointerdown', 'keydown'] as const;

type Shown = { readonly row: number; readonly rowCount: number };

/** Brings a table back to where it was left, as soon as it has the rows, and notes where it is left next; null: it is not remembered. */
export function useTablePlace(box: RefObject<HTMLDivElement | null>, table: string | null, shown: Shown): void {
  const { row, rowCount } = shown;
  const owner = useMemoryOwner();
  const newestRow = useRef(row);
  /** Where it is brought back to, while it does not have the rows for it. */
  const due = useRef<number | null>(null);
  useEffect(() => {
    newestRow.current = row;
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || table === null) return;
    const place = rememberedPlace(owner, table);
    if (place) element.scrollTo(place.left, place.top);
    due.current = place && element.scrollTop < place.top ? place.top : null;
    const note = () => {
      if (due.current !== null) return;
      rememberPlace(owner, table, { top: element.scrollTop, left: element.scrollLeft, row: newestRow.current });
    };
    const leaveIt = () => {
      due.current = null;
    };
    element.addEventListener('scrollend', note);
    for (const name of moves) element.addEventListener(name, leaveIt, { passive: true });
    return () => {
      element.removeEventListener('scrollend', note);
      for (const name of moves) element.removeEventListener(name, leaveIt);
      note();
    };
  }, [box, owner, table]);
  // Rows that are read late, or page by page, lead on to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows, more way
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || due.current === null) return;
    element.scrollTo({ top: due.current });
    if (element.scrollTop >= due.current) due.current = null;
  }, [box, rowCount]);
}
