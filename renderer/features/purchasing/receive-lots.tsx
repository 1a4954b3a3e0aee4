import { useState } from 'react';
import { LotShares } from '#renderer/parts/lot-shares.tsx';
import { lotPlaceOf, type LotPicks, lotsAsked, tellsApart, unsaidOf } from '#renderer/parts/lot-picks.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import type { Format } from '#renderer/ui/use-format.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { type StockListRow, useCalendar, useLots } from './purchasing.queries.ts';
import { type ReceiptLine, withLots } from './receipt-draft.ts';
import type { Receiving } from './use-receiving.ts';

type ReceiveLotsProps = {
  readonly line: ReceiptLine;
  readonly row: StockListRow;
  readonly locationId: LocationId;
  readonly onChange: Receiving['change'];
  readonly onClose: () => void;
};

/** Names the lots or serial numbers of one product of a delivery. */
export function ReceiveLots({ line, row, locationId, onChange, onClose }: ReceiveLotsProps) {
  const t = useWords();
  const format = useFormat();
  const { today } = useCalendar();
  const lots = useLots([row.variantId]);
  const [picks, setPicks] = useState<LotPicks>(line.lots ?? null);
  const [quantity, setQuantity] = useState(line.quantity);
  const place = lotPlaceOf(row, lots, { locationId, way: 'in', quantity, today });
  if (!place) return null;
  return (
    <Dialog
      name={t(`lots.of.${place.tracking}`, { product: row.title })}
      open
      size="m"
      onClose={onClose}
      onSubmit={() => {
        onChange((draft) => withLots(draft, row.variantId, picks ?? [], quantity));
        onClose();
      }}
      canSubmit={lotsAsked(picks, place) !== null}
      submit={t('purchasing.lots.done')}
    >
      <Stack gap="m">
        <Text tone="muted">{t('purchasing.lots.text', { quantity: format.quantity(quantity, row.decimals) })}</Text>
        <LotShares
          product={row.title}
          place={place}
          picks={picks}
          decimals={row.decimals}
          unit={row.unit ?? undefined}
          alone
          onPicks={(next, pieces) => {
            setPicks(next);
            if (pieces !== null) setQuantity(pieces);
          }}
        />
      </Stack>
    </Dialog>
  );
}

/** What a line says of its lots in the table; null where the product has none. */
export function lotsText(
  t: Words,
  format: Format,
  { lots = [], quantity }: ReceiptLine,
  row: StockListRow | undefined,
): { readonly text: string; readonly tone: 'warn' | undefined } | null {
  const tracking = row && tellsApart(row);
  if (!tracking) return null;
  const unsaid = unsaidOf(lots, quantity);
  if (unsaid < 0) return { text: t('lots.above', { quantity: format.quantity(-unsaid, row.decimals) }), tone: 'warn' };
  const rest = unsaid > 0 ? t(`lots.unsaid.${tracking}`, { quantity: format.quantity(unsaid, row.decimals) }) : null;
  const codes =
    lots.length > 3 ? t(`lots.count.${tracking}`, { count: lots.length }) : lots.map(({ code }) => code).join(', ');
  return { text: [rest, codes].filter(Boolean).join(' · '), tone: rest === null ? undefined : 'warn' };
}
