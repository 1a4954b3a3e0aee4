import { useState } from 'react';
import type { Progress, Running } from './import.commands.ts';

/** What runs now, as the window shows it. */
export type Shown = { readonly name: string; readonly progress: Progress | null; readonly cancel: () => void };

/** Runs one long step at a time with its progress and its way to stop. */
export function useRunning(): {
  readonly shown: Shown | null;
  readonly run: <T>(name: string, step: (running: Running) => Promise<T>) => Promise<T>;
} {
  const [shown, setShown] = useState<Shown | null>(null);
  return {
    shown,
    run: async (name, step) => {
      const controller = new AbortController();
      const cancel = () => controller.abort();
      setShown({ name, progress: null, cancel });
      try {
        return await step({
          signal: controller.signal,
          onProgress: (progress) => setShown({ name, progress, cancel }),
        });
      } finally {
        setShown(null);
      }
    },
  };
}
