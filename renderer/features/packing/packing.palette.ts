import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done in the list of what is to be packed. */
export const packListCommands = [
  {
    id: 'packing.codes',
    title: 'packing.codes.print',
    icon: 'print',
    scope: 'packing',
    shortcut: 'c',
    menu: { menu: 'orders', order: 147 },
  },
  {
    id: 'packing.settings',
    title: 'packing.settings.goTo',
    icon: 'settings',
    scope: 'packing',
    menu: { menu: 'orders', order: 148 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done at the station. The keys of its buttons work while the cursor stands in the field for scans, where it always stands. */
export const stationCommands = [
  {
    id: 'packing.scan',
    title: 'packing.commands.scan',
    icon: 'barcode',
    scope: 'packing',
    shortcut: 's',
    menu: { menu: 'orders', order: 140 },
  },
  {
    id: 'packing.finish',
    title: 'packing.commands.finish',
    icon: 'done',
    scope: 'packing',
    shortcut: 'mod+enter',
    menu: { menu: 'orders', order: 141 },
  },
  {
    id: 'packing.next',
    title: 'packing.commands.next',
    icon: 'plus',
    scope: 'packing',
    shortcut: 'f8',
    menu: { menu: 'orders', order: 142 },
  },
  {
    id: 'packing.ship',
    title: 'packing.commands.ship',
    icon: 'ship',
    scope: 'packing',
    shortcut: 'f9',
    menu: { menu: 'orders', order: 143 },
  },
  {
    id: 'packing.number',
    title: 'packing.commands.number',
    icon: 'edit',
    scope: 'packing',
    shortcut: 't',
    menu: { menu: 'orders', order: 144 },
  },
  {
    id: 'packing.undo',
    title: 'packing.commands.undo',
    icon: 'undo',
    scope: 'packing',
    shortcut: 'u',
    menu: { menu: 'orders', order: 145 },
  },
  {
    id: 'packing.abort',
    title: 'packing.commands.abort',
    icon: 'cancelled',
    scope: 'packing',
    shortcut: 'shift+x',
    menu: { menu: 'orders', order: 146 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
