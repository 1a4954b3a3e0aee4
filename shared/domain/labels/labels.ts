import { fail, type Failure, done, type Result } from '#shared/base/result.ts';
import { type LabelContent, type LabelFailure, type LabelStyle, layoutLabel } from './label.ts';
import type { Mark, Placed, Printout } from './page.ts';
import { cellsOf, type LabelPaper, labelPapers, type PaperId } from './paper.ts';
import { unknownCharacters } from './text.ts';

/** What a person asks for: which labels, how often each, on what. */
export type LabelOrder = LabelStyle & {
  readonly paper: PaperId;
  /** The first cell of a sheet that still has a label, from 0, row by row; a roll has only cell 0. */
  readonly startCell: number;
  readonly labels: readonly {
    readonly content: LabelContent;
    readonly copies: number;
    /** How the code of this one is drawn; as all are where it is left out. */
    readonly symbol?: LabelStyle['symbol'];
  }[];
};

/** What would be printed; `refused` names the others by their place in the order. */
export type LaidLabels = {
  readonly printout: Printout;
  readonly refused: readonly RefusedLabel[];
  /** How many labels lie on the pages: refused ones are none. */
  readonly count: number;
  /** Labels with characters that are printed as `?`, by their place in the order. */
  readonly missing: readonly { readonly at: number; readonly characters: readonly string[] }[];
  /** Characters that are printed as `?` because the printing font does not know them. */
  readonly unknown: readonly string[];
};

/** A label that would not be read; `asQr` where its code fits on this paper as a QR code. */
export type RefusedLabel = { readonly at: number; readonly failure: LabelFailure; readonly asQr: boolean };

/** Labels in one job; above it somebody slipped on a key. */
export const MOST_LABELS = 2_000;

export type LabelOrderFailure = Failure<'too-many-labels' | 'no-such-cell'>;

/** Lays labels on their paper, copies beside each other. Labels whose codes would not be read are left out and named. */
export function layoutLabels(order: LabelOrder): Result<LaidLabels, LabelOrderFailure> {
  const steps = layoutLabelsSteps(order);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, one a label, so that many of them hold nothing up. */
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

/** The letters of a label; its code is drawn, and what stands under bars is ASCII. */
const textsOf = ({ name, sku, price, unitPrice }: LabelContent): readonly string[] =>
  [name, sku, price, unitPrice].filter((text) => text !== null);

function pagesOf(wanted: readonly number[], paper: LabelPaper, startCell: number): readonly (readonly Placed[])[] {
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

/** Labels for what was received: one a piece; one for any amount that is weighed or measured. */
export function copiesAsReceived(quantity: number, decimals: number): number {
  if (quantity <= 0) return 0;
  return decimals === 0 ? quantity : 1;
}
