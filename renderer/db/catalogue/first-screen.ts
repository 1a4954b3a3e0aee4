import type { StockListSnapshot } from './stock-list.ts';
import type { StockListRow } from './stock-list-row.ts';

/** Where the first screen is remembered: the browser's `localStorage` or what stands for it. */
export type Memory = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
};

const FORMAT = 1;
const ROWS = 60;

/** Remembers the first rows of the stock list, so that the next start paints them before the database is open. */
export function rememberFirstRows(memory: Memory, dbName: string, { total, rowAt }: StockListSnapshot): void {
  const rows = Array.from({ length: Math.min(ROWS, total) }, (_, index) => rowAt(index));
  memory.setItem(keyOf(dbName), JSON.stringify({ format: FORMAT, total, rows }));
}

/** The rows that were remembered and how many the list had; null when there are none that can be read. */
export function rememberedFirstRows(
  memory: Memory,
  dbName: string,
): { readonly total: number; readonly rows: readonly StockListRow[] } | null {
  const text = memory.getItem(keyOf(dbName));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    // Written by the function above; another format is another version of it.
    return isKept(kept) ? (kept as { total: number; rows: StockListRow[] }) : null;
  } catch {
    return null; // A torn text is no memory, and the list itself comes soon.
  }
}

function isKept(kept: unknown): boolean {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'format' in kept &&
    kept.format === FORMAT &&
    'rows' in kept &&
    Array.isArray(kept.rows)
  );
}

function keyOf(dbName: string): string {
  return `first-screen:${dbName}`;
}
