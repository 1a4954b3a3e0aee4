import { createContext, useContext, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { must } from '#shared/base/must.ts';
import { type CommandSpec, type Handlers, keysOf, type LiveCommand } from './command.ts';
import type { CommandRegistry } from './command-registry.ts';
import { createKeyReader, type StrokeMatch } from './key-reader.ts';
import { whenQuiet } from './quiet.ts';
import { isApple, isPlainStroke, strokeOf, strokesOf } from './shortcut.ts';
import { isTextInput } from './text-input.ts';

const CommandContext = createContext<CommandRegistry | null>(null);

/** Hands the registry to everything inside. */
export const CommandProvider = CommandContext.Provider;

/** The registry of this window. */
export function useCommandRegistry(): CommandRegistry {
  return must(useContext(CommandContext), 'the window is wrapped in UiProvider');
}

/** Offers these commands while the component is shown: by key, palette and menu. A handler of null: it cannot be done now. */
export function useCommands<const Specs extends readonly CommandSpec[]>(specs: Specs, handlers: Handlers<Specs>): void {
  const registry = useCommandRegistry();
  const newest = useRef<Readonly<Record<string, (() => void) | null>>>(handlers);
  useLayoutEffect(() => {
    newest.current = handlers;
  });
  useEffect(() => registry.bind({ specs, handlers: () => newest.current }), [registry, specs]);
  const possible = Object.entries<(() => void) | null>(handlers)
    .map(([id, run]) => (run ? id : ''))
    .join(' ');
  const told = useRef(possible);
  useEffect(() => {
    if (told.current !== possible) registry.changed();
    told.current = possible;
  }, [registry, possible]);
}

/** Minds a field while it is shown: no command is done while what it holds is neither saved nor answered. */
export function useOpenField(settle: () => boolean): void {
  const registry = useCommandRegistry();
  const newest = useRef(settle);
  useLayoutEffect(() => {
    newest.current = settle;
  });
  useEffect(() => registry.mind({ settle: () => newest.current() }), [registry]);
}

/** The commands that can be done now, newest state. */
export function useLiveCommands(): readonly LiveCommand[] {
  const registry = useCommandRegistry();
  return useSyncExternalStore(registry.subscribe, registry.live);
}

/** Silences the shortcuts while `on`: a dialog has the keyboard. */
export function useCommandPause(on: boolean): void {
  const registry = useCommandRegistry();
  useEffect(() => {
    if (!on) return;
    return registry.pause();
  }, [registry, on]);
}

/** Listens to the keyboard of the whole window and does what the shortcuts say. */
export function useCommandKeys(): void {
  const registry = useCommandRegistry();
  useEffect(() => {
    const reader = createKeyReader(
      (strokes) => matchStrokes(registry.live(), strokes),
      (shortcut) => {
        if (!registry.paused())
          registry
            .live()
            .find(({ spec }) => keysOf(spec).includes(shortcut))
            ?.run();
      },
      // A busy window hears the second key of a scan late, and may be slow to hear it at all.
      (task, ms) => whenQuiet(task, 2 * ms),
    );
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || registry.paused()) return;
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const stroke = strokeOf(
        { key, ctrl: ctrlKey, meta: metaKey, alt: altKey, shift: shiftKey },
        isApple(navigator.platform),
      );
      if (stroke === null || (isTyping(event.target, stroke) && belongsToText(stroke))) return;
      if (reader.read(stroke, event.timeStamp) === 'taken') event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const stop = registry.onInterrupt(reader.forget);
    return () => {
      stop();
      window.removeEventListener('keydown', onKey);
      reader.forget();
    };
  }, [registry]);
}

function matchStrokes(live: readonly LiveCommand[], strokes: readonly string[]): StrokeMatch {
  const typed = strokes.join(' ');
  const shortcuts = live.flatMap(({ spec }) => keysOf(spec));
  if (shortcuts.includes(typed)) return 'shortcut';
  return shortcuts.some((shortcut) => strokesOf(shortcut).length > strokes.length && shortcut.startsWith(`${typed} `))
    ? 'beginning'
    : 'nothing';
}

/** Strokes that edit a text and therefore stay with the field that has the focus. */
function belongsToText(stroke: string): boolean {
  return (
    isPlainStroke(stroke) ||
    /^mod\+(shift\+)?([acvxzy]|arrow\w+|backspace|delete|home|end)$/.test(stroke) ||
    stroke.startsWith('alt+arrow')
  );
}

function isTyping(target: EventTarget | null, stroke: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A figure that waits to be typed, as after Enter on the line above, takes no letters.
  if (target.dataset.untouched !== undefined && /^(shift\+)?\p{L}$/u.test(stroke)) return false;
  // In an empty field for scans nothing was typed that could be taken back: undo is about what was done.
  if (target instanceof HTMLInputElement && target.dataset.scans === 'screen' && target.value === '')
    return !/^mod\+(shift\+)?[zy]$/.test(stroke);
  if (target instanceof HTMLInputElement) return isTextInput(target);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
