import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether files are dragged over the element now; dropped ones are handed to `onFiles`, once, to the innermost element.
 * With a `kind` (`image/`) only files that are all of that kind are taken; others go on to whoever is around.
 */
export function useFileDrag(
  target: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => void,
  kind = '',
): boolean {
  const [over, setOver] = useState(false);
  const newest = useRef(onFiles);
  useEffect(() => {
    newest.current = onFiles;
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const stop = new AbortController();
    let depth = 0; // entering a child leaves the parent: count both
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', react: (event: DragEvent) => void) => {
      const onDrag = (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files') || (event.defaultPrevented && type !== 'dragleave')) return;
        if (kind !== '' && !areAll(kind, event.dataTransfer.items)) return;
        event.preventDefault();
        react(event);
      };
      element.addEventListener(type, onDrag, { signal: stop.signal });
    };
    listen('dragenter', () => setOver(++depth > 0));
    listen('dragleave', () => setOver(--depth > 0));
    listen('dragover', () => undefined);
    listen('drop', (event) => {
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) newest.current(files);
    });
    return () => stop.abort();
  }, [target, kind]);
  return over;
}

function areAll(kind: string, items: DataTransferItemList): boolean {
  return items.length > 0 && [...items].every(({ type }) => type.startsWith(kind));
}
