import { create } from 'zustand';

const home = 'stockroom.checklist';

/** The shops whose checklist a person put away on this computer. */
export const usePutAway = create<readonly string[]>(() => readPutAway(localStorage.getItem(home)));

/** Puts a shop's checklist away and keeps that. */
export function putAway(shopId: string): void {
  usePutAway.setState([...new Set([...usePutAway.getState(), shopId])], true);
  localStorage.setItem(home, JSON.stringify(usePutAway.getState()));
}

/** Brings a shop's checklist back. */
export function bringBack(shopId: string): void {
  usePutAway.setState(
    usePutAway.getState().filter((id) => id !== shopId),
    true,
  );
  localStorage.setItem(home, JSON.stringify(usePutAway.getState()));
}

/** The shops in a kept text; what cannot be read is none. */
export function readPutAway(text: string | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return []; // a text another version wrote: start plain
  }
}
