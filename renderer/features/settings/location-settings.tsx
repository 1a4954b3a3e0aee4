import { useState } from 'react';
import type { LocationRow, LocationType } from '#shared/domain/operations/rows.ts';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { useLocations } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';
import { mayMake } from '#shared/domain/values/limits.ts';

const TYPES = ['shop', 'warehouse', 'bin'] as const satisfies readonly LocationType[];

/** The places that hold stock. */
export function LocationSettings() {
  const t = useWords();
  const locations = useLocations();
  const [dialog, setDialog] = useState<'add' | LocationRow | null>(null);
  return (
    <Region
      name={t('settings.locations.title')}
      actions={
        <Button kind="quiet" icon="plus" onClick={() => setDialog('add')}>
          {t('settings.locations.add')}
        </Button>
      }
    >
      <Stack gap="s">
        {locations.map((location) => (
          <Inline key={location.id} gap="s" justify="between">
            <Inline gap="s">
              <Icon name="location" />
              <Text>{location.name}</Text>
              <Text tone="muted">{t(`settings.locations.types.${location.locationType}`)}</Text>
            </Inline>
            <IconButton
              icon="edit"
              name={t('settings.locations.renameNamed', { name: location.name })}
              onClick={() => setDialog(location)}
            />
          </Inline>
        ))}
      </Stack>
      {dialog === 'add' && <AddLocation onClose={() => setDialog(null)} />}
      {dialog !== 'add' && dialog !== null && <RenameLocation location={dialog} onClose={() => setDialog(null)} />}
    </Region>
  );
}

function AddLocation({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { addLocation } = useSettingsCommands();
  const [name, setName] = useState('');
  const [type, setType] = useState<LocationType | null>('warehouse');
  const submit = async () => {
    const answer = await addLocation(name.trim(), type ?? 'shop');
    if (tell(answer, t('settings.locations.added', { name: name.trim() }))) onClose();
  };
  return (
    <Dialog
      name={t('settings.locations.add')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={name.trim() !== ''}
    >
      <Stack gap="m">
        <TextField
          label={t('settings.locations.name')}
          value={name}
          onChange={setName}
          required
          autoFocus
          maxLength={mayMake.name}
        />
        <SelectField
          label={t('settings.locations.type')}
          value={type}
          onChange={setType}
          options={TYPES.map((value) => ({ value, label: t(`settings.locations.types.${value}`) }))}
        />
      </Stack>
    </Dialog>
  );
}

function RenameLocation({ location, onClose }: { readonly location: LocationRow; readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { edit } = useSettingsCommands();
  const [name, setName] = useState(location.name);
  const submit = async () => {
    if (tell(await edit({ kind: 'location', id: location.id, fields: { name: name.trim() } }), name.trim())) onClose();
  };
  return (
    <Dialog
      name={t('settings.locations.renameTitle')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('settings.locations.rename')}
      canSubmit={name.trim() !== ''}
    >
      <TextField
        label={t('settings.locations.name')}
        value={name}
        onChange={setName}
        required
        autoFocus
        maxLength={mayMake.name}
      />
    </Dialog>
  );
}
