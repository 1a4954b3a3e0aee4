import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocumentPaper, layoutDocument } from './document.ts';
import { type Mark, type Printout, sheets } from './page.ts';
import { unknownCharacters } from './text.ts';
import { countSheet, type JointPickLine, jointPickList, packingSlip, pickList } from './shop-documents.ts';

const page = (at: number, of: number) => `Page ${at} of ${of}`;
const pickWords = {
  title: 'Pick list 1001',
  location: 'Place',
  sku: 'SKU',
  name: 'Product',
  quantity: 'Pieces',
  picked: 'Picked',
  page,
};
const countWords = {
  title: 'Count sheet',
  location: 'Place',
  sku: 'SKU',
  name: 'Product',
  expected: 'Expected',
  counted: 'Counted',
  signature: 'Counted by ____________________',
  page,
};
const linesOf = (count: number, name = 'A product') =>
  Array.from({ length: count }, (_, at) => ({
    location: `A${at % 12}`,
    sku: `S${at}`,
    name,
    quantity: `${at}`,
    lots: '',
  }));
const pick = (count: number, name?: string) =>
  pickList({ code: '1001', facts: ['Order 1001', 'Due tomorrow'], lines: linesOf(count, name) }, pickWords);
const said = (marks: readonly Mark[] | undefined) =>
  (marks ?? []).flatMap((mark) => (mark.mark === 'text' ? mark.text : []));
const allSaid = ({ faces }: Printout) => faces.flatMap(said);

describe('a document', () => {
  test('[LAB30] repeats its heads and counts its pages', () => {
    const printout = layoutDocument(pick(120), 'a4');
    expect(printout.pages.length).toBeGreaterThan(2);
    for (const [at, face] of printout.faces.entries())
      expect(said(face)).toEqual(
        expect.arrayContaining(['Place', 'SKU', 'Product', page(at + 1, printout.pages.length)]),
      );
  });

  test('[LAB31] prints every row once and cuts none: all inside the margins, nothing on top of another', () => {
    fc.assert(
      fc.property(
        fc.nat(150),
        fc.constantFrom<DocumentPaper>('a4', 'letter'),
        fc.constantFrom('A product', 'A product with a very long name that needs more than one line '.repeat(3)),
        (count, paper, name) => {
          const printout = layoutDocument(pick(count, name), paper);
          const { width, height } = sheets[paper];
          const skus = allSaid(printout).filter((text) => /^S\d+$/.test(text));
          expect(skus.toSorted()).toEqual(
            linesOf(count)
              .map(({ sku }) => sku)
              .toSorted(),
          );
          for (const marks of printout.faces) {
            for (const mark of marks) {
              expect(mark.x).toBeGreaterThanOrEqual(14.99);
              expect(mark.y).toBeGreaterThanOrEqual(14.99);
              expect(mark.x + mark.width).toBeLessThanOrEqual(width - 14.99);
              expect(mark.y + mark.height).toBeLessThanOrEqual(height - 14.99);
            }
            const texts = marks.filter(({ mark }) => mark !== 'line').toSorted((a, b) => a.y - b.y);
            for (const [at, a] of texts.entries())
              for (const b of texts.slice(at + 1)) {
                if (b.y >= a.y + a.height - 0.001) break;
                expect(a.x + a.width <= b.x + 0.001 || b.x + b.width <= a.x + 0.001).toBe(true);
              }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('[LAB31] without a row it is still one page with its heads', () => {
    const printout = layoutDocument(pick(0), 'a4');
    expect(printout.pages).toHaveLength(1);
    expect(said(printout.faces[0])).toEqual(expect.arrayContaining(['Pick list 1001', 'Place', 'Order 1001']));
  });

  test('[LAB32] a pick list keeps the order it is walked in, with a code to scan, a box a line, and the lots beneath', () => {
    const lines = linesOf(24).map((line, at) => (at === 3 ? { ...line, lots: '3 of L-1' } : line));
    const content = pickList({ code: '1001', facts: [], lines }, pickWords);
    expect(content.rows.map(([, sku]) => sku)).toEqual(lines.map(({ sku }) => sku));
    const printout = layoutDocument(content, 'a4');
    expect(printout.faces[0]).toContainEqual(expect.objectContaining({ mark: 'bars' }));
    const texts = allSaid(printout);
    expect(texts.indexOf('3 of L-1')).toBe(texts.indexOf('A product', texts.indexOf('S3')) + 2);
    // A box is four lines beside the rule of its row.
    const boxes = (printout.faces.flat().filter(({ mark }) => mark === 'line').length - 25) / 4;
    expect(boxes).toBe(24);
  });

  test('[LAB33] a packing slip keeps the order of the order and names no price', () => {
    const lines = [
      { sku: 'B', name: 'Mug', ordered: '2', shipped: '1' },
      { sku: 'A', name: 'Jug', ordered: '1', shipped: '1' },
    ];
    const words = { title: 'Packing slip', sku: 'SKU', name: 'Product', ordered: 'Ordered', shipped: 'Shipped', page };
    const content = packingSlip(
      { code: null, recipient: null, facts: ['Ordered'], lines, closing: ['Thank you'] },
      words,
    );
    const texts = allSaid(layoutDocument(content, 'letter'));
    expect(texts.indexOf('B')).toBeLessThan(texts.indexOf('A'));
    expect(texts).toEqual(expect.arrayContaining(['Ordered', 'Thank you']));
  });

  const slipWords = {
    title: 'Packing slip',
    sku: 'SKU',
    name: 'Product',
    ordered: 'Ordered',
    shipped: 'Shipped',
    page,
  };
  const line = { sku: 'A', name: 'Jug', ordered: '1', shipped: '1' };
  const slip = packingSlip({ code: '1001', recipient: null, facts: ['Ann'], lines: [line], closing: [] }, slipWords);

  test('[LAB80] the sender stands above the title, once, whatever the pages', () => {
    const lines = Array.from({ length: 90 }, () => line);
    const long = packingSlip({ code: '1001', recipient: null, facts: ['Ann'], lines, closing: [] }, slipWords);
    const sender = { name: 'Corner', address: ['Market 1', 'Berlin'], contact: ['hi@corner.example'] };
    const { faces } = layoutDocument({ ...long, origin: { as: 'sender', sender } }, 'a4');
    expect(faces.length).toBeGreaterThan(1);
    expect(faces.map((face) => said(face).filter((text) => text === 'Corner').length)).toEqual(
      faces.map((_, at) => (at === 0 ? 1 : 0)),
    );
    const texts = said(faces[0]);
    expect(texts.indexOf('Berlin')).toBeLessThan(texts.indexOf('Packing slip'));
  });

  test('[LAB83] nothing of a sender is cut or leaves the page, however long: lines wrap, words break', () => {
    const text = fc.oneof(
      fc.lorem({ maxCount: 30 }),
      fc.stringMatching(/^[A-Za-z0-9@.]{1,120}$/),
      fc.constant('Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgebäude'.repeat(3)),
    );
    const some = fc.array(text, { maxLength: 12 });
    const bare = (texts: readonly string[]) => texts.join('').replace(/\s/g, '');
    fc.assert(
      fc.property(text, some, some, fc.constantFrom<DocumentPaper>('a4', 'letter'), (name, address, contact, paper) => {
        const origin = { as: 'sender', sender: { name, address, contact } } as const;
        const { faces } = layoutDocument({ ...slip, origin }, paper);
        const [marks, plain] = [faces.flat(), layoutDocument(slip, paper).faces.flat()];
        for (const mark of marks) expect(mark.x + mark.width).toBeLessThanOrEqual(sheets[paper].width - 14.99);
        const own = marks.filter((mark) => mark.mark === 'text').slice(0, marks.length);
        const right = own.filter(({ x }) => x > 15.001);
        // Read column by column, every letter is there in its order.
        expect(bare(own.filter(({ x }) => x <= 15.001).map((mark) => mark.text))).toContain(bare([name, ...address]));
        expect(bare(right.map((mark) => mark.text))).toContain(bare(contact));
        expect(marks.length).toBeGreaterThan(plain.length);
      }),
      { numRuns: 60 },
    );
  });

  test('[LAB85] a logo stands beside the texts, and nothing of the paper lies on it', () => {
    const logo = { kind: 'png', bytes: 'AAAA', width: 900, height: 900 } as const;
    const sender = { name: 'Corner', address: ['Market 1'], contact: ['hi@corner.example'], logo };
    const [face = []] = layoutDocument({ ...slip, origin: { as: 'sender', sender } }, 'a4').faces;
    const picture = face.find(({ mark }) => mark === 'picture');
    if (!picture) throw new Error('the slip has its logo');
    expect(picture.width).toBe(picture.height);
    for (const { x, y, mark } of face)
      if (mark !== 'picture')
        expect(x >= picture.x + picture.width - 0.001 || y >= picture.y + picture.height - 0.001).toBe(true);
  });

  test('[LAB34] a blind count sheet says nothing of what should be there; a guided one does', () => {
    const line = (expected: string | null) => ({ location: 'A1', sku: 'S1', name: 'Mug', expected });
    const sheet = (expected: string | null) =>
      allSaid(layoutDocument(countSheet({ facts: [], lines: [line(expected)] }, countWords), 'a4'));
    expect(sheet(null)).not.toContain('Expected');
    expect(sheet('17')).toEqual(expect.arrayContaining(['Expected', '17', 'Counted']));
  });
});

describe('a pick list for several orders', () => {
  const words = { ...pickWords, title: 'Pick list: 2 orders', codes: 'Orders on this list' };
  const joint = (lines: readonly JointPickLine[], codes: readonly string[]) =>
    layoutDocument(
      jointPickList({ facts: [], lines, codes: codes.map((code) => ({ code, text: `${code} · Ann` })) }, words),
      'a4',
    );
  const share = (order: string, quantity: number) => ({ order, quantity: `${quantity}`, lots: '' });
  const lineOf = (sku: string, shares: readonly ReturnType<typeof share>[]): JointPickLine => ({
    location: 'A-1',
    sku,
    name: `Product ${sku}`,
    quantity: `${shares.length}`,
    lots: '',
    shares,
  });

  test('[LAB95] says the total of a product once, and beneath it which order gets how many, without a box of their own', () => {
    const shares = [share('1001 · Ann', 2), { ...share('1002', 1), lots: '1 of L-2' }];
    const texts = allSaid(joint([{ ...lineOf('S1', shares), quantity: '3', lots: '2 of L-1, 1 of L-2' }], []));
    expect(texts.slice(texts.indexOf('S1'))).toEqual([
      'S1',
      'Product S1',
      '3',
      '2 of L-1, 1 of L-2',
      '1001 · Ann',
      '2',
      '1002 (1 of L-2)',
      '1',
      page(1, 1),
    ]);
  });

  test('[LAB95] names the product again where its orders go on to the next page, and never leaves it without the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 120 }), (before, many) => {
        const fill = Array.from({ length: before }, (_, at) => lineOf(`F${at}`, [share('1001', 1)]));
        const shares = Array.from({ length: many }, (_, at) => share(`order ${at}`, 1));
        const pages = joint([...fill, lineOf('HOT', shares)], []).faces.map(said);
        for (const texts of pages.filter((one) => one.some((text) => text.startsWith('order ')))) {
          expect(texts.indexOf('HOT')).toBeGreaterThan(-1);
          expect(texts.indexOf('HOT')).toBeLessThan(texts.findIndex((text) => text.startsWith('order ')));
        }
        expect(pages.filter((texts) => texts.includes('HOT')).length).toBe(
          pages.filter((texts) => texts.some((text) => text.startsWith('order '))).length,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('[LAB96] has the code of every order at its end, none upon another; too wide for bars is QR', () => {
    const codes = Array.from({ length: 100 }, (_, at) =>
      at % 7 === 0 ? `${'long-number-'.repeat(2)}${at}` : `${1000 + at}`,
    );
    const printout = joint([lineOf('S1', [share('1000', 1)])], codes);
    const drawn = printout.faces.flatMap((marks, at) =>
      marks.flatMap((mark) => (mark.mark === 'bars' || mark.mark === 'matrix' ? [{ ...mark, at }] : [])),
    );
    expect(drawn).toHaveLength(100);
    expect(drawn.filter(({ mark }) => mark === 'matrix')).toHaveLength(15);
    for (const [place, one] of drawn.entries()) {
      expect(one.x + one.width).toBeLessThanOrEqual(sheets.a4.width - 14.99);
      expect(one.y + one.height).toBeLessThanOrEqual(sheets.a4.height - 14.99);
      for (const other of drawn.slice(place + 1).filter(({ at }) => at === one.at))
        expect(one.x + one.width < other.x || other.x + other.width < one.x || other.y >= one.y + one.height + 3).toBe(
          true,
        );
    }
    expect(unknownCharacters('A › B · C')).toEqual([]);
  });
});

test('[LAB97] a packing slip says whom it goes to above all else, one line a line; a long one breaks and is not cut', () => {
  const words = { title: 'Packing slip', sku: 'SKU', name: 'Product', ordered: 'Ordered', shipped: 'Shipped', page };
  const street = 'Gartenhaus hinter dem dritten Hof links, bitte bei Familie Schmidt-Lindenberg klingeln';
  const recipient = { label: 'Ship to', lines: ['Ann Example', street, '10999 Berlin'] };
  const content = packingSlip({ code: '1', recipient, facts: ['Ordered today'], lines: [], closing: [] }, words);
  const texts = allSaid(layoutDocument(content, 'a4'));
  const [from, to] = [texts.indexOf('Ann Example'), texts.indexOf('10999 Berlin')];
  expect(texts.slice(from + 1, to).join(' ')).toBe(street);
  expect(to - from).toBeGreaterThan(2);
  expect(texts.indexOf('Ordered today')).toBe(to + 1);
});
