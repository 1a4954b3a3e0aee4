import { type RefObject, useEffect, useRef } from 'react';

/** What holds something a person chooses or types. */
const fields = 'input, textarea, select, [aria-pressed], [aria-checked]';

/** All that stands in the fields of a form, as one text to compare. What is only searched for is nothing of the form's. */
function standsIn(form: Element): string {
  return [...form.querySelectorAll(fields)].map(valueOf).join('\n');
}

function valueOf(field: Element): string {
  if (field instanceof HTMLInputElement) {
    if (field.type === 'search') return '';
    return field.type === 'checkbox' || field.type === 'radio' ? String(field.checked) : field.value;
  }
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) return field.value;
  return field.getAttribute('aria-pressed') ?? field.getAttribute('aria-checked') ?? '';
}

/** What comes before a person changes something: until then a form may still be filled in by itself. */
const before = ['focusin', 'pointerdown', 'keydown', 'beforeinput'] as const;
/** What a person may have changed something with, besides a scan. */
const acts = ['input', 'change', 'click', 'drop', 'paste'] as const;

/** Forms that are shown, the newest last: each hears that something is about to be changed in it. */
const shown: (() => void)[] = [];

/** Says that a scan is about to fill something in, in the form that is shown over all others. */
export function scanFillsIn(): void {
  shown.at(-1)?.();
}

/**
 * Whether a person has changed what stands in the fields of a form, and not changed it back. What the program fills in
 * before the first act of a person counts as what stood there.
 */
export function useTypedChanges(form: RefObject<HTMLElement | null>): () => boolean {
  const isChanged = useRef((): boolean => false);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let stood = standsIn(element);
    let isTouched = false;
    const look = () => {
      if (!isTouched) stood = standsIn(element);
    };
    const touch = () => {
      isTouched = true;
    };
    const fill = () => {
      look();
      touch();
    };
    shown.push(fill);
    isChanged.current = () => isTouched && standsIn(element) !== stood;
    for (const name of before) element.addEventListener(name, look, true);
    for (const name of acts) element.addEventListener(name, touch, true);
    return () => {
      shown.splice(shown.indexOf(fill), 1);
      for (const name of before) element.removeEventListener(name, look, true);
      for (const name of acts) element.removeEventListener(name, touch, true);
    };
  }, [form]);
  return () => isChanged.current();
}
