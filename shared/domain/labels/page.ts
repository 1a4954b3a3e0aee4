import type { Weight } from './font-widths.ts';

/** A rectangle in millimetres, from the upper left corner of the page or face that it lies on. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Size = Pick<Box, 'width' | 'height'>;

/** Dots per inch of the printer. Label printers have 203 or 300; office printers 600 and more. */
export type Dpi = 203 | 300 | 600;

/** The position of the printer dot that is nearest to a length, in mm. */
export function onDot(mm: number, dpi: Dpi): number {
  return (Math.round((mm * dpi) / 25.4) * 25.4) / dpi;
}

/** Sheet sizes of office printers, in millimetres. */
export const sheets = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const satisfies Readonly<Record<string, Size>>;

/**
 * One thing on a page, in millimetres. A text is one line in the font size `size` (mm) that begins at `x`, set in the
 * printing font without kerning, so that its width is known before it is printed. A code is dark and light modules.
 */
export type Mark =
  | (Box & { readonly mark: 'text'; readonly text: string; readonly size: number; readonly weight: Weight })
  /** Filled from corner to corner: a rule, or a side of a frame. */
  | (Box & { readonly mark: 'line' })
  /** One row of modules (`1` is dark) over the whole width of the box: quiet zones lie outside. */
  | (Box & { readonly mark: 'bars'; readonly modules: string })
  /** A square of modules, one string per row. */
  | (Box & { readonly mark: 'matrix'; readonly rows: readonly string[] })
  /** One of the printout's pictures, by its index, over the whole box. */
  | (Box & { readonly mark: 'picture'; readonly picture: number });

/** A picture to be printed: its kind and its bytes as base64. */
export type PrintedPicture = { readonly kind: 'jpeg' | 'png'; readonly bytes: string };

/** The position of a face on a page, in millimetres. */
export type Placed = { readonly face: number; readonly x: number; readonly y: number };

/**
 * What is printed, as data: the preview and the printer get the same marks. A face is one label or the whole of a page;
 * copies of a label are one face placed more than once.
 */
export type Printout = Size & {
  /**
   * The resolution that it was laid out for: if a face stands between two dots, its codes are moved to the next dot.
   */
  readonly dpi?: Dpi | undefined;
  /** The pictures that stand on faces, each once. */
  readonly pictures?: readonly PrintedPicture[] | undefined;
  readonly faces: readonly (readonly Mark[])[];
  readonly pages: readonly (readonly Placed[])[];
};

/** The most that the bridge accepts of each in one printout. */
export const printoutCaps = {
  pages: 2_000,
  faces: 2_000,
  marks: 2_000,
  placed: 100,
  text: 300,
  modules: 2_000,
  pictures: 20,
} as const;

/** Joins printouts of one size, in order; each keeps its own pages. */
export function joinPrintouts([first, ...rest]: readonly [Printout, ...Printout[]]): Printout {
  return rest.reduce<Printout>((all, { faces, pages, pictures = [] }) => {
    const before = all.faces.length;
    const placed = pages.map((page) => page.map(({ face, ...place }) => ({ ...place, face: face + before })));
    // The same picture on several of them is one.
    const known = [...(all.pictures ?? [])];
    const numbers = pictures.map((picture) => {
      const at = known.findIndex(({ bytes }) => bytes === picture.bytes);
      return at < 0 ? known.push(picture) - 1 : at;
    });
    const renumbered = faces.map((marks) =>
      marks.map((mark) => (mark.mark === 'picture' ? { ...mark, picture: numbers[mark.picture] ?? 0 } : mark)),
    );
    return {
      ...all,
      ...(known.length > 0 && { pictures: known }),
      faces: [...all.faces, ...renumbered],
      pages: [...all.pages, ...placed],
    };
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
