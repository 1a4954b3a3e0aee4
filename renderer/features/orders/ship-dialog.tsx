import { useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderLine } from '#shared/domain/operations/rows.ts';
import type { ShipWhat } from '#shared/domain/orders/fulfil.ts';
import { wouldSplit } from '#shared/domain/orders/whole-order.ts';
import { readyOf, unpickedOf, unshippedOf } from '#shared/domain/orders/progress.ts';
import { BatchedNote } from './batched-note.tsx';
import { OfChosen } from './of-chosen.tsx';
import type { ShipCheck } from './ship-check.queries.ts';
import { lotUnits } from './lot-units.ts';
import { unitsOf } from './order-sums.ts';
import { useOrderFacts } from './orders.queries.ts';

/** More lines than this are counted, not listed. */
const MOST = 6;
/** Units of several products are summed in thousandths, whatever step they are counted in. */
const THOUSANDTHS = 3;

type ShipDialogProps = {
  readonly check: ShipCheck;
  /** How many orders were chosen, those among them that cannot be shipped. */
  readonly of: number;
  readonly onShip: (what: ShipWhat) => void;
  /** Opens the picking of the one order that is shipped; null for several. */
  readonly onPick: (() => void) | null;
  readonly onClose: () => void;
};

/** Asks what leaves where not all is picked: what is picked, or all of it; in units, and with the lines that are not picked. */
export function ShipDialog({ check, of, onShip, onPick, onClose }: ShipDialogProps) {
  const t = useWords();
  const { all, ready } = useShipUnits(check);
  const [chosen, setChosen] = useState<ShipWhat>('picked');
  const what = ready.amount > 0 ? chosen : 'all';
  const isOne = check.orders.length === 1;
  const picked = check.orders.filter(({ lines }) => lines.some((line) => readyOf(line) > 0));
  const inPart = what === 'picked' ? picked.filter((order) => wouldSplit(order, readyOf)).length : 0;
  const unnamed = what === 'all' ? check.orders.length - check.whole.length : 0;
  // Which pieces leave of serial numbers that are not picked is for a person to say, in the pick.
  const isRefused = (unnamed > 0 && check.whole.length === 0) || (inPart > 0 && inPart === picked.length);
  return (
    <Dialog
      name={t(isOne ? 'orders.ship.title' : 'orders.ship.titleMany')}
      submit={t('orders.commands.ship')}
      open
      size="m"
      focusSubmit={ready.amount === 0 && !isRefused}
      canSubmit={!isRefused}
      onClose={onClose}
      onSubmit={() => onShip(what)}
    >
      <Stack gap="m">
        <OfChosen can={check.orders.length} chosen={of} />
        {ready.amount > 0 ? (
          <WhatLeaves check={check} value={what} onChange={setChosen} />
        ) : (
          !isRefused && (
            <Text>
              {t(isOne ? 'orders.ship.nothingPicked' : 'orders.ship.nothingPickedMany', { units: all.left.text })}
            </Text>
          )
        )}
        {inPart > 0 && (
          <div>
            <StatusMark
              tone="warn"
              label={isOne ? t('allocation.whole.partOne') : t('allocation.whole.parts', { count: inPart })}
            />
          </div>
        )}
        {unnamed > 0 && (
          <Stack gap="xs">
            <div>
              <StatusMark tone="warn" label={t('orders.ship.serialsTitle')} />
            </div>
            <Text>{t('orders.ship.serials')}</Text>
            {!isOne && <Text>{t('orders.ship.serialsLeft', { count: unnamed })}</Text>}
            {isOne && onPick && (
              <div>
                <Button onClick={onPick}>{t('orders.ship.pickFirst')}</Button>
              </div>
            )}
          </Stack>
        )}
        {what === 'all' && <BatchedNote orders={check.orders.filter(({ lines }) => lines.some(isUnpicked))} />}
        <UnpickedLines check={check} isAll={what === 'all'} />
        {what === 'all' && check.below.length > 0 && <BelowZero check={check} />}
      </Stack>
    </Dialog>
  );
}

function isUnpicked(line: OrderLine): boolean {
  return unpickedOf(line) > 0;
}

/** Of what is picked all orders have some; whole only those leave that have no pieces to be named. */
function useShipUnits({ orders, whole }: ShipCheck) {
  const format = useFormat();
  const facts = useOrderFacts();
  const sum = (part: typeof unshippedOf, of = orders) => {
    const amount = unitsOf(
      of.flatMap((order) => order.lines),
      part,
      facts,
    );
    return { amount, text: format.quantity(amount, THOUSANDTHS) };
  };
  const leaving = whole.length > 0 ? whole : orders;
  return {
    left: sum(unshippedOf),
    ready: sum(readyOf),
    unpicked: sum(unpickedOf),
    all: { left: sum(unshippedOf, leaving), unpicked: sum(unpickedOf, leaving) },
  };
}

type WhatLeavesProps = {
  readonly check: ShipCheck;
  readonly value: ShipWhat;
  readonly onChange: (what: ShipWhat) => void;
};

function WhatLeaves({ check, value, onChange }: WhatLeavesProps) {
  const t = useWords();
  const { left, ready, unpicked, all } = useShipUnits(check);
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
          label: t('orders.ship.all', { left: all.left.text }),
          note: t('orders.ship.allNote', { rest: all.unpicked.text }),
        },
      ]}
    />
  );
}

type UnpickedLinesProps = {
  readonly check: ShipCheck;
  /** Whether they leave: then it is said as which lots. */
  readonly isAll: boolean;
};

function UnpickedLines({ check: { orders, unpicked }, isAll }: UnpickedLinesProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  if (unpicked.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text strong>{t('orders.ship.unpickedTitle')}</Text>
      {unpicked.slice(0, MOST).map(({ number, line, lots, isSerial }) => {
        const row = facts.variant(line.variantId);
        const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
        const said = t('orders.ship.unpickedLine', {
          product: row?.title ?? line.variantId,
          location: facts.locationName(line.locationId),
          unpicked: shown(unpickedOf(line)),
          quantity: shown(line.quantity),
        });
        const asLots = isAll && lots.length > 0;
        const more = asLots ? lotUnits(t, format, lots, row) : isSerial ? t('orders.ship.serialUnnamed') : null;
        const text = more === null ? said : `${said} (${more})`;
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
