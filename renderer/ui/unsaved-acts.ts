import { createContext, useContext } from 'react';
import type { Failure } from '#shared/base/result.ts';

/** Why acts, by their ids, are made but not saved; null where they are. Keep it the same between renders. */
export type UnsavedActs = (ids: readonly string[]) => Failure | null;

const UnsavedContext = createContext<UnsavedActs>(() => null);

/** Hands what tells of acts the one truth about their being saved. */
export const UnsavedProvider = UnsavedContext.Provider;

/** Why acts are made but not saved. */
export function useUnsaved(): UnsavedActs {
  return useContext(UnsavedContext);
}
