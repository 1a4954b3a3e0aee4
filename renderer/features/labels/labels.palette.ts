import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** Where the printers of this computer stand; offered everywhere. */
export const printerCommands = [
  {
    id: 'printers.open',
    title: 'labels.printers.title',
    icon: 'print',
    scope: 'global',
    menu: { menu: 'file', order: 91 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done about printers where they are set up. */
export const printerSetupCommands = [
  {
    id: 'printers.test',
    title: 'labels.commands.test',
    icon: 'print',
    scope: 'settings',
    shortcut: 't',
    menu: { menu: 'file', order: 90 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done with chosen labels. */
export const labelCommands = [
  {
    id: 'labels.print',
    title: 'labels.commands.print',
    icon: 'print',
    scope: 'labels',
    shortcut: 'mod+enter',
    menu: { menu: 'labels', order: 180 },
  },
  {
    id: 'labels.scan',
    title: 'labels.commands.scan',
    icon: 'barcode',
    scope: 'labels',
    shortcut: 's',
    menu: { menu: 'labels', order: 181 },
  },
  {
    id: 'labels.onHand',
    title: 'labels.commands.onHand',
    icon: 'stock',
    scope: 'labels',
    shortcut: 'h',
    menu: { menu: 'labels', order: 182 },
  },
  {
    id: 'labels.test',
    title: 'labels.commands.test',
    icon: 'print',
    scope: 'labels',
    shortcut: 't',
    menu: { menu: 'labels', order: 183 },
  },
  {
    id: 'labels.clear',
    title: 'labels.commands.clear',
    icon: 'delete',
    scope: 'labels',
    shortcut: 'shift+x',
    menu: { menu: 'labels', order: 184 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
