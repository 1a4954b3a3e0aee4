import { type ReactNode, Suspense, useMemo, useState } from 'react';
import { Redirect, Route as Place, Router, Switch } from 'wouter';
import { AppFrame, type NavEntry } from '#renderer/ui/app-frame.tsx';
import type { CommandSpec, Handlers } from '#renderer/ui/command.ts';
import { CommandPalette } from '#renderer/ui/command-palette.tsx';
import { useCommandKeys, useCommands } from '#renderer/ui/commands.ts';
import { navigate, useHashLocation, usePath } from '#renderer/ui/location.ts';
import { useRememberedWays, useWays } from '#renderer/ui/place-memory.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { NavCount } from '#renderer/ui/nav-count.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useWords, wordOf } from '#renderer/words/words.ts';
import { goCommands, goId } from './go-commands.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { useReach } from './reach-command.ts';
import { useRecentCommands } from './recent-commands.store.ts';
import type { Route } from './route.ts';
import { shellCommands } from './shell-commands.ts';
import { changeView, useViewSettings } from './view-settings.store.ts';

/** What the features put into the frame of the window. */
export type ShellParts = {
  readonly routes: readonly Route[];
  /** Every command there is, for the palette. */
  readonly commands: readonly CommandSpec[];
  readonly start?: ReactNode;
  readonly search?: ReactNode;
  readonly end?: ReactNode;
  /** What must not be missed on any screen, as that the disk is full. */
  readonly alarm?: ReactNode;
  /** A word over every screen, as that the shop is only a demo. */
  readonly band?: ReactNode;
  /** What is there on every screen without a place of its own: a drop target, a welcome. */
  readonly everywhere?: ReactNode;
};

/** The window: its frame, its places, its own commands. */
export function AppShell({ routes, commands, start, search, end, alarm, band, everywhere }: ShellParts) {
  const path = usePath();
  const folded = useViewSettings((settings) => settings.navFolded);
  const nav = useNavEntries(routes, path);
  const home = routes[0]?.path ?? '/';
  return (
    <Router hook={useHashLocation}>
      <ShellCommands routes={routes} commands={commands} />
      <AppFrame
        start={start}
        search={search}
        end={end}
        alarm={alarm}
        band={band}
        nav={nav.filter((entry) => !entry.last)}
        navEnd={nav.filter((entry) => entry.last)}
        folded={folded}
        onFold={(navFolded) => changeView({ navFolded })}
      >
        <ErrorBoundary place={path}>
          <Suspense fallback={<Skeleton />}>
            <Switch>
              {routes.map((route) => (
                <Place key={route.path} path={route.path}>
                  {route.element}
                </Place>
              ))}
              {home !== '/' && (
                <Place path="/">
                  <Redirect to={home} replace />
                </Place>
              )}
              {routes.length > 0 && (
                <Place>
                  <NotFound home={home} />
                </Place>
              )}
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </AppFrame>
      {everywhere}
    </Router>
  );
}

/** What an address asks once, and the way back to a list does not ask again. */
const once = ['import', 'connect', 'new', 'part', 'together'];

function useNavEntries(routes: readonly Route[], path: string): readonly (NavEntry & { readonly last: boolean })[] {
  const t = useWords();
  const lists = useMemo(() => routes.flatMap((route) => (route.nav ? [route.path] : [])), [routes]);
  const wayTo = useRememberedWays(lists, once);
  return routes.flatMap(({ path: href, nav }) =>
    nav
      ? [
          {
            id: href,
            href: wayTo(href),
            label: wordOf(t, nav.label),
            icon: nav.icon,
            current:
              isAt(path, href) || routes.some((route) => route.within === href && isAt(path, baseOf(route.path))),
            count: nav.useCount && <NavCount useCount={nav.useCount} tone={nav.tone} />,
            last: nav.last ?? false,
          },
        ]
      : [],
  );
}

/** The window's own commands, and the palette. */
function ShellCommands({ routes, commands }: Pick<ShellParts, 'routes' | 'commands'>) {
  const [open, setOpen] = useState(false);
  const recent = useRecentCommands();
  const { reach, asked, forget } = useReach();
  const closePalette = () => {
    setOpen(false);
    forget();
  };
  useCommandKeys();
  useGoCommands(routes);
  useCommands(shellCommands, {
    'shell.palette': () => setOpen(true),
    'shell.fold': () => changeView({ navFolded: !useViewSettings.getState().navFolded }),
    'shell.light': () => changeView({ scheme: 'light' }),
    'shell.dark': () => changeView({ scheme: 'dark' }),
    'shell.auto': () => changeView({ scheme: 'auto' }),
    'shell.roomy': () => changeView({ density: 'roomy' }),
    'shell.compact': () => changeView({ density: 'compact' }),
    'shell.noMotion': () => changeView({ motion: 'reduced' }),
    'shell.autoMotion': () => changeView({ motion: 'auto' }),
  });
  return (
    <CommandPalette
      open={open || asked !== null}
      onClose={closePalette}
      specs={commands}
      onCommand={reach}
      recent={recent}
      asked={asked}
    />
  );
}

function useGoCommands(routes: readonly Route[]): void {
  const specs = useMemo(() => goCommands(routes), [routes]);
  const wayTo = useWays();
  const leaving = useLeaving();
  const handlers: Handlers<readonly CommandSpec[]> = Object.fromEntries(
    routes.map(({ path }) => [goId(path), () => leaving.leave(() => navigate(wayTo(path)))]),
  );
  useCommands(specs, handlers);
}

/** Whether a path is a place or lies below it. */
function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** A route's path up to its first parameter. */
function baseOf(path: string): string {
  return path.split('/:')[0] ?? path;
}
