import { IconButton } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { navigate } from '#renderer/ui/location.ts';
import { useWords } from '#renderer/words/words.ts';
import { helpHere, openHelp } from './help-way.store.ts';
import { helpCommands } from './help.palette.ts';

/** The way to the help in the header of every screen, and the same by key, menu and palette. */
export function HelpButton() {
  const t = useWords();
  useCommands(helpCommands, {
    'help.here': helpHere,
    'help.start': () => openHelp('start'),
    'help.keyboard': () => openHelp('keyboard'),
    'help.trouble': () => openHelp('trouble'),
    'help.books': () => navigate('/settings/books'),
    'help.report': () => navigate('/settings/log?field=report'),
  });
  return <IconButton name={t('help.here')} icon="help" onClick={helpHere} />;
}
