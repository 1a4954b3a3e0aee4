import { useRef } from 'react';
import { useCommandRegistry, useCommands } from '#renderer/ui/commands.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { actText } from './act-words.ts';
import { turnCommands } from './activity.palette.ts';
import { useActivityCommands } from './activity.commands.ts';
import type { LastTurn, Way } from './last-turn.queries.ts';
import { tellRefused } from './tell-refused.ts';
import { useWorking } from './turn-working.tsx';

/** Undo and redo by key, menu and palette on every screen: one step a press, each saying what it was about. */
export function UndoKeys() {
  const t = useWords();
  const format = useFormat();
  const registry = useCommandRegistry();
  const { turnLast } = useActivityCommands();
  const { run, shown } = useWorking();
  const before = useRef(Promise.resolve());
  const textOf = ({ way, said, more }: LastTurn): string => {
    const what = said.map((one) => actText(one, { t, format })).join('; ');
    const told = more === 0 ? what : t('activity.andMore', { what, count: more });
    return t(way === 'undo' ? 'activity.undone' : 'activity.redone', { what: told });
  };
  const step = async (way: Way) => {
    const turned = await run(way, (onProgress) => turnLast(way, onProgress));
    if (!turned.ok) tellRefused(turned.failure, { t, format });
    else if (!turned.value) toast.news(t(way === 'undo' ? 'activity.nothingToUndo' : 'activity.nothingToRedo'));
    else toast.success(textOf(turned.value));
  };
  const press = (way: Way) => () => {
    // From a menu a press comes although a dialog is open: what lies behind it stays as it is.
    if (registry.paused()) return;
    before.current = before.current.then(() => step(way));
  };
  useCommands(turnCommands, { 'activity.undoLast': press('undo'), 'activity.redoLast': press('redo') });
  return shown;
}
