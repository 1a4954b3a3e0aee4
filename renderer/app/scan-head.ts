import type { ScanRun } from '#renderer/platform/scanner.ts';
import { isCode } from './scan-home.ts';

/** What no key ended, and what comes next may belong to: the beginning of a torn code. */
type Head<Place> = {
  readonly code: string;
  /** The field it stands in; null: it stands nowhere. */
  readonly place: Place | null;
  /** When its last key was pressed. */
  readonly at: number;
  /** All of it came at the pace of a person, or of a slow scanner. */
  readonly typed: boolean;
};

/** A computer that is busy tears a code by less than this; outside a field nothing is left to be seen of what came. */
const tornMs = 1_500;

/** Remembers what no key ended, until a key ends what follows it. */
export function createScanHeads<Place>() {
  let head: Head<Place> | null = null;
  const here = (place: Place | null) => (head?.place === place ? head : null);
  return {
    /** Hears of a run that silence ended in a field (null: in none), and when its last key was pressed. */
    left: (run: ScanRun, place: Place | null, at: number) => {
      const before = here(place);
      // What a person types is no code where it is a word, or where it went to no field.
      const isPersons = run.pace === 'typed' && (place === null || !isCode(run.code));
      if (isPersons && before === null) head = null;
      else {
        const typed = run.pace === 'typed' && before?.typed !== false;
        head = { code: (place === null || before === null ? '' : before.code) + run.code, place, at, typed };
      }
    },
    /** A key ended a run: what stood before it was looked up with it. */
    ended: () => {
      head = null;
    },
    /**
     * What came before a run that begins now in a field or in none. Where what came still stands it may be the beginning
     * however long ago that was; elsewhere only for a moment, and only of a scan: a person may type a note and scan then.
     */
    before: (place: Place | null, at: number, stands: boolean): string | null => {
      const found = here(place);
      const isTorn = found !== null && (stands || (!found.typed && Math.abs(at - found.at) < tornMs));
      return isTorn ? found.code : null;
    },
  };
}
