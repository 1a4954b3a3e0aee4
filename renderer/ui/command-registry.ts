import type { CommandSpec, LiveCommand } from './command.ts';
import type { FindSource, Found } from './finder.ts';

/** A thing that was opened by finding it, and its kind. */
export type Opened = { readonly kind: FindSource; readonly found: Found };

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
  /** Whether a part that is shown has the command, though it may be impossible there just now. */
  readonly offers: (id: string) => boolean;
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
  /** Lets things of a kind be found until the returned stop is called. */
  readonly addSource: (source: FindSource) => () => void;
  /** The kinds in their order; the same list until it is another. */
  readonly sources: () => readonly FindSource[];
  readonly onSources: (listener: () => void) => () => void;
  /** Notes what was opened by finding it. */
  readonly noteOpened: (opened: Opened) => void;
  /** What was opened by finding it, the latest first, as long as its kind can be found. */
  readonly opened: () => readonly Opened[];
  /** Tells that something that could be done no longer can, or the other way round. */
  readonly changed: () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** So many things that were opened are kept in mind. */
const MOST_OPENED = 8;

/** A registry with nothing in it. */
export function createCommandRegistry(): CommandRegistry {
  const bindings = new Set<Binding>();
  const listeners = new Set<() => void>();
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
    ...findSources(),
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
    offers: (id) => [...bindings].some(({ specs }) => specs.some((spec) => spec.id === id)),
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
    changed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function findSources(): Pick<CommandRegistry, 'addSource' | 'sources' | 'onSources' | 'noteOpened' | 'opened'> {
  const listeners = new Set<() => void>();
  let sources: readonly FindSource[] = [];
  let opened: readonly Opened[] = [];
  const put = (next: readonly FindSource[]) => {
    sources = [...next].sort((a, b) => a.order - b.order);
    for (const listener of listeners) listener();
  };
  return {
    addSource: (source) => {
      put([...sources.filter(({ id }) => id !== source.id), source]);
      return () => {
        if (!sources.includes(source)) return;
        put(sources.filter((other) => other !== source));
        // Another shop may be opened next: nothing of this one is offered there.
        opened = opened.filter(({ kind }) => kind.id !== source.id);
      };
    },
    sources: () => sources,
    onSources: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    noteOpened: (next) => {
      const others = opened.filter(({ kind, found }) => kind.id !== next.kind.id || found.id !== next.found.id);
      opened = [next, ...others].slice(0, MOST_OPENED);
    },
    opened: () => opened,
  };
}
