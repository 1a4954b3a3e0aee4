import { useMemo, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { fileExchange } from '#shared/domain/carriers/connector.ts';
import type { TrackingFile } from '#shared/domain/carriers/tracking-file.ts';
import { type Choice, planTracking, trackingChanges } from '#shared/domain/carriers/tracking-plan.ts';
import { isFileFailure } from '#shared/domain/import/file-failure.ts';
import { FileFailed } from '#renderer/parts/file-failed.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { knownCarriers, knownParcelOf, type ParcelView } from './parcels.ts';
import { useShippingCommands } from './shipping.commands.ts';
import { TrackingPlanTable } from './tracking-plan-table.tsx';

type TrackingDialogProps = {
  readonly all: readonly ParcelView[];
  readonly used: readonly string[];
  readonly onClose: () => void;
};

/** Takes the numbers of a carrier's file: what would be written is shown first, and is one step to undo. */
export function TrackingDialog({ all, used, onClose }: TrackingDialogProps) {
  const t = useWords();
  const told = useActNews();
  const commands = useShippingCommands();
  const [read, setRead] = useState<TrackingFile | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const plan = useMemo(
    () => (read?.state === 'read' ? planTracking(read.rows, all.map(knownParcelOf)) : null),
    [read, all],
  );
  const changes = plan ? trackingChanges(plan, choices) : [];
  const take = async (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    setBusy(true);
    setFailure(null);
    setName(file.name);
    const table = await commands.readTable(file);
    setBusy(false);
    setChoices(new Map());
    if (table.ok) setRead(fileExchange(null).takeBack(table.value, knownCarriers(used)));
    else setFailure(table.failure);
  };
  const save = async () => {
    setBusy(true);
    const saved = await commands.set(
      changes.map(({ parcelId, trackingNumber, carrier, service }) => ({
        parcelId,
        fields: { trackingNumber, ...(carrier !== null && { carrier }), ...(service !== null && { service }) },
      })),
    );
    setBusy(false);
    if (!saved.ok) return setFailure(saved.failure);
    told.saved(t('shipping.numbers.saved', { count: changes.length }), saved.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t('shipping.commands.numbers')}
      submit={plan ? t('shipping.numbers.save', { count: changes.length }) : t('shipping.panel.save')}
      open
      size={plan ? 'l' : 'm'}
      onClose={onClose}
      onSubmit={() => void save()}
      canSubmit={changes.length > 0}
      busy={busy}
      unsaved={false}
      error={failure && <Refused name={name} failure={failure} />}
      aside={read !== null && <Button onClick={() => setRead(null)}>{t('shipping.numbers.otherFile')}</Button>}
    >
      <Stack gap="m">
        {read === null && (
          <FileDrop
            name={t('shipping.numbers.fileName')}
            accept=".csv,.tsv,.txt,.xlsx,.xlsm"
            hint={busy ? t('shipping.numbers.reading') : t('shipping.numbers.hint')}
            onFiles={(files) => void take(files)}
          />
        )}
        {read && read.state !== 'read' && (
          <Text tone="bad">
            {t(read.state === 'no-numbers' ? 'shipping.numbers.noNumbers' : 'shipping.numbers.noReferences', {
              headers: read.headers.join(', '),
            })}
          </Text>
        )}
        {plan && (
          <TrackingPlanTable
            plan={plan}
            choices={choices}
            onChoose={(row, choice) => setChoices(new Map(choices).set(row, choice))}
          />
        )}
      </Stack>
    </Dialog>
  );
}

/** Why a file was not read, or its numbers not kept. */
function Refused({ name, failure }: { readonly name: string; readonly failure: Failure }) {
  const t = useWords();
  if (isFileFailure(failure)) return <FileFailed name={name} failure={failure} />;
  return <ErrorBlock {...failureWords(t, failure)} />;
}
