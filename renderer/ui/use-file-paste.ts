import { useEffect, useEffectEvent } from 'react';

/**
 * Hands over files of a kind (`image/`) that are pasted while no dialog is open. In a field, what a person copied may be a
 * text as well, as from a spreadsheet: then it is the field's.
 */
export function useFilePaste(kind: string, onFiles: (files: readonly File[]) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith(kind));
    const at = event.target instanceof Element ? event.target : null;
    const isText = at?.closest('input, textarea') && event.clipboardData?.types.includes('text/plain');
    if (files.length === 0 || event.defaultPrevented || isText || at?.closest('[role="dialog"]')) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('paste', paste, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
