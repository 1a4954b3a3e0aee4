import { beforeAll, describe, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import { unitPriceOf } from '#shared/domain/labels/unit-price.ts';
import type { LabelChoices } from './label-choices.store.ts';
import { labelOrder, pricedWithoutTax } from './label-contents.ts';
import type { LabelFacts, LabelLine } from './labels.queries.ts';

beforeAll(() => openWords('en'));

const choices: LabelChoices = {
  paper: 'roll-57x32',
  startCell: 0,
  name: true,
  sku: false,
  price: true,
  withTax: true,
  unitPrice: true,
  code: 'none',
};
const taxRates = [{ taxClass: 'Full', rate: 19_000 }];

/** What stands on a label of a pack of tea at 10.00, in a shop that has said this of its prices. */
function labelOf(pricesIncludeTax: boolean | null, part: Partial<LabelChoices> = {}, taxClass: string | null = null) {
  const row = { title: 'Tea 250 g', sku: null, barcode: null, unit: null, price: 1_000, taxClass };
  // Only these are asked for a label.
  const facts = { currency: 'EUR', tax: { pricesIncludeTax, taxRates }, variant: () => row } as unknown as LabelFacts;
  const lines = [{ variantId: 'v', copies: 1 }] as unknown as readonly LabelLine[];
  const wished = { ...choices, ...part };
  const { labels } = labelOrder(lines, wished, { dpi: 203, t: words(), facts, money: (minor) => `${minor}` });
  const content = labels[0]?.content;
  return [content?.price, content?.unitPrice, pricedWithoutTax(lines, wished, facts)];
}

describe('[LAB84] the price on a label', () => {
  test('is what customers pay, the unit price too, where the shop’s prices exclude tax', () => {
    const perKilo = unitPriceOf(1_190, { name: 'Tea 250 g', unit: null })?.minor;
    expect(labelOf(false)).toEqual(['1190', `${perKilo} / kg`, []]);
  });

  test('is as it stands where that is wished, where it includes tax, and where nothing is said', () => {
    for (const said of [labelOf(false, { withTax: false }), labelOf(true), labelOf(null)])
      expect(said).toEqual(['1000', '4000 / kg', []]);
  });

  test('is as it stands where no rate is known, and the product is named', () => {
    expect(labelOf(false, {}, 'Gone')).toEqual(['1000', '4000 / kg', ['Tea 250 g']]);
  });
});
