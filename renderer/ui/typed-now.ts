import { isTextInput } from './text-input.ts';

/**
 * Minds the field of a page that is being typed into: such a field is saved once it is left, so that only closing the window
 * would lose it. A dialog minds its own fields; searches are not kept, and what stands in `data-kept` is kept at every key.
 * `guard` begins to ask whether it is still typed into, and answers its stop. Answers the stop of all.
 */
export function mindTyping(page: Document, guard: (isTyping: () => boolean) => () => void): () => void {
  let release = (): void => undefined;
  const onInput = ({ target }: Event) => {
    release();
    release = guard(() => isMinded(target) && target.value !== '' && page.activeElement === target);
  };
  page.addEventListener('input', onInput);
  return () => {
    release();
    page.removeEventListener('input', onInput);
  };
}

function isMinded(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && isTextInput(target) && target.type !== 'search');
  return isText && target.closest('[role=dialog], [data-kept]') === null;
}
