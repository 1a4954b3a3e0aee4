import type { IconName } from './icon.tsx';
import { accelerator } from './shortcut.ts';

/** The menus of the native menu bar that commands may stand in: those every program has, and one a noun. */
export type MenuName = 'file' | 'edit' | 'view' | 'stock' | 'orders' | 'purchasing' | 'counts' | 'labels' | 'help';

/**
 * One act a person can do, as data: its title (a key of the catalogue), its keys, its place in the menu.
 * Every command is in the palette. `scope` is 'global' or the noun of the screen where its shortcut works.
 */
export type CommandSpec<Title extends string = string> = {
  readonly id: string;
  readonly title: Title;
  /** Other names that find it, never shown. */
  readonly also?: Title;
  readonly icon?: IconName;
  readonly scope: string;
  /** 'a', '?', 'mod+k', 'shift+a', or strokes one after the other: 'g s'. */
  readonly shortcut?: string;
  /** Other keys that do the same. */
  readonly alsoKeys?: readonly string[];
  readonly menu: { readonly menu: MenuName; readonly order: number };
};

/** What doing each command of a list means just now; null while it cannot be done. */
export type Handlers<Specs extends readonly CommandSpec[]> = {
  readonly [Id in Specs[number]['id']]: (() => void) | null;
};

/** A command that can be done now. */
export type LiveCommand = { readonly spec: CommandSpec; readonly run: () => void };

/** One line of a native menu. */
export type MenuLine = {
  readonly id: string;
  readonly label: string;
  readonly accelerator: string | null;
};

const menuOrder: readonly MenuName[] = [
  'file',
  'edit',
  'view',
  'stock',
  'orders',
  'purchasing',
  'counts',
  'labels',
  'help',
];

/** Every key of a command, the one that is shown first. */
export function keysOf({ shortcut, alsoKeys = [] }: CommandSpec): readonly string[] {
  return shortcut === undefined ? alsoKeys : [shortcut, ...alsoKeys];
}

/**
 * The native menu bar that these commands make, in order, without those that cannot be done now; `word` finds a title,
 * `live` holds the ids of the others.
 */
export function menuOf<Title extends string>(
  specs: readonly CommandSpec<Title>[],
  word: (title: Title) => string,
  live: ReadonlySet<string>,
): readonly { readonly menu: MenuName; readonly lines: readonly MenuLine[] }[] {
  return menuOrder.map((menu) => ({
    menu,
    lines: specs
      .filter((spec) => spec.menu.menu === menu && live.has(spec.id))
      .sort((a, b) => a.menu.order - b.menu.order)
      .map((spec) => ({
        id: spec.id,
        label: word(spec.title),
        accelerator: spec.shortcut === undefined ? null : accelerator(spec.shortcut),
      })),
  }));
}

/** Everything wrong with a list of commands, in words for the one who wrote it; empty when the list is sound. */
export function commandProblems(specs: readonly CommandSpec[], hasWord: (title: string) => boolean): readonly string[] {
  const problems = specs.flatMap(({ id, title, also = title }) =>
    [...new Set([title, also])].filter((word) => !hasWord(word)).map((word) => `${id}: no word "${word}"`),
  );
  specs.forEach((spec, index) => {
    for (const other of specs.slice(index + 1)) {
      if (spec.id === other.id) problems.push(`${spec.id}: declared twice`);
      else if (meet(spec, other)) {
        const clashes = keysOf(spec).flatMap((one) =>
          keysOf(other)
            .filter((two) => clash(one, two))
            .map((two) => [one, two]),
        );
        for (const [one, two] of clashes)
          problems.push(`${spec.id} and ${other.id}: the keys "${one}" and "${two}" clash`);
      }
    }
    for (const keys of keysOf(spec))
      if (reserved.has(keys)) problems.push(`${spec.id}: "${keys}" belongs to the focused part`);
  });
  return problems;
}

/** Keys that move, press or close what has the focus, and so can never be a command's. */
const reserved: ReadonlySet<string> = new Set([
  'enter',
  'space',
  'escape',
  'tab',
  'shift+tab',
  'mod+c',
  'mod+v',
  'mod+x',
  'mod+a',
]);

function meet(one: CommandSpec, other: CommandSpec): boolean {
  return one.scope === other.scope || one.scope === 'global' || other.scope === 'global';
}

/** Two shortcuts clash when one is the other, or its beginning. */
function clash(one: string, other: string): boolean {
  return `${one} `.startsWith(`${other} `) || `${other} `.startsWith(`${one} `);
}
