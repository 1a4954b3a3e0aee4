import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done in the list of returns. */
export const returnListCommands = [
  {
    id: 'returns.begin',
    title: 'returns.commands.begin',
    icon: 'receive',
    scope: 'returns',
    shortcut: 'r',
    menu: { menu: 'orders', order: 140 },
  },
  {
    id: 'returns.refund',
    title: 'returns.commands.refund',
    icon: 'undo',
    scope: 'returns',
    menu: { menu: 'orders', order: 141 },
  },
  {
    id: 'returns.export',
    title: 'returns.commands.export',
    icon: 'export',
    scope: 'returns',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 68 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done while pieces that came back are looked at. */
export const takeBackCommands = [
  {
    id: 'returns.scan',
    title: 'returns.commands.scan',
    icon: 'barcode',
    scope: 'returns',
    shortcut: 's',
    menu: { menu: 'orders', order: 142 },
  },
  {
    id: 'returns.all',
    title: 'returns.commands.all',
    icon: 'plus',
    scope: 'returns',
    shortcut: 'shift+a',
    menu: { menu: 'orders', order: 143 },
  },
  {
    id: 'returns.save',
    title: 'returns.commands.save',
    icon: 'receive',
    scope: 'returns',
    shortcut: 'mod+enter',
    menu: { menu: 'orders', order: 144 },
  },
  {
    id: 'returns.discard',
    title: 'returns.commands.discard',
    icon: 'delete',
    scope: 'returns',
    shortcut: 'shift+x',
    menu: { menu: 'orders', order: 145 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
