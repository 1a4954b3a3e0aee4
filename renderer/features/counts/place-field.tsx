import { SelectField } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { CountFacts } from './counts.queries.ts';

type PlaceFieldProps = {
  readonly places: readonly LocationId[];
  readonly value: LocationId;
  readonly onChange: (place: LocationId) => void;
  readonly facts: CountFacts;
};

/** Where the person stands, where a location has places within. */
export function PlaceField({ places, value, onChange, facts }: PlaceFieldProps) {
  const t = useWords();
  if (places.length < 2) return null;
  return (
    <SelectField
      hideLabel
      label={t('counts.page.place')}
      value={value}
      onChange={(place) => place && onChange(place)}
      options={places.map((id) => ({ value: id, label: facts.locationName(id) }))}
    />
  );
}
