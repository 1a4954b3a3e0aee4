/** Where a person left a table: its scroll position and cursor. */
export type TablePlace = { readonly top: number; readonly left: number; readonly row: number };

const places = new Map<string, TablePlace>();
const placeKey = (owner: string, table: string) => `${owner} ${table}`;

/** Remembers a table's place for as long as the window lives, so that the way back leads to the same row of the same list. */
export function rememberPlace(owner: string, table: string, place: TablePlace): void {
  places.set(placeKey(owner, table), place);
}

/** The place a table was left at. */
export function rememberedPlace(owner: string, table: string): TablePlace | undefined {
  return places.get(placeKey(owner, table));
}

type Widths = ReadonlyMap<string, number>;

const noWidths: Widths = new Map();
const widths = new Map<string, Widths>();
const listeners = new Set<() => void>();
const homeOf = (table: string) => `stockroom.table-widths.${table}`;

/** The widths a person dragged a table's columns to, kept on this PC; the same object while none changed. */
export function chosenWidths(table: string): Widths {
  const known = widths.get(table);
  if (known) return known;
  const kept = readWidths(localStorage.getItem(homeOf(table)));
  widths.set(table, kept);
  return kept;
}

/** Keeps the width of a column for the next start too; null: the program's own again. */
export function chooseWidth(table: string, column: string, width: number | null): void {
  const next = new Map(chosenWidths(table));
  if (width === null) next.delete(column);
  else next.set(column, Math.round(width));
  keepWidths(table, next);
}

/** Lets all widths of a table be the program's own again. */
export function forgetWidths(table: string): void {
  keepWidths(table, noWidths);
}

/** Hears when any table's widths change. */
export function onWidths(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keepWidths(table: string, next: Widths): void {
  widths.set(table, next);
  localStorage.setItem(homeOf(table), JSON.stringify(Object.fromEntries(next)));
  for (const listener of listeners) listener();
}

/** The widths in a kept text; what cannot be read, or is no width, counts as not chosen. */
export function readWidths(text: string | null): Widths {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return new Map(entries.filter((entry): entry is [string, number] => isWidth(entry[1])));
  } catch {
    return noWidths; // a text another version wrote
  }
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 10_000;
}
