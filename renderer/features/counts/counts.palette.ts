import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done in the list of counts. */
export const countListCommands = [
  {
    id: 'counts.new',
    title: 'counts.commands.new',
    icon: 'plus',
    scope: 'counts',
    shortcut: 'n',
    menu: { menu: 'counts', order: 140 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done with what a count came to, while it is open and when it is over. */
export const countResultCommands = [
  {
    id: 'counts.export',
    title: 'counts.commands.export',
    icon: 'export',
    scope: 'counts',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 64 },
  },
  {
    id: 'counts.exportWorkbook',
    title: 'counts.commands.exportWorkbook',
    icon: 'export',
    scope: 'counts',
    shortcut: 'mod+shift+e',
    menu: { menu: 'file', order: 65 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done in one count. */
export const countCommands = [
  {
    id: 'counts.scan',
    title: 'counts.commands.scan',
    icon: 'barcode',
    scope: 'counts',
    shortcut: 's',
    menu: { menu: 'counts', order: 141 },
  },
  {
    id: 'counts.quantity',
    title: 'counts.commands.quantity',
    icon: 'edit',
    scope: 'counts',
    shortcut: 'f2',
    menu: { menu: 'counts', order: 149 },
  },
  {
    id: 'counts.review',
    title: 'counts.commands.review',
    icon: 'show',
    scope: 'counts',
    shortcut: 'v',
    menu: { menu: 'counts', order: 142 },
  },
  {
    id: 'counts.post',
    title: 'counts.commands.post',
    icon: 'check',
    scope: 'counts',
    shortcut: 'p',
    menu: { menu: 'counts', order: 143 },
  },
  {
    id: 'counts.rest',
    title: 'counts.commands.rest',
    icon: 'minus',
    scope: 'counts',
    shortcut: 'z',
    menu: { menu: 'counts', order: 144 },
  },
  {
    id: 'counts.undo',
    title: 'counts.commands.undo',
    icon: 'undo',
    scope: 'counts',
    shortcut: 'u',
    menu: { menu: 'counts', order: 145 },
  },
  {
    id: 'counts.close',
    title: 'counts.commands.close',
    icon: 'cancelled',
    scope: 'counts',
    shortcut: 'shift+x',
    menu: { menu: 'counts', order: 146 },
  },
  {
    id: 'counts.paper',
    title: 'counts.commands.paper',
    icon: 'print',
    scope: 'counts',
    shortcut: 'l',
    menu: { menu: 'counts', order: 148 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
