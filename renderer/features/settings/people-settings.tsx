import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { usePeople, usePersonId } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';

/** Who works here, and who is at the desk now. */
export function PeopleSettings() {
  const t = useWords();
  const people = usePeople();
  const current = usePersonId();
  const { switchTo } = useSettingsCommands();
  const [adding, setAdding] = useState(false);
  return (
    <Region
      name={t('settings.people.title')}
      actions={
        <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('settings.people.add')}
        </Button>
      }
    >
      <Stack gap="s">
        {people && (
          <Text tone="muted">{people.length === 0 ? t('settings.people.nobody') : t('settings.people.note')}</Text>
        )}
        {people?.map(({ contactId, name }) => (
          <Inline key={contactId} gap="s" justify="between">
            <Inline gap="s">
              <Icon name="person" />
              <Text>{name}</Text>
            </Inline>
            {contactId === current ? (
              <StatusMark tone="good" label={t('settings.people.atDesk')} />
            ) : (
              <Button kind="quiet" onClick={() => switchTo(contactId)}>
                {t('settings.people.switch', { name })}
              </Button>
            )}
          </Inline>
        ))}
      </Stack>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Region>
  );
}

function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { addPerson } = useSettingsCommands();
  const [name, setName] = useState('');
  const submit = async () => {
    if (tell(await addPerson(name.trim()), t('settings.people.added', { name: name.trim() }))) onClose();
  };
  return (
    <Dialog
      name={t('settings.people.add')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={name.trim() !== ''}
    >
      <TextField
        label={t('settings.people.name')}
        value={name}
        onChange={setName}
        required
        autoFocus
        maxLength={mayMakeContact.name}
      />
    </Dialog>
  );
}
