import { isDoubtful, layoutSign, type SignKey, textByPlaces, textOf } from './scan-signs.ts';

/** The key that a scanner sends after each code; 'none': only silence ends a code. */
export type ScanSuffix = 'enter' | 'tab' | 'none';

/** How one scanner is set up. */
export type ScannerProfile = {
  readonly suffix: ScanSuffix;
  /** Characters that it sends before every code; empty for most scanners. */
  readonly prefix: string;
};

/** One key press, with the facts that tell a scanner from a person. */
export type ScanKey = {
  readonly key: string;
  /** The place of the key on the keyboard: 'Digit1', whatever the layout makes of it. */
  readonly code: string;
  readonly shift: boolean;
  /**
   * 'ctrl': held with Ctrl alone, either a scanner's control character or a shortcut. 'other': held with ⌘ or Alt, a
   * shortcut.
   */
  readonly chord: 'ctrl' | 'other' | null;
  /** The key is held down and repeats. */
  readonly repeat: boolean;
  /** Time stamp of the press in milliseconds; a busy window may read the event later. */
  readonly at: number;
};

/**
 * Who made a run of keys. `scan`: a scanner. `brief`: two characters and an end key, quicker than a person. `typed`: a
 * person. `unclear`: not certain, so the run must do nothing at all. `cut`: Esc was pressed in the middle, and the rest
 * came late.
 */
export type ScanPace = 'scan' | 'brief' | 'unclear' | 'cut' | 'typed';

/** A run of characters, and what ended it. */
export type ScanRun = {
  readonly pace: ScanPace;
  /** The scanned code: without prefix and control characters, garbled digits restored. */
  readonly code: string;
  /** The characters as the keyboard layout produced them. */
  readonly came: string;
  /** Number of characters, without dropped control characters. */
  readonly signs: number;
  /** Milliseconds from each key to the next, including the key that ended the run. */
  readonly gaps: readonly number[];
  readonly end: 'enter' | 'tab' | 'silence';
  /** The run split at its pauses into possible separate codes; a single entry if there is nothing to split. */
  readonly pieces: readonly string[];
  /** How a run was read whose scanner types for another keyboard layout; otherwise null. */
  readonly layout: OtherLayout | null;
};

/**
 * certain: the run holds only digits, and letters that lie in one place on every layout. If not, `code` may be another
 * code than the one that was scanned. `byPlaces`: what a scanner for a US keyboard meant.
 */
export type OtherLayout = { readonly certain: boolean; readonly byPlaces: string };

/**
 * What a key press means for a run: its first character, one more, its end, or nothing. `quick`: number of gaps so far
 * that are too short for a person. `slowest`: the longest gap so far, in milliseconds.
 */
export type ScanStep =
  | { readonly part: 'none' }
  | { readonly part: 'first' | 'more'; readonly signs: number; readonly quick: number; readonly slowest: number }
  | { readonly part: 'end'; readonly run: ScanRun };

/**
 * Runs a task after this many milliseconds in which the window was free to read keys. The returned function cancels it.
 */
type Later = (task: () => void, ms: number) => () => void;

/** How almost every scanner is set up when it is bought. */
export const usualScanner: ScannerProfile = { suffix: 'enter', prefix: '' };

/** A gap shorter than this is quick: a scanner presses a key every 7–20 ms, a person takes over 100 ms. */
const quickMs = 50;
/** The same limit for the average gap of a run. */
const evenMs = 45;
/** A key after a gap this long begins a new run. One late key of a scanner comes sooner. */
const runMs = 300;
/** The same where only silence ends a code. It is shorter because two scans may be only 60 ms apart. */
const silentRunMs = 120;
/**
 * A shorter run is no scan by its pace alone, since two fingers may fall together. A code of two characters needs an
 * end key as well.
 */
const fewestSigns = 3;

/** `escape`: 'last' while Esc is the last key of the run; 'late' if the next key came late; null otherwise. */
type Run = { readonly keys: SignKey[]; readonly gaps: number[]; lastAt: number; escape: 'last' | 'late' | null };

export type ScanRecorder = {
  readonly read: (key: ScanKey) => ScanStep;
  /** Discards the current run. */
  readonly forget: () => void;
  /** Discards the current run if a person pressed all of its keys and paused before `at`: they led to another place. */
  readonly forgetTyped: (at: number) => void;
};

/**
 * Tells scans from typing by the time stamps of key presses. A run is judged when Enter, Tab or silence ends it;
 * `onSilent` receives the runs that silence ended.
 */
export function createScanRecorder(
  profile: () => ScannerProfile,
  onSilent: (run: ScanRun) => void,
  later: Later,
): ScanRecorder {
  let run: Run | null = null;
  let takeBack: (() => void) | null = null;
  /** The last run that told something about it proved that the scanner types for another layout. */
  let isOtherLayout = false;

  const judge = (ended: Run, end: ScanRun['end']): ScanRun => {
    const sign = layoutSign(ended.keys);
    const isGarbled = sign === 'proven' || (sign === 'possible' && isOtherLayout);
    const judged = judgedRun(ended, end, profile(), isGarbled);
    if (judged.pace === 'scan' && (sign === 'proven' || sign === 'disproven')) isOtherLayout = sign === 'proven';
    const isCertain = sign === 'proven' && !ended.keys.some(isDoubtful);
    const byPlaces = withoutPrefix(textByPlaces(ended.keys), profile().prefix);
    return isGarbled ? { ...judged, layout: { certain: isCertain, byPlaces } } : judged;
  };
  const forget = (): Run | null => {
    takeBack?.();
    takeBack = null;
    const was = run;
    run = null;
    return was;
  };
  const endSilently = () => {
    const ended = forget();
    if (ended) onSilent(judge(ended, 'silence'));
  };

  const read = (key: ScanKey): ScanStep => {
    if (silent.has(key.key)) return none;
    const longest = profile().suffix === 'none' ? silentRunMs : runMs;
    if (run && Math.abs(key.at - run.lastAt) >= longest) endSilently();
    if (key.key === 'Escape' && run && isNoPersons(run)) {
      run.escape = 'last';
      return none;
    }
    const end = endOf(key, run);
    // A person pressed Esc after the code, and then Enter: this Enter does not end the code.
    if (end && run?.escape === 'last' && !isQuick(key.at - run.lastAt)) forget();
    if (end) {
      const ended = forget();
      if (!ended) return none;
      ended.gaps.push(key.at - ended.lastAt);
      return { part: 'end', run: judge(ended, end) };
    }
    const sign = signOf(key, run);
    if (sign === null || key.repeat) {
      forget();
      return none;
    }
    const part = run ? 'more' : 'first';
    run ??= { keys: [], gaps: [], lastAt: key.at, escape: null };
    if (part === 'more') run.gaps.push(key.at - run.lastAt);
    if (run.escape === 'last') run.escape = isQuick(key.at - run.lastAt) ? null : 'late';
    run.lastAt = key.at;
    run.keys.push({ sign, code: key.code, shift: key.shift });
    takeBack?.();
    takeBack = later(endSilently, longest);
    return { part, signs: run.keys.length, quick: run.gaps.filter(isQuick).length, slowest: Math.max(0, ...run.gaps) };
  };
  const forgetTyped = (at: number) => {
    if (run && !run.gaps.some(isQuick) && !isQuick(Math.abs(at - run.lastAt))) forget();
  };
  return { read, forget: () => void forget(), forgetTyped };
}

const none: ScanStep = { part: 'none' };
const silent: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

function isQuick(gap: number): boolean {
  return gap < quickMs;
}

/** No person presses three keys this quickly. */
function isNoPersons({ gaps }: Run): boolean {
  return gaps.filter(isQuick).length >= 2;
}

/** Only a scanner holds Ctrl in the middle of keys that follow each other this quickly. */
function isControl({ chord, at }: ScanKey, run: Run | null): boolean {
  return chord === 'ctrl' && run !== null && isQuick(at - run.lastAt) && isNoPersons(run);
}

/** Which end key a press is, or null. Ctrl+M (CR) and Ctrl+J (LF) count as Enter, Ctrl+I (HT) as Tab. */
function endOf(key: ScanKey, run: Run | null): 'enter' | 'tab' | null {
  if (key.chord === null) return key.key === 'Enter' ? 'enter' : key.key === 'Tab' ? 'tab' : null;
  if (!isControl(key, run)) return null;
  if (key.code === 'KeyM' || key.code === 'KeyJ') return 'enter';
  return key.code === 'KeyI' ? 'tab' : null;
}

const groupSeparator = String.fromCharCode(0x1d);

/** The character a press stands for; empty for a dropped control character, null for a key that no scanner sends. */
function signOf(key: ScanKey, run: Run | null): string | null {
  if (key.chord !== null) {
    if (!isControl(key, run) || key.key.length !== 1) return null;
    return key.key === ']' || key.key === groupSeparator || key.code === 'BracketRight' ? groupSeparator : '';
  }
  if (key.key.length !== 1) return null;
  const at = key.key.charCodeAt(0);
  if (key.key === groupSeparator) return key.key;
  return at < 0x20 || at === 0x7f ? '' : key.key;
}

/** Judges a finished run by its gaps. */
function judgedRun(
  { keys, gaps, escape }: Run,
  end: ScanRun['end'],
  profile: ScannerProfile,
  isGarbled: boolean,
): ScanRun {
  const cleaned = (part: readonly SignKey[]) => withoutPrefix(textOf(part, isGarbled), profile.prefix);
  const code = cleaned(keys);
  const came = keys.map(({ sign }) => sign).join('');
  const signs = keys.filter(({ sign }) => sign !== '').length;
  const pieces = end === 'silence' ? piecesOf(keys, gaps) : [keys];
  const pace = pieces.length > 1 ? 'scan' : code === '' ? 'typed' : signs < fewestSigns ? briefOf(gaps) : paceOf(gaps);
  return {
    pace: escape === 'late' ? 'cut' : pace,
    code,
    came,
    signs,
    gaps,
    end,
    pieces: pieces.map(cleaned),
    layout: null,
  };
}

/** Judges two characters: two fingers may fall together, but not with a third on the end key. */
function briefOf(gaps: readonly number[]): ScanPace {
  return gaps.length >= 2 && gaps.every(isQuick) ? 'brief' : 'typed';
}

function paceOf(gaps: readonly number[]): ScanPace {
  const quick = gaps.filter(isQuick).length;
  const late = gaps.length - quick;
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  // A scanner that holds Shift for every letter is slower and less even; no person keeps this up for four keys.
  const isEven = gaps.length >= 3 && gaps.every((gap) => gap < 2 * quickMs) && total < gaps.length * evenMs;
  if (late === 0 || isEven) return 'scan';
  // A scanner may send one key late, but not its second: if the first gap is long, a person pressed the key before it.
  if (isQuick(gaps[0] ?? quickMs) && quick >= 4 * late) return 'scan';
  return quick >= 2 && quick * 2 > gaps.length ? 'unclear' : 'typed';
}

/** Splits a run at its pauses, if every part is long enough for a code. */
function piecesOf(keys: readonly SignKey[], gaps: readonly number[]): readonly (readonly SignKey[])[] {
  const pieces: SignKey[][] = [[]];
  keys.forEach((key, place) => {
    if (place > 0 && !isQuick(gaps[place - 1] ?? 0)) pieces.push([]);
    pieces.at(-1)?.push(key);
  });
  return pieces.every((piece) => piece.length >= fewestSigns) ? pieces : [keys];
}

function withoutPrefix(code: string, prefix: string): string {
  return prefix !== '' && code.startsWith(prefix) ? code.slice(prefix.length) : code;
}
