import { type LabelStyle, layoutLabel } from './label.ts';
import { frame, type Mark, type Printout } from './page.ts';
import { cellsOf, type LabelPaper } from './paper.ts';
import { fitText, printable, textMark } from './text.ts';

/** The length of the rule on a test page, in mm: whoever measures something else has a printer that scales. */
export const TEST_RULE = 20;

/** Office printers leave about 4 mm of a sheet white; what is put on a roll should reach almost to its edge. */
const insetOf = (paper: LabelPaper) => (paper.kind === 'sheet' && cellsOf(paper) === 1 ? 5 : 1);

/** A first label, or plain sheet, that shows a printer's faults: a frame inside its edges, a rule to measure, a code to scan. */
export function testPage(paper: LabelPaper, style: LabelStyle, words: { readonly rule: string }): Printout {
  const inset = insetOf(paper);
  const { width, height } = paper.label;
  const blank = { name: null, sku: null, price: null, unitPrice: null };
  const label = layoutLabel({ ...blank, code: 'STOCK-20' }, paper, { ...style, symbol: 'by-code' });
  const x = (width - TEST_RULE) / 2;
  const y = paper.padding + 3;
  const room = { width: width - 2 * paper.padding, height: 3, largest: 2.2, smallest: 1.9, lines: 1 } as const;
  const { lines, size } = fitText(printable(words.rule), { ...room, weight: 'regular' });
  const marks: readonly Mark[] = [
    ...frame({ x: inset, y: inset, width: width - 2 * inset, height: height - 2 * inset }),
    { mark: 'line', x, y, width: TEST_RULE, height: 0.2 },
    { mark: 'line', x, y: y - 1, width: 0.2, height: 2 },
    { mark: 'line', x: x + TEST_RULE - 0.2, y: y - 1, width: 0.2, height: 2 },
    ...lines.map((text): Mark => {
      const mark = textMark(text, { size, weight: 'regular' }, 0, paper.padding - 0.4);
      return { ...mark, x: (width - mark.width) / 2 };
    }),
    ...(label.ok ? label.value : []),
  ];
  return { ...paper.page, faces: [marks], pages: [[{ face: 0, ...paper.origin }]] };
}
