import type { ScannerProfile, ScanRun } from '#renderer/platform/scanner.ts';
import { sortPieces } from '#renderer/platform/scan-pieces.ts';
import { tellRefusedScan } from '#renderer/ui/refused-scan.ts';
import type { ScanRegistry } from '#renderer/ui/scans.ts';
import { pressIn, type ScanHome, write } from './scan-home.ts';

/** What is said about scans that nobody could take. */
export type ScanTalk = {
  /** A figure was wanted. */
  readonly figure: (code: string) => void;
  readonly unclear: () => void;
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

/** In a field that takes figures three quick digits are still a person's, unless a product has them for its code. */
const fewestOfFigure = 4;
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
    if (end === 'tab' && profile().suffix === 'enter' && signs >= fewestOfFigure) talk.suffix('tab', code);
    if (hasForeign(came) && !hasForeign(code)) talk.layout(came, code);
  };

  const inKeys = (run: ScanRun): Settled => {
    const editor = document.activeElement?.closest('.ui-td-editor') ?? null; // the run's own first digit opened it
    if (editor && run.signs < fewestOfFigure) return 'left';
    if (run.pace === 'typed') return run.signs < fewestOfFigure || run.end === 'silence' || editor ? 'left' : refuse();
    if (editor) pressIn(editor, 'Escape');
    if (run.pace === 'unclear') return refuse();
    deliver(run);
    return 'done';
  };
  const refuse = (): Settled => {
    talk.unclear();
    return 'done';
  };
  const inFigure = (run: ScanRun, { field, text }: FieldHome): Settled => {
    const isLong = run.signs >= fewestOfFigure || scans.book().isKnown(run.code);
    const isScan = run.pace === 'scan' ? isLong : run.pace === 'unclear' && run.signs > 4;
    if (!isScan) return 'left';
    write(field, text);
    if (!tellRefusedScan(field, run.code)) talk.figure(run.code);
    return 'done';
  };
  const inField = (run: ScanRun, home: FieldHome): Settled => {
    if (home.kind === 'figure') return inFigure(run, home);
    if (run.pace !== 'scan') return 'left';
    if (home.kind === 'search') return intoSearch(run, home);
    if (home.kind === 'screen') {
      const doubt = home.isFresh && run.pieces.length === 1 ? home.field.value : null;
      write(home.field, '');
      deliver(run, doubt);
      // Once the field shows a code that was not taken: what is typed next replaces it.
      queueMicrotask(() => document.activeElement === home.field && home.field.select());
      return 'done';
    }
    if (home.kind === 'text' && scans.isWanted(inDialog())) {
      write(home.field, home.text);
      deliver(run);
      return 'done';
    }
    if (home.kind === 'finish') write(home.field, run.code);
    // In a form a code stays where the person put the cursor; the scanner's Enter does not send the form.
    return home.kind === 'text' && run.end === 'enter' && isCode(run.code) ? 'done' : 'left';
  };
  const intoSearch = (run: ScanRun, { field }: FieldHome): Settled => {
    for (const code of sortPieces(run.pieces, scans.book().isKnown).codes) {
      write(field, code);
      pressIn(field, 'Enter');
    }
    return 'done';
  };

  return {
    settle: (run, home) => {
      advise(run);
      if (run.end === 'silence' && profile().suffix !== 'none') {
        if (run.signs < fewestOfHint || run.pace === 'typed') return 'left';
        if (home.kind === 'figure') return inFigure(run, home);
        if (home.kind === 'keys') closeEditor();
        if (home.kind !== 'text' && home.kind !== 'finish' && run.pace === 'scan') talk.suffix('none', run.code);
        return home.kind === 'keys' ? 'done' : 'left';
      }
      return home.kind === 'keys' ? inKeys(run) : inField(run, home);
    },
  };
}

type FieldHome = Exclude<ScanHome, { kind: 'keys' }>;

/** A scan that began on a table's cell opened its editor with its first digit. */
function closeEditor(): void {
  const editor = document.activeElement?.closest('.ui-td-editor');
  if (editor) pressIn(editor, 'Escape');
}

/** A name has small letters and no digit; it may come as quickly, from a program that types. */
function isCode(text: string): boolean {
  return /\d/.test(text) || !/\p{Ll}/u.test(text);
}

function hasForeign(text: string): boolean {
  return [...text].some((sign) => sign > '~');
}
