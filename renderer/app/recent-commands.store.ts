import { create } from 'zustand';

const home = 'stockroom.recentCommands';
const MOST = 8;

/** Ids of the commands that were chosen by name last on this computer, the latest first. */
export const useRecentCommands = create<readonly string[]>(() => readRecent(localStorage.getItem(home)));

/** Notes that a command was chosen by name. */
export function noteCommand(id: string): void {
  const next = [id, ...useRecentCommands.getState().filter((other) => other !== id)].slice(0, MOST);
  useRecentCommands.setState(next, true);
  localStorage.setItem(home, JSON.stringify(next));
}

/** The ids in a kept text; what nobody understands counts as none. */
export function readRecent(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return []; // a text another version wrote
  }
}
