import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** The import as a command: key, menu, palette. */
export const importCommands = [
  {
    id: 'import.open',
    title: 'importDialog.command',
    icon: 'import',
    scope: 'global',
    shortcut: 'mod+i',
    menu: { menu: 'file', order: 10 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
