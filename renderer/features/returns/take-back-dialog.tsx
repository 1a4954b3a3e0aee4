import { useState } from 'react';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { MoneyField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { must } from '#shared/base/must.ts';
import type { OrderedLine } from '#shared/domain/operations/rows.ts';
import { exchangeNumber, soldFor } from '#shared/domain/orders/came-back.ts';
import { type Exchange, ExchangeFields } from './exchange-lines.tsx';
import type { ReturnDraft } from './return-draft.ts';
import type { Besides } from './returns.commands.ts';
import { type ReturnFacts, type ReturnOrder, type StockListRow, useTakenNumbers } from './returns.queries.ts';

type TakeBackDialogProps = {
  readonly found: ReturnOrder;
  readonly draft: ReturnDraft;
  readonly facts: ReturnFacts;
  readonly busy: boolean;
  readonly onSave: (besides: Besides) => void;
  readonly onClose: () => void;
};

/** Says what a return does before it does it, and asks whether money goes back or something else is sent. */
export function TakeBackDialog({ found: { order }, draft, facts, busy, onSave, onClose }: TakeBackDialogProps) {
  const t = useWords();
  const isTaken = useTakenNumbers();
  const proposal = soldFor(order, draft.pieces, (variantId) => facts.variant(variantId)?.decimals ?? 0);
  const [refund, setRefund] = useState<number | null>(null);
  const [pays, setPays] = useState(false);
  const [exchange, setExchange] = useState<Exchange | null>(null);
  const lineOf = (row: StockListRow, quantity: number): OrderedLine => {
    const known = order.lines.find(({ variantId }) => variantId === row.variantId);
    // What is sent instead is not taken from where nothing is for sale.
    const place = facts.locations.find(({ id }) => id === known?.locationId)?.id ?? facts.defaultLocationId;
    return {
      variantId: row.variantId,
      locationId: must(place, 'a shop with orders has a place'),
      quantity,
      unitPrice: known?.unitPrice ?? row.price,
    };
  };
  const begin = () => {
    const sums = new Map<string, number>();
    for (const { lineId, quantity } of draft.pieces) {
      const variantId = order.lines.find(({ id }) => id === lineId)?.variantId;
      if (variantId) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
    }
    const rows = order.lines.flatMap(({ variantId }) => facts.variant(variantId) ?? []);
    const unique = [...new Map(rows.map((row) => [row.variantId, row])).values()];
    setExchange({
      number: exchangeNumber(order.number, t('returns.exchange.letter'), isTaken),
      lines: unique.flatMap((row) => (sums.has(row.variantId) ? [lineOf(row, sums.get(row.variantId) ?? 0)] : [])),
    });
  };
  const isSaid = (!pays || (refund ?? 0) > 0) && (!exchange || (isWhole(exchange) && !isTaken(exchange.number)));
  return (
    <Dialog
      name={t('returns.take.title', { number: order.number })}
      open
      size="m"
      busy={busy}
      canSubmit={isSaid}
      focusSubmit
      submit={t('returns.commands.save')}
      onClose={onClose}
      onSubmit={() => onSave({ refund: pays ? refund : null, exchange })}
    >
      <Stack gap="m">
        <Summary draft={draft} order={order} facts={facts} />
        <CheckField
          label={t('returns.refund.ask')}
          hint={t(order.channelId ? 'returns.refund.told' : 'returns.refund.toldNobody')}
          checked={pays}
          onChange={(next) => {
            setPays(next);
            setRefund(next ? proposal : null);
          }}
        />
        {pays && (
          <MoneyField
            label={t('returns.refund.amount')}
            hint={t('returns.refund.hint')}
            value={refund}
            onChange={setRefund}
            currency={facts.currency}
            usual={proposal}
            min={1}
            error={refund === null ? t('returns.refund.empty') : null}
          />
        )}
        <CheckField
          label={t('returns.exchange.ask')}
          hint={t('returns.exchange.hint')}
          checked={exchange !== null}
          onChange={(next) => (next ? begin() : setExchange(null))}
        />
        {exchange && (
          <ExchangeFields exchange={exchange} onChange={setExchange} facts={facts} isTaken={isTaken} lineOf={lineOf} />
        )}
      </Stack>
    </Dialog>
  );
}

function isWhole({ number, lines }: Exchange): boolean {
  return number.trim() !== '' && lines.length > 0 && lines.every(({ quantity }) => quantity > 0);
}

/** What becomes of pieces, and where they go. */
function becomesText({ outcome, locationId }: ReturnDraft['pieces'][number], place: string, t: Words): string {
  if (outcome === 'restock') return t('returns.take.toPlace', { place });
  return outcome === 'damaged' && locationId !== null
    ? t('returns.damaged.to', { place })
    : t(`returns.gone.${outcome}`);
}

type SummaryProps = {
  readonly draft: ReturnDraft;
  readonly order: ReturnOrder['order'];
  readonly facts: ReturnFacts;
};

/** What becomes of every piece, a group a line. */
function Summary({ draft, order, facts }: SummaryProps) {
  const t = useWords();
  const format = useFormat();
  return (
    <ul className="return-lines return-summary" aria-label={t('returns.take.summary')}>
      {draft.pieces.map((piece) => {
        const line = order.lines.find(({ id }) => id === piece.lineId);
        const row = line && facts.variant(line.variantId);
        const place = piece.locationId === null ? '' : facts.locationName(piece.locationId);
        return (
          <li key={piece.key}>
            <Text as="span" figure>
              {`${format.quantity(piece.quantity, row?.decimals ?? 0)} × ${row?.title ?? ''}`}
            </Text>
            <Text as="div" size="s" tone="muted">
              {[becomesText(piece, place, t), t(`returns.reasons.${piece.reason}`)].join(' · ')}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
