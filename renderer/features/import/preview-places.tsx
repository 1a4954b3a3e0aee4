import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ImportPreview } from './import.commands.ts';
import './import.css';

/** Where each place of a file is in the shop; null: it becomes a new location. */
export type ChosenPlaces = ImportPreview['places'];

const NEW = 'new';

/** The places a file names, each with the location that it is: one of that name, another, or a new one. */
export function PreviewPlaces({
  chosen,
  onChange,
  locations,
  note,
}: {
  readonly chosen: ChosenPlaces;
  readonly onChange: (chosen: ChosenPlaces) => void;
  readonly locations: readonly { readonly value: string; readonly label: string }[];
  /** What is to be said about their stock. */
  readonly note: string | undefined;
}) {
  const t = useWords();
  return (
    <Region name={t('importDialog.preview.places')}>
      <Stack gap="s">
        <Text tone="muted">{t('importDialog.preview.placesHint')}</Text>
        <div className="import-places">
          {chosen.map(({ place, locationId }) => (
            <SelectField
              key={place}
              label={place}
              value={locationId ?? NEW}
              onChange={(id) =>
                onChange(
                  chosen.map((other) =>
                    other.place === place ? { place, locationId: id === NEW ? null : id } : other,
                  ),
                )
              }
              options={[{ value: NEW, label: t('importDialog.preview.newPlace', { place }) }, ...locations]}
            />
          ))}
        </div>
        {note !== undefined && <Text>{note}</Text>}
      </Stack>
    </Region>
  );
}
