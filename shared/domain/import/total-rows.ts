import { rowPlace } from './place-cells.ts';
import type { Reading } from './reading.ts';
import type { RowFacts } from './row-facts.ts';
import type { Row } from './table.ts';

const totals =
  /^(?:(?:grand |sub ?|over)?totals?|sums?|summe|gesamt(?:summe|bestand|wert)?|zwischensumme|total (?:g[eé]n[eé]ral|general|geral)|sous[- ]total|somme|suma(?: ca[lł]kowita)?|razem|totale(?: generale)?|subtotale|totaal|subtotaal|totalt?|celkem|souč[ei]t|toplam|genel toplam|yhteensä|i alt)\s*:?$/i;
const everywhere =
  /^(?:all(?: locations| stores| warehouses| places)?|alle(?: standorte| lager| orte| filialen| locaties)?|tous(?: les (?:sites|magasins))?|todos|todas(?: las ubicaciones)?|tutti|tutte|wszystkie|všechny|tümü|kaikki)$/i;

/** Whether a text says that it stands for the others added up: `Total`, `Summe`. */
export function isTotalName(text: string): boolean {
  return totals.test(text);
}

/** Whether a row of a list only adds up the others: its name says so, and no code tells of a product. */
export function isTotalRow({ name, parent, variant }: RowFacts): boolean {
  const { sku, barcodes, foreignId, options } = variant;
  const hasCode = sku !== undefined || barcodes.length > 0 || foreignId !== undefined || options.length > 0;
  return parent === '' && !hasCode && totals.test(name);
}

/** Which rows add up those of single places: where a file names others, too, its `Total` is none. */
export function allPlaces(rows: readonly Row[], reading: Reading): (fact: Pick<RowFacts, 'place'>) => boolean {
  const isTotal = (place: string) => totals.test(place) || everywhere.test(place);
  const hasOthers =
    reading.hasPlaces && rows.some((row) => rowPlace(row, reading) !== '' && !isTotal(rowPlace(row, reading)));
  return ({ place }) => hasOthers && isTotal(place);
}
