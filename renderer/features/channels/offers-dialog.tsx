import { useState } from 'react';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { ChannelFields } from '#shared/domain/operations/rows.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useChannelCommands } from './channels.commands.ts';
import { type ChannelView, useShopPlaces } from './channels.queries.ts';
import { KeptBackFields } from './kept-back-fields.tsx';

/** From where a channel is served, and what of it is kept back. */
export function OffersDialog({ view: { row }, onClose }: { readonly view: ChannelView; readonly onClose: () => void }) {
  const t = useWords();
  const told = useActNews();
  const { set } = useChannelCommands();
  const [name, setName] = useState(row.name);
  const [locationIds, setLocationIds] = useState(row.locationIds);
  const [places, setPlaces] = useState(row.places ?? []);
  const [buffer, setBuffer] = useState<number | null>(row.buffer);
  const [floor, setFloor] = useState<number | null>(row.floor);
  const hasPlaces = places.length > 0;
  const served = hasPlaces ? [...new Set(places.map(({ locationId }) => locationId))] : locationIds;
  const submit = async () => {
    const fields: Partial<ChannelFields> = {
      name: name.trim(),
      locationIds: served,
      ...(hasPlaces && { places }),
      buffer: buffer ?? 0,
      floor: floor ?? 0,
    };
    const saved = await set(row.id, fields);
    if (saved.ok) told.saved(t('channels.told.set', { name: name.trim() }), saved.value.opIds);
    else if (saved.failure.code !== 'nothing-changed') return told.failed(saved.failure);
    onClose();
  };
  return (
    <Dialog
      name={t('channels.settings.offers')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('channels.settings.save')}
      canSubmit={name.trim() !== '' && served.length > 0}
    >
      <Stack gap="m">
        <TextField
          label={t('channels.fields.name')}
          value={name}
          onChange={setName}
          maxLength={mayMake.name}
          required
        />
        {hasPlaces ? (
          <PlacesPart
            places={places}
            onChange={(remoteId, locationId) =>
              setPlaces(places.map((place) => (place.remoteId === remoteId ? { remoteId, locationId } : place)))
            }
          />
        ) : (
          <LocationsPart locationIds={locationIds} onChange={setLocationIds} />
        )}
        <KeptBackFields
          buffer={{ hint: t('channels.fields.bufferHint'), value: buffer, onChange: setBuffer }}
          floor={{ hint: t('channels.fields.floorHint'), value: floor, onChange: setFloor }}
        />
      </Stack>
    </Dialog>
  );
}

type PlacesPartProps = {
  readonly places: NonNullable<ChannelFields['places']>;
  readonly onChange: (remoteId: string, locationId: LocationId) => void;
};

function PlacesPart({ places, onChange }: PlacesPartProps) {
  const t = useWords();
  const { places: ours } = useShopPlaces();
  return (
    <Region name={t('channels.fields.places')} level={3}>
      <Stack gap="s">
        <Text tone="muted" size="s">
          {t('channels.fields.placesHint')}
        </Text>
        {places.map(({ remoteId, locationId }) => (
          <SelectField<LocationId>
            key={remoteId}
            label={t('channels.fields.placeOf', { id: remoteId.split('/').at(-1) ?? remoteId })}
            value={locationId}
            onChange={(id) => id !== null && onChange(remoteId, id)}
            options={ours.map(({ id, label }) => ({ value: id, label }))}
          />
        ))}
      </Stack>
    </Region>
  );
}

type LocationsPartProps = {
  readonly locationIds: readonly LocationId[];
  readonly onChange: (ids: readonly LocationId[]) => void;
};

/** The locations that serve the channel, best first. */
function LocationsPart({ locationIds, onChange }: LocationsPartProps) {
  const t = useWords();
  const { places } = useShopPlaces();
  const [adding, setAdding] = useState(locationIds.length === 0);
  const nameOf = (id: LocationId) =>
    places.find((place) => place.id === id)?.label ?? t('channels.fields.goneLocation');
  const others = places.filter(({ id }) => !locationIds.includes(id));
  const first = (id: LocationId) => onChange([id, ...locationIds.filter((one) => one !== id)]);
  return (
    <Region name={t('channels.fields.locations')} level={3}>
      <Stack gap="s">
        <Text tone="muted" size="s">
          {t('channels.fields.locationsHint')}
        </Text>
        {locationIds.map((id, at) => (
          <Inline key={id} justify="between">
            <Text as="span">{nameOf(id)}</Text>
            <Inline gap="xs">
              {at > 0 && (
                <IconButton
                  name={t('channels.fields.locationFirst', { name: nameOf(id) })}
                  icon="up"
                  size="s"
                  onClick={() => first(id)}
                />
              )}
              {locationIds.length > 1 && (
                <IconButton
                  name={t('channels.fields.locationOut', { name: nameOf(id) })}
                  icon="close"
                  size="s"
                  onClick={() => onChange(locationIds.filter((one) => one !== id))}
                />
              )}
            </Inline>
          </Inline>
        ))}
        {adding && others.length > 0 && (
          <SelectField<LocationId>
            label={t('channels.fields.addLocation')}
            value={null}
            onChange={(id) => {
              if (id === null) return;
              onChange([...locationIds, id]);
              setAdding(false);
            }}
            options={others.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        {!adding && others.length > 0 && (
          <Inline>
            <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
              {t('channels.fields.addLocation')}
            </Button>
          </Inline>
        )}
      </Stack>
    </Region>
  );
}
