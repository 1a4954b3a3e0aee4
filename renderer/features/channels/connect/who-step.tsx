import type { StoreIdentity } from '#shared/contract/channels/port.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { Connected } from '../channels.commands.ts';
import { useShopPlaces } from '../channels.queries.ts';
import type { ConnectDraft } from './connect-draft.ts';

/** A clock that is off by more than this is worth a word: orders then stand at another time than they were placed. */
const CLOCK_MS = 120_000;

type WhoStepProps = {
  readonly draft: ConnectDraft;
  readonly connected: Connected;
  readonly onChange: (part: Partial<ConnectDraft>) => void;
};

/** Who answered, what its key may do, and which of our places serve it. */
export function WhoStep({ draft, connected: { identity, kept }, onChange }: WhoStepProps) {
  const t = useWords();
  const { currency, places } = useShopPlaces();
  return (
    <Stack gap="m">
      <KeyValueList
        items={[
          { label: t('channels.who.name'), value: identity.name },
          { label: t('channels.who.software'), value: identity.software },
          { label: t('channels.who.currency'), value: identity.currency },
          {
            label: t('channels.who.key'),
            value: (
              <StatusMark
                plain
                tone={identity.mayWrite ? 'good' : 'warn'}
                label={t(identity.mayWrite ? 'channels.who.mayWrite' : 'channels.who.mayRead')}
              />
            ),
          },
        ]}
      />
      <Warnings identity={identity} currency={currency} isKept={kept === 'vault'} />
      <TextField
        label={t('channels.fields.name')}
        hint={t('channels.fields.nameHint')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        maxLength={mayMake.name}
        required
        autoFocus
      />
      {identity.locations.length === 0 ? (
        <SelectField
          label={t('channels.fields.location')}
          hint={t('channels.fields.locationHint')}
          value={draft.locationIds[0] ?? null}
          onChange={(id) => onChange({ locationIds: id === null ? [] : [id] })}
          options={places.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : (
        <PlacesFields identity={identity} draft={draft} onChange={onChange} />
      )}
    </Stack>
  );
}

type WarningsProps = { readonly identity: StoreIdentity; readonly currency: string | null; readonly isKept: boolean };

function Warnings({ identity, currency, isKept }: WarningsProps) {
  const t = useWords();
  const isOther = currency !== null && currency !== identity.currency;
  const warnings = [
    isOther && t('channels.who.otherCurrency', { theirs: identity.currency, ours: currency }),
    !identity.mayWrite && t('channels.who.readOnly'),
    Math.abs(identity.skewMs) > CLOCK_MS &&
      t('channels.who.clock', { count: Math.round(Math.abs(identity.skewMs) / 60_000) }),
    !isKept && t('channels.who.session'),
  ].filter((text) => text !== false);
  return (
    <>
      {warnings.map((text) => (
        <Text key={text} tone="warn">
          {text}
        </Text>
      ))}
    </>
  );
}

type PlacesProps = Pick<WhoStepProps, 'draft' | 'onChange'> & { readonly identity: StoreIdentity };

/** Which of ours stands for each of the store's places. */
function PlacesFields({ identity, draft, onChange }: PlacesProps) {
  const t = useWords();
  const { places } = useShopPlaces();
  return (
    <Region name={t('channels.fields.places')} level={3}>
      <Stack gap="s">
        <Text tone="muted" size="s">
          {t('channels.fields.placesHint')}
        </Text>
        {identity.locations.map(({ id, name }) => (
          <SelectField
            key={id}
            label={name}
            value={draft.places[id] ?? null}
            onChange={(locationId) => onChange({ places: { ...draft.places, [id]: locationId } })}
            options={places.map((place) => ({ value: place.id, label: place.label }))}
            placeholder={t('channels.fields.noPlace')}
            clearable
          />
        ))}
      </Stack>
    </Region>
  );
}
