import { fail, type Failure, done, type Result } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/whole.ts';
import { type LabelContent, type LabelFailure, type LabelStyle, layoutLabel } from './label.ts';
import type { Mark, Placed, Printout } from './page.ts';
import { cellsOf, type LabelPaper, labelPapers, type PaperId } from './paper.ts';
import { unknownCharacters } from './text.ts';

/** What a person asks for: which labels, how many copies of each, on which paper. */
export type LabelOrder = LabelStyle & {
  readonly paper: PaperId;
  /** The first cell of a sheet that still has a label, from 0, row by row; a roll has only cell 0. */
  readonly startCell: number;
  readonly labels: readonly {
    readonly content: LabelContent;
    readonly copies: number;
    /** How the code of this label is drawn; left out: as the order says. */
    readonly symbol?: LabelStyle['symbol'];
  }[];
};

/** What would be printed; `refused` names the labels that would not be. */
export type LaidLabels = {
  readonly printout: Printout;
  readonly refused: readonly RefusedLabel[];
  /** Number of labels on the pages, without refused ones. */
  readonly count: number;
  /** Labels with characters that are printed as `?`; `at` is their index in the order. */
  readonly missing: readonly { readonly at: number; readonly characters: readonly string[] }[];
  /** Characters that are printed as `?` because the printing font does not know them. */
  readonly unknown: readonly string[];
};

/**
 * A label that a scanner could not read; `at` is its index in the order, `asQr` says whether its code fits on this
 * paper as QR.
 */
export type RefusedLabel = { readonly at: number; readonly failure: LabelFailure; readonly asQr: boolean };

/** The most labels in one job: a greater number is a slip of the keys. */
export const MOST_LABELS = 2_000;

export type LabelOrderFailure = Failure<'too-many-labels' | 'no-such-cell'>;

/**
 * Lays labels on their paper, copies beside each other. Labels whose codes a scanner could not read are left out and
 * named.
 */
export function layoutLabels(order: LabelOrder): Result<LaidLabels, LabelOrderFailure> {
  return runWhole(layoutLabelsSteps(order));
}

/** The same in steps, one per label, so that many labels do not block the thread. */
export function* layoutLabelsSteps(order: LabelOrder): Generator<void, Result<LaidLabels, LabelOrderFailure>, void> {
  const paper = labelPapers[order.paper];
  const { startCell } = order;
  if (!Number.isInteger(startCell) || startCell < 0 || startCell >= cellsOf(paper))
    return fail({ code: 'no-such-cell' });
  if (order.labels.reduce((sum, { copies }) => sum + copies, 0) > MOST_LABELS) return fail({ code: 'too-many-labels' });
  const faces: (readonly Mark[])[] = [];
  const wanted: number[] = [];
  const refused: RefusedLabel[] = [];
  const missing: { at: number; characters: readonly string[] }[] = [];
  for (const [at, { content, copies, symbol = order.symbol }] of order.labels.entries()) {
    if (copies <= 0) continue;
    yield;
    const laid = layoutLabel(content, paper, { dpi: order.dpi, symbol });
    if (!laid.ok) {
      const asQr = symbol !== 'qr' && layoutLabel(content, paper, { dpi: order.dpi, symbol: 'qr' }).ok;
      refused.push({ at, failure: laid.failure, asQr });
      continue;
    }
    const characters = unknownCharacters(textsOf(content).join(' '));
    if (characters.length > 0) missing.push({ at, characters });
    for (let copy = 0; copy < copies; copy++) wanted.push(faces.length);
    faces.push(laid.value);
  }
  return done({
    printout: { ...paper.page, dpi: order.dpi, faces, pages: pagesOf(wanted, paper, startCell) },
    refused,
    count: wanted.length,
    missing,
    unknown: [...new Set(missing.flatMap(({ characters }) => characters))],
  });
}

/** The texts of a label that are set in the printing font. The code is drawn, and the text under bars is ASCII. */
const textsOf = ({ name, sku, price, unitPrice }: LabelContent): readonly string[] =>
  [name, sku, price, unitPrice].filter((text) => text !== null);

/** Where faces lie, one a cell from `startCell` on. */
export function pagesOf(
  wanted: readonly number[],
  paper: LabelPaper,
  startCell: number,
): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [];
  for (const [at, face] of wanted.entries()) {
    const cell = (startCell + at) % cellsOf(paper);
    if (at === 0 || cell === 0) pages.push([]);
    pages.at(-1)?.push({
      face,
      x: paper.origin.x + (cell % paper.columns) * paper.pitch.x,
      y: paper.origin.y + Math.floor(cell / paper.columns) * paper.pitch.y,
    });
  }
  return pages;
}

/** Number of labels for a received quantity: one per piece; a single one for what is weighed or measured. */
export function copiesAsReceived(quantity: number, decimals: number): number {
  if (quantity <= 0) return 0;
  return decimals === 0 ? quantity : 1;
}
