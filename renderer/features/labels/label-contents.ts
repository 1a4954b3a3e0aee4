import type { LabelContent } from '#shared/domain/labels/label.ts';
import type { LabelOrder } from '#shared/domain/labels/labels.ts';
import type { Dpi } from '#shared/domain/labels/paper.ts';
import { unitPriceOf } from '#shared/domain/labels/unit-price.ts';
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
  const unitPrice =
    choices.unitPrice && row.price !== null ? unitPriceOf(row.price, { name: row.title, unit: row.unit }) : null;
  return {
    name: choices.name ? row.title : null,
    sku: choices.sku ? row.sku : null,
    price: choices.price && row.price !== null ? money(row.price, facts.currency) : null,
    unitPrice: unitPrice && t(`labels.per.${unitPrice.per}`, { price: money(unitPrice.minor, facts.currency) }),
    code: choices.code === 'none' ? null : (row.barcode ?? row.sku),
  };
}
