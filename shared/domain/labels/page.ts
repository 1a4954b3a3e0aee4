import type { Weight } from './font-widths.ts';

/** A rectangle in millimetres from the upper left corner of what it lies on. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Size = Pick<Box, 'width' | 'height'>;

/** Dots an inch of the printer. Label printers have 203 or 300; office printers 600 and more. */
export type Dpi = 203 | 300 | 600;

/** The place of the dot that is nearest to a length in mm. */
export function onDot(mm: number, dpi: Dpi): number {
  return (Math.round((mm * dpi) / 25.4) * 25.4) / dpi;
}

/** Sheets as office printers take them, in millimetres. */
export const sheets = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const satisfies Readonly<Record<string, Size>>;

/**
 * One thing on a page, in millimetres. A text is one line of `size` mm, set from `x` as the printing font sets it
 * without kerning, so that its width is known before it is printed; a code is dark and light modules.
 */
export type Mark =
  | (Box & { readonly mark: 'text'; readonly text: string; readonly size: number; readonly weight: Weight })
  /** Filled from corner to corner: a rule, or a side of a frame. */
  | (Box & { readonly mark: 'line' })
  /** One row of modules, `1` dark, from side to side of the box: quiet zones lie outside. */
  | (Box & { readonly mark: 'bars'; readonly modules: string })
  /** A square of modules, one string a row. */
  | (Box & { readonly mark: 'matrix'; readonly rows: readonly string[] });

/** Where a face stands on a page. */
export type Placed = { readonly face: number; readonly x: number; readonly y: number };

/**
 * What is printed, as data: what the preview draws and the printer gets are the same marks. A face is one label or the
 * whole of a page; copies of a label are one face placed more than once.
 */
export type Printout = Size & {
  /** The resolution it was laid out for: where a face stands between two dots, its codes are set on the next one. */
  readonly dpi?: Dpi | undefined;
  readonly faces: readonly (readonly Mark[])[];
  readonly pages: readonly (readonly Placed[])[];
};

/** What the bridge takes of each at once. */
export const printoutCaps = {
  pages: 2_000,
  faces: 2_000,
  marks: 2_000,
  placed: 100,
  text: 300,
  modules: 2_000,
} as const;

/** Printouts of one size as one, each on pages of its own, in order; at least one is given. */
export function joinPrintouts([first, ...rest]: readonly [Printout, ...Printout[]]): Printout {
  return rest.reduce<Printout>((all, { faces, pages }) => {
    const before = all.faces.length;
    const placed = pages.map((page) => page.map(({ face, ...place }) => ({ ...place, face: face + before })));
    return { ...all, faces: [...all.faces, ...faces], pages: [...all.pages, ...placed] };
  }, first);
}

const HAIR = 0.2;

/** A rectangle of thin lines, inside its box. */
export function frame({ x, y, width, height }: Box): readonly Mark[] {
  return [
    { mark: 'line', x, y, width, height: HAIR },
    { mark: 'line', x, y: y + height - HAIR, width, height: HAIR },
    { mark: 'line', x, y, width: HAIR, height },
    { mark: 'line', x: x + width - HAIR, y, width: HAIR, height },
  ];
}
