import { useState } from 'react';
import type { Progress, Running } from './import.commands.ts';

/** What runs now, as the window shows it. */
export type Shown = {
  readonly name: string;
  readonly progress: Progress | null;
  readonly cancel: () => void;
  /** True once a person has stopped it: what it did is taken back. */
  readonly isStopping: boolean;
};

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
      const show = (progress: Progress | null) =>
        setShown({ name, progress, cancel, isStopping: controller.signal.aborted });
      const cancel = () => {
        controller.abort();
        show(null);
      };
      show(null);
      try {
        return await step({
          signal: controller.signal,
          onProgress: show,
        });
      } finally {
        setShown(null);
      }
    },
  };
}
