import type { StockListSnapshot } from './stock-list.ts';
import type { StockListRow } from './stock-list-row.ts';

/** Where a first screen is remembered: the browser's `localStorage` or what stands for it. */
export type Memory = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
};

/** What is remembered of a screen, so that the next start paints it before the database is open. */
export type FirstScreen<Kept> = {
  readonly remember: (memory: Memory, dbName: string, kept: Kept) => void;
  /** What was remembered; null when there is nothing that can be read. */
  readonly remembered: (memory: Memory, dbName: string) => Kept | null;
};

/** The memory of one screen; another format is another version of what it keeps. */
export function firstScreenOf<Kept extends object>(screen: string, format: number): FirstScreen<Kept> {
  const keyOf = (dbName: string) => `first-screen:${screen}:${dbName}`;
  return {
    remember: (memory, dbName, kept) => memory.setItem(keyOf(dbName), JSON.stringify({ format, kept })),
    remembered: (memory, dbName) => {
      const text = memory.getItem(keyOf(dbName));
      if (text === null) return null;
      try {
        const read: unknown = JSON.parse(text);
        // Written above, under the same format.
        return isOf(read, format) ? (read.kept as Kept) : null;
      } catch {
        return null; // A torn text is no memory, and the screen itself comes soon.
      }
    },
  };
}

function isOf(read: unknown, format: number): read is { readonly kept: unknown } {
  return typeof read === 'object' && read !== null && 'format' in read && read.format === format && 'kept' in read;
}

/** The first rows of the stock list, and how many it has. */
export type FirstRows = { readonly total: number; readonly rows: readonly StockListRow[] };

/** The memory of the stock list. */
export const firstRows = firstScreenOf<FirstRows>('stock', 4);

const ROWS = 60;

/** So many rows of a list as its first screen needs. */
export function firstRowsOf({ total, rowAt }: Pick<StockListSnapshot, 'total' | 'rowAt'>): FirstRows {
  return { total, rows: Array.from({ length: Math.min(ROWS, total) }, (_, index) => rowAt(index)) };
}
