import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done with the numbers of a period. */
export const numberCommands = [
  {
    id: 'numbers.export',
    title: 'numbers.commands.export',
    icon: 'export',
    scope: 'numbers',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 69 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
