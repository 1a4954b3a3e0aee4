import { useState, useSyncExternalStore } from 'react';
import { chooseWidth, chosenWidths, onWidths } from './table-memory.ts';

type Widths = ReadonlyMap<string, number>;
type Choose = (column: string, width: number | null) => void;

const noWidths: Widths = new Map();

/** The widths a person dragged columns to, kept under a table's name; without a name as long as the table is there. */
export function useChosenWidths(table: string | null): readonly [Widths, Choose] {
  const kept = useSyncExternalStore(onWidths, () => (table === null ? noWidths : chosenWidths(table)));
  const [own, setOwn] = useState(noWidths);
  if (table !== null) return [kept, (column, width) => chooseWidth(table, column, width)];
  const choose: Choose = (column, width) =>
    setOwn((before) => {
      const next = new Map(before);
      if (width === null) next.delete(column);
      else next.set(column, width);
      return next;
    });
  return [own, choose];
}
