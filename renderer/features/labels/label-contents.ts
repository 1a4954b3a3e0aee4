import type { LabelContent } from '#shared/domain/labels/label.ts';
import type { LabelOrder } from '#shared/domain/labels/labels.ts';
import type { Dpi } from '#shared/domain/labels/paper.ts';
import { unitPriceOf } from '#shared/domain/labels/unit-price.ts';
import { taxedPrice } from '#shared/domain/values/tax.ts';
import type { Words } from '#renderer/words/words.ts';
import type { LabelChoices } from './label-choices.store.ts';
import type { LabelFacts, LabelLine, StockListRow } from './labels.queries.ts';

type Written = {
  readonly dpi: Dpi;
  readonly t: Words;
  readonly facts: LabelFacts;
  readonly money: (minor: number, currency: string) => string;
};

/** What is asked for as the domain lays it out; products that are gone are left out. */
export function labelOrder(lines: readonly LabelLine[], choices: LabelChoices, written: Written): LabelOrder {
  const { paper, startCell, code } = choices;
  return {
    paper,
    startCell,
    dpi: written.dpi,
    symbol: code === 'qr' ? 'qr' : 'by-code',
    labels: lines.flatMap(({ variantId, copies }) => {
      const row = written.facts.variant(variantId);
      return row ? [{ content: contentOf(row, choices, written), copies }] : [];
    }),
  };
}

function contentOf(row: StockListRow, choices: LabelChoices, { t, facts, money }: Written): LabelContent {
  const price = labelPrice(row, choices, facts);
  const unitPrice =
    choices.unitPrice && price !== null ? unitPriceOf(price, { name: row.title, unit: row.unit }) : null;
  return {
    name: choices.name ? row.title : null,
    sku: choices.sku ? row.sku : null,
    price: choices.price && price !== null ? money(price, facts.currency) : null,
    unitPrice: unitPrice && t(`labels.per.${unitPrice.per}`, { price: money(unitPrice.minor, facts.currency) }),
    code: choices.code === 'none' ? null : (row.barcode ?? row.sku),
  };
}

type Priced = Pick<StockListRow, 'price' | 'taxClass'>;

/** Whether prices are to be printed with a tax that they do not include. */
function addsTax({ withTax }: LabelChoices, { tax }: LabelFacts): boolean {
  return withTax && tax.pricesIncludeTax === false;
}

/** The price on a label: what customers pay, unless the shop wishes for its own prices without tax; as it stands where no rate is known. */
function labelPrice({ price, taxClass }: Priced, choices: LabelChoices, facts: LabelFacts): number | null {
  if (price === null || !addsTax(choices, facts)) return price;
  return taxedPrice(price, taxClass, facts.tax)?.gross ?? price;
}

/** The products whose price is printed without tax although it should have it: no rate is known for them. */
export function pricedWithoutTax(
  lines: readonly LabelLine[],
  choices: LabelChoices,
  facts: LabelFacts,
): readonly string[] {
  if (!choices.price || !addsTax(choices, facts)) return [];
  return lines.flatMap(({ variantId, copies }) => {
    const row = facts.variant(variantId);
    const isKnown = !row || copies === 0 || row.price === null || taxedPrice(row.price, row.taxClass, facts.tax);
    return isKnown ? [] : [row.title];
  });
}
