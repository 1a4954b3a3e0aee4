import { useMemo, useSyncExternalStore } from 'react';
import { useParams as useWouterParams } from 'wouter';

/** A place in the window: '/stock/123?state=low', kept in the hash, so that it survives a reload and can be sent as a link. */
export type Place = string;

/** The place that stays shown while a person is asked whether to leave it for the one in the address. */
let held: Place | null = null;
/** While the window itself tells of another address. */
let isDecided = false;

/** Knows whether another path may be shown now, and has a person decide where something would be lost. */
type Gate = {
  readonly losesNow: () => boolean;
  readonly leave: (go: () => void, more: { readonly stay: () => void }) => void;
};

function placeOf(hash: string): Place {
  return `/${hash.replace(/^#?\/?/, '')}`;
}

/** The place shown now, with its query. */
export function placeNow(): Place {
  return held ?? placeOf(location.hash);
}

function pathOf(place: Place): string {
  return place.split('?')[0] ?? '/';
}

/** The path of the place that is shown now. */
export function shownPath(): string {
  return pathOf(placeNow());
}

function currentQuery(): string {
  return placeNow().split('?')[1] ?? '';
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Goes to a place of the window; `replace` leaves no step to go back to. */
export function navigate(place: Place, options: { readonly replace?: boolean } = {}): void {
  const oldURL = location.href;
  const url = `#${place}`;
  if (options.replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  tell(oldURL);
}

/** Tells of another address that was decided on here: nothing is asked about it. */
function tell(oldURL: string): void {
  isDecided = true;
  window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
  isDecided = false;
}

/**
 * Asks before a link or the browser's way back leads to another path while something would be lost; until a person has
 * decided, the place stays shown. Answers its stop.
 */
export function guardPlaces(asked: Gate): () => void {
  const onHash = (event: HashChangeEvent) => {
    if (isDecided) return;
    if (held !== null) return event.stopImmediatePropagation();
    const from = placeOf(new URL(event.oldURL).hash);
    if (pathOf(from) === pathOf(placeOf(location.hash)) || !asked.losesNow()) return;
    event.stopImmediatePropagation();
    held = from;
    const settle = (place: Place | null) => {
      held = null;
      // The address says again what is shown; what lay ahead of it is gone.
      if (place !== null) history.pushState(null, '', `#${place}`);
      else tell(event.oldURL);
    };
    asked.leave(() => settle(null), { stay: () => settle(from) });
  };
  window.addEventListener('hashchange', onHash, true);
  return () => window.removeEventListener('hashchange', onHash, true);
}

/** The path of the place shown, without its query. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, shownPath);
}

/** The query of the place shown, and a way to change some of its parts (null removes one) without a new step back. */
export function useQuery(): readonly [URLSearchParams, (changes: Readonly<Record<string, string | null>>) => void] {
  const text = useSyncExternalStore(subscribe, currentQuery);
  return useMemo(() => [new URLSearchParams(text), changeQuery] as const, [text]);
}

function changeQuery(changes: Readonly<Record<string, string | null>>): void {
  const query = new URLSearchParams(currentQuery());
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  navigate(text === '' ? shownPath() : `${shownPath()}?${text}`, { replace: true });
}

/** The named parts of the route's path: '/stock/:id' → { id }. */
export function useParams(): Readonly<Record<string, string | undefined>> {
  return useWouterParams();
}

/** The location hook the router reads. */
export function useHashLocation(): [string, (place: Place, options?: { readonly replace?: boolean }) => void] {
  return [usePath(), navigate];
}

/** What an anchor's href is for a place. */
export function hrefOf(place: Place): string {
  return `#${place}`;
}
