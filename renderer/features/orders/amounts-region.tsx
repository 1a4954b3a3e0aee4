import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { orderAmounts } from '#shared/domain/orders/amounts.ts';
import { RATE_DIGITS } from '#shared/domain/values/tax.ts';
import { whatCounts } from './order-sums.ts';
import type { OrderFacts } from './orders.queries.ts';

/** What an order is paid with: the goods, what is paid for shipping, what is taken off, and the tax as the shop reckons it. */
export function AmountsRegion({ order, facts }: { readonly order: OrderRow; readonly facts: OrderFacts }) {
  const t = useWords();
  const format = useFormat();
  const { lines, shipping, discount, total, taxes } = orderAmounts(whatCounts(order), facts.variant, facts.shop ?? {});
  if (lines === null && shipping === null && discount === null) return null;
  const money = (amount: number) => format.money(amount, facts.currency);
  const includes = facts.shop?.pricesIncludeTax === true;
  const taxItems = taxes.map(({ rate, amount }) => ({
    label: t(includes ? 'queue.amounts.taxIn' : 'queue.amounts.taxOn', { rate: format.quantity(rate, RATE_DIGITS) }),
    value: money(amount),
    figure: true,
  }));
  const items = [
    ...(lines === null ? [] : [{ label: t('queue.amounts.lines'), value: money(lines), figure: true }]),
    ...(shipping === null ? [] : [{ label: t('queue.details.shipping'), value: money(shipping), figure: true }]),
    ...(discount === null ? [] : [{ label: t('queue.details.discount'), value: money(0 - discount), figure: true }]),
    ...(includes ? [] : taxItems),
    ...(total === null
      ? []
      : [
          {
            label: t('queue.amounts.total'),
            value: (
              <Text as="span" strong>
                {money(total)}
              </Text>
            ),
            figure: true,
          },
        ]),
    ...(includes ? taxItems : []),
  ];
  return (
    <Region name={t('queue.amounts.title')}>
      <KeyValueList items={items} />
    </Region>
  );
}
