import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** The help of the screen shown, and the topics a person looks for first; offered everywhere. */
export const helpCommands = [
  {
    id: 'help.here',
    title: 'help.here',
    icon: 'help',
    scope: 'global',
    shortcut: 'f1',
    alsoKeys: ['?'],
    menu: { menu: 'help', order: 10 },
  },
  {
    id: 'help.start',
    title: 'help.topics.start.title',
    icon: 'flag',
    scope: 'global',
    menu: { menu: 'help', order: 20 },
  },
  {
    id: 'help.keyboard',
    title: 'help.shortcuts',
    icon: 'keyboard',
    scope: 'global',
    menu: { menu: 'help', order: 30 },
  },
  {
    id: 'help.report',
    title: 'settings.support.make',
    icon: 'file',
    scope: 'global',
    menu: { menu: 'help', order: 50 },
  },
  {
    id: 'help.books',
    title: 'settings.books.check',
    icon: 'check',
    scope: 'global',
    menu: { menu: 'help', order: 45 },
  },
  {
    id: 'help.trouble',
    title: 'help.topics.trouble.title',
    icon: 'warning',
    scope: 'global',
    menu: { menu: 'help', order: 40 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
