import PDFDocument from 'pdfkit';
import { must, unreachable } from '#shared/base/must.ts';
import type { Mark, Printout } from '#shared/domain/labels/page.ts';
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

/** Neighbouring dark modules are one rectangle: a seam between them would be a light line on some printers. */
function drawModules(pdf: Pdf, modules: string, x: number, y: number, module: number, height: number): void {
  for (const run of modules.matchAll(/1+/g))
    pdf.rect((x + run.index * module) * POINT, y * POINT, run[0].length * module * POINT, height * POINT);
}

function drawMark(pdf: Pdf, mark: Mark): void {
  switch (mark.mark) {
    case 'text':
      return drawText(pdf, mark);
    case 'line':
      pdf.rect(mark.x * POINT, mark.y * POINT, mark.width * POINT, mark.height * POINT).fill('black');
      return;
    case 'bars':
      drawModules(pdf, mark.modules, mark.x, mark.y, mark.width / mark.modules.length, mark.height);
      pdf.fill('black');
      return;
    case 'matrix': {
      const module = mark.width / mark.rows.length;
      for (const [row, modules] of mark.rows.entries())
        drawModules(pdf, modules, mark.x, mark.y + row * module, module, module);
      pdf.fill('black');
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
      for (const mark of must(printout.faces[face], 'every placed face was given')) drawMark(pdf, mark);
      pdf.restore();
      if (++drawn % BREATH === 0) await new Promise(setImmediate);
    }
  }
  pdf.end();
  return whole;
}
