import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done about buying. */
export const reorderCommands = [
  {
    id: 'reorder.mark',
    title: 'reorder.commands.mark',
    icon: 'purchasing',
    scope: 'reorder',
    shortcut: 'o',
    menu: { menu: 'purchasing', order: 110 },
  },
  {
    id: 'reorder.receive',
    title: 'reorder.commands.receive',
    icon: 'receive',
    scope: 'reorder',
    shortcut: 'r',
    menu: { menu: 'purchasing', order: 120 },
  },
  {
    id: 'reorder.cancel',
    title: 'reorder.commands.cancel',
    icon: 'cancelled',
    scope: 'reorder',
    shortcut: 'shift+x',
    menu: { menu: 'purchasing', order: 130 },
  },
  {
    id: 'reorder.export',
    title: 'reorder.commands.export',
    icon: 'export',
    scope: 'reorder',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 64 },
  },
  {
    id: 'reorder.exportWorkbook',
    title: 'reorder.commands.exportWorkbook',
    icon: 'export',
    scope: 'reorder',
    shortcut: 'mod+shift+e',
    menu: { menu: 'file', order: 65 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
