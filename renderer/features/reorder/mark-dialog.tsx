import { placeOptions } from '#renderer/parts/place-options.ts';
import { useState } from 'react';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { daysAfter } from '#shared/domain/values/day.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import { useReorderCommands } from './reorder.commands.ts';
import { type AlertRow, type ReorderFacts, useCalendar, useGreatestMoved, useReorderFacts } from './reorder.queries.ts';
import { ReorderEntries, ReorderEntry } from './reorder-entry.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Typed = { readonly quantity: number | null; readonly locationId: LocationId | null; readonly readable: boolean };

/** Marks what was ordered: as much as is suggested, unless something else is entered. */
export function MarkDialog({
  alerts: first,
  onClose,
}: {
  readonly alerts: readonly AlertRow[];
  readonly onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const facts = useReorderFacts();
  const days = useCalendar();
  const commands = useReorderCommands();
  const told = useActNews();
  const [alerts, setAlerts] = useState(first);
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [day, setDay] = useState(() => expectedDay(first, facts, days.today));
  const greatest = useGreatestMoved(alerts.map(({ row }) => row.variantId));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const entryOf = (alert: AlertRow): Typed =>
    typed.get(alert.key) ?? {
      quantity: alert.suggestion.quantity,
      locationId: alert.locationId ?? facts.defaultLocationId,
      readable: true,
    };
  const put = (alert: AlertRow, part: Partial<Typed>) =>
    setTyped((before) => new Map(before).set(alert.key, { ...(before.get(alert.key) ?? entryOf(alert)), ...part }));
  const lines = alerts.flatMap((alert) => {
    const { quantity, locationId } = entryOf(alert);
    return quantity && locationId ? [{ variantId: alert.row.variantId, locationId, quantity }] : [];
  });
  const canSubmit =
    lines.length === alerts.length && lines.length > 0 && alerts.every((alert) => entryOf(alert).readable);
  const cost = alerts.reduce(
    (sum, alert) => sum + timesQuantity(alert.row.cost ?? 0, entryOf(alert).quantity ?? 0, alert.row.decimals),
    0,
  );

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const marked = await commands.mark({ lines, expectedOn: day });
    setBusy(false);
    if (!marked.ok) return setFailure(marked.failure);
    told.saved(
      t('reorder.mark.saved', { count: lines.length, product: alerts[0]?.row.title ?? '' }),
      marked.value.opIds,
    );
    onClose();
  };
  return (
    <Dialog
      name={t('reorder.commands.mark')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={canSubmit}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      aside={
        cost > 0 && (
          <Text figure strong>
            {t('reorder.mark.cost', { value: format.money(cost, facts.currency) })}
          </Text>
        )
      }
    >
      <Stack gap="m">
        <Text tone="muted">{t('reorder.mark.text')}</Text>
        <ReorderEntries>
          {alerts.map((alert) => (
            <MarkEntry
              key={alert.key}
              alert={alert}
              typed={entryOf(alert)}
              facts={facts}
              greatest={greatest(alert.row.variantId)}
              onType={(part) => put(alert, part)}
              onRemove={alerts.length > 1 ? () => setAlerts(alerts.filter((other) => other !== alert)) : null}
            />
          ))}
        </ReorderEntries>
        <Columns min={220}>
          <DateField label={t('reorder.mark.expected')} value={day} onChange={setDay} />
        </Columns>
      </Stack>
    </Dialog>
  );
}

type MarkEntryProps = {
  readonly alert: AlertRow;
  readonly typed: Typed;
  readonly facts: ReorderFacts;
  /** The most that one act moved of it. */
  readonly greatest: number;
  readonly onType: (part: Partial<Typed>) => void;
  readonly onRemove: (() => void) | null;
};

function MarkEntry({ alert: { row, suggestion }, typed, facts, greatest, onType, onRemove }: MarkEntryProps) {
  const t = useWords();
  const format = useFormat();
  const shown = (value: number) => format.quantity(value, row.decimals);
  const usual = Math.max(suggestion.quantity, row.figures?.onHand ?? 0, row.figures?.incoming ?? 0, greatest);
  return (
    <ReorderEntry
      row={row}
      remove={onRemove ? { name: t('reorder.mark.remove', { product: row.title }), run: onRemove } : undefined}
      fields={
        <>
          <NumberField
            label={t('reorder.mark.quantity')}
            value={typed.quantity}
            onChange={(quantity) => onType({ quantity, readable: true })}
            onReadable={(readable) => onType({ readable })}
            asks={(quantity) =>
              isUnusual(quantity, usual, row.decimals) ? t('reorder.mark.unusual', { product: row.title }) : null
            }
            decimals={row.decimals}
            unit={row.unit ?? undefined}
            min={0}
            max={MAX_QUANTITY}
          />
          {facts.locations.length > 1 && (
            <SelectField
              label={t('reorder.mark.location')}
              value={typed.locationId}
              onChange={(locationId) => locationId && onType({ locationId })}
              options={placeOptions(facts.locations.filter(({ notForSale }) => !notForSale))}
            />
          )}
        </>
      }
    >
      <Text tone="muted" size="s" figure as="div">
        {t('reorder.mark.suggestion', {
          value: shown(suggestion.quantity),
          available: shown(row.figures?.available ?? 0),
          incoming: shown(row.figures?.incoming ?? 0),
        })}
      </Text>
    </ReorderEntry>
  );
}

/** When the slowest of the suppliers usually delivers; null where none says. */
function expectedDay(alerts: readonly AlertRow[], facts: ReorderFacts, today: Day): Day | null {
  const leads = alerts.flatMap(({ row }) =>
    row.supplierId ? (facts.supplier(row.supplierId)?.leadTimeDays ?? []) : [],
  );
  return leads.length === 0 ? null : daysAfter(today, Math.max(...leads));
}
