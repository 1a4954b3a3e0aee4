import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done in the list of suppliers. */
export const supplierListCommands = [
  {
    id: 'suppliers.new',
    title: 'suppliers.commands.add',
    also: 'suppliers.commands.addAlso',
    icon: 'plus',
    scope: 'suppliers',
    shortcut: 'n',
    menu: { menu: 'purchasing', order: 170 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done with one supplier. */
export const supplierCommands = [
  {
    id: 'supplier.edit',
    title: 'suppliers.commands.edit',
    icon: 'edit',
    scope: 'suppliers',
    shortcut: 'e',
    menu: { menu: 'purchasing', order: 171 },
  },
  {
    id: 'supplier.merge',
    title: 'suppliers.commands.merge',
    icon: 'link',
    scope: 'suppliers',
    shortcut: 'm',
    menu: { menu: 'purchasing', order: 172 },
  },
  {
    id: 'supplier.archive',
    title: 'suppliers.commands.archive',
    icon: 'archive',
    scope: 'suppliers',
    shortcut: 'shift+a',
    menu: { menu: 'purchasing', order: 173 },
  },
  {
    id: 'supplier.unarchive',
    title: 'suppliers.commands.unarchive',
    icon: 'archive',
    scope: 'suppliers',
    shortcut: 'shift+u',
    menu: { menu: 'purchasing', order: 174 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
