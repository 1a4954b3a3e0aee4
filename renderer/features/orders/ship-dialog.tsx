import { useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ShipWhat } from '#shared/domain/orders/fulfil.ts';
import { readyOf, unpickedOf, unshippedOf } from '#shared/domain/orders/progress.ts';
import type { ShipCheck } from './ship-check.queries.ts';
import { unitsOf } from './order-sums.ts';
import { useOrderFacts } from './orders.queries.ts';

/** More lines than this are counted, not listed. */
const MOST = 6;
/** Units of several products are summed in thousandths, whatever step they are counted in. */
const THOUSANDTHS = 3;

type ShipDialogProps = {
  readonly check: ShipCheck;
  readonly onShip: (what: ShipWhat) => void;
  readonly onClose: () => void;
};

/** Asks what leaves where not all is picked: what is picked, or all of it; in units, and with the lines that are not picked. */
export function ShipDialog({ check, onShip, onClose }: ShipDialogProps) {
  const t = useWords();
  const { left, ready } = useShipUnits(check);
  const [chosen, setChosen] = useState<ShipWhat>('picked');
  const what = ready.amount > 0 ? chosen : 'all';
  const isOne = check.orders.length === 1;
  return (
    <Dialog
      name={t(isOne ? 'orders.ship.title' : 'orders.ship.titleMany')}
      submit={t('orders.commands.ship')}
      open
      size="m"
      focusSubmit={ready.amount === 0}
      onClose={onClose}
      onSubmit={() => onShip(what)}
    >
      <Stack gap="m">
        {ready.amount > 0 ? (
          <WhatLeaves check={check} value={what} onChange={setChosen} />
        ) : (
          <Text>{t(isOne ? 'orders.ship.nothingPicked' : 'orders.ship.nothingPickedMany', { units: left.text })}</Text>
        )}
        <UnpickedLines check={check} />
        {what === 'all' && check.below.length > 0 && <BelowZero check={check} />}
      </Stack>
    </Dialog>
  );
}

function useShipUnits({ orders }: ShipCheck) {
  const format = useFormat();
  const facts = useOrderFacts();
  const lines = orders.flatMap((order) => order.lines);
  const sum = (part: typeof readyOf) => {
    const amount = unitsOf(lines, part, facts);
    return { amount, text: format.quantity(amount, THOUSANDTHS) };
  };
  return { left: sum(unshippedOf), ready: sum(readyOf), unpicked: sum(unpickedOf) };
}

type WhatLeavesProps = {
  readonly check: ShipCheck;
  readonly value: ShipWhat;
  readonly onChange: (what: ShipWhat) => void;
};

function WhatLeaves({ check, value, onChange }: WhatLeavesProps) {
  const t = useWords();
  const { left, ready, unpicked } = useShipUnits(check);
  const { bare } = check;
  const rest = t('orders.ship.pickedNote', { rest: unpicked.text });
  return (
    <RadioField
      label={t('orders.ship.what')}
      value={value}
      onChange={onChange}
      options={[
        {
          value: 'picked',
          label: t('orders.ship.picked', { ready: ready.text, left: left.text }),
          note: bare > 0 ? `${rest} ${t('orders.ship.bare', { count: bare })}` : rest,
        },
        {
          value: 'all',
          label: t('orders.ship.all', { left: left.text }),
          note: t('orders.ship.allNote', { rest: unpicked.text }),
        },
      ]}
    />
  );
}

function UnpickedLines({ check: { orders, unpicked } }: { readonly check: ShipCheck }) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  if (unpicked.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text strong>{t('orders.ship.unpickedTitle')}</Text>
      {unpicked.slice(0, MOST).map(({ number, line }) => {
        const row = facts.variant(line.variantId);
        const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
        const text = t('orders.ship.unpickedLine', {
          product: row?.title ?? line.variantId,
          location: facts.locationName(line.locationId),
          unpicked: shown(unpickedOf(line)),
          quantity: shown(line.quantity),
        });
        return (
          <Text key={line.id} figure>
            {orders.length === 1 ? text : t('orders.ship.ofOrder', { number, line: text })}
          </Text>
        );
      })}
      {unpicked.length > MOST && (
        <Text tone="muted">{t('orders.ship.belowMore', { count: unpicked.length - MOST })}</Text>
      )}
    </Stack>
  );
}

function BelowZero({ check: { below } }: { readonly check: ShipCheck }) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  return (
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
      {below.length > MOST && <Text tone="muted">{t('orders.ship.belowMore', { count: below.length - MOST })}</Text>}
      <Text tone="muted">{t('orders.ship.belowText')}</Text>
    </Stack>
  );
}
