import type { FileStyle } from '#shared/domain/export/list-format.ts';

/** The products as a file that can be imported again; `rows` counts variants, `archived` those of products out of use. */
export type ProductFile = { readonly file: Blob; readonly rows: number; readonly archived: number };

/** What the window asks of its worker to write files of the whole shop. */
export type ExportJobs = {
  'products.export': {
    /** `name` names the sheet of a workbook. */
    readonly ask: FileStyle & { readonly name: string };
    readonly answer: ProductFile;
  };
};
