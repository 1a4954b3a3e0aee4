import { type Dpi, sheets, type Size } from './page.ts';

export type { Dpi };

/** Labels as they are bought, in millimetres. */
export type LabelPaper = {
  readonly kind: 'roll' | 'sheet';
  readonly page: Size;
  readonly label: Size;
  readonly columns: number;
  readonly rows: number;
  /** From the page's corner to the first label's, and from one label's corner to the next one's. */
  readonly origin: { readonly x: number; readonly y: number };
  readonly pitch: { readonly x: number; readonly y: number };
  /** Kept free of print all round: printers and die cuts are off by about a millimetre. */
  readonly padding: number;
};

function roll(width: number, height: number, padding: number): LabelPaper {
  const label = { width, height };
  return {
    kind: 'roll',
    page: label,
    label,
    columns: 1,
    rows: 1,
    origin: { x: 0, y: 0 },
    pitch: { x: width, y: height },
    padding,
  };
}

export type PaperId = 'roll-57x32' | 'roll-102x51' | 'a4-24' | 'a4-65';

/** The two rolls and two A4 sheets Stockroom prints on: 24 labels of 70 × 37 mm, 65 of 38.1 × 21.2 mm. */
export const labelPapers: Readonly<Record<PaperId, LabelPaper>> = {
  'roll-57x32': roll(57, 32, 2),
  'roll-102x51': roll(101.6, 50.8, 3),
  'a4-24': {
    kind: 'sheet',
    page: sheets.a4,
    label: { width: 70, height: 37 },
    columns: 3,
    rows: 8,
    origin: { x: 0, y: 0.5 },
    pitch: { x: 70, y: 37 },
    // These labels reach the sheet's edge, where office printers leave 4 mm white.
    padding: 4.5,
  },
  'a4-65': {
    kind: 'sheet',
    page: sheets.a4,
    label: { width: 38.1, height: 21.2 },
    columns: 5,
    rows: 13,
    origin: { x: 4.75, y: 10.7 },
    pitch: { x: 40.6, y: 21.2 },
    padding: 1.5,
  },
};

/** Every paper, smallest label first. */
export const paperIds: readonly PaperId[] = ['a4-65', 'roll-57x32', 'a4-24', 'roll-102x51'];

/** What printouts are printed on: the label papers, and plain sheets for lists. */
export type PrintedPaper = PaperId | 'document';

/** A plain sheet as one large label, with the margin that office printers can print up to. */
export function plainSheet(page: Size): LabelPaper {
  return { ...roll(page.width, page.height, 12), kind: 'sheet' };
}

/** How many labels one page of a paper has. */
export function cellsOf({ columns, rows }: LabelPaper): number {
  return columns * rows;
}
