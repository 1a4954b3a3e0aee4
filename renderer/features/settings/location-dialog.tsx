import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { LocationType } from '#shared/domain/operations/rows.ts';
import { liesIn, pathText } from '#shared/domain/stock/location-tree.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useLocationCommands } from './locations.commands.ts';
import { useServedFrom } from './served-stores.queries.ts';
import { ServedStores } from './served-stores.tsx';
import { type Place, useLocationTree, useOrdersFrom } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';

const TYPES = ['shop', 'warehouse', 'bin'] as const satisfies readonly LocationType[];

/** A place to be edited, or what a new one lies in. */
export type LocationAsk = { readonly place: Place } | { readonly parentId: LocationId | null };

/** Adds a place or changes one: its name, its kind, what it lies in, its barcode. */
export function LocationDialog({ ask, onClose }: { readonly ask: LocationAsk; readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { add, edit } = useLocationCommands();
  const { places, parentOf } = useLocationTree();
  const place = 'place' in ask ? ask.place : null;
  const [name, setName] = useState(place?.name ?? '');
  const [chosenType, setType] = useState<LocationType | null>(place?.locationType ?? null);
  const [parentId, setParent] = useState<LocationId | null>(place ? parentOf(place.id) : parentIn(ask));
  // What lies in another is a bin, until a person says otherwise.
  const type = chosenType ?? (parentId ? 'bin' : 'warehouse');
  const [barcode, setBarcode] = useState(place?.barcode ?? '');
  const [notForSale, setNotForSale] = useState(place?.ownNotForSale ?? false);
  const waiting = useOrdersFrom(place?.id ?? null);
  const served = useServedFrom(place?.id ?? null);
  const isWithin = places.some(({ id, notForSale: is }) => id === parentId && is);
  const [failure, setFailure] = useState<Failure | null>(null);
  const title = t(place ? 'settings.locations.edit' : 'settings.locations.add');
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setFailure(null);
      set(value);
    };
  const submit = async () => {
    const form = { name, locationType: type, parentId, barcode: barcode.trim() || null, notForSale };
    const answer = await (place ? edit(place.id, form) : add(form));
    if (!answer.ok && answer.failure.code !== 'nothing-changed') return setFailure(answer.failure);
    const said = place ? name.trim() : t('settings.locations.added', { name: name.trim() });
    if (tell(answer, said, { whole: place === null })) onClose();
  };
  const options = places
    .filter(({ id }) => place === null || !liesIn(id, place.id, parentOf))
    .map(({ id, path }) => ({ value: id, label: pathText(path) }));
  return (
    <Dialog
      name={title}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={place ? t('settings.locations.save') : title}
      canSubmit={name.trim() !== ''}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <TextField
          label={t('settings.locations.name')}
          value={name}
          onChange={changing(setName)}
          required
          autoFocus
          maxLength={mayMake.name}
        />
        <Columns min={200}>
          <SelectField
            label={t('settings.locations.type')}
            value={type}
            onChange={(value) => value && setType(value)}
            options={TYPES.map((value) => ({ value, label: t(`settings.locations.types.${value}`) }))}
          />
          <SelectField
            label={t('settings.locations.parent')}
            value={parentId}
            onChange={changing(setParent)}
            options={options}
            placeholder={t('settings.locations.outermost')}
            clearable
          />
        </Columns>
        <TextField
          label={t('settings.locations.barcode')}
          hint={t('settings.locations.barcodeHint')}
          value={barcode}
          onChange={changing(setBarcode)}
          scans="code"
          ofDialog
          maxLength={mayMake.name}
        />
        <CheckField
          label={t('settings.locations.notForSale')}
          hint={t(isWithin ? 'settings.locations.withinHint' : 'settings.locations.notForSaleHint')}
          checked={notForSale || isWithin}
          onChange={changing(setNotForSale)}
          disabled={isWithin}
        />
        {(notForSale || isWithin) && place?.notForSale === false && waiting > 0 && (
          <Text tone="warn" size="s">
            {t('settings.locations.ordersWait', { count: waiting })}
          </Text>
        )}
        {(notForSale || isWithin) && place?.notForSale === false && <ServedStores served={served} tone="warn" />}
      </Stack>
    </Dialog>
  );
}

function parentIn(ask: LocationAsk): LocationId | null {
  return 'parentId' in ask ? ask.parentId : null;
}
