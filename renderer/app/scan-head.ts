import type { ScanRun } from '#renderer/platform/scanner.ts';
import { isCode } from './scan-home.ts';

/** Keys of a code that Enter or Tab did not end: the rest of the code may come in the next run. */
type Head<Place> = {
  readonly code: string;
  /** The field that received the keys; null: no field did. */
  readonly place: Place | null;
  /** Time stamp of the last key, in milliseconds. */
  readonly at: number;
  /** Every key came at the pace of a person, or of a slow scanner. */
  readonly typed: boolean;
};

/**
 * A busy computer tears a code by less than this. Outside a field, nothing on the screen still shows the first part.
 */
const tornMs = 1_500;

/** Remembers runs that silence ended, until Enter or Tab ends a later run. */
export function createScanHeads<Place>() {
  let head: Head<Place> | null = null;
  const here = (place: Place | null) => (head?.place === place ? head : null);
  return {
    /** Records a run that silence ended and that stays where it is, its field (null: no field) and the time stamp of its last key. */
    left: (run: ScanRun, place: Place | null, at: number) => {
      const before = here(place);
      // Typing is no code if it is a word, or if no field received it.
      const isPersons = run.pace === 'typed' && (place === null || !isCode(run.code));
      if (isPersons && before === null) head = null;
      else {
        const typed = run.pace === 'typed' && before?.typed !== false;
        head = { code: (place === null || before === null ? '' : before.code) + run.code, place, at, typed };
      }
    },
    /**
     * Records the end of a run that silence ended and that was looked up: only that may begin a torn code, whatever was
     * looked up before it.
     */
    lookedUp: (code: string, place: Place | null, at: number) => {
      head = { code, place, at, typed: false };
    },
    /** Enter or Tab ended a run: the earlier keys were looked up together with it. */
    ended: () => {
      head = null;
    },
    /**
     * Returns the earlier keys that may begin the same code as the run that starts now, or null. While the field still
     * shows them (`stands`), their age does not matter. Otherwise they count for a moment only (`tornMs`), and only if
     * a scanner sent them: a person may type a note and then scan.
     */
    before: (place: Place | null, at: number, stands: boolean): string | null => {
      const found = here(place);
      const isTorn = found !== null && (stands || (!found.typed && Math.abs(at - found.at) < tornMs));
      return isTorn ? found.code : null;
    },
  };
}
