import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { useOrderFacts } from './orders.queries.ts';

/** More products than this are counted, not listed. */
const MOST = 8;

/** So many of a product that go back to a place. */
type Back = { readonly variantId: VariantId; readonly locationId: LocationId; readonly quantity: number };

/** What goes back of some orders, by product and place; `partOf` says what of a line does. */
export function backOf(orders: readonly OrderRow[], partOf: (line: OrderLine) => number): readonly Back[] {
  const all = new Map<string, Back>();
  for (const line of orders.flatMap(({ lines }) => lines)) {
    const { variantId, locationId } = line;
    const part = partOf(line);
    const key = `${variantId} ${locationId}`;
    if (part > 0) all.set(key, { variantId, locationId, quantity: part + (all.get(key)?.quantity ?? 0) });
  }
  return [...all.values()];
}

/** Lists what goes back to which place, and that somebody has to carry it. */
export function GoesBack({ back }: { readonly back: readonly Back[] }) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  return (
    <>
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
    </>
  );
}
