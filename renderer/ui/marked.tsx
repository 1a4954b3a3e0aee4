import { type ReactNode, useEffect, useRef } from 'react';
import './marked.css';

type MarkedProps = {
  /** What is looked for, as it is written there; null marks nothing. */
  readonly text: string | null;
  readonly children: ReactNode;
};

/** Finds the field, the button or the heading with a text among what is shown, brings it into view, marks it and gives it the focus. */
export function Marked({ text, children }: MarkedProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const within = box.current;
    if (text === null || !within) return;
    let marked: HTMLElement | null = null;
    const look = () => {
      marked = partNamed(within, text);
      if (!marked) return;
      watch.disconnect();
      marked.dataset.marked = '';
      marked.scrollIntoView({ block: 'nearest' });
      marked.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true });
      if (marked instanceof HTMLButtonElement) marked.focus({ preventScroll: true });
    };
    // What is asked of the host comes later.
    const watch = new MutationObserver(look);
    watch.observe(within, { childList: true, subtree: true });
    look();
    return () => {
      watch.disconnect();
      if (marked) delete marked.dataset.marked;
    };
  }, [text]);
  return <div ref={box}>{children}</div>;
}

const named = 'label, legend, dt, button, h2, h3, .ui-choice span';

/** The whole part that a text names: a field with its control, a button, a term. */
function partNamed(within: HTMLElement, text: string): HTMLElement | null {
  const name = [...within.querySelectorAll<HTMLElement>(named)].find((one) => ownText(one) === text);
  return (
    name?.closest<HTMLElement>('.ui-field, .ui-choice, fieldset, button, dt, .ui-region-head, [data-part]') ?? null
  );
}

/** The text of an element without what only qualifies it, such as "required". */
function ownText(element: HTMLElement): string {
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  return ((own.length > 0 ? own.map((node) => node.textContent).join('') : element.textContent) ?? '').trim();
}
