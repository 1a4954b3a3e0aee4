import { createContext, useCallback, useContext, useEffect, useMemo } from 'react';
import { type Place, usePath, useQuery } from './location.ts';

/** What a list was asked last, by whose memory it is and the path of the list. */
const queries = new Map<string, string>();

const keyOf = (owner: string, path: string) => `${owner} ${path}`;

/** The place a path was left at in somebody's memory: with what was asked there, or plain where nothing was. */
export function rememberedWay(owner: string, path: string): Place {
  return placeAt(path, queries.get(keyOf(owner, path)) ?? '');
}

function placeAt(path: string, query: string): Place {
  return query === '' ? path : `${path}?${query}`;
}

const MemoryContext = createContext('');

/**
 * Whose lists are shown: what was asked of a list, and where it was left, is remembered for each owner apart, as long as the
 * window lives.
 */
export const MemoryOwner = MemoryContext.Provider;

/** Whose lists are shown. */
export function useMemoryOwner(): string {
  return useContext(MemoryContext);
}

/** Answers where the way back to a path leads: to its list as it was left. */
export function useWays(): (path: string) => Place {
  const owner = useMemoryOwner();
  return useCallback((path: string) => rememberedWay(owner, path), [owner]);
}

/**
 * Remembers what is asked at these paths and answers where the way back to each leads; `once`: parts of the query that begin
 * something and are not asked again.
 */
export function useRememberedWays(paths: readonly string[], once: readonly string[]): (path: string) => Place {
  const owner = useMemoryOwner();
  const path = usePath();
  const [query] = useQuery();
  const isList = paths.includes(path);
  const kept = useMemo(() => withoutOnce(query, once), [query, once]);
  useEffect(() => {
    if (isList) queries.set(keyOf(owner, path), kept);
  }, [owner, isList, path, kept]);
  // What is asked here and now is remembered only once it is shown.
  return (to) => (to === path ? placeAt(to, kept) : rememberedWay(owner, to));
}

function withoutOnce(query: URLSearchParams, once: readonly string[]): string {
  const kept = new URLSearchParams(query);
  for (const name of once) kept.delete(name);
  return kept.toString();
}
