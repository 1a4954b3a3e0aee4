import { type CsvStyle, plainCsv } from '#shared/domain/export/csv.ts';
import type { FileStyle } from '#shared/domain/export/list-format.ts';

/** The kinds of file a person chooses from: a workbook, CSV as spreadsheets of the region read it, CSV for programs. */
export const exportChoices = ['xlsx', 'csv-region', 'csv'] as const;
export type ExportChoice = (typeof exportChoices)[number];

/** Regions that write a point in figures, but whose spreadsheets expect semicolons between cells. */
const SEMICOLONS = /-(?:CH|LI)$/;

/** CSV as a spreadsheet set to a region opens it with a double click. */
export function csvOf(locale: string): CsvStyle {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const decimal = parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
  return { separator: decimal === ',' || SEMICOLONS.test(locale) ? ';' : ',', decimal };
}

/** The choices that differ from one another in a region. */
export function choicesIn(locale: string): readonly ExportChoice[] {
  return isPlain(csvOf(locale)) ? exportChoices.filter((choice) => choice !== 'csv-region') : exportChoices;
}

/** A choice that is offered in a region, in place of one that was made in another. */
export function choiceIn(choice: ExportChoice, locale: string): ExportChoice {
  return choicesIn(locale).includes(choice) ? choice : 'csv';
}

/** How a file of a choice is written in a region. */
export function styleOf(choice: ExportChoice, locale: string): FileStyle {
  if (choice === 'xlsx') return { format: 'xlsx' };
  return { format: 'csv', csv: choice === 'csv-region' ? csvOf(locale) : plainCsv };
}

function isPlain({ separator, decimal }: CsvStyle): boolean {
  return separator === plainCsv.separator && decimal === plainCsv.decimal;
}
