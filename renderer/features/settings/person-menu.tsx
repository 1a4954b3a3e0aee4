import { navigate } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { placeOf } from './settings-sections.ts';
import { usePeople, usePersonId } from './settings.queries.ts';

/** Who is at the desk, in the header of every screen; a press hands the desk over. */
export function PersonMenu() {
  const t = useWords();
  const people = usePeople();
  const current = usePersonId();
  const { switchTo } = useSettingsCommands();
  // Until it is known who is there, nobody is said to be missing.
  if (!people) return null;
  const name = people.find((person) => person.contactId === current)?.name ?? t('settings.people.nobody');
  const others = people.filter((person) => person.contactId !== current);
  return (
    <Menu
      name={name}
      icon="person"
      labelled
      items={[
        ...others.map((person) => ({
          id: person.contactId,
          label: t('settings.people.switch', { name: person.name }),
          onSelect: () => switchTo(person.contactId),
        })),
        ...(others.length > 0 ? [{ id: 'line', divider: true } as const] : []),
        { id: 'manage', label: t('settings.people.manage'), onSelect: () => navigate(placeOf('people')) },
      ]}
    />
  );
}
