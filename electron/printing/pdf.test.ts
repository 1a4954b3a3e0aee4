import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { layoutDocument } from '#shared/domain/labels/document.ts';
import { joinPrintouts, sheets } from '#shared/domain/labels/page.ts';
import { printoutSchema } from '#shared/contract/bridge/printing.ts';
import { pngOf } from '#tests/fixtures/pictures.ts';
import { fontWidths } from '#shared/domain/labels/font-widths.ts';
import type { LabelContent } from '#shared/domain/labels/label.ts';
import { type LabelOrder, layoutLabels } from '#shared/domain/labels/labels.ts';
import type { Printout } from '#shared/domain/labels/page.ts';
import { labelPapers, paperIds } from '#shared/domain/labels/paper.ts';
import { testPage } from '#shared/domain/labels/test-page.ts';
import { cutOut, readCodes, readPgm } from '#tests/fixtures/code-reader.ts';
import { fonts } from './fonts.ts';
import { pdfOf } from './pdf.ts';
import { printedPage } from './printed-page.ts';

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // the test that needs it is skipped and says so
  }
}
const rasteriser = isInstalled('pdftoppm');

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'stockroom-pdf-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first page at 300 dots an inch. */
const rasterise = (pdf: Uint8Array) =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    const argv = ['-r', '300', '-gray', '-f', '1', '-singlefile', join(folder, 'a.pdf'), join(folder, 'a')];
    execFileSync('pdftoppm', argv, { stdio: 'ignore' });
    return readPgm(readFileSync(join(folder, 'a.pgm')));
  });

const blank: LabelContent = {
  name: 'Kännchen Ω Чайник',
  sku: 'SKU-1',
  price: '€12.50',
  unitPrice: '€1.25 / l',
  code: '',
};
const codes = [
  ['4006381333931', 'by-code', 'EAN13'],
  ['96385074', 'by-code', 'EAN8'],
  ['MUG-7', 'by-code', 'Code128'],
  ['Käse 7', 'qr', 'QRCode'],
] as const;

function print(
  part: Pick<LabelOrder, 'paper' | 'symbol' | 'dpi'> & { readonly code: string; readonly copies: number },
): Printout {
  const { code, copies, ...rest } = part;
  const laid = layoutLabels({ ...rest, startCell: 0, labels: [{ content: { ...blank, code }, copies }] });
  if (!laid.ok || laid.value.refused.length > 0) throw new Error('the label is laid out');
  return laid.value.printout;
}

const points = (mm: number) => (mm * 72) / 25.4;
const mediaBoxes = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
    Number(w),
    Number(h),
  ]);

describe('[LAB40] the PDF of every paper', () => {
  const cases = paperIds.flatMap((paper) => codes.map((code) => [paper, ...code] as const));
  if (!rasteriser) test.skip('skipped: pdftoppm is not installed (apt-get install poppler-utils)', () => undefined);
  test.runIf(rasteriser).each(cases)(
    '%s: %s (%s) is read back from every cell at 300 dpi',
    async (paper, code, symbol, format) => {
      const { columns, rows, label, origin, pitch } = labelPapers[paper];
      const copies = columns * rows;
      const picture = rasterise(await pdfOf(print({ paper, symbol, dpi: 300, code, copies }), 'Labels'));
      for (let cell = 0; cell < copies; cell++) {
        const x = origin.x + (cell % columns) * pitch.x;
        const y = origin.y + Math.floor(cell / columns) * pitch.y;
        expect(await readCodes(cutOut(picture, 300, { x, y, ...label })), `cell ${cell}`).toEqual([
          { text: code, format },
        ]);
      }
    },
    60_000,
  );

  test.each(paperIds)('%s has pages of exactly its size, for labels and the test page', async (paper) => {
    const { page } = labelPapers[paper];
    const made = print({ paper, symbol: 'by-code', dpi: 300, code: '4006381333931', copies: 2 });
    for (const printout of [made, testPage(labelPapers[paper], { dpi: 300, symbol: 'by-code' }, { rule: '20 mm' })]) {
      const boxes = mediaBoxes(await pdfOf(printout, 'Labels'));
      expect(boxes).toHaveLength(printout.pages.length);
      for (const [width, height] of boxes) {
        expect(width).toBeCloseTo(points(page.width), 2);
        expect(height).toBeCloseTo(points(page.height), 2);
      }
    }
  });
});

test('[LAB40] a list has as many pages as it was laid out on, of exactly its size', async () => {
  const content = {
    title: 'Pick list',
    code: '1001',
    facts: [],
    columns: [{ head: 'SKU', width: 'rest', cell: 'text' }] as const,
    rows: Array.from({ length: 100 }, (_, at) => [`S${at}`]),
    closing: [],
    footer: (page: number, pages: number) => `${page}/${pages}`,
  };
  for (const paper of ['a4', 'letter'] as const) {
    const printout = layoutDocument(content, paper);
    const boxes = mediaBoxes(await pdfOf(printout, 'Pick list'));
    expect(boxes).toHaveLength(printout.pages.length);
    expect(boxes[0]?.[0]).toBeCloseTo(points(sheets[paper].width), 2);
  }
});

/** A packing slip with a logo of 400 × 200 pixels. */
function slipWithLogo(bytes: string): Printout {
  const content = {
    title: 'Packing slip',
    code: null,
    facts: [],
    columns: [{ head: 'SKU', width: 'rest', cell: 'text' }] as const,
    rows: [['S1']],
    closing: [],
    footer: () => '1',
  };
  const logo = { kind: 'png', bytes, width: 400, height: 200 } as const;
  const sender = { name: 'Corner', address: [], contact: [], logo };
  return layoutDocument({ ...content, origin: { as: 'sender', sender } }, 'a4');
}
const black = pngOf({ width: 400, height: 200, colour: [0, 0, 0] }).toString('base64');

if (!rasteriser) test.skip('skipped: pdftoppm is not installed', () => undefined);
test.runIf(rasteriser)('[LAB85] a logo is printed in its box, in its proportions', async () => {
  const printout = slipWithLogo(black);
  const box = printout.faces[0]?.find(({ mark }) => mark === 'picture');
  if (!box) throw new Error('the slip has its logo');
  expect(box.width / box.height).toBeCloseTo(2, 5);
  const picture = rasterise(await pdfOf(printout, 'Slip'));
  const inner = { x: box.x + 0.3, y: box.y + 0.3, width: box.width - 0.6, height: box.height - 0.6 };
  expect(Math.max(...cutOut(picture, 300, inner).grey)).toBeLessThan(90);
  const below = { x: box.x, y: box.y + box.height + 0.3, width: box.width, height: 1 };
  expect(Math.min(...cutOut(picture, 300, below).grey)).toBeGreaterThan(200);
});

test('[LAB85] one picture on many slips is in the PDF and in the page of the web once', async () => {
  const slip = slipWithLogo(black);
  const joined = joinPrintouts([slip, slip, slip]);
  expect(joined.pictures).toHaveLength(1);
  expect(printoutSchema.safeParse(joined).success).toBe(true);
  const pdf = (await pdfOf(joined, 'Slips')).toString('latin1');
  expect(pdf.split('/Subtype /Image').length - 1).toBe(1);
  const page = printedPage(joined, 'Slips');
  expect(page.split(black).length - 1).toBe(1);
  expect(page.split('<use href="#p0"').length - 1).toBe(3);
});

test('[LAB85] a logo that cannot be unpacked keeps no paper from being printed', async () => {
  const printout = slipWithLogo(Buffer.from('no picture').toString('base64'));
  expect(mediaBoxes(await pdfOf(printout, 'Slip'))).toHaveLength(1);
  expect(printoutSchema.safeParse({ ...printout, pictures: [] }).success).toBe(false);
});

test('[LAB48] the host sees to other things while many labels become a PDF', async () => {
  const printout = print({ paper: 'a4-65', symbol: 'by-code', dpi: 300, code: 'MUG-7', copies: 200 });
  let turns = 0;
  let isMade = false;
  const turn = () => {
    turns++;
    if (!isMade) setImmediate(turn);
  };
  setImmediate(turn);
  await pdfOf(printout, 'Labels');
  isMade = true;
  expect(turns).toBeGreaterThanOrEqual(19);
});

test('[LAB41] every width the layout reckons with is the one of the font in the PDF', () => {
  const pdf = new PDFDocument({ autoFirstPage: false, font: '' });
  const wrong: string[] = [];
  for (const weight of ['regular', 'bold'] as const) {
    pdf.font(fonts[weight]).fontSize(1_000);
    for (const [character, width] of fontWidths[weight])
      if (Math.abs(pdf.widthOfString(character) - width) > 1) wrong.push(`${weight} ${character}`);
  }
  expect(wrong).toEqual([]);
  expect([...fontWidths.bold.keys()]).toEqual([...fontWidths.regular.keys()]);
});
