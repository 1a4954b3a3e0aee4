import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';

/** What can be done with channels, on their list. */
export const channelListCommands = [
  {
    id: 'channels.connect',
    title: 'channels.commands.connect',
    icon: 'plus',
    scope: 'channels',
    shortcut: 'n',
    menu: { menu: 'orders', order: 400 },
  },
  {
    id: 'channels.syncAll',
    title: 'channels.commands.syncAll',
    icon: 'refresh',
    scope: 'channels',
    shortcut: 'shift+y',
    menu: { menu: 'orders', order: 401 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];

/** What can be done with one channel, on its page. */
export const channelCommands = [
  {
    id: 'channel.sync',
    title: 'channels.commands.sync',
    icon: 'refresh',
    scope: 'channels',
    shortcut: 'y',
    menu: { menu: 'orders', order: 410 },
  },
  {
    id: 'channel.pause',
    title: 'channels.commands.pause',
    icon: 'paused',
    scope: 'channels',
    shortcut: 'p',
    menu: { menu: 'orders', order: 411 },
  },
  {
    id: 'channel.publish',
    title: 'channels.commands.publish',
    icon: 'upload',
    scope: 'channels',
    shortcut: 'u',
    menu: { menu: 'orders', order: 412 },
  },
] as const satisfies readonly CommandSpec<WordKey>[];
