import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { ParcelFields, ParcelRow } from '#shared/domain/operations/rows.ts';
import { contentsByLine } from '#shared/domain/parcels/contents.ts';
import { ParcelFieldset } from './parcel-fields.tsx';
import { usePackingCommands } from './packing.commands.ts';
import type { PackFacts, Station } from './packing.queries.ts';
import { proposedWeight } from './parcel-contents.ts';

type EditParcelDialogProps = {
  readonly parcel: ParcelRow;
  readonly station: Station;
  readonly facts: PackFacts;
  readonly onClose: () => void;
};

/** Changes what is known of a parcel. */
export function EditParcelDialog({ parcel, station, facts, onClose }: EditParcelDialogProps) {
  const t = useWords();
  const told = useActNews();
  const commands = usePackingCommands();
  const { order } = station;
  const [fields, setFields] = useState<ParcelFields>(() => fieldsOf(parcel));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const contents = contentsByLine(order, parcel).map(({ line: { variantId }, quantity }) => ({ variantId, quantity }));
  const proposed = proposedWeight(contents, station, facts);
  const submit = async () => {
    setBusy(true);
    const saved = await commands.set(parcel.id, fields);
    setBusy(false);
    if (!saved.ok && saved.failure.code !== 'nothing-changed') return setFailure(saved.failure);
    if (saved.ok) told.saved(t('packing.region.edited', { number: order.number }), saved.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t('packing.region.edit')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('packing.region.save')}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <ParcelFieldset
        fields={fields}
        proposed={proposed}
        onChange={(changed) => setFields((before) => ({ ...before, ...changed }))}
      />
    </Dialog>
  );
}

function fieldsOf(parcel: ParcelRow): ParcelFields {
  const { carrier = null, service = null, trackingNumber = null } = parcel;
  const { weight = null, length = null, width = null, height = null } = parcel;
  return { carrier, service, trackingNumber, weight, length, width, height };
}
