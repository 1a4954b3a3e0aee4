import PDFDocument from 'pdfkit';
import { must, unreachable } from '#shared/base/must.ts';
import { darkBoxes } from '#shared/domain/labels/code-path.ts';
import {
  type Box,
  type Dpi,
  type Mark,
  onDot,
  type PrintedPicture,
  type Printout,
} from '#shared/domain/labels/page.ts';
import { BASELINE } from '#shared/domain/labels/text.ts';
import { fonts } from './fonts.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** PDF measures in points of 1/72 inch. */
const POINT = 72 / 25.4;

function drawText(pdf: Pdf, { text, size, weight, x, y }: Extract<Mark, { mark: 'text' }>): void {
  pdf
    .font(weight)
    .fontSize(size * POINT)
    // Kerning and ligatures off: the layout knows every advance.
    .text(text, x * POINT, (y + size * BASELINE) * POINT, {
      lineBreak: false,
      baseline: 'alphabetic',
      // pdfkit's types know only the list form, which can add features but not take the usual ones away.
      features: { kern: false, liga: false, clig: false } as never,
    });
}

function drawCode(pdf: Pdf, rows: readonly string[], box: Box): void {
  for (const { x, y, width, height } of darkBoxes(rows, box))
    pdf.rect(x * POINT, y * POINT, width * POINT, height * POINT);
  pdf.fill('black');
}

/** A picture over its box; one that cannot be unpacked is left out: the paper is worth more than what stands at its head. */
function drawPicture(pdf: Pdf, { kind, bytes }: PrintedPicture, { x, y, width, height }: Box): void {
  try {
    // Named by its text, it is in the file once, however often it is drawn.
    pdf.image(`data:image/${kind};base64,${bytes}`, x * POINT, y * POINT, {
      width: width * POINT,
      height: height * POINT,
    });
  } catch {
    // Nothing of it was drawn: pdfkit reads all of a picture first.
  }
}

/** A code where its face begins at `x`: on a dot of the page. */
function onPage<M extends Box>(mark: M, x: number, dpi: Dpi | undefined): M {
  return dpi === undefined ? mark : { ...mark, x: onDot(x + mark.x, dpi) - x };
}

function drawMark(pdf: Pdf, mark: Mark, x: number, { dpi, pictures = [] }: Printout): void {
  switch (mark.mark) {
    case 'text':
      return drawText(pdf, mark);
    case 'line':
      pdf.rect(mark.x * POINT, mark.y * POINT, mark.width * POINT, mark.height * POINT).fill('black');
      return;
    case 'bars':
      return drawCode(pdf, [mark.modules], onPage(mark, x, dpi));
    case 'matrix':
      return drawCode(pdf, mark.rows, onPage(mark, x, dpi));
    case 'picture': {
      const picture = pictures[mark.picture];
      if (picture) drawPicture(pdf, picture, mark);
      return;
    }
    default:
      return unreachable(mark);
  }
}

/** The host also saves the books: after so many faces it sees to everything else that waits. */
const BREATH = 10;

/** A printout as a vector PDF of exactly its size, with the font inside; the host goes on meanwhile. */
export async function pdfOf(printout: Printout, title: string): Promise<Buffer> {
  const size: [number, number] = [printout.width * POINT, printout.height * POINT];
  // An empty font name keeps pdfkit from reading its own Helvetica, which is no file of the bundle.
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    font: '',
    info: { Title: title, Creator: 'Stockroom' },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  let drawn = 0;
  for (const page of printout.pages) {
    pdf.addPage({ size, margin: 0 });
    for (const { face, x, y } of page) {
      pdf.save().translate(x * POINT, y * POINT);
      for (const mark of must(printout.faces[face], 'every placed face was given')) drawMark(pdf, mark, x, printout);
      pdf.restore();
      if (++drawn % BREATH === 0) await new Promise(setImmediate);
    }
  }
  pdf.end();
  return whole;
}
