import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done with parcels, on their screen. */
export const shippingCommands = [
  {
    id: 'shipping.ship',
    title: 'shipping.commands.ship',
    icon: 'ship',
    scope: 'shipping',
    shortcut: 's',
    menu: { menu: 'orders', order: 200 },
  },
  {
    id: 'shipping.deliver',
    title: 'shipping.commands.deliver',
    icon: 'done',
    scope: 'shipping',
    shortcut: 'd',
    menu: { menu: 'orders', order: 201 },
  },
  {
    id: 'shipping.track',
    title: 'shipping.commands.track',
    icon: 'external',
    scope: 'shipping',
    shortcut: 't',
    menu: { menu: 'orders', order: 202 },
  },
  {
    id: 'shipping.addresses',
    title: 'shipping.commands.addresses',
    icon: 'export',
    scope: 'shipping',
    shortcut: 'a',
    menu: { menu: 'orders', order: 203 },
  },
  {
    id: 'shipping.numbers',
    title: 'shipping.commands.numbers',
    icon: 'import',
    scope: 'shipping',
    shortcut: 'n',
    menu: { menu: 'orders', order: 204 },
  },
  {
    id: 'shipping.manifest',
    title: 'shipping.commands.manifest',
    icon: 'print',
    scope: 'shipping',
    shortcut: 'm',
    menu: { menu: 'orders', order: 205 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
