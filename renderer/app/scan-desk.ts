import type { ScannerProfile, ScanRun } from '#renderer/platform/scanner.ts';
import { sortPieces } from '#renderer/platform/scan-pieces.ts';
import { tellRefusedScan } from '#renderer/ui/refused-scan.ts';
import type { ScanRegistry } from '#renderer/ui/scans.ts';
import { isScannedFigure } from './scan-figure.ts';
import { type FieldHome, isCode, pressIn, restore, type ScanHome, stillStands, write } from './scan-home.ts';

/** What is said about scans that nobody could take. */
export type ScanTalk = {
  /** A figure was wanted. */
  readonly figure: (code: string) => void;
  readonly unclear: () => void;
  /** It has two signs, and nothing has it for its code. */
  readonly brief: (code: string) => void;
  /** What was said last no longer holds. */
  readonly hush: () => void;
  /** Who wants it lies behind a dialog. */
  readonly behind: (code: string) => void;
  /** The scanner ends its codes otherwise than it is set up here. */
  readonly suffix: (sent: 'tab' | 'none', code: string) => void;
  /** The scanner types for another layout. */
  readonly layout: (came: string, code: string) => void;
};

type Parts = {
  readonly scans: ScanRegistry;
  readonly inDialog: () => boolean;
  readonly profile: () => ScannerProfile;
  readonly talk: ScanTalk;
};

/** done: the key that ended the run is the scan's and goes nowhere else; left: it is a person's. */
export type Settled = 'done' | 'left';

/** Settles what a run of keys comes to, by what it was and where it was typed. */
export type ScanDesk = { readonly settle: (run: ScanRun, home: ScanHome) => Settled };

/** Fewer signs than this a person presses about as quickly as a slow scanner: their pace alone proves nothing. */
const fewestForCertain = 4;
/** Silence behind fewer signs says nothing about a scanner. */
const fewestOfHint = 6;

export function createScanDesk({ scans, inDialog, profile, talk }: Parts): ScanDesk {
  const deliver = (run: ScanRun, doubt: string | null = null) => {
    const { codes, unclear } = sortPieces(run.pieces, scans.book().isKnown);
    talk.hush();
    for (const code of codes) if (!scans.tell(code, doubt, inDialog()) && inDialog()) talk.behind(code);
    if (unclear.length > 0) talk.unclear();
  };
  /** Says once what about the scanner should be set otherwise. */
  const advise = ({ end, code, came, signs, pace }: ScanRun) => {
    if (pace !== 'scan') return;
    if (end === 'tab' && profile().suffix === 'enter' && signs >= fewestForCertain) talk.suffix('tab', code);
    if (hasForeign(came) && !hasForeign(code)) talk.layout(came, code);
  };

  /** Of a short run where a figure is wanted: whether it was scanned. */
  const isNoFigure = (run: ScanRun, place: 'form' | 'cell') =>
    run.pace !== 'typed' &&
    (!isFigureLike(run.code) || scans.book().isKnown(run.code) || isScannedFigure(run.gaps, place));

  /** What a scan that may be a part of a code is with what came before it; null where it is none. */
  const doubtOf = (run: ScanRun, home: ScanHome): string | null => {
    if (run.pieces.length > 1) return null;
    if (home.kind === 'screen' && (home.isFresh || home.head !== null) && stillStands(home)) return home.field.value;
    const isSilent = profile().suffix === 'none';
    if (home.head === null || (home.kind === 'screen' && !isSilent)) return null;
    const { isKnown, isTrade } = scans.book();
    const both = home.head + run.code;
    // What came before was whole, or this is: then only both together leave a doubt.
    const isWhole = isKnown(home.head) || (isSilent && isTrade(run.code));
    return isWhole && !isKnown(both) ? null : both;
  };

  const inKeys = (run: ScanRun, home: ScanHome): Settled => {
    const editor = document.activeElement?.closest('.ui-td-editor') ?? null; // the run's own first digit opened it
    if (editor && run.signs < fewestForCertain && !isNoFigure(run, 'cell')) return 'left';
    if (run.pace === 'typed')
      return run.signs < fewestForCertain || run.end === 'silence' || editor ? 'left' : refuse();
    if (editor) pressIn(editor, 'Escape');
    if (run.pace === 'unclear') return refuse();
    if (run.pace === 'brief' && !scans.book().isKnown(run.code)) talk.brief(run.code);
    else deliver(run, doubtOf(run, home));
    return 'done';
  };
  const refuse = (): Settled => {
    talk.unclear();
    return 'done';
  };
  const inFigure = (run: ScanRun, home: FieldHome): Settled => {
    const isLong = run.signs >= fewestForCertain + (run.pace === 'unclear' ? 1 : 0);
    const place = home.field.matches('.ui-td-editor') ? 'cell' : 'form';
    if (!(isLong && run.pace !== 'typed') && !isNoFigure(run, place)) return 'left';
    restore(home);
    if (!tellRefusedScan(home.field, run.code)) talk.figure(run.code);
    return 'done';
  };
  const inField = (run: ScanRun, home: FieldHome): Settled => {
    if (home.kind === 'figure') return inFigure(run, home);
    const isWanted = run.pace === 'scan' || (run.pace === 'brief' && scans.book().isKnown(run.code));
    if (home.kind === 'search') return isWanted ? intoSearch(run, home) : 'left';
    if (home.kind === 'screen') return isWanted ? intoScreen(run, home) : 'left';
    if (home.kind === 'text' && isWanted && scans.isWanted(inDialog())) {
      restore(home);
      deliver(run, doubtOf(run, home));
      return 'done';
    }
    if (run.pace !== 'scan' && run.pace !== 'brief') return 'left';
    // What came just behind other keys may be the rest of a torn scan: nothing of it is taken away.
    if (home.kind === 'finish' || (home.kind === 'code' && !home.isFresh)) write(home.field, run.code);
    // In a form a code stays where the person put the cursor; the scanner's Enter does not send the form.
    return home.kind !== 'finish' && run.end === 'enter' && isCode(run.code) ? 'done' : 'left';
  };
  const intoScreen = (run: ScanRun, home: FieldHome): Settled => {
    const doubt = doubtOf(run, home);
    write(home.field, '');
    deliver(run, doubt);
    // Once the field shows a code that was not taken: what is typed next replaces it.
    queueMicrotask(() => document.activeElement === home.field && home.field.select());
    return 'done';
  };
  const intoSearch = (run: ScanRun, home: FieldHome): Settled => {
    const { field } = home;
    // The end of a torn code is looked up with its beginning, and where it is a code by itself, neither of them is.
    if (home.head !== null && profile().suffix !== 'none' && stillStands(home)) {
      if (!scans.book().isKnown(run.code)) return 'left';
      field.select();
      return refuse();
    }
    for (const code of sortPieces(run.pieces, scans.book().isKnown).codes) {
      write(field, code);
      pressIn(field, 'Enter');
    }
    return 'done';
  };

  return {
    settle: (run, began) => {
      // What a dialog's field was sent is the screen's, where the dialog was closed meanwhile.
      const home =
        began.kind === 'keys' || began.field.isConnected ? began : { kind: 'keys' as const, head: began.head };
      advise(run);
      if (run.pace === 'cut') {
        if (home.kind !== 'keys') restore(home);
        return refuse();
      }
      if (run.end === 'silence' && profile().suffix !== 'none') {
        if (run.signs < fewestOfHint || run.pace === 'typed') return 'left';
        if (home.kind === 'figure') return inFigure(run, home);
        if (home.kind === 'keys') closeEditor();
        if (!isFormField(home) && run.pace === 'scan') talk.suffix('none', run.code);
        return home.kind === 'keys' ? 'done' : 'left';
      }
      return home.kind === 'keys' ? inKeys(run, home) : inField(run, home);
    },
  };
}

/** Where a code may wait for a person to send the form: with nothing behind it, nothing is wrong. */
function isFormField({ kind }: ScanHome): boolean {
  return kind === 'text' || kind === 'code' || kind === 'finish';
}

/** A scan that began on a table's cell opened its editor with its first digit. */
function closeEditor(): void {
  const editor = document.activeElement?.closest('.ui-td-editor');
  if (editor) pressIn(editor, 'Escape');
}

/** Signs that a figure can have, and no hyphen in the middle of them. */
function isFigureLike(text: string): boolean {
  return /^[+\-\u2212]?[\p{Nd}.,'\u2019\s]+$/u.test(text);
}

function hasForeign(text: string): boolean {
  return [...text].some((sign) => sign > '~');
}
