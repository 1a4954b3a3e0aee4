import type { CsvStyle } from './csv.ts';

/** How a list is written: as text for any program, or as a workbook with real numbers and dates. */
export type ListFormat = 'csv' | 'xlsx';

/** How a list becomes a file; `csv` is how its cells are set apart, left out as every program reads them. */
export type FileStyle = { readonly format: ListFormat; readonly csv?: CsvStyle };
