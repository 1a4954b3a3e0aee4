import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { Clash } from './order-edit.ts';
import type { OrderFacts } from './orders.queries.ts';

type MetBlockProps = { readonly clashes: readonly Clash[]; readonly order: OrderRow; readonly facts: OrderFacts };

/** Says which lines and fields of an order were changed elsewhere while it was edited. */
export function MetBlock({ clashes, order, facts }: MetBlockProps) {
  const t = useWords();
  const format = useFormat();
  const said = (clash: Clash): string => {
    if (!('variantId' in clash)) return t(`orders.edit.met.${clash.what}`, { number: order.number });
    const { title = clash.variantId, decimals = 0 } = facts.variant(clash.variantId) ?? {};
    const line = order.lines.find(({ variantId }) => variantId === clash.variantId);
    return t(`orders.edit.met.${clash.what}`, {
      product: title,
      picked: format.quantity(line?.picked ?? 0, decimals),
      quantity: format.quantity(line?.quantity ?? 0, decimals),
    });
  };
  return (
    <Stack gap="s">
      <ErrorBlock {...failureWords(t, { code: 'order-met' })} />
      <ul className="order-met">
        {clashes.map((clash) => (
          <li key={'variantId' in clash ? clash.variantId : clash.what}>
            <Text>{said(clash)}</Text>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
