import type { DispatchSettings } from '#electron/bridge/dispatcher.ts';
import { textOf } from '#electron/log/faults.ts';
import type { ProgramLog } from '#electron/log/program-log.ts';

/** Answers that say nothing is wrong with the program: no need to write them down. */
const expected: ReadonlySet<string> = new Set([
  'in-use',
  'no-notices',
  'not-here',
  'no-update',
  'printing-unavailable',
]);

/** Writes down what the window's questions came to, without what they held. */
export function dispatchNotes(log: ProgramLog): Pick<DispatchSettings, 'onFault' | 'onFailure'> {
  return {
    onFault: (channel, error) => {
      console.error(`host fault in ${channel}:`, error);
      log.note('error', 'host-fault', { channel, detail: textOf(error) });
    },
    onFailure: (channel, { code, detail = null }) => {
      if (!expected.has(code)) log.note('warn', 'refused', { channel, code, detail });
    },
  };
}
