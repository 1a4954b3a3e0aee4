import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done to stock and products, on the stock list and on a product's page. */
export const stockCommands = [
  {
    id: 'stock.new',
    title: 'stock.commands.new',
    icon: 'plus',
    scope: 'stock',
    shortcut: 'n',
    menu: { menu: 'stock', order: 10 },
  },
  {
    id: 'stock.edit',
    title: 'stock.commands.edit',
    icon: 'edit',
    scope: 'stock',
    shortcut: 'e',
    menu: { menu: 'stock', order: 20 },
  },
  {
    id: 'stock.variant',
    title: 'stock.commands.variant',
    icon: 'plus',
    scope: 'stock',
    shortcut: 'v',
    menu: { menu: 'stock', order: 25 },
  },
  {
    id: 'stock.adjust',
    title: 'stock.commands.adjust',
    icon: 'adjust',
    scope: 'stock',
    shortcut: 'a',
    menu: { menu: 'stock', order: 30 },
  },
  {
    id: 'stock.move',
    title: 'stock.commands.move',
    icon: 'move',
    scope: 'stock',
    shortcut: 'm',
    menu: { menu: 'stock', order: 40 },
  },
  {
    id: 'stock.price',
    title: 'stock.commands.price',
    icon: 'labels',
    scope: 'stock',
    shortcut: 'p',
    menu: { menu: 'stock', order: 50 },
  },
  {
    id: 'stock.rule',
    title: 'stock.commands.rule',
    icon: 'reorder',
    scope: 'stock',
    shortcut: 'r',
    menu: { menu: 'stock', order: 60 },
  },
  {
    id: 'stock.taxClass',
    title: 'tax.bulk.title',
    icon: 'labels',
    scope: 'stock',
    shortcut: 't',
    menu: { menu: 'stock', order: 66 },
  },
  {
    id: 'stock.bin',
    title: 'stock.commands.bin',
    icon: 'location',
    scope: 'stock',
    shortcut: 'shift+b',
    menu: { menu: 'stock', order: 65 },
  },
  {
    id: 'stock.barcode',
    title: 'stock.commands.barcode',
    icon: 'barcode',
    scope: 'stock',
    shortcut: 'b',
    menu: { menu: 'stock', order: 70 },
  },
  {
    id: 'stock.ownCodes',
    title: 'stock.commands.ownCodes',
    also: 'stock.ownCodes.one',
    icon: 'barcode',
    scope: 'stock',
    shortcut: 'c',
    menu: { menu: 'stock', order: 72 },
  },
  {
    id: 'stock.labels',
    title: 'stock.commands.labels',
    icon: 'print',
    scope: 'stock',
    shortcut: 'l',
    menu: { menu: 'stock', order: 75 },
  },
  {
    id: 'stock.archive',
    title: 'stock.commands.archive',
    icon: 'archive',
    scope: 'stock',
    shortcut: 'shift+a',
    menu: { menu: 'stock', order: 80 },
  },
  {
    id: 'stock.unarchive',
    title: 'stock.commands.unarchive',
    icon: 'archive',
    scope: 'stock',
    shortcut: 'shift+u',
    menu: { menu: 'stock', order: 90 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done to the pictures of the product whose page is open. */
export const pictureCommands = [
  {
    id: 'pictures.add',
    title: 'pictures.add',
    icon: 'picture',
    scope: 'stock',
    shortcut: 'i',
    menu: { menu: 'stock', order: 72 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done with the stock list as a whole. */
export const stockListCommands = [
  {
    id: 'stock.export',
    title: 'stock.commands.export',
    icon: 'export',
    scope: 'stock',
    shortcut: 'mod+e',
    menu: { menu: 'file', order: 60 },
  },
  {
    id: 'stock.exportWorkbook',
    title: 'stock.commands.exportWorkbook',
    icon: 'export',
    scope: 'stock',
    shortcut: 'mod+shift+e',
    menu: { menu: 'file', order: 61 },
  },
  {
    id: 'stock.exportProducts',
    title: 'stock.commands.exportProducts',
    icon: 'export',
    scope: 'stock',
    menu: { menu: 'file', order: 62 },
  },
  {
    id: 'stock.exportProductsWorkbook',
    title: 'stock.commands.exportProductsWorkbook',
    icon: 'export',
    scope: 'stock',
    menu: { menu: 'file', order: 63 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** The search in the header, on every screen. */
export const stockSearchCommands = [
  {
    id: 'stock.search',
    title: 'stock.commands.search',
    icon: 'search',
    scope: 'global',
    shortcut: '/',
    menu: { menu: 'edit', order: 90 },
  },
  {
    id: 'stock.find',
    title: 'stock.commands.find',
    icon: 'search',
    scope: 'global',
    shortcut: 'mod+f',
    menu: { menu: 'edit', order: 91 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
