import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { layoutDocument } from '#shared/domain/labels/document.ts';
import { layoutLabels } from '#shared/domain/labels/labels.ts';
import { type Dpi, labelPapers, type PaperId, paperIds } from '#shared/domain/labels/paper.ts';
import { jointPickList } from '#shared/domain/labels/shop-documents.ts';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { cutOut, type Picture, readCodes, readPbm } from '#tests/fixtures/code-reader.ts';
import { pdfOf } from './pdf.ts';

const missing = (() => {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'pdftoppm is not installed (apt-get install poppler-utils)';
  }
})();

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((d) => d.join(''));
const gtin = (count: number) => digits(count - 1).map((body) => `${body}${gtinCheckDigit(body)}`);
const code = fc.oneof(
  gtin(13),
  gtin(8),
  gtin(12),
  fc.stringMatching(/^[A-Z0-9/-]{1,18}$/),
  fc.stringMatching(/^[ -~]{1,12}$/).filter((text) => text.trim() === text && text !== ''),
  digits(6),
  fc.stringMatching(/^[a-zé]{3,14}é$/),
);

/** Every page as black and white dots, as a thermal printer makes them. */
function dotsOf(pdf: Uint8Array, dpi: number): readonly Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'stockroom-dots-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', `${dpi}`, '-mono', join(folder, 'a.pdf'), join(folder, 'a')], { stdio: 'ignore' });
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.pbm'))
      .toSorted();
    return names.map((name) => readPbm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env['RUNS'] ?? 6);

/** What is made for 203 is also what is made where the resolution is not known: it is read at every one. */
const ways = paperIds.flatMap((paper) => [
  ...([203, 300, 600] as const).map((printed) => ({ paper, made: 203 as const, printed })),
  ...([300, 600] as const).map((made) => ({ paper, made, printed: made })),
]);

/** The codes of `some` that are not read back from a page of labels. */
async function lostOf(some: readonly string[], paper: PaperId, made: Dpi, printed: number): Promise<readonly string[]> {
  const blank = { sku: null, price: null, unitPrice: null };
  const labels = some.map((text) => ({ content: { ...blank, name: 'Mug', code: text }, copies: 1 }));
  const laid = layoutLabels({ paper, dpi: made, symbol: 'by-code', startCell: 0, labels });
  const { printout, refused } = laid.ok ? laid.value : expect.fail(laid.failure.code);
  const codes = some.filter((_, at) => !refused.some((label) => label.at === at));
  const pages = dotsOf(await pdfOf(printout, 'Codes'), printed);
  const places = printout.pages.flatMap((page, at) => page.map((place) => ({ ...place, picture: pages[at] })));
  expect(places).toHaveLength(codes.length);
  const lost: string[] = [];
  for (const [at, { x, y, picture }] of places.entries()) {
    const wanted = codes[at] ?? '';
    const { label } = labelPapers[paper];
    const found = await readCodes(cutOut(must(picture, 'every page was drawn'), printed, { x, y, ...label }));
    // A UPC-A is the EAN-13 with a nought before it.
    if (!found.some(({ text }) => text === wanted || text === `0${wanted}`)) lost.push(wanted);
  }
  return lost;
}

test.skipIf(missing)(
  `[LAB15] every code is read back from the dots of a printer (seed ${seed}, ${runs} codes each)${missing ?? ''}`,
  async () => {
    const some = fc.sample(code, { seed, numRuns: runs });
    for (const { paper, made, printed } of ways)
      expect({ paper, made, printed, lost: await lostOf(some, paper, made, printed) }).toEqual({
        paper,
        made,
        printed,
        lost: [],
      });
  },
  300_000,
);

test.skipIf(missing)(
  `[LAB96] the code of every order on a pick list for many is read back from the dots of an office printer${missing ?? ''}`,
  async () => {
    const codes = ['1001', 'SO-2026-0042', 'WC-2026-0000000000123', '#1043', 'Grün 7'];
    const words = { location: '', sku: '', name: '', quantity: '', picked: '', page: () => '' };
    const content = jointPickList(
      { facts: [], lines: [], codes: codes.map((text) => ({ code: text, text })) },
      { ...words, title: 'Pick list', codes: 'Orders' },
    );
    const printout = layoutDocument(content, 'a4');
    const [marks = []] = printout.faces;
    const drawn = marks.filter(({ mark }) => mark === 'bars' || mark === 'matrix');
    expect(drawn).toHaveLength(codes.length);
    const [picture] = dotsOf(await pdfOf(printout, 'Codes'), 300);
    for (const [at, { x, y, width, height }] of drawn.entries()) {
      const around = { x: x - 3, y: y - 1.8, width: width + 6, height: height + 3.6 };
      const found = await readCodes(cutOut(must(picture, 'the page was drawn'), 300, around));
      expect(found.map(({ text }) => text)).toContain(codes[at]);
    }
  },
  300_000,
);
