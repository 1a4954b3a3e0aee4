import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { productHref } from './order-figures.tsx';
import { type OrderFacts, useOrderFacts } from './orders.queries.ts';

type ReturnDialogProps = { readonly order: OrderRow; readonly onClose: () => void };

/** Says of a shipped order that what comes back is a return: how many of what left, and at what cost they go back on the shelf. */
export function ReturnDialog({ order, onClose }: ReturnDialogProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const gone = order.lines.filter((line) => line.shipped > 0);
  const costs = gone.map((line) => costOf(line, facts));
  const known = costs.flatMap((cost) => cost ?? []);
  return (
    <Dialog
      name={t('orders.return.title', { number: order.number })}
      open
      size="m"
      onClose={onClose}
      footer={
        <Inline justify="end">
          <Button kind="primary" onClick={onClose}>
            {t('orders.return.close')}
          </Button>
        </Inline>
      }
    >
      <Stack gap="m">
        <Text>{t('orders.return.text')}</Text>
        <Stack gap="xs">
          {gone.map((line) => (
            <GoneLine key={line.id} line={line} facts={facts} />
          ))}
        </Stack>
        {known.length > 0 && (
          <Text figure strong>
            {t('orders.return.total', {
              value: format.money(
                known.reduce((sum, cost) => sum + cost, 0),
                facts.currency,
              ),
            })}
          </Text>
        )}
        {known.length < costs.length && <Text tone="muted">{t('orders.return.noCost')}</Text>}
      </Stack>
    </Dialog>
  );
}

function GoneLine({ line, facts }: { readonly line: OrderLine; readonly facts: OrderFacts }) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(line.variantId);
  const cost = costOf(line, facts);
  const quantity = format.quantity(line.shipped, row?.decimals ?? 0);
  return (
    <Inline justify="between">
      {row ? <Link href={productHref(row)}>{row.title}</Link> : <Text as="span">{line.variantId}</Text>}
      {row?.cost != null && cost !== null ? (
        <Text as="span" figure>
          {t('orders.return.line', {
            quantity,
            cost: format.money(row.cost, facts.currency),
            value: format.money(cost, facts.currency),
          })}
        </Text>
      ) : (
        <Text as="span" figure>
          {quantity} × <Dash />
        </Text>
      )}
    </Inline>
  );
}

/** What the shipped quantity of a line is worth at the product's cost of today; null where the product has none. */
function costOf({ variantId, shipped }: OrderLine, facts: OrderFacts): number | null {
  const row = facts.variant(variantId);
  return row?.cost == null ? null : timesQuantity(row.cost, shipped, row.decimals);
}
