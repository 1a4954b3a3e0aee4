import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done with the entry the cursor is on. */
export const activityCommands = [
  {
    id: 'activity.undo',
    title: 'activity.commands.undo',
    icon: 'undo',
    scope: 'activity',
    shortcut: 'u',
    menu: { menu: 'edit', order: 10 },
  },
  {
    id: 'activity.redo',
    title: 'activity.commands.redo',
    icon: 'refresh',
    scope: 'activity',
    shortcut: 'shift+r',
    menu: { menu: 'edit', order: 20 },
  },
  {
    id: 'activity.open',
    title: 'activity.commands.open',
    icon: 'external',
    scope: 'activity',
    shortcut: 'o',
    menu: { menu: 'view', order: 90 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
