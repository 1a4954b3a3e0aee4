import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { type BatchStop, sharesOfShort } from '#shared/domain/batches/stops.ts';
import type { ShortPickReason } from '#shared/domain/operations/rows.ts';
import { numberOf } from './batch-words.ts';
import { usePickingCommands } from './picking.commands.ts';
import type { FoundBatch, PickFacts } from './picking.queries.ts';

const reasons = ['not-found', 'damaged', 'expired', 'other'] as const satisfies readonly ShortPickReason[];
const countings = ['later', 'now', 'none'] as const;

type ShortDialogProps = {
  readonly stop: BatchStop;
  readonly found: FoundBatch;
  readonly facts: PickFacts;
  readonly onClose: () => void;
};

/** Says that something is not where the books have it: how much, why, and when the shelf is counted. */
export function ShortDialog({ stop, found, facts, onClose }: ShortDialogProps) {
  const t = useWords();
  const format = useFormat();
  const commands = usePickingCommands();
  const told = useActNews();
  const [quantity, setQuantity] = useState<number | null>(stop.left);
  const [readable, setReadable] = useState(true);
  const [reason, setReason] = useState<ShortPickReason>('not-found');
  const [count, setCount] = useState<(typeof countings)[number]>('later');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const row = facts.variant(stop.variantId);
  const product = row?.title ?? '';
  const place = stop.path.at(-1) ?? '';
  const decimals = row?.decimals ?? 0;
  const shown = (some: number) => format.quantity(some, decimals);
  const isTracked = row?.tracked ?? false;

  const submit = async () => {
    setBusy(true);
    const { batch } = found;
    const { variantId, locationId, needs } = stop;
    const wanted = isTracked && count !== 'none';
    const countName = wanted ? t('picking.short.countName', { place, product }).slice(0, 200) : null;
    const reported = await commands.short({
      batchId: batch.id,
      variantId,
      locationId,
      needs,
      quantity: quantity ?? 0,
      reason,
      countName,
    });
    setBusy(false);
    if (!reported.ok) return setFailure(reported.failure);
    told.saved(t('picking.short.saved', { product, quantity: shown(quantity ?? 0) }), reported.value.opIds, {
      note: t('picking.short.goesOn'),
    });
    onClose();
    if (count === 'now' && reported.value.countId) navigate(`/counts/${reported.value.countId}`);
  };
  return (
    <Dialog
      name={t('picking.short.title')}
      submit={t('picking.short.submit')}
      open
      size="m"
      unsaved={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={readable && (quantity ?? 0) > 0}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text strong>{t('picking.short.text', { product, place })}</Text>
        <NumberField
          label={t('picking.short.quantity')}
          value={quantity}
          onChange={(value) => {
            setQuantity(value);
            setReadable(true);
          }}
          onReadable={setReadable}
          decimals={decimals}
          unit={row?.unit ?? undefined}
          min={0}
          max={stop.left}
          autoFocus
        />
        <RadioField
          label={t('picking.short.reason')}
          value={reason}
          onChange={setReason}
          options={reasons.map((value) => ({ value, label: t(`picking.short.reasons.${value}`) }))}
        />
        {isTracked && (
          <RadioField
            label={t('picking.short.count')}
            value={count}
            onChange={setCount}
            options={countings.map((value) => ({
              value,
              label: t(`picking.short.counts.${value}`),
              note: t(`picking.short.countNotes.${value}`),
            }))}
          />
        )}
        <Elsewhere stop={stop} quantity={quantity ?? 0} found={found} facts={facts} shown={shown} />
      </Stack>
    </Dialog>
  );
}

type ElsewhereProps = Omit<ShortDialogProps, 'onClose'> & {
  readonly quantity: number;
  readonly shown: (quantity: number) => string;
};

/** Where else some of it lies, and the orders that could be served from there. */
function Elsewhere({ stop, quantity, found: { orders }, facts, shown }: ElsewhereProps) {
  const t = useWords();
  const beside = facts.beside(stop.variantId, stop.locationId);
  if (beside.length === 0) return null;
  const places = beside.map(({ locationId, onHand }) =>
    t('picking.short.besideOne', { place: facts.locationName(locationId), quantity: shown(onHand) }),
  );
  const short = [...new Set((sharesOfShort(stop.needs, quantity) ?? []).map(({ orderId }) => orderId))];
  return (
    <div>
      <Text as="div">{t('picking.short.beside', { places: places.join(', ') })}</Text>
      <Text tone="muted" size="s" as="div">
        {t('picking.short.besideHint')}
      </Text>
      <Inline wrap>
        {short.map((orderId) => (
          <Link key={orderId} href={`/orders/${orderId}`}>
            {t('picking.short.openOrder', { number: numberOf(orders, orderId) })}
          </Link>
        ))}
      </Inline>
    </div>
  );
}
