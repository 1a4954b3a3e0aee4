import { foldCode, foldName } from '#shared/domain/values/code.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';

/** Which rows are about a kit: the one that is the kit, and those that only name another part of it. */
export type KitRows = { readonly kits: ReadonlySet<number>; readonly parts: ReadonlySet<number> };

const noKits: KitRows = { kits: new Set(), parts: new Set() };

/**
 * The rows that name a part of a kit. Programs write a row for each part: the first of them, or the one above, is the
 * kit; one that says nothing else, or says again what the first says, adds nothing to the list of products.
 */
export function kitRows(rows: readonly Row[], columns: Columns): KitRows {
  if (!columns.has('component')) return noKits;
  const kits = new Set<number>();
  const parts = new Set<number>();
  const seen = new Set<string>();
  let above: number | undefined;
  for (const row of rows) {
    const [sku, name] = [columns.cell(row, 'sku').trim(), columns.cell(row, 'name').trim()];
    const isNamed = sku !== '' || name !== '';
    if (columns.cell(row, 'component').trim() !== '') {
      const key = [foldCode(sku), foldName(name)].join('\n');
      if (isNamed && !seen.has(key)) kits.add(row.row);
      else parts.add(row.row);
      if (!isNamed && above !== undefined) kits.add(above);
      seen.add(key);
    }
    if (isNamed) above = row.row;
  }
  return { kits, parts };
}
