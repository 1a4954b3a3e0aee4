import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** Undo and redo of this desk's own acts, on every screen. */
export const turnCommands = [
  {
    id: 'activity.undoLast',
    title: 'activity.commands.undoLast',
    icon: 'undo',
    scope: 'global',
    shortcut: 'mod+z',
    menu: { menu: 'edit', order: 1 },
  },
  {
    id: 'activity.redoLast',
    title: 'activity.commands.redoLast',
    icon: 'redo',
    scope: 'global',
    shortcut: 'mod+shift+z',
    menu: { menu: 'edit', order: 2 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

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
  {
    id: 'activity.export',
    title: 'activity.commands.export',
    icon: 'export',
    scope: 'activity',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 67 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
