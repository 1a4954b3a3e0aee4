import { useEffect } from 'react';
import { type CommandSpec, menuOf } from '#renderer/ui/command.ts';
import { useCommandRegistry, useLiveCommands } from '#renderer/ui/commands.ts';
import { useWords, type WordKey, wordOf } from '#renderer/words/words.ts';
import type { Ask } from '#shared/contract/bridge/channels.ts';

type Described = Ask<'app.setMenu'>;

/** The menu bar of the host, as far as the window uses it. */
export type NativeMenu = {
  readonly show: (described: Described) => void;
  /** Hears which line was pressed; answers how to stop. */
  readonly onPress: (listener: (id: string) => void) => () => void;
};

/** Keeps the native menu as the commands are, and does what is pressed in it. Keep `menu` the same between renders. */
export function useNativeMenu(specs: readonly CommandSpec<WordKey>[], menu: NativeMenu): void {
  const t = useWords();
  const registry = useCommandRegistry();
  const live = useLiveCommands();
  useEffect(() => {
    const ids = new Set(live.map(({ spec }) => spec.id));
    const word = (title: WordKey) => wordOf(t, title);
    menu.show({
      menus: menuOf(specs, word, ids).map(({ menu: name, lines }) => ({
        label: t(`shell.menus.${name}`),
        kind: name === 'edit' || name === 'help' ? name : 'plain',
        items: [...lines],
      })),
      standard: t('shell.standardMenus', { returnObjects: true }),
    });
  }, [menu, specs, live, t]);
  useEffect(() => menu.onPress((id) => registry.run(id)), [menu, registry]);
}

/** The native menu of the window, where it has one. */
export function NativeMenuBar({
  commands,
  menu,
}: {
  readonly commands: readonly CommandSpec<WordKey>[];
  readonly menu: NativeMenu;
}) {
  useNativeMenu(commands, menu);
  return null;
}
