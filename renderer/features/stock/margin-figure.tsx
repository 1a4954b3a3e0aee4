import type { Explanation } from '#renderer/ui/explanation.ts';
import { Figure } from '#renderer/ui/figure.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { marginOf, RATE_DIGITS, type ShopTax, type TaxedPrice, taxedPrice } from '#shared/domain/values/tax.ts';
import { type StockListRow, useShopFacts } from './stock.queries.ts';
import { priceLabel } from './tax-class-text.ts';

type Sold = Pick<StockListRow, 'title' | 'price' | 'cost' | 'taxClass'>;

/** What is left of a product's price, with what makes it; a word where the tax in its price is not known. */
export function MarginFigure({ row }: { readonly row: Sold & { readonly price: number; readonly cost: number } }) {
  const t = useWords();
  const format = useFormat();
  const { currency, tax } = useShopFacts();
  const taxed = taxedPrice(row.price, row.taxClass, tax);
  const net = netPrice(row.price, taxed, tax);
  const margin = net === null ? null : marginOf(net, row.cost);
  if (!margin || net === null) return <Text tone="muted">{t('tax.margin.unknown')}</Text>;
  const text = `${format.quantity(margin.permille, 1)} %`;
  return (
    <Figure
      text={text}
      name={t('tax.margin.name', { product: row.title, value: text })}
      explain={() =>
        marginExplanation({ ...row, net, left: margin.left, part: format.quantity(margin.permille, 1) }, taxed, tax, {
          t,
          format,
          currency: currency ?? 'EUR',
        })
      }
    />
  );
}

/** The price to hold the cost against: without tax, or as it stands where the shop has said nothing; null where its tax is not known. */
function netPrice(price: number, taxed: TaxedPrice | null, { pricesIncludeTax }: ShopTax): number | null {
  return taxed?.net ?? (pricesIncludeTax ? null : price);
}

type Left = { readonly title: string; readonly price: number; readonly cost: number } & {
  readonly net: number;
  readonly left: number;
  readonly part: string;
};
type Wording = { readonly t: Words; readonly format: Format; readonly currency: string };

function marginExplanation(
  { title, price, cost, net, left, part }: Left,
  taxed: TaxedPrice | null,
  tax: ShopTax,
  { t, format, currency }: Wording,
): Explanation {
  const money = (minor: number) => format.money(minor, currency);
  const rate = taxed && format.quantity(taxed.rate.rate, RATE_DIGITS);
  const isTaken = taxed !== null && tax.pricesIncludeTax === true;
  const isUnsaid = tax.pricesIncludeTax === null || tax.pricesIncludeTax === undefined;
  return {
    title: t('tax.margin.title', { product: title }),
    lines: [
      {
        label: priceLabel(t, tax),
        value: money(price),
        ...(taxed && !isTaken && { note: t('tax.margin.added', { rate: rate ?? '' }) }),
      },
      ...(isTaken
        ? [
            { label: t('tax.margin.tax', { rate: rate ?? '' }), value: money(taxed.net - taxed.gross) },
            { label: t('tax.margin.net'), value: money(net) },
          ]
        : []),
      { label: t('tax.margin.cost'), note: t('tax.margin.costNote'), value: money(-cost) },
    ],
    total: {
      label: t('tax.margin.left'),
      value: money(left),
      note: t(isUnsaid ? 'tax.margin.partUnsaid' : 'tax.margin.part', { part }),
    },
  };
}
