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
    id: 'orders.pack',
    title: 'orders.commands.pack',
    icon: 'product',
    scope: 'orders',
    shortcut: 'k',
    menu: { menu: 'orders', order: 27 },
  },
  {
    id: 'orders.together',
    title: 'picking.togetherAs',
    icon: 'orders',
    scope: 'orders',
    shortcut: 'shift+p',
    menu: { menu: 'orders', order: 25 },
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
    id: 'orders.details',
    title: 'orders.commands.details',
    icon: 'calendar',
    scope: 'orders',
    shortcut: 'd',
    menu: { menu: 'orders', order: 60 },
  },
  {
    id: 'orders.serve',
    title: 'allocation.serve.command',
    icon: 'location',
    scope: 'orders',
    shortcut: 'shift+o',
    menu: { menu: 'orders', order: 65 },
  },
  {
    id: 'orders.deliver',
    title: 'orders.commands.deliver',
    icon: 'done',
    scope: 'orders',
    shortcut: 'shift+d',
    menu: { menu: 'orders', order: 35 },
  },
  {
    id: 'orders.split',
    title: 'orders.commands.split',
    icon: 'move',
    scope: 'orders',
    shortcut: 'shift+s',
    menu: { menu: 'orders', order: 66 },
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

/** What can be said of orders, in the queue and on an order's page. */
export const orderFieldCommands = [
  {
    id: 'orders.tags',
    title: 'orders.commands.tags',
    icon: 'labels',
    scope: 'orders',
    shortcut: 't',
    menu: { menu: 'orders', order: 61 },
  },
  {
    id: 'orders.assign',
    title: 'orders.commands.assign',
    icon: 'person',
    scope: 'orders',
    shortcut: 'i',
    menu: { menu: 'orders', order: 62 },
  },
  {
    id: 'orders.priority',
    title: 'orders.commands.priority',
    icon: 'up',
    scope: 'orders',
    shortcut: 'u',
    menu: { menu: 'orders', order: 63 },
  },
  {
    id: 'orders.merge',
    title: 'orders.commands.merge',
    icon: 'move',
    scope: 'orders',
    shortcut: 'm',
    menu: { menu: 'orders', order: 65 },
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

/** What can be done with the way the queue is looked at. */
export const orderViewCommands = [
  {
    id: 'orders.saveView',
    title: 'queue.views.save',
    icon: 'filter',
    scope: 'orders',
    shortcut: 'v',
    menu: { menu: 'view', order: 70 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
