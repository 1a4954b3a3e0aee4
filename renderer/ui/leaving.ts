import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { must } from '#shared/base/must.ts';

/** A question on the screen: whether what was typed may go. */
export type LeavingQuestion = { readonly go: () => void; readonly stay: () => void };

/** Knows whether something typed would be lost, and asks a person before it is. */
export type Leaving = {
  /** From now on leaving may lose something, whenever `isChanged` says so; answers its stop. */
  readonly guard: (isChanged: () => boolean) => () => void;
  /** Whether leaving would lose something now. */
  readonly losesNow: () => boolean;
  /** Does what may lose something: at once where nothing would be lost, else once a person has agreed. */
  readonly leave: (go: () => void, more?: LeaveMore) => void;
  /** What is being asked; null: nothing. */
  readonly asked: () => LeavingQuestion | null;
  readonly listen: (listener: () => void) => () => void;
};

type LeaveMore = {
  /** Whether what is left would lose something, where it is one form alone; left out: anything that is guarded. */
  readonly isChanged?: () => boolean;
  /** Where the person stays. */
  readonly stay?: () => void;
};

/** Nothing is typed yet. */
export function createLeaving(): Leaving {
  const guards = new Map<symbol, () => boolean>();
  const listeners = new Set<() => void>();
  let question: LeavingQuestion | null = null;
  const losesNow = () => [...guards.values()].some((isChanged) => isChanged());
  const ask = (next: LeavingQuestion | null) => {
    question = next;
    for (const listener of listeners) listener();
  };
  return {
    guard: (isChanged) => {
      const one = Symbol('guard');
      guards.set(one, isChanged);
      return () => guards.delete(one);
    },
    losesNow,
    leave: (go, { isChanged, stay } = {}) => {
      if (!(isChanged ?? losesNow)()) return go();
      if (question) return; // one way out at a time, asked once
      ask({
        go: () => {
          // Who leaves the whole place is not asked again by what stands in it: a window that closes asks its page once more.
          if (!isChanged) guards.clear();
          ask(null);
          go();
        },
        stay: () => {
          ask(null);
          stay?.();
        },
      });
    },
    asked: () => question,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const LeavingContext = createContext<Leaving | null>(null);

/** Hands it to everything inside. */
export const LeavingProvider = LeavingContext.Provider;

/** What knows whether something typed would be lost. */
export function useLeaving(): Leaving {
  return must(useContext(LeavingContext), 'the window is wrapped in UiProvider');
}

/** What is being asked of a person who leaves; null: nothing. */
export function useLeavingQuestion(): LeavingQuestion | null {
  const leaving = useLeaving();
  return useSyncExternalStore(leaving.listen, leaving.asked);
}

/** Minds a form while `on`: whoever leaves it by any way is asked first while `isChanged` says that something would be lost. */
export function useLeaveGuard(on: boolean, isChanged: () => boolean): void {
  const leaving = useLeaving();
  const newest = useEffectEvent(isChanged);
  useEffect(() => (on ? leaving.guard(() => newest()) : undefined), [leaving, on]);
}
