import { useMemo, useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { CheckField, RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { nextBatchNumber } from '#shared/domain/batches/stops.ts';
import { NOBODY, type OrderId, type PersonId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, PickMethod } from '#shared/domain/operations/rows.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import { MOST_ORDERS, usePickingCommands } from './picking.commands.ts';
import { type BatchDraft, useBatchDraft, useOpenBatches, usePeople, usePersonId } from './picking.queries.ts';

const methods = ['cluster', 'batch', 'single'] as const satisfies readonly PickMethod[];
/** So many orders of other batches are named. */
const MOST_NAMED = 6;

type BeginDialogProps = { readonly ids: readonly OrderId[]; readonly onClose: () => void };

/** Begins a batch of some orders: how they are picked, and by whom. */
export function BeginDialog({ ids, onClose }: BeginDialogProps) {
  const draft = useBatchDraft(ids);
  return draft ? <BeginForm draft={draft} onClose={onClose} /> : null;
}

function BeginForm({ draft, onClose }: { readonly draft: BatchDraft; readonly onClose: () => void }) {
  const t = useWords();
  const commands = usePickingCommands();
  const told = useActNews();
  const people = usePeople() ?? [];
  const me = usePersonId();
  const batches = useOpenBatches();
  const [typed, setTyped] = useState<string | null>(null);
  const [method, setMethod] = useState<PickMethod>('cluster');
  const [assigneeId, setAssignee] = useState<PersonId | null>(me === NOBODY ? null : me);
  const [takeOthers, setTakeOthers] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const proposed = useMemo(() => nextBatchNumber(draft.numbers), [draft.numbers]);
  const number = typed ?? proposed;
  const pickable = draft.orders.filter(isPickable);
  const others = pickable.filter(({ id }) => batches.has(id));
  const chosen = takeOthers ? pickable : pickable.filter(({ id }) => !batches.has(id));
  const taken = chosen.slice(0, MOST_ORDERS);
  const left = draft.orders.length - pickable.length;

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const orderIds = taken.map(({ id }) => id);
    const begun = await commands.begin({ number, method, orderIds, assigneeId, takeOthers });
    setBusy(false);
    if (!begun.ok) return setFailure(begun.failure);
    told.saved(t('picking.begin.saved', { number: number.trim(), count: orderIds.length }), begun.value.opIds);
    // Whoever goes back comes to the screen and not to this dialog.
    onClose();
    navigate(`/picking/${begun.value.batchId}`);
  };
  return (
    <Dialog
      name={t('picking.begin.title')}
      submit={t('picking.begin.submit')}
      open
      size="m"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={taken.length > 0 && number.trim() !== ''}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text strong figure>
          {taken.length === 0
            ? t('picking.begin.none')
            : t('picking.begin.chosen', { count: taken.length, lines: linesOf(taken) })}
        </Text>
        {left > 0 && <Text tone="muted">{t('picking.begin.left', { count: left })}</Text>}
        {chosen.length > MOST_ORDERS && <Text tone="warn">{t('picking.begin.tooMany', { most: MOST_ORDERS })}</Text>}
        {others.length > 0 && (
          <div>
            <Text tone="warn">{t('picking.begin.others', { count: others.length, which: whichOf(others) })}</Text>
            <CheckField
              label={t('picking.begin.takeOthers')}
              hint={t('picking.begin.takeOthersNote')}
              checked={takeOthers}
              onChange={setTakeOthers}
            />
          </div>
        )}
        <RadioField
          label={t('picking.begin.method')}
          value={method}
          onChange={setMethod}
          options={methods.map((value) => ({
            value,
            label: t(`picking.methods.${value}`),
            note: t(`picking.methodNotes.${value}`),
          }))}
        />
        <Columns min={180}>
          <SelectField
            label={t('picking.begin.person')}
            value={assigneeId}
            onChange={setAssignee}
            clearable
            placeholder={t('picking.nobody')}
            options={people.map(({ id, name }) => ({ value: id, label: name === '' ? t('picking.someone') : name }))}
          />
          <TextField label={t('picking.begin.number')} value={number} onChange={setTyped} maxLength={40} />
        </Columns>
      </Stack>
    </Dialog>
  );

  function whichOf(orders: readonly OrderRow[]): string {
    const named = orders.slice(0, MOST_NAMED).map(({ id, number: order }) => {
      const [other] = batches.get(id) ?? [];
      const person = other?.person ?? t('picking.nobody');
      return t('picking.begin.other', { number: order, batch: other?.batch.name ?? '', person });
    });
    return [...named, ...(orders.length > MOST_NAMED ? ['…'] : [])].join(', ');
  }
}

function linesOf(orders: readonly OrderRow[]): number {
  return orders.reduce((sum, { lines }) => sum + lines.filter((line) => unpickedOf(line) > 0).length, 0);
}
