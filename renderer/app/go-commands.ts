import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';
import type { Route } from './route.ts';

/** The commands that go to the places of the navigation. */
export function goCommands(routes: readonly Route[]): readonly CommandSpec<WordKey>[] {
  return routes.flatMap(({ path, nav }, order) =>
    nav
      ? [
          {
            id: goId(path),
            title: nav.goTo,
            icon: nav.icon,
            scope: 'global',
            shortcut: nav.shortcut,
            // Before the acts of its noun; behind those with files.
            menu: { menu: nav.menu ?? 'view', order: nav.menu === 'file' ? 100 : order / 100 },
          },
        ]
      : [],
  );
}

/** The id of the command that goes to a place. */
export function goId(path: string): string {
  return `go${path.replaceAll('/', '.')}`;
}
