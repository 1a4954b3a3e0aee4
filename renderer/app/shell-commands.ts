import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done with the window itself. */
export const shellCommands = [
  {
    id: 'shell.palette',
    title: 'shell.commands.palette',
    icon: 'command',
    scope: 'global',
    shortcut: 'mod+k',
    menu: { menu: 'view', order: 100 },
  },
  {
    id: 'shell.fold',
    title: 'shell.commands.foldNavigation',
    icon: 'fold',
    scope: 'global',
    shortcut: 'mod+b',
    menu: { menu: 'view', order: 110 },
  },
  {
    id: 'shell.light',
    title: 'shell.commands.lightScheme',
    icon: 'sun',
    scope: 'global',
    menu: { menu: 'view', order: 120 },
  },
  {
    id: 'shell.dark',
    title: 'shell.commands.darkScheme',
    icon: 'moon',
    scope: 'global',
    menu: { menu: 'view', order: 121 },
  },
  {
    id: 'shell.auto',
    title: 'shell.commands.autoScheme',
    icon: 'screen',
    scope: 'global',
    menu: { menu: 'view', order: 122 },
  },
  { id: 'shell.roomy', title: 'shell.commands.roomyRows', scope: 'global', menu: { menu: 'view', order: 130 } },
  { id: 'shell.compact', title: 'shell.commands.compactRows', scope: 'global', menu: { menu: 'view', order: 131 } },
  { id: 'shell.noMotion', title: 'shell.commands.noMotion', scope: 'global', menu: { menu: 'view', order: 140 } },
  { id: 'shell.autoMotion', title: 'shell.commands.autoMotion', scope: 'global', menu: { menu: 'view', order: 141 } },
] as const satisfies readonly CommandSpec<WordKey>[];
