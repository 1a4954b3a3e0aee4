import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import { type SplitOff, splitNumber } from '#shared/domain/orders/split.ts';
import { useMergeSplit } from './merge-split.commands.ts';
import { useNumbers } from './order-numbers.queries.ts';
import { NumberTaken, OrderNumberField } from './order-number-field.tsx';
import { useOrderFacts } from './orders.queries.ts';

/** Makes an order of its own of lines or units that are chosen. */
export function SplitDialog({ order, onClose }: { readonly order: OrderRow; readonly onClose: () => void }) {
  const t = useWords();
  const told = useActNews();
  const { split } = useMergeSplit();
  const numbers = useNumbers();
  const suggested = splitNumber(order.number, (number) => numbers.takenBy(number, null) !== undefined);
  const [number, setNumber] = useState<string | null>(null);
  const [quantities, setQuantities] = useState<Readonly<Record<string, number | null>>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const waiting = order.lines.filter((line) => unpickedOf(line) > 0);
  const units = waiting.flatMap(({ id }): readonly SplitOff[] => {
    const quantity = quantities[id] ?? 0;
    return quantity > 0 ? [{ lineId: id, quantity }] : [];
  });
  const isAll = order.lines.every((line) => (quantities[line.id] ?? 0) === line.quantity);
  const typed = number ?? suggested;

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const made = await split({ orderId: order.id, number: typed, units });
    setBusy(false);
    if (!made.ok) return setFailure(made.failure);
    told.saved(t('queue.split.saved', { number: order.number, other: typed.trim() }), made.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t('queue.split.title', { number: order.number })}
      submit={t('queue.split.submit')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={units.length > 0 && !isAll && typed.trim() !== ''}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('queue.split.text')}</Text>
        <Stack gap="s">
          {waiting.map((line) => (
            <SplitLine
              key={line.id}
              line={line}
              value={quantities[line.id] ?? null}
              onChange={(quantity) => setQuantities((before) => ({ ...before, [line.id]: quantity }))}
            />
          ))}
        </Stack>
        {isAll && <Text tone="warn">{t('queue.split.all')}</Text>}
        <OrderNumberField value={typed} onChange={setNumber} given={suggested} required />
        <NumberTaken number={typed} own={null} numbers={numbers} onChange={setNumber} />
      </Stack>
    </Dialog>
  );
}

type SplitLineProps = {
  readonly line: OrderRow['lines'][number];
  readonly value: number | null;
  readonly onChange: (quantity: number | null) => void;
};

function SplitLine({ line, value, onChange }: SplitLineProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const row = facts.variant(line.variantId);
  const decimals = row?.decimals ?? 0;
  const most = unpickedOf(line);
  return (
    <NumberField
      label={row?.title ?? ''}
      hint={t('queue.split.of', {
        most: format.quantity(most, decimals),
        location: facts.locationName(line.locationId),
      })}
      value={value}
      onChange={onChange}
      decimals={decimals}
      min={0}
      max={most}
      unit={row?.unit ?? undefined}
    />
  );
}
