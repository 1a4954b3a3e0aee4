import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done in the list of batches. */
export const batchListCommands = [
  {
    id: 'picking.next',
    title: 'picking.commands.nextBatch',
    icon: 'orders',
    scope: 'picking',
    shortcut: 'n',
    menu: { menu: 'orders', order: 120 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done while a batch is picked. */
export const pickCommands = [
  {
    id: 'pick.scan',
    title: 'picking.commands.scan',
    icon: 'barcode',
    scope: 'picking',
    shortcut: 's',
    menu: { menu: 'orders', order: 121 },
  },
  {
    id: 'pick.one',
    title: 'picking.commands.one',
    icon: 'plus',
    scope: 'picking',
    shortcut: 'p',
    menu: { menu: 'orders', order: 122 },
  },
  {
    id: 'pick.all',
    title: 'picking.commands.allOfStop',
    icon: 'check',
    scope: 'picking',
    shortcut: 'mod+enter',
    menu: { menu: 'orders', order: 123 },
  },
  {
    id: 'pick.short',
    title: 'picking.commands.shortOfStop',
    icon: 'warning',
    scope: 'picking',
    shortcut: 'm',
    menu: { menu: 'orders', order: 124 },
  },
  {
    id: 'pick.skip',
    title: 'picking.commands.skip',
    icon: 'down',
    scope: 'picking',
    shortcut: 'j',
    menu: { menu: 'orders', order: 125 },
  },
  {
    id: 'pick.back',
    title: 'picking.commands.back',
    icon: 'up',
    scope: 'picking',
    shortcut: 'k',
    menu: { menu: 'orders', order: 126 },
  },
  {
    id: 'pick.undo',
    title: 'picking.commands.undo',
    icon: 'undo',
    scope: 'picking',
    shortcut: 'u',
    menu: { menu: 'orders', order: 127 },
  },
  {
    id: 'pick.print',
    title: 'picking.commands.print',
    icon: 'print',
    scope: 'picking',
    shortcut: 'l',
    menu: { menu: 'orders', order: 128 },
  },
  {
    id: 'pick.handOver',
    title: 'picking.handOver.title',
    icon: 'person',
    scope: 'picking',
    shortcut: 'h',
    menu: { menu: 'orders', order: 129 },
  },
  {
    id: 'pick.finish',
    title: 'picking.commands.finish',
    icon: 'done',
    scope: 'picking',
    shortcut: 'f',
    menu: { menu: 'orders', order: 130 },
  },
  {
    id: 'pick.cancel',
    title: 'picking.commands.cancel',
    icon: 'cancelled',
    scope: 'picking',
    shortcut: 'shift+x',
    menu: { menu: 'orders', order: 131 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
