import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done in the list of receipts. */
export const receiptListCommands = [
  {
    id: 'purchasing.receive',
    title: 'purchasing.commands.receive',
    icon: 'receive',
    scope: 'purchasing',
    shortcut: 'r',
    menu: { menu: 'purchasing', order: 160 },
  },
  {
    id: 'purchasing.labels',
    title: 'purchasing.commands.labels',
    icon: 'print',
    scope: 'purchasing',
    shortcut: 'l',
    menu: { menu: 'purchasing', order: 164 },
  },
  {
    id: 'purchasing.export',
    title: 'purchasing.commands.export',
    icon: 'export',
    scope: 'purchasing',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 66 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done while a delivery is taken in. */
export const receiveCommands = [
  {
    id: 'receive.scan',
    title: 'purchasing.commands.scan',
    icon: 'barcode',
    scope: 'purchasing',
    shortcut: 's',
    menu: { menu: 'purchasing', order: 161 },
  },
  {
    id: 'receive.quantity',
    title: 'purchasing.commands.quantity',
    icon: 'edit',
    scope: 'purchasing',
    shortcut: 'f2',
    menu: { menu: 'purchasing', order: 165 },
  },
  {
    id: 'receive.lots',
    title: 'purchasing.commands.lots',
    icon: 'labels',
    scope: 'purchasing',
    shortcut: 'shift+l',
    menu: { menu: 'purchasing', order: 166 },
  },
  {
    id: 'receive.save',
    title: 'purchasing.commands.save',
    icon: 'receive',
    scope: 'purchasing',
    shortcut: 'mod+enter',
    menu: { menu: 'purchasing', order: 162 },
  },
  {
    id: 'receive.discard',
    title: 'purchasing.commands.discard',
    icon: 'delete',
    scope: 'purchasing',
    shortcut: 'shift+x',
    menu: { menu: 'purchasing', order: 163 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
