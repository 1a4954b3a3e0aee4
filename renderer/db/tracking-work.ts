import type { CsvTable } from '#shared/domain/import/table.ts';

/** What the window asks of its worker about the files that carriers' programs write. */
export type TrackingJobs = {
  /** The fullest table of a file of any kind, before anything in it is understood. */
  'tracking.read': { readonly ask: { readonly file: File }; readonly answer: { readonly table: CsvTable } };
};
