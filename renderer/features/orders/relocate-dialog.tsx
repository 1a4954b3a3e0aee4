import { useMemo, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { useOrderCommands } from './orders.commands.ts';
import { type OrderFacts, useOrderFacts } from './orders.queries.ts';
import { useShelves } from './ship-check.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type RelocateDialogProps = { readonly order: OrderRow; readonly line: OrderLine; readonly onClose: () => void };

/** Promises a line's stock at another location. */
export function RelocateDialog({ order, line, onClose }: RelocateDialogProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const commands = useOrderCommands();
  const told = useActNews();
  const row = facts.variant(line.variantId);
  const shelves = useShelves(useMemo(() => [line.variantId], [line.variantId]));
  const [place, setPlace] = useState<LocationId>(line.locationId);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const moved = await commands.relocate(order.id, line.id, place);
    setBusy(false);
    if (!moved.ok) return setFailure(moved.failure);
    told.saved(
      t('orders.relocate.saved', { product: row?.title ?? '', location: facts.locationName(place) }),
      moved.value.opIds,
    );
    onClose();
  };
  const noteOf = (id: LocationId) =>
    shelves
      ? t('orders.relocate.onHand', { value: format.quantity(shelves.onHand(line.variantId, id), row?.decimals ?? 0) })
      : undefined;
  return (
    <Dialog
      name={t('orders.relocate.title')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={place !== line.locationId}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Stack gap="xs">
          <Text strong>{row?.title ?? line.variantId}</Text>
          <Text tone="muted">{t('orders.relocate.text')}</Text>
        </Stack>
        <SelectField
          label={t('orders.form.from')}
          hint={noteOf(place)}
          value={place}
          onChange={(next) => next && setPlace(next)}
          options={placesFor(line, facts).map(({ id, label }) => ({ value: id, label, note: noteOf(id) }))}
        />
      </Stack>
    </Dialog>
  );
}

/** The places to serve a line from, with the one that it is served from, also where orders are served from it no more. */
function placesFor({ locationId }: OrderLine, { locations, locationName }: OrderFacts) {
  const places = locations.map(({ id, label }) => ({ id, label }));
  const isThere = places.some(({ id }) => id === locationId);
  return isThere ? places : [...places, { id: locationId, label: locationName(locationId) }];
}
