import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type ShipCheck, useOrderFacts } from './orders.queries.ts';

/** More shelves than this are counted, not listed. */
const MOST = 6;

/** Says what shipping would do that a person should know, and ships all the same when they say so. */
export function ShipDialog({
  check,
  onShip,
  onClose,
}: {
  readonly check: ShipCheck;
  readonly onShip: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const { orders, unpickedLines, unpickedOrders, below } = check;
  const isOne = orders.length === 1;
  return (
    <Dialog
      name={t(isOne ? 'orders.ship.title' : 'orders.ship.titleMany')}
      submit={t('orders.commands.ship')}
      open
      size="m"
      onClose={onClose}
      onSubmit={onShip}
    >
      <Stack gap="m">
        {unpickedLines > 0 && (
          <Text>
            {isOne
              ? t('orders.ship.unpicked', { count: unpickedLines })
              : t('orders.ship.unpickedOrders', { count: unpickedOrders })}
          </Text>
        )}
        {below.length > 0 && (
          <Stack gap="xs">
            <div>
              <StatusMark tone="warn" label={t('orders.ship.belowTitle')} />
            </div>
            {below.slice(0, MOST).map(({ variantId, locationId, after }) => {
              const row = facts.variant(variantId);
              return (
                <Text key={`${variantId}:${locationId}`} figure>
                  {t('orders.ship.below', {
                    product: row?.title ?? variantId,
                    location: facts.locationName(locationId),
                    value: format.quantity(after, row?.decimals ?? 0),
                  })}
                </Text>
              );
            })}
            {below.length > MOST && (
              <Text tone="muted">{t('orders.ship.belowMore', { count: below.length - MOST })}</Text>
            )}
            <Text tone="muted">{t('orders.ship.belowText')}</Text>
          </Stack>
        )}
      </Stack>
    </Dialog>
  );
}
