import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';
import type { Route } from './route.ts';

/** The commands that go to the places of the navigation, and to others that are reached by name. */
export function goCommands(routes: readonly Route[]): readonly CommandSpec<WordKey>[] {
  return routes.flatMap(({ path, nav, reached }, order) => {
    const way = nav ?? reached;
    return way
      ? [
          {
            id: goId(path),
            title: way.goTo,
            icon: way.icon,
            scope: 'global',
            shortcut: way.shortcut,
            // Before the acts of its noun; behind those with files.
            menu: { menu: way.menu ?? 'view', order: way.menu === 'file' ? 100 : order / 100 },
          },
        ]
      : [];
  });
}

/** The id of the command that goes to a place. */
export function goId(path: string): string {
  return `go${path.replaceAll('/', '.')}`;
}
