import { type RefObject, useEffect } from 'react';

/**
 * Gives the focus back to what had it before something opened over the window, as soon as that is closed or gone. Where
 * that is gone too, the field of the screen that takes scans gets it, or else the part it stood in.
 */
export function useFocusReturn(open: boolean, inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    const around = partsAround(before);
    return () => {
      if (before === null || before === document.body || !isLeft(inside)) return;
      const others = document.querySelectorAll('input[data-scans=screen]');
      for (const place of [before, ...others, ...around]) if (place instanceof HTMLElement && takesFocus(place)) return;
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

/** The parts that something stands in and that can take the focus, the nearest first. */
function partsAround(place: Element | null): readonly Element[] {
  const parts: Element[] = [];
  for (let part = place?.parentElement?.closest('[tabindex]'); part; part = part.parentElement?.closest('[tabindex]'))
    parts.push(part);
  return parts;
}
