import { useEffect, useEffectEvent } from 'react';

/** Hands over files of a kind (`image/`) that are pasted while no dialog is open and no field is written in. */
export function useFilePaste(kind: string, onFiles: (files: readonly File[]) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith(kind));
    const at = event.target instanceof Element ? event.target : null;
    if (files.length === 0 || event.defaultPrevented || at?.closest('[role="dialog"], input, textarea')) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('paste', paste, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
