const home = 'stockroom.reorderNotices';
const listeners = new Set<() => void>();

/** Whether this computer tells when a product falls to its reorder point; on until somebody says otherwise. */
export const reorderNotices = {
  get: (): boolean => localStorage.getItem(home) !== 'off',
  set: (on: boolean): void => {
    localStorage.setItem(home, on ? 'on' : 'off');
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as const;
