import type { CommandSpec, LiveCommand } from './command.ts';
import type { IconName } from './icon.tsx';

/** A line the palette shows beside the commands: a product, an order. */
export type PaletteItem = {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly icon?: IconName;
  readonly run: () => void;
};

/** Finds palette lines for a text; a newer text aborts the signal. */
export type PaletteSource = (text: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>;

/** A field that may hold a figure that is nowhere saved yet. */
export type OpenField = {
  /** Saves what it holds, where that can be; false: it asks or refuses, and has the focus now. */
  readonly settle: () => boolean;
};

type Binding = {
  readonly specs: readonly CommandSpec[];
  readonly handlers: () => Readonly<Record<string, (() => void) | null>>;
};

/** Knows which commands can be done now; screens bind theirs while they are shown. */
export type CommandRegistry = {
  /** Binds commands until the returned stop is called; of two bindings of one command the later wins. */
  readonly bind: (binding: Binding) => () => void;
  readonly live: () => readonly LiveCommand[];
  readonly run: (id: string) => boolean;
  /** Minds a field until the returned stop is called. */
  readonly mind: (field: OpenField) => () => void;
  /** Has every open field save what it holds; false where one asks or refuses: nothing is done before that is answered. */
  readonly settle: () => boolean;
  /** Silences the keys until the returned stop is called: a dialog is open. */
  readonly pause: () => () => void;
  readonly paused: () => boolean;
  /** Drops what waits for more keys: they belonged to a scan. */
  readonly interrupt: () => void;
  /** Hears of interrupts; answers its stop. */
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly addSource: (name: string, source: PaletteSource) => () => void;
  readonly sources: () => ReadonlyMap<string, PaletteSource>;
  /** Tells that something that could be done no longer can, or the other way round. */
  readonly changed: () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** A registry with nothing in it. */
export function createCommandRegistry(): CommandRegistry {
  const bindings = new Set<Binding>();
  const listeners = new Set<() => void>();
  const sources = new Map<string, PaletteSource>();
  const pauses = new Set<symbol>();
  const interrupts = new Set<() => void>();
  const fields = new Set<OpenField>();
  const settle = () => [...fields].every((field) => field.settle());
  let known: readonly LiveCommand[] | null = null;
  const changed = () => {
    known = null;
    for (const listener of listeners) listener();
  };
  const live = () => {
    known ??= findLive();
    return known;
  };
  const findLive = () => {
    const found = new Map<string, LiveCommand>();
    for (const binding of bindings) {
      for (const spec of binding.specs) {
        if (binding.handlers()[spec.id]) {
          const run = () => (settle() ? binding.handlers()[spec.id]?.() : undefined);
          found.set(spec.id, { spec, run });
        }
      }
    }
    return [...found.values()];
  };
  return {
    bind: (binding) => {
      bindings.add(binding);
      changed();
      return () => {
        bindings.delete(binding);
        changed();
      };
    },
    live,
    run: (id) => {
      const command = live().find(({ spec }) => spec.id === id);
      command?.run();
      return command !== undefined;
    },
    mind: (field) => {
      fields.add(field);
      return () => {
        fields.delete(field);
      };
    },
    settle,
    pause: () => {
      const pause = Symbol('pause');
      pauses.add(pause);
      return () => {
        pauses.delete(pause);
      };
    },
    paused: () => pauses.size > 0,
    interrupt: () => {
      for (const listener of interrupts) listener();
    },
    onInterrupt: (listener) => {
      interrupts.add(listener);
      return () => {
        interrupts.delete(listener);
      };
    },
    addSource: (name, source) => {
      sources.set(name, source);
      return () => {
        if (sources.get(name) === source) sources.delete(name);
      };
    },
    sources: () => sources,
    changed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
