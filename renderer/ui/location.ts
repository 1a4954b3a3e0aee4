import { useMemo, useSyncExternalStore } from 'react';
import { useParams as useWouterParams } from 'wouter';

/** A place in the window: '/stock/123?state=low', kept in the hash, so that it survives a reload and can be sent as a link. */
export type Place = string;

/** The place shown now, with its query. */
export function placeNow(): Place {
  return `/${location.hash.replace(/^#?\/?/, '')}`;
}

function currentPath(): string {
  return placeNow().split('?')[0] ?? '/';
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
  window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
}

/** The path of the place shown, without its query. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath);
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
  navigate(text === '' ? currentPath() : `${currentPath()}?${text}`, { replace: true });
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
