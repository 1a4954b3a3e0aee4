import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done to orders, in the queue and on an order's page. */
export const orderCommands = [
  {
    id: 'orders.new',
    title: 'orders.commands.new',
    icon: 'plus',
    scope: 'orders',
    shortcut: 'n',
    menu: { menu: 'orders', order: 10 },
  },
  {
    id: 'orders.edit',
    title: 'orders.commands.edit',
    icon: 'edit',
    scope: 'orders',
    shortcut: 'e',
    menu: { menu: 'orders', order: 15 },
  },
  {
    id: 'orders.pick',
    title: 'orders.commands.pick',
    icon: 'orders',
    scope: 'orders',
    shortcut: 'p',
    menu: { menu: 'orders', order: 20 },
  },
  {
    id: 'orders.ship',
    title: 'orders.commands.ship',
    icon: 'ship',
    scope: 'orders',
    shortcut: 's',
    menu: { menu: 'orders', order: 30 },
  },
  {
    id: 'orders.hold',
    title: 'orders.commands.hold',
    icon: 'paused',
    scope: 'orders',
    shortcut: 'h',
    menu: { menu: 'orders', order: 40 },
  },
  {
    id: 'orders.resume',
    title: 'orders.commands.resume',
    icon: 'forward',
    scope: 'orders',
    shortcut: 'r',
    menu: { menu: 'orders', order: 50 },
  },
  {
    id: 'orders.due',
    title: 'orders.commands.due',
    icon: 'calendar',
    scope: 'orders',
    shortcut: 'd',
    menu: { menu: 'orders', order: 60 },
  },
  {
    id: 'orders.cancel',
    title: 'orders.commands.cancel',
    icon: 'cancelled',
    scope: 'orders',
    shortcut: 'shift+x',
    menu: { menu: 'orders', order: 70 },
  },
  {
    id: 'orders.takeBack',
    title: 'orders.commands.takeBack',
    icon: 'receive',
    scope: 'orders',
    shortcut: 'b',
    menu: { menu: 'orders', order: 72 },
  },
  {
    id: 'orders.pickList',
    title: 'orders.commands.pickList',
    icon: 'print',
    scope: 'orders',
    shortcut: 'l',
    menu: { menu: 'orders', order: 80 },
  },
  {
    id: 'orders.jointPickList',
    title: 'orders.commands.jointPickList',
    icon: 'print',
    scope: 'orders',
    shortcut: 'a',
    menu: { menu: 'orders', order: 82 },
  },
  {
    id: 'orders.packingSlip',
    title: 'orders.commands.packingSlip',
    icon: 'print',
    scope: 'orders',
    shortcut: 'shift+l',
    menu: { menu: 'orders', order: 81 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done with the queue as a whole. */
export const orderListCommands = [
  {
    id: 'orders.import',
    title: 'orders.import',
    icon: 'import',
    scope: 'orders',
    menu: { menu: 'orders', order: 12 },
  },
  {
    id: 'orders.export',
    title: 'orders.commands.export',
    icon: 'export',
    scope: 'orders',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 62 },
  },
  {
    id: 'orders.exportWorkbook',
    title: 'orders.commands.exportWorkbook',
    icon: 'export',
    scope: 'orders',
    shortcut: 'mod+shift+e',
    menu: { menu: 'file', order: 63 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
