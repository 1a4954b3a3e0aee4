import { done } from '#shared/base/result.ts';
import type { HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { ProgramLog } from './program-log.ts';

/** Serves the log to the window: it may add what it met, and read the whole. */
export function logHandlers(log: ProgramLog): HandlersOf<'log.note' | 'log.read'> {
  return {
    'log.note': async ({ level, what, details }) => {
      log.note(level, what, { details });
      return done({});
    },
    'log.read': async () => done({ file: log.file, text: log.read() }),
  };
}
