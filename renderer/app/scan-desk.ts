import type { ScannerProfile, ScanRun } from '#renderer/platform/scanner.ts';
import { sortPieces } from '#renderer/platform/scan-pieces.ts';
import { tellRefusedScan } from '#renderer/ui/refused-scan.ts';
import type { ScanRegistry } from '#renderer/ui/scans.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import { isScannedFigure } from './scan-figure.ts';
import { type FieldHome, isCode, pressIn, restore, type ScanHome, stillStands, write } from './scan-home.ts';

/** Messages about scans that could not be used as they came. */
export type ScanTalk = {
  /** A number was expected. */
  readonly figure: (code: string) => void;
  /** The field is for text that is no code. */
  readonly text: (code: string) => void;
  readonly unclear: () => void;
  /** The code has two characters, and the shop does not know it. */
  readonly brief: (code: string) => void;
  /** Removes the last message: it no longer holds. */
  readonly hush: () => void;
  /** The part of the screen that wants the code lies behind a dialog. */
  readonly behind: (code: string) => void;
  /** The scanner ends its codes differently from how it is set up here. */
  readonly suffix: (sent: 'tab' | 'none', code: string) => void;
  /** The scanner types for another keyboard layout; what it sent was read nevertheless. */
  readonly layout: (came: string, code: string) => void;
  /** The same, and `code` is only what may have been meant: nothing was done with it. */
  readonly misread: (came: string, code: string) => void;
};

type Parts = {
  readonly scans: ScanRegistry;
  readonly inDialog: () => boolean;
  readonly profile: () => ScannerProfile;
  readonly talk: ScanTalk;
};

/** done: the key that ended the run belongs to the scan, and nothing else gets it; left: it is a person's key. */
export type Settled = 'done' | 'left';

/** Decides what a run of keys does, by its pace and by where it was typed. */
export type ScanDesk = {
  readonly settle: (run: ScanRun, home: ScanHome) => Settled;
  /** The end of a run that was looked up, which the next run may continue: its last code, if all of it was codes. */
  readonly endOf: (run: ScanRun) => string;
};

/**
 * A person presses fewer characters than this about as quickly as a slow scanner, so their pace alone proves nothing.
 */
const fewestForCertain = 4;
/** After fewer characters, a missing end key says nothing about the scanner. */
const fewestOfHint = 6;

export function createScanDesk({ scans, inDialog, profile, talk }: Parts): ScanDesk {
  const deliver = (run: ScanRun, doubt: string | null = null) => {
    if (isMisread(run)) return ask(run);
    const { codes, unclear } = sortPieces(run.pieces, scans.book().isKnown);
    talk.hush();
    for (const code of codes) if (!scans.tell(code, doubt, inDialog()) && inDialog()) talk.behind(code);
    if (unclear.length > 0) talk.unclear();
  };
  /** Takes the name of the barcode's kind off the codes, except off a code that the shop has with it. */
  const plain = (run: ScanRun): ScanRun => {
    const bare = (code: string) => (scans.book().isKnown(code) ? code : withoutSymbology(code));
    const { layout } = run;
    const read = layout && { ...layout, byPlaces: withoutSymbology(layout.byPlaces) };
    return { ...run, code: bare(run.code), pieces: run.pieces.map(bare), layout: read };
  };
  /** Offers what a misread run may mean where scans are wanted. */
  const ask = ({ came, code, layout }: ScanRun) => {
    const likely = layout?.byPlaces ?? code;
    talk.hush();
    scans.tell(code, likely, inDialog(), 'layout');
    talk.misread(came, likely);
  };
  /** Advises which setting of the scanner should be changed, if any. */
  const advise = ({ end, code, came, signs, pace, layout }: ScanRun) => {
    if (pace !== 'scan') return;
    if (end === 'tab' && profile().suffix === 'enter' && signs >= fewestForCertain) talk.suffix('tab', code);
    if (layout?.certain) talk.layout(came, code);
  };

  /** Whether a short run in a place for numbers was scanned. */
  const isNoFigure = (run: ScanRun, place: 'form' | 'cell') =>
    run.pace !== 'typed' &&
    (!isFigureLike(run.code) || scans.book().isKnown(run.code) || isScannedFigure(run.gaps, place));

  /** If a scan may be only a part of a code: the earlier text and the scan together. Otherwise null. */
  const doubtOf = (run: ScanRun, home: ScanHome): string | null => {
    if (run.pieces.length > 1) return null;
    if (home.kind === 'screen' && (home.isFresh || home.head !== null) && stillStands(home)) return home.field.value;
    const isSilent = profile().suffix === 'none';
    if (home.head === null || (home.kind === 'screen' && !isSilent)) return null;
    const { isKnown, isTrade } = scans.book();
    const both = home.head + run.code;
    // If one of the two is a whole code, only a known code made of both leaves a doubt.
    const isWhole = isKnown(home.head) || (isSilent && isTrade(run.code));
    return isWhole && !isKnown(both) ? null : both;
  };

  const inKeys = (run: ScanRun, home: ScanHome): Settled => {
    const editor = document.activeElement?.closest('.ui-td-editor') ?? null; // opened by the first digit of this run
    if (editor && run.signs < fewestForCertain && !isNoFigure(run, 'cell')) return 'left';
    if (run.pace === 'typed')
      return run.signs < fewestForCertain || run.end === 'silence' || editor ? 'left' : refuse();
    if (editor) pressIn(editor, 'Escape');
    if (run.pace === 'unclear') return refuse();
    if (run.pace === 'brief' && !isMisread(run) && !isWantedShort(run.code)) talk.brief(run.code);
    else deliver(run, doubtOf(run, home));
    return 'done';
  };
  /** Whether two characters are known, or say how many of what the screen was just told. */
  const isWantedShort = (code: string): boolean =>
    scans.book().isKnown(code) || (/^[*×]\d$/.test(code) && scans.isWanted(inDialog()));
  const refuse = (): Settled => {
    talk.unclear();
    return 'done';
  };
  const inFigure = (run: ScanRun, home: FieldHome): Settled => {
    const isLong = run.signs >= fewestForCertain + (run.pace === 'unclear' ? 1 : 0);
    const place = home.field.matches('.ui-td-editor') ? 'cell' : 'form';
    if (!(isLong && run.pace !== 'typed') && !isNoFigure(run, place)) return 'left';
    restore(home);
    // A measure beside what is scanned: the scan goes where it would go from any other field.
    const isHandedOn = home.field.dataset['handsOn'] !== undefined && run.pace !== 'unclear' && run.pace !== 'typed';
    if (isHandedOn && scans.isWanted(inDialog())) deliver(run, doubtOf(run, home));
    else if (!tellRefusedScan(home.field, run.code)) talk.figure(run.code);
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
    if (home.kind !== 'free' && isMisread(run) && isCode(run.code)) return unread(run, home);
    if (home.kind === 'text' && isNoText(run)) return refuseText(run, home);
    // A scan right after other keys may be the rest of a torn scan: the field keeps all of its text.
    if (home.kind === 'finish' || (home.kind === 'code' && !home.isFresh)) write(home.field, run.code);
    // In a form, a code stays where the person put the cursor; the scanner's Enter does not submit the form.
    return home.kind !== 'finish' && run.end === 'enter' && isCode(run.code) ? 'done' : 'left';
  };
  /** Leaves a field as it was before a misread run. */
  const unread = (run: ScanRun, home: FieldHome): Settled => {
    restore(home);
    talk.misread(run.came, run.layout?.byPlaces ?? run.code);
    return 'done';
  };
  /**
   * Whether a run is a code that a form's text must not get. Without an end key a program may have typed it, which
   * people use for addresses: then the digits or the shop must prove the code.
   */
  const isNoText = ({ pace, code, end }: ScanRun): boolean => {
    const { isKnown, isTrade } = scans.book();
    if (isKnown(code) || isTrade(code)) return true;
    return pace === 'scan' && isCode(code) && (end !== 'silence' || (profile().suffix === 'none' && !/\s/.test(code)));
  };
  const refuseText = (run: ScanRun, home: FieldHome): Settled => {
    restore(home);
    if (!tellRefusedScan(home.field, run.code)) talk.text(run.code);
    return 'done';
  };
  const intoScreen = (run: ScanRun, home: FieldHome): Settled => {
    const doubt = doubtOf(run, home);
    write(home.field, '');
    deliver(run, doubt);
    // Runs after the field shows a code that was not taken: what is typed next replaces it.
    queueMicrotask(() => document.activeElement === home.field && home.field.select());
    return 'done';
  };
  const intoSearch = (run: ScanRun, home: FieldHome): Settled => {
    const { field } = home;
    if (isMisread(run)) return unread(run, home);
    // Enter looks up the whole field, both parts of a torn code. If the end alone is a known code, nothing is looked
    // up.
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
    endOf: (run) => {
      const { codes, unclear } = sortPieces(run.pieces, scans.book().isKnown);
      return unclear.length === 0 ? (codes.at(-1) ?? run.code) : run.code;
    },
    settle: (came, began) => {
      const run = plain(came);
      // If the dialog with the field was closed meanwhile, the screen gets the scan.
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
        if (home.kind === 'text' && run.pace === 'scan' && isNoText(run)) return refuseText(run, home);
        if (home.kind === 'keys') closeEditor();
        if (!isFormField(home)) talk.suffix('none', run.code);
        return home.kind === 'keys' ? 'done' : 'left';
      }
      return home.kind === 'keys' ? inKeys(run, home) : inField(run, home);
    },
  };
}

/** Whether the code lies in a form's field. There a missing end key is no mistake: a person submits the form. */
function isFormField({ kind }: ScanHome): boolean {
  return kind === 'text' || kind === 'free' || kind === 'code' || kind === 'finish';
}

/** Closes the cell editor that a scan opened with its first digit. */
function closeEditor(): void {
  const editor = document.activeElement?.closest('.ui-td-editor');
  if (editor) pressIn(editor, 'Escape');
}

/** Whether a text has only the characters of a number: no letters, and a sign only in front. */
function isFigureLike(text: string): boolean {
  return /^[+\-\u2212]?[\p{Nd}.,'\u2019\s]+$/u.test(text);
}

/** Whether a run may mean another code than the one it was read as, because of the scanner's keyboard layout. */
function isMisread({ layout }: ScanRun): boolean {
  return layout !== null && !layout.certain;
}
