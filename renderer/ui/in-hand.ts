import { createContext, useContext, useEffect } from 'react';
import { must } from '#shared/base/must.ts';
import { isTextInput } from './text-input.ts';

/** Knows whether a person has something in hand that is nowhere kept yet: an open dialog, a cell that is edited, a field typed into. */
export type InHand = {
  /** Something is in hand until the returned stop is called. */
  readonly hold: () => () => void;
  /** Settles as soon as nothing is; at once where nothing is now. */
  readonly nothing: () => Promise<void>;
};

/** Nothing is in hand yet. */
export function createInHand(): InHand {
  const held = new Set<symbol>();
  let waiting: (() => void)[] = [];
  return {
    hold: () => {
      const one = Symbol('held');
      held.add(one);
      return () => {
        held.delete(one);
        if (held.size > 0) return;
        const settled = waiting;
        waiting = [];
        for (const settle of settled) settle();
      };
    },
    nothing: () => (held.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

const InHandContext = createContext<InHand | null>(null);

/** Hands it to everything inside. */
export const InHandProvider = InHandContext.Provider;

/** Keeps something in hand while `on`. */
export function useInHand(on: boolean): void {
  const inHand = must(useContext(InHandContext), 'the window is wrapped in UiProvider');
  useEffect(() => (on ? inHand.hold() : undefined), [inHand, on]);
}

/**
 * A field that was typed into is in hand until it is left, or empty. Searches are not: what is looked for stays in the
 * address. Answers how to stop.
 */
export function holdTyped(inHand: InHand, page: Document): () => void {
  let release: (() => void) | null = null;
  const letGo = () => {
    release?.();
    release = null;
  };
  const onInput = ({ target }: Event) => {
    const text = typedText(target);
    if (text === null) return;
    if (text === '') letGo();
    else release ??= inHand.hold();
  };
  page.addEventListener('input', onInput);
  page.addEventListener('focusout', letGo);
  return () => {
    page.removeEventListener('input', onInput);
    page.removeEventListener('focusout', letGo);
    letGo();
  };
}

function typedText(target: EventTarget | null): string | null {
  if (target instanceof HTMLTextAreaElement) return target.value;
  return target instanceof HTMLInputElement && isTextInput(target) && target.type !== 'search' ? target.value : null;
}
