import { useState } from 'react';
import { placeOptions } from '#renderer/parts/place-options.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { keepDamagedPlace } from './damaged-place.store.ts';
import type { Piece } from './return-draft.ts';
import { useReturnCommands } from './returns.commands.ts';
import type { ReturnFacts } from './returns.queries.ts';

type DamagedPlaceProps = {
  readonly piece: Piece;
  readonly facts: ReturnFacts;
  /** Null: nowhere, they are written off. */
  readonly onChange: (locationId: LocationId | null) => void;
};

/** Lies nowhere. */
const GONE = 'gone';

/** Where damaged pieces go: to a place that is not for sale, which is made here where there is none, or nowhere. */
export function DamagedPlace({ piece, facts, onChange }: DamagedPlaceProps) {
  const t = useWords();
  const choose = (id: LocationId) => {
    keepDamagedPlace(id);
    onChange(id);
  };
  if (facts.asidePlaces.length === 0 && piece.locationId === null) return <NoPlace onMade={choose} />;
  const places: readonly Option<LocationId | typeof GONE>[] = placesFor(piece, facts.asidePlaces, facts);
  return (
    <SelectField<LocationId | typeof GONE>
      label={t('returns.fields.place')}
      value={piece.locationId ?? GONE}
      onChange={(place) => place !== null && (place === GONE ? onChange(null) : choose(place))}
      options={[...places, { value: GONE, label: t('returns.damaged.gone') }]}
    />
  );
}

function NoPlace({ onMade }: { readonly onMade: (id: LocationId) => void }) {
  const t = useWords();
  const told = useActNews();
  const { addDamagedPlace } = useReturnCommands();
  const [busy, setBusy] = useState(false);
  const name = t('returns.damaged.name');
  const make = async () => {
    setBusy(true);
    const made = await addDamagedPlace(name);
    setBusy(false);
    if (!made.ok) return told.failed(made.failure);
    told.saved(t('returns.damaged.made', { name }), made.value.opIds);
    onMade(made.value.locationId);
  };
  return (
    <div className="away-gone">
      <Text size="s" tone="muted" as="div">
        {t('returns.gone.damaged')}
      </Text>
      <Button kind="quiet" icon="plus" onClick={() => void make()} disabled={busy} hint={t('returns.damaged.hint')}>
        {t('returns.damaged.make', { name })}
      </Button>
    </div>
  );
}

/** The places to choose from, the piece's own among them also where it is archived or became another kind of place. */
export function placesFor(
  { locationId }: Pick<Piece, 'locationId'>,
  offered: ReturnFacts['locations'],
  { locationName }: Pick<ReturnFacts, 'locationName'>,
): readonly Option<LocationId>[] {
  const places = placeOptions(offered);
  return locationId === null || places.some(({ value }) => value === locationId)
    ? places
    : [...places, { value: locationId, label: locationName(locationId) }];
}
