/** Where a person left a table: its scroll position and cursor. */
export type TablePlace = { readonly top: number; readonly left: number; readonly row: number };

const places = new Map<string, TablePlace>();

/** Remembers a table's place for as long as the window lives, so that the way back leads to the same row. */
export function rememberPlace(table: string, place: TablePlace): void {
  places.set(table, place);
}

/** The place a table was left at. */
export function rememberedPlace(table: string): TablePlace | undefined {
  return places.get(table);
}
