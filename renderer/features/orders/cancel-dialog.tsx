import { Stack } from '#renderer/ui/layout.tsx';
import { Question } from '#renderer/ui/question.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isPartShipped, readyOf } from '#shared/domain/orders/progress.ts';
import { useOrderFacts } from './orders.queries.ts';

/** More lines than this are counted, not listed. */
const MOST = 8;

/** So many of a product that go back to a place. */
type Back = { readonly variantId: VariantId; readonly locationId: LocationId; readonly quantity: number };

/** What lies picked of some orders and has not left, by product and place. */
export function pickedIn(orders: readonly OrderRow[]): readonly Back[] {
  const all = new Map<string, Back>();
  for (const line of orders.flatMap(({ lines }) => lines)) {
    const { variantId, locationId } = line;
    const ready = readyOf(line);
    const key = `${variantId} ${locationId}`;
    if (ready > 0) all.set(key, { variantId, locationId, quantity: ready + (all.get(key)?.quantity ?? 0) });
  }
  return [...all.values()];
}

type CancelDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onCancel: () => void;
  readonly onClose: () => void;
};

/** Asks before orders are cancelled of which something is picked: what goes back, and where to. */
export function CancelDialog({ orders, onCancel, onClose }: CancelDialogProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const back = pickedIn(orders);
  const [only, ...others] = orders;
  const count = orders.length;
  const isRest = others.length === 0 && only !== undefined && isPartShipped(only);
  return (
    <Question
      name={t('orders.cancel.title', { count, number: only?.number ?? '' })}
      open
      size="m"
      safe={t('orders.cancel.keep', { count })}
      onSafe={onClose}
      risky={t('orders.cancel.confirm', { count })}
      onRisky={onCancel}
    >
      <Stack gap="m">
        <Text>{isRest ? t('orders.cancel.restText') : t('orders.cancel.text', { count })}</Text>
        <Stack gap="xs">
          {back.slice(0, MOST).map(({ variantId, locationId, quantity }) => {
            const row = facts.variant(variantId);
            return (
              <Text key={`${variantId} ${locationId}`} figure>
                {t('orders.cancel.line', {
                  quantity: format.quantity(quantity, row?.decimals ?? 0),
                  product: row?.title ?? '',
                  location: facts.locationName(locationId),
                })}
              </Text>
            );
          })}
          {back.length > MOST && <Text tone="muted">{t('orders.cancel.more', { count: back.length - MOST })}</Text>}
        </Stack>
        <Text tone="muted">{t('orders.cancel.putBack')}</Text>
      </Stack>
    </Question>
  );
}
