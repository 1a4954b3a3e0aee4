import type { Field } from './field.ts';
import type { Row } from './table.ts';

const words: ReadonlySet<string> = new Set(
  'product,parent,master,configurable,variable,template,item group,variant,variation,child,simple,virtual,product option,product variation,sku,parent product,variable product,configurable product,simple product,child product,rule,image,video'.split(
    ',',
  ),
);
const pairs: ReadonlySet<string> = new Set(
  'variant,variation,child,configurable,variable,product variation,sku,child product,variable product,configurable product'.split(
    ',',
  ),
);

/** The column whose cells say which rows are products and which are their variants: its words are hardly ever translated. */
export function typeColumn(
  fieldOf: (index: number) => Field | null,
  width: number,
  sample: readonly Row[],
): number | undefined {
  if (Array.from({ length: width }, (_column, at) => fieldOf(at)).includes('kind')) return undefined;
  for (let at = 0; at < width; at++) {
    const field = fieldOf(at);
    if (field !== null && field !== 'category' && field !== 'option') continue;
    const cells = sample
      .map((row) => (row.cells[at] ?? '').trim().toLowerCase().replaceAll('_', ' '))
      .filter((cell) => cell !== '');
    if (cells.length > 1 && cells.every((cell) => words.has(cell)) && cells.some((cell) => pairs.has(cell))) return at;
  }
  return undefined;
}
