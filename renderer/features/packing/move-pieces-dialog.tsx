import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderLineId, ParcelId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import type { ParcelPlace } from '#shared/domain/parcels/parcel-reference.ts';
import { contentsByLine } from '#shared/domain/parcels/contents.ts';
import { usePackingCommands } from './packing.commands.ts';
import type { PackFacts } from './packing.queries.ts';

type MovePiecesDialogProps = {
  readonly parcel: ParcelRow;
  readonly order: OrderRow;
  /** The other parcels that pieces can go into. */
  readonly others: readonly ParcelRow[];
  readonly placeOf: (parcel: ParcelRow) => ParcelPlace;
  readonly facts: PackFacts;
  readonly onClose: () => void;
};

const NEW = 'new';

/** Moves pieces of a parcel into another one, or into a new one. */
export function MovePiecesDialog({ parcel, order, others, placeOf, facts, onClose }: MovePiecesDialogProps) {
  const t = useWords();
  const format = useFormat();
  const told = useActNews();
  const commands = usePackingCommands();
  const [moved, setMoved] = useState<ReadonlyMap<OrderLineId, number>>(new Map());
  const [into, setInto] = useState<string>(NEW);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const items = [...moved].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
  const isAll = parcel.lines.every(({ lineId, quantity }) => (moved.get(lineId) ?? 0) === quantity);
  const submit = async () => {
    setBusy(true);
    // The list offers parcels by their ids, and a new one.
    const done = await commands.move(parcel, items, into === NEW ? null : (into as ParcelId));
    setBusy(false);
    if (!done.ok) return setFailure(done.failure);
    told.saved(t('packing.region.moved', { number: order.number }), done.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t('packing.region.move')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('packing.region.moveSubmit')}
      canSubmit={items.length > 0 && !(isAll && into === NEW)}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <SelectField
          label={t('packing.region.into')}
          value={into}
          onChange={(next) => next && setInto(next)}
          options={[
            { value: NEW, label: t('packing.region.newParcel') },
            ...others.map((one) => ({ value: one.id, label: t('packing.papers.place', placeOf(one)) })),
          ]}
        />
        {contentsByLine(order, parcel).map(({ line, quantity }) => {
          const row = facts.variant(line.variantId);
          const decimals = row?.decimals ?? 0;
          return (
            <NumberField
              key={line.id}
              label={row?.title ?? ''}
              hint={t('packing.region.inside', { quantity: format.quantity(quantity, decimals) })}
              value={moved.get(line.id) ?? null}
              onChange={(next) => setMoved((before) => new Map(before).set(line.id, next ?? 0))}
              decimals={decimals}
              min={0}
              max={quantity}
            />
          );
        })}
      </Stack>
    </Dialog>
  );
}
