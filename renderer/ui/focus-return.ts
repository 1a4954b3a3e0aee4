import { type RefObject, useEffect } from 'react';

/**
 * Gives the focus back to what had it before something opened over the window, as soon as that is closed or gone. Where
 * that is gone too, the field of the screen that takes scans gets it.
 */
export function useFocusReturn(open: boolean, inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      if (before === null || before === document.body || !isLeft(inside)) return;
      const others = document.querySelectorAll('input[data-scans=screen]');
      for (const place of [before, ...others]) if (place instanceof HTMLElement && takesFocus(place)) return;
    };
  }, [open, inside]);
}

/** Whether nothing else has taken the focus since: it is nowhere, or still in what closes. */
function isLeft(inside: RefObject<HTMLElement | null>): boolean {
  const now = document.activeElement;
  return now === null || now === document.body || (inside.current?.closest('[role=dialog]')?.contains(now) ?? false);
}

function takesFocus(place: HTMLElement): boolean {
  if (!place.isConnected) return false;
  place.focus({ preventScroll: true });
  return document.activeElement === place;
}
