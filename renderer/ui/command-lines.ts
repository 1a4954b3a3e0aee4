import { useMemo } from 'react';
import type { CommandSpec } from './command.ts';
import { useLiveCommands } from './commands.ts';
import { type Answer, bestFits, type Fit, fitOf, type FoundKind } from './finder.ts';
import type { FoundLine } from './found-list.tsx';
import { useUiWords } from './ui-words.ts';

/** A command as a line of the palette. */
export type CommandLine = FoundLine & { readonly fit: Fit };

type Commands = {
  readonly specs: readonly CommandSpec[];
  readonly onCommand: (spec: CommandSpec) => void;
  readonly recent: readonly string[];
};

type Own = {
  readonly lines: readonly CommandLine[];
  readonly answers: readonly Answer<CommandLine>[];
  /** The commands that were chosen last. */
  readonly recent: readonly (CommandLine & { readonly kind: FoundKind })[];
};

/** So many are shown for a text; without one, all. */
const MOST = 8;
/** So many of those that were chosen last stand first. */
const MOST_RECENT = 5;

/** The commands of every screen for a text: those of the screen that is shown first, then those of everywhere. */
export function useCommandLines({ specs, onCommand, recent }: Commands, text: string): Own {
  const words = useUiWords();
  const live = useLiveCommands();
  return useMemo(() => {
    const kind: FoundKind = { id: 'commands', name: words.commands, one: words.command, order: 0 };
    const here = new Set(live.map(({ spec }) => spec.id));
    // A part may offer commands that nobody listed.
    const all = [...specs, ...live.flatMap(({ spec }) => (specs.some(({ id }) => id === spec.id) ? [] : [spec]))];
    const rank = ({ id, scope }: CommandSpec) => (scope === 'global' ? 1 : here.has(id) ? 0 : 2);
    const lineOf = (spec: CommandSpec) => ({
      id: spec.id,
      title: words.commandTitle(spec.title),
      icon: spec.icon,
      shortcut: spec.shortcut,
      note: spec.scope === 'global' ? undefined : words.scopeTitle(spec.scope),
      run: () => onCommand(spec),
    });
    const bare = text.trim() === '';
    const sorted = [...all].sort((a, b) => rank(a) - rank(b));
    const used = bare ? recent.slice(0, MOST_RECENT).flatMap((id) => all.find((spec) => spec.id === id) ?? []) : [];
    const lines = sorted.flatMap((spec): readonly CommandLine[] => {
      const line = lineOf(spec);
      if (bare) return used.includes(spec) ? [] : [{ ...line, fit: 'begins' }];
      // What is called so stands before what merely belongs to a screen that is.
      const names = spec.also === undefined ? [line.title] : [line.title, words.commandTitle(spec.also)];
      const fit = fitOf(names, text) ?? (fitOf([...names, line.note ?? ''], text) && 'within');
      return fit === null ? [] : [{ ...line, fit }];
    });
    const shown = bare ? lines : bestFits(lines, MOST);
    return {
      lines: shown,
      answers: [{ kind, lines: shown }],
      recent: used.map((spec) => ({ ...lineOf(spec), fit: 'begins', kind })),
    };
  }, [specs, onCommand, recent, live, text, words]);
}
