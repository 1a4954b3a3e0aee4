import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { encodeCode, leastModule, modulesAcross } from './code-symbol.ts';
import { type DocumentContent, missingInDocument } from './document.ts';
import { fontWidths } from './font-widths.ts';
import { type LabelContent, layoutLabel } from './label.ts';
import { copiesAsReceived, type LabelOrder, layoutLabels } from './labels.ts';
import { type Box, type Mark, sheets } from './page.ts';
import { cellsOf, type Dpi, labelPapers, paperIds, plainSheet } from './paper.ts';
import { testPage } from './test-page.ts';
import { printable, unknownCharacters } from './text.ts';
import { unitPriceOf } from './unit-price.ts';

const mug: LabelContent = {
  name: 'Mug blue',
  sku: 'MUG-B',
  price: '€12.50',
  unitPrice: '€12.50 / kg',
  code: '4006381333931',
};
const style = { dpi: 300, symbol: 'by-code' } as const;
const order = (part: Partial<LabelOrder>): LabelOrder => ({
  ...style,
  paper: 'a4-24',
  startCell: 0,
  labels: [{ content: mug, copies: 1 }],
  ...part,
});
function laid(part: Partial<LabelOrder>) {
  const result = layoutLabels(order(part));
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const TOLERANCE = 0.001;
const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x - TOLERANCE &&
  inner.y >= outer.y - TOLERANCE &&
  inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
  inner.y + inner.height <= outer.y + outer.height + TOLERANCE;
const meet = (a: Box, b: Box) =>
  a.x + a.width > b.x + TOLERANCE &&
  b.x + b.width > a.x + TOLERANCE &&
  a.y + a.height > b.y + TOLERANCE &&
  b.y + b.height > a.y + TOLERANCE;
const moduleOf = (mark: Mark) =>
  mark.mark === 'bars' ? mark.width / mark.modules.length : mark.mark === 'matrix' ? mark.width / mark.rows.length : 0;
/** A code with its quiet zones. */
function withQuiet(mark: Mark): Box {
  const module = moduleOf(mark);
  if (mark.mark === 'matrix')
    return {
      x: mark.x - 4 * module,
      y: mark.y - 4 * module,
      width: mark.width + 8 * module,
      height: mark.height + 8 * module,
    };
  if (mark.mark !== 'bars') return mark;
  const [left, right] = mark.modules.length === 95 ? [11, 7] : mark.modules.length === 67 ? [7, 7] : [10, 10];
  return { ...mark, x: mark.x - left * module, width: mark.width + (left + right) * module };
}

const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
  fc.constant('Φιλτράκι καφέ Ñandú Жёлтый чайник Ṽẫn'),
  fc.constant('Donaudampfschifffahrtsgesellschaftskapitänsmütze'),
);
const text = fc.option(words.filter((written) => /[^\s\p{C}]/u.test(written)));
const contents: fc.Arbitrary<LabelContent> = fc.record({
  name: text,
  sku: text,
  price: fc.option(fc.constantFrom('€1', '1.234.567,89 €', '£0.99', 'CHF 12.50')),
  unitPrice: fc.option(fc.constantFrom('€4.00 / kg', '1.234,56 € / 100 g', '€0.01/l')),
  code: fc.option(
    fc.constantFrom(
      '4006381333931',
      '96385074',
      'SKU-1',
      'ABC-1234',
      '036000291452',
      'Grün 7',
      'long code 12345678901234567890',
    ),
  ),
});
const styles = fc.record({
  dpi: fc.constantFrom<Dpi>(203, 300, 600),
  symbol: fc.constantFrom('by-code' as const, 'qr' as const),
});

describe('a label', () => {
  test('[LAB1] lies inside its paper with its quiet zones, nothing on top of another, whatever it says', () => {
    fc.assert(
      fc.property(contents, styles, fc.constantFrom(...paperIds), (content, style, id) => {
        const paper = labelPapers[id];
        const label = layoutLabel(content, paper, style);
        if (!label.ok) return;
        const { padding } = paper;
        const inside = {
          x: padding,
          y: padding,
          width: paper.label.width - 2 * padding,
          height: paper.label.height - 2 * padding,
        };
        for (const mark of label.value) {
          expect(isInside(mark, inside)).toBe(true);
          expect(isInside(withQuiet(mark), { x: 0, y: 0, ...paper.label })).toBe(true);
        }
        for (const [at, mark] of label.value.entries())
          for (const other of label.value.slice(at + 1)) expect(meet(withQuiet(mark), withQuiet(other))).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  test('[LAB2] leaves nothing out that was asked for', () => {
    fc.assert(
      fc.property(contents, styles, fc.constantFrom(...paperIds), (content, style, id) => {
        const label = layoutLabel(content, labelPapers[id], style);
        if (!label.ok) return;
        const said = label.value.filter(({ mark }) => mark === 'text').length;
        const asked = [content.name, content.sku, content.price, content.unitPrice].filter((part) => part !== null);
        expect(said).toBeGreaterThanOrEqual(asked.length);
        expect(label.value.some(({ mark }) => mark === 'bars' || mark === 'matrix')).toBe(content.code !== null);
      }),
      { numRuns: 600 },
    );
  });

  test('[LAB17] nothing on it is larger than its price', () => {
    const sizesOf = (marks: readonly Mark[], of: (text: string) => boolean) =>
      marks.flatMap((mark) => (mark.mark === 'text' && of(mark.text) ? [mark.size] : []));
    fc.assert(
      fc.property(contents, styles, fc.constantFrom(...paperIds), (content, style, id) => {
        const label = layoutLabel({ ...content, price: '12,50 €' }, labelPapers[id], style);
        if (!label.ok) return;
        const price = must(sizesOf(label.value, (text) => text === '12,50 €')[0], 'the price is there whole');
        for (const size of sizesOf(label.value, (text) => text !== '12,50 €'))
          expect(size).toBeLessThanOrEqual(price > 2.2 ? price * 0.9 : price);
      }),
      { numRuns: 600 },
    );
    const mugs = paperIds.slice(1).flatMap((id) => {
      const label = layoutLabel(mug, labelPapers[id], style);
      return label.ok ? [sizesOf(label.value, (text) => text === '€12.50')[0] ?? 0] : [];
    });
    expect(Math.min(...mugs)).toBeGreaterThan(3);
  });

  test('[LAB3] a text shrinks first and ends in an ellipsis where even that is too long', () => {
    const sizes = ['Mug', 'Mug, blue, with a handle and a saucer', 'Mug '.repeat(60)].map((name) => {
      const label = layoutLabel({ ...mug, name }, labelPapers['roll-57x32'], style);
      const texts = label.ok ? label.value.filter((mark) => mark.mark === 'text' && mark.text.startsWith('Mug')) : [];
      return texts.map((mark) => (mark.mark === 'text' ? ([mark.size, mark.text] as const) : ([0, ''] as const)));
    });
    const [short, middle, long] = sizes.map((texts) => texts[0]?.[0] ?? 0);
    expect(short).toBeGreaterThan(middle ?? 0);
    expect(middle).toBeGreaterThan(long ?? 0);
    expect(sizes[2]?.at(-1)?.[1]).toMatch(/…$/);
  });

  test('[LAB4] characters the font does not know are printed as ? and named', () => {
    const { unknown, printout } = laid({ labels: [{ content: { ...mug, name: 'Tee 茶 ☕' }, copies: 1 }] });
    expect(unknown).toEqual(['茶', '☕']);
    expect(printout.faces[0]).toContainEqual(expect.objectContaining({ text: 'Tee ? ?' }));
  });
});

describe('characters of other scripts', () => {
  test('[LAB4] what ordinary characters stand for is printed as these, and nothing is said of it', () => {
    const { unknown, missing, printout } = laid({
      labels: [{ content: { ...mug, name: 'ﬁne H₂O Ｍｕｇ' }, copies: 1 }],
    });
    expect([unknown, missing]).toEqual([[], []]);
    expect(printout.faces[0]).toContainEqual(expect.objectContaining({ text: 'fine H2O Mug' }));
  });

  test('[LAB4] what the font has is left as it is', () => {
    expect(printable('m² ½ ™ …')).toBe('m² ½ ™ …');
  });

  test('[LAB4] each product with unknown characters is named by its place, once for each character', () => {
    const names = ['Mug', '茶茶 ☕️', 'مرحبا'];
    const { missing } = laid({ labels: names.map((name) => ({ content: { ...mug, name }, copies: 2 })) });
    expect(missing).toEqual([
      { at: 1, characters: ['茶', '☕'] },
      { at: 2, characters: ['م', 'ر', 'ح', 'ب', 'ا'] },
    ]);
  });

  test('[LAB4] a text is printed with its characters or with ? in their place, never with a box', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.normalize('NFKC').includes('?'));
        const printed = printable(text);
        for (const character of printed) expect(fontWidths.regular.has(character)).toBe(true);
        expect(printed.includes('?')).toBe(unknownCharacters(text).length > 0);
      }),
    );
  });

  test('[LAB4] of a list the rows are named, and its other texts by the title', () => {
    const content: DocumentContent = {
      title: 'Pick list 1',
      code: null,
      facts: ['For 山田'],
      columns: [
        { head: 'SKU', width: 30, cell: 'text' },
        { head: 'Product', width: 'rest', cell: 'text' },
      ],
      rows: [
        ['A', 'Mug'],
        ['B', 'Tea 茶'],
      ],
      closing: [],
      footer: () => '',
    };
    expect(missingInDocument(content)).toEqual([
      { of: 'Pick list 1', characters: ['山', '田'] },
      { of: 'Tea 茶', characters: ['茶'] },
    ]);
  });
});

describe('a code that would not be read', () => {
  const wide: LabelContent = { ...mug, code: 'A-LONG-CODE-OF-30-CHARACTERS-X' };

  test('[LAB13] is refused with the smallest size that works and the papers that have it', () => {
    const answer = layoutLabel(wide, labelPapers['a4-65'], style);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'code-too-wide', fits: ['roll-102x51'] } });
  });

  test('[LAB13] the size named works, and a millimetre less does not, for every code, printer and paper', () => {
    fc.assert(
      fc.property(contents, styles, (content, style) => {
        const paper = { ...labelPapers['a4-65'], label: { width: 10, height: 60 } };
        const answer = layoutLabel(content, paper, style);
        if (answer.ok || answer.failure.code !== 'code-too-wide') return;
        const { smallest } = answer.failure;
        expect(layoutLabel(content, { ...paper, label: smallest }, style).ok).toBe(true);
        const narrower = { ...smallest, width: smallest.width - 1.1 };
        expect(layoutLabel(content, { ...paper, label: narrower }, style).ok).toBe(false);
      }),
    );
  });

  test('[LAB12] no bar of any printed label is narrower than what is read, and each is whole dots', () => {
    fc.assert(
      fc.property(contents, styles, fc.constantFrom(...paperIds), (content, style, id) => {
        const label = layoutLabel(content, labelPapers[id], style);
        const symbol = content.code === null ? null : encodeCode(content.code, style.symbol);
        const code = label.ok && label.value.find(({ mark }) => mark === 'bars' || mark === 'matrix');
        if (!code || !symbol) return;
        const module = code.width / modulesAcross(symbol);
        expect(module).toBeGreaterThanOrEqual(leastModule(symbol.scheme, style.dpi) - 1e-9);
        for (const dots of [(module * style.dpi) / 25.4, (code.x * style.dpi) / 25.4])
          expect(Math.abs(dots - Math.round(dots))).toBeLessThan(1e-6);
      }),
    );
  });

  test('[LAB14] the others are printed; the refused ones are named by their place', () => {
    const { printout, refused } = laid({
      paper: 'a4-65',
      labels: [wide, mug].map((content) => ({ content, copies: 2 })),
    });
    expect(refused.map(({ at }) => at)).toEqual([0]);
    expect(printout.pages).toEqual([[expect.objectContaining({ face: 0 }), expect.objectContaining({ face: 0 })]]);
  });
});

describe('labels on paper', () => {
  test('[LAB20] every copy has a cell of its own inside the page, from the start cell on, no two on top of each other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paperIds),
        fc.nat(64),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
        (id, start, copies) => {
          const paper = labelPapers[id];
          const startCell = start % cellsOf(paper);
          const { printout } = laid({
            paper: id,
            startCell,
            labels: copies.map((count) => ({ content: mug, copies: count })),
          });
          const all = copies.reduce((sum, count) => sum + count, 0);
          expect(printout.pages.flat()).toHaveLength(all);
          expect(printout.pages).toHaveLength(all === 0 ? 0 : Math.ceil((startCell + all) / cellsOf(paper)));
          for (const page of printout.pages) {
            const cells = page.map(({ x, y }) => ({ x, y, ...paper.label }));
            for (const [at, cell] of cells.entries()) {
              expect(isInside(cell, { x: 0, y: 0, ...paper.page })).toBe(true);
              for (const other of cells.slice(at + 1)) expect(meet(cell, other)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[LAB20] a cell the sheet does not have, and a slip of the hand, are refused', () => {
    expect(layoutLabels(order({ startCell: 24 }))).toMatchObject({ failure: { code: 'no-such-cell' } });
    expect(layoutLabels(order({ labels: [{ content: mug, copies: 2_001 }] }))).toMatchObject({
      failure: { code: 'too-many-labels' },
    });
  });

  test('[LAB21] as received is one label a piece, and one for what is weighed', () => {
    expect([
      copiesAsReceived(12, 0),
      copiesAsReceived(2_500, 3),
      copiesAsReceived(0, 0),
      copiesAsReceived(-3, 0),
    ]).toEqual([12, 1, 0, 0]);
  });

  test('[LAB22] a test page fits every paper and carries a rule of 20 mm and a code', () => {
    for (const paper of [...paperIds.map((id) => labelPapers[id]), plainSheet(sheets.a4), plainSheet(sheets.letter)]) {
      const { faces, width, height } = testPage(paper, style, { rule: 'This line is 20 mm long' });
      expect({ width, height }).toEqual(paper.page);
      const marks = faces[0] ?? [];
      expect(marks.some((mark) => mark.mark === 'line' && mark.width === 20)).toBe(true);
      expect(marks.some(({ mark }) => mark === 'bars')).toBe(true);
      for (const mark of marks) expect(isInside(mark, { x: 0, y: 0, ...paper.label })).toBe(true);
      const inner = marks.filter((mark) => mark.mark !== 'line' || mark.width === 20);
      for (const [at, mark] of inner.entries())
        for (const other of inner.slice(at + 1)) expect(meet(mark, other)).toBe(false);
    }
  });
});

describe('[LAB5] the unit price', () => {
  test.each([
    ['Coffee 250 g', null, 499, { minor: 1996, per: 'kg' }],
    ['Cola 6 x 0,33 l', null, 495, { minor: 250, per: 'l' }],
    ['Wine 75cl', null, 999, { minor: 1332, per: 'l' }],
    ['Apples', 'kg', 299, { minor: 299, per: 'kg' }],
    ['Rope', 'm', 120, { minor: 120, per: 'm' }],
    ['Salt 0.125 kg', null, 100, { minor: 800, per: 'kg' }],
  ])('of %s (%s)', (name, unit, price, expected) => expect(unitPriceOf(price, { name, unit })).toEqual(expected));

  test.each([
    'Mug',
    '1.000 g flour',
    'Set 100 g + 200 g',
    'Frame 30 cm',
    '0 g',
    'G 12 glue',
    'Model 5L2',
    'Paper 80 g/m² 20 l',
  ])('of %s is not known', (name) => expect(unitPriceOf(100, { name, unit: 'constructor' })).toBeNull());
});

describe('labels that are refused', () => {
  const wide: LabelContent = { ...mug, code: 'A-LONG-CODE-OF-30-CHARACTERS-X' };
  const ask = (symbol?: 'qr') => ({
    paper: 'a4-65' as const,
    labels: [
      { content: wide, copies: 3, ...(symbol && { symbol }) },
      { content: mug, copies: 2 },
    ],
  });

  test('[LAB16] are not counted, and say whether they fit as QR', () => {
    const { count, refused, printout } = laid(ask());
    expect(count).toBe(2);
    expect(printout.pages.flat()).toHaveLength(count);
    expect(refused).toMatchObject([{ at: 0, asQr: true }]);
  });

  test('[LAB16] are printed as QR where that is asked of them alone', () => {
    const { count, refused, printout } = laid(ask('qr'));
    expect([count, refused]).toEqual([5, []]);
    const drawn = printout.faces.map((marks) => marks.find(({ mark }) => mark === 'matrix' || mark === 'bars')?.mark);
    expect(drawn).toEqual(['matrix', 'bars']);
  });
});
