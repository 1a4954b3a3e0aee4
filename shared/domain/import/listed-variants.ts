import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { isPluralValue } from './option-headers.ts';
import { leftOut } from './problem.ts';
import type { VariantDraft } from './product-draft.ts';
import type { Reading } from './reading.ts';
import { optionField } from './row-cells.ts';
import type { RowFacts } from './row-facts.ts';
import type { Row } from './table.ts';
import { commaList } from './text.ts';

/** More variants than this from one row are no list of values. */
const MOST_VARIANTS = 500;

/**
 * The variants of a row that lists all of them in its cells, as Etsy does: `S,M,L` beside the SKUs `T-S,T-M,T-L`. One
 * quantity for all of them cannot be split: it is left out, and told.
 */
export function listedVariants(facts: RowFacts, row: Row, reading: Reading): readonly RowFacts[] {
  const values = listedOptions(facts.variant, row, reading);
  if (values === undefined) return [facts];
  const { columns, problems } = reading;
  const { variant } = facts;
  if (variant.stock !== null) problems.push(leftOut('stock-of-several', columns.place(row, columns.index('stock'))));
  const skus = skusOf(variant);
  const areNamed = skus.length === values.length;
  if (skus.length > 1 && !areNamed)
    problems.push(leftOut('codes-of-several', columns.place(row, columns.index('sku'))));
  const areCoded = variant.barcodes.length === values.length;
  return values.map(
    (options, at): RowFacts => ({
      ...facts,
      variant: {
        ...variant,
        options,
        sku: areNamed ? skus[at] : skus.length > 1 ? undefined : variant.sku,
        stock: null,
        barcodes: areCoded ? variant.barcodes.slice(at, at + 1) : [],
      },
    }),
  );
}

function skusOf({ sku }: VariantDraft): readonly string[] {
  return sku === undefined ? [] : commaList(sku);
}

/** Every combination of listed values; undefined where the row is one variant. */
function listedOptions(
  variant: VariantDraft,
  row: Row,
  { columns, source, style }: Reading,
): readonly (readonly VariantOption[])[] | undefined {
  if (style === 'own' || source === 'woocommerce' || source === 'shopify') return undefined;
  if (!columns.optionSlots.some((slot) => columns.cell(row, optionField('Value', slot)).includes(',')))
    return undefined;
  const lists = variant.options.map(({ name, value }) => commaList(value).map((one) => ({ name, value: one })));
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count < 2 || count > MOST_VARIANTS) return undefined;
  // `Red, with a bow` is one value, unless there are as many codes or the header speaks of several.
  const areSeveral = columns.optionSlots.some((slot) =>
    isPluralValue(columns.header(columns.index(optionField('Value', slot)))),
  );
  if (!areSeveral && skusOf(variant).length !== count) return undefined;
  return lists.reduce<readonly (readonly VariantOption[])[]>(
    (found, list) => found.flatMap((options) => list.map((option) => [...options, option])),
    [[]],
  );
}
