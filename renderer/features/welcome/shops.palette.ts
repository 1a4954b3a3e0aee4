import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done with the shops of this computer, from any screen. */
export const shopCommands = [
  { id: 'shops.new', title: 'welcome.shops.new', icon: 'plus', scope: 'global', menu: { menu: 'file', order: 80 } },
  {
    id: 'shops.join',
    title: 'sharing.join.title',
    icon: 'synced',
    scope: 'global',
    menu: { menu: 'file', order: 80.5 },
  },
  { id: 'shops.share', title: 'sync.share', icon: 'synced', scope: 'global', menu: { menu: 'file', order: 81.5 } },
  {
    id: 'shops.connect',
    title: 'welcome.shops.connect',
    icon: 'link',
    scope: 'global',
    menu: { menu: 'file', order: 81 },
  },
  {
    id: 'shops.demo',
    title: 'welcome.shops.demo',
    also: 'find.otherShop',
    icon: 'news',
    scope: 'global',
    menu: { menu: 'file', order: 82 },
  },
  {
    id: 'shops.leaveDemo',
    title: 'welcome.shops.leaveDemo',
    also: 'find.otherShop',
    icon: 'shop',
    scope: 'global',
    menu: { menu: 'file', order: 83 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
