import type { OutFormat, OutPart } from '#shared/domain/everything/out-parts.ts';
import type { Day } from '#shared/domain/operations/rows.ts';

/** What the window asks of its worker to write everything out. */
export type OutJobs = {
  'everything.out': {
    readonly ask: {
      readonly format: OutFormat;
      readonly parts: readonly OutPart[];
      /** The past day at whose end the shop is told; null: as it is. */
      readonly day: Day | null;
      /** A folder that was chosen in the host; null: one packed file. */
      readonly into: string | null;
      readonly version: string;
    };
    readonly answer: OutDone;
  };
};

/** Where it is now: a folder of the host, or a packed file to be handed over. */
export type OutDone = { readonly files: number; readonly name: string } & (
  | { readonly into: 'folder'; readonly outId: string; readonly folder: string }
  | { readonly into: 'file'; readonly file: Blob }
);
