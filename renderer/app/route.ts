import type { ReactNode } from 'react';
import type { MenuName } from '#renderer/ui/command.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import type { WordKey } from '#renderer/words/words.ts';

/** A place of the window and what it shows. */
export type Route = {
  /** '/stock', '/stock/:id'. */
  readonly path: string;
  readonly element: ReactNode;
  /** Its entry in the main navigation; left out for places reached from others. */
  readonly nav?: RouteNav;
  /** The command that goes to a place that has no entry there. */
  readonly reached?: Pick<RouteNav, 'goTo' | 'shortcut' | 'icon' | 'menu'>;
  /** The path of the entry that is marked while such a place is shown. */
  readonly within?: string;
};

/** An entry of the main navigation and the command that goes there. */
export type RouteNav = {
  readonly label: WordKey;
  /** The command's title: "Go to Stock". */
  readonly goTo: WordKey;
  readonly shortcut: string;
  readonly icon: IconName;
  /** What waits there; null while unknown. */
  readonly useCount?: () => number | null;
  readonly tone?: Tone;
  /** The native menu its command stands in; `view` if left out. */
  readonly menu?: MenuName;
  /** Below the others: settings. */
  readonly last?: boolean;
};
