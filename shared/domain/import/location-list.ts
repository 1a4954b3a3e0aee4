import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { LocationRow } from '#shared/domain/operations/rows.ts';
import { cleanCode, foldCode, foldName } from '#shared/domain/values/code.ts';
import type { Mapping } from './mapping.ts';
import { leftOut, noted, type RowProblem, refused } from './problem.ts';
import { columnsOf } from './row-cells.ts';
import type { CsvTable } from './table.ts';
import { codeCell, lineOf } from './text.ts';

/** A location as a file names it. */
export type LocationEntry = {
  readonly row: number;
  readonly name: string;
  readonly barcode: string | null;
  /** The location that has the name; null: it is new. */
  readonly known: LocationId | null;
  /** Whether a known one gets the barcode, having none. */
  readonly getsBarcode: boolean;
};

/** What a list of locations would do. */
export type LocationPlan = { readonly entries: readonly LocationEntry[]; readonly problems: readonly RowProblem[] };

const LONGEST = 200;

/** Compares a list of locations with those of the shop: new names become locations, known ones stay as they are. */
export function planLocations(
  { rows }: Pick<CsvTable, 'rows'>,
  mapping: Mapping,
  locations: readonly Pick<LocationRow, 'id' | 'name' | 'barcode' | 'archived'>[],
): LocationPlan {
  const columns = columnsOf(mapping);
  const problems: RowProblem[] = [];
  const byName = new Map(locations.map((location) => [foldName(location.name), location]));
  const codes = new Set(locations.flatMap(({ barcode }) => (barcode === null ? [] : [foldCode(barcode)])));
  const seen = new Map<string, number>();
  const entries: LocationEntry[] = [];
  for (const cells of rows) {
    const { row } = cells;
    const name = lineOf(columns.cell(cells, 'title'), 'foreign');
    const key = foldName(name);
    const before = seen.get(key);
    if (cells.cells.every((cell) => cell.trim() === '')) continue;
    if (key === '') problems.push(refused('location-nameless', { row }));
    else if (name.length > LONGEST)
      problems.push(refused('text-too-long', { ...columns.place(cells, columns.index('title')), limit: LONGEST }));
    else if (before !== undefined) problems.push(leftOut('location-repeated', { row, value: name, otherRow: before }));
    else {
      seen.set(key, row);
      const known = byName.get(key);
      if (known?.archived) problems.push(noted('location-archived', { row, value: name }));
      const code = cleanCode(codeCell(columns.cell(cells, 'barcode'), 'foreign'));
      const isOther = known !== undefined && known.barcode !== null && foldCode(known.barcode) !== foldCode(code);
      if (isOther && code !== '') problems.push(leftOut('location-barcode-kept', { row, value: code }));
      const isTaken = code !== '' && codes.has(foldCode(code)) && foldCode(known?.barcode ?? '') !== foldCode(code);
      if (isTaken) problems.push(leftOut('location-barcode-taken', { row, value: code }));
      const barcode = code === '' || isTaken || isOther ? null : code;
      if (barcode !== null) codes.add(foldCode(barcode));
      const getsBarcode = barcode !== null && known !== undefined && known.barcode === null;
      entries.push({ row, name, barcode, known: known?.id ?? null, getsBarcode });
    }
  }
  return { entries, problems };
}
