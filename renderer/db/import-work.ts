import type { Encoding } from '#shared/domain/import/encodings.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import type { FieldChanges } from '#shared/domain/import/field-changes.ts';
import type { ColumnFigures } from '#shared/domain/import/column-figures.ts';
import type { ColumnWords } from '#shared/domain/import/column-words.ts';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import type { Trust } from '#shared/domain/import/match.ts';
import type { MovedOn } from '#shared/domain/import/moved-on.ts';
import type { OrderPlan } from '#shared/domain/import/plan-orders.ts';
import type { ProblemGroup } from '#shared/domain/import/problem-groups.ts';
import type { RowProblem } from '#shared/domain/import/problem.ts';
import type { RefusedTable } from '#shared/domain/import/refused-rows.ts';

/** One file a person gave, or one sheet of a workbook, as far as it was understood. */
export type ReadFile =
  | {
      readonly state: 'read';
      /** Which of the given files it comes from, counted from 0. */
      readonly from: number;
      /** The file's name, with that of the sheet where a workbook has several. */
      readonly name: string;
      readonly rows: number;
      readonly mapping: Mapping;
      readonly sample: readonly (readonly string[])[];
      /** What each column comes to; null for columns of words. */
      readonly figures: readonly (ColumnFigures | null)[];
      /** The words of each column of an order file, of which some may be states that only a person knows. */
      readonly words: readonly ColumnWords[];
      /** How its bytes were read as text; null in a workbook, which says so itself. */
      readonly encoding: Encoding | null;
      /** Whether a person is asked before the columns: an encoding that was guessed, or several sheets. */
      readonly isAsked: boolean;
      /** Whether it is proposed to be imported: a workbook has other sheets too. */
      readonly isChosen: boolean;
      /** Cells with a formula whose result the workbook does not hold. */
      readonly unsaved: number;
    }
  | { readonly state: 'failed'; readonly from: number; readonly name: string; readonly failure: FileFailure };

/** A line of the preview: what would happen to one product or order. */
export type PreviewLine = {
  readonly kind: 'new' | 'changed' | 'same' | 'refused' | 'out' | 'counted';
  readonly row: number;
  readonly title: string;
  readonly code: string;
  /** Fields that would change, for a changed product. */
  readonly fields?: FieldChanges;
  readonly stock?: number | null;
  /** Where the point stands in its stock. */
  readonly decimals?: number;
  /** Opening stock at places that the file names. */
  readonly places?: readonly { readonly place: string; readonly stock: number }[];
  /** Of an order: its lines, how it stands, the units it promises in thousandths, the file's word where it is not imported. */
  readonly lines?: number;
  readonly standing?: 'open' | 'held' | 'shipped';
  readonly committed?: number;
  readonly said?: string | null;
  /** Of an order that the shop has: how it stands otherwise in the file. */
  readonly movedOn?: MovedOn;
  /** What was counted, and at which place that the file names. */
  readonly counted?: { readonly quantity: number; readonly place?: string };
};

/** What an import would do: a dry run. Problems and lines are cut to what a person reads; the counts are of all. */
export type ImportPreview = {
  readonly kind: 'products' | 'orders' | 'price-list' | 'counts' | 'locations';
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly same: number;
    readonly refused: number;
    /** Orders that came to nothing where they come from. */
    readonly out: number;
  };
  /** What an import of orders brings. */
  readonly orders?: Pick<OrderPlan, 'standings' | 'committed' | 'movedOn' | 'outBy'>;
  readonly lines: readonly PreviewLine[];
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
  /** All problems by kind, the refusals first. */
  readonly groups: readonly ProblemGroup[];
  /** The places that the file names, each with the location that has the name; null: the shop has none. */
  readonly places: readonly { readonly place: string; readonly locationId: string | null }[];
  /** Whether any figure belongs to a location that the file does not name. */
  readonly unplaced: boolean;
  /** Rows of a price list or a count about what the shop does not have. */
  readonly unknown: number;
  /** Rows that give stock to variants the shop has already: an import leaves it alone, or counts them by choice. */
  readonly stockKnown: number;
  /** How many of these that name no place differ from what is on hand at each location. */
  readonly stockDiffers: Readonly<Record<string, number>>;
  /** How many of those that name a place differ from what is on hand at the location of that name. */
  readonly stockDiffersThere: number;
};

/** An import that was begun: by its group it is continued or undone. */
export type ImportState = {
  readonly groupId: string;
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What was to be written is gone with the database: its file has it. */
  readonly isPlanLost: boolean;
};

/** The import's questions to the worker. The files that were read stay there until the next ones come. */
export type ImportJobs = {
  'import.read': {
    /** `encodings`: what a person chose for each file; null or left out, it is found. */
    readonly ask: { readonly files: readonly File[]; readonly encodings?: readonly (Encoding | null)[] };
    readonly answer: { readonly files: readonly ReadFile[] };
  };
  'import.plan': {
    /**
     * `mappings` are of the files that were read, in their order; null for what is not imported. `trust`: what rows are
     * known by where their proofs disagree.
     */
    readonly ask: {
      readonly mappings: readonly (Mapping | null)[];
      readonly trust?: Trust;
      /** Whether what a supplier's price list has and the shop has not is added. */
      readonly additions?: boolean;
    };
    readonly answer: ImportPreview;
  };
  /** The rows that what was planned last refuses, as they stand in their files. */
  'import.refused': {
    readonly ask: Record<never, never>;
    readonly answer: { readonly tables: readonly RefusedTable[] };
  };
  /** Writes what was planned last; cancelled, it undoes what it wrote. */
  'import.write': {
    readonly ask: {
      readonly locationId: string;
      readonly personId: string;
      readonly label: string;
      /** Whether the file's stock of variants the shop has already is taken as counted at that location. */
      readonly counts: boolean;
      /** Whether such a count stays open, to be looked at and posted by a person. */
      readonly leftOpen?: boolean;
      /** The location of each place that the file names; null: a new one by that name. */
      readonly places?: readonly { readonly place: string; readonly locationId: string | null }[];
    };
    readonly answer: ImportState;
  };
  /** Imports that a crash cut off. */
  'import.unfinished': {
    readonly ask: Record<never, never>;
    readonly answer: { readonly imports: readonly ImportState[] };
  };
  'import.continue': {
    readonly ask: { readonly groupId: string; readonly personId: string };
    readonly answer: ImportState;
  };
  /** What an import that was cut off has written stays, and its rest is let go. */
  'import.leave': {
    readonly ask: { readonly groupId: string };
    readonly answer: Record<never, never>;
  };
  'import.undo': {
    readonly ask: { readonly groupId: string; readonly personId: string };
    readonly answer: { readonly undone: number };
  };
};
