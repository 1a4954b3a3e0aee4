import { cameFrom, type SignKey } from './scan-signs.ts';

/** What a scanner sends behind a code; 'none' where only silence ends it. */
export type ScanSuffix = 'enter' | 'tab' | 'none';

/** How one scanner is set up. */
export type ScannerProfile = {
  readonly suffix: ScanSuffix;
  /** What it sends before every code; empty for most. */
  readonly prefix: string;
};

/** One press of a key, as much of it as tells a scanner from a person. */
export type ScanKey = {
  readonly key: string;
  /** The place of the key on the keyboard: 'Digit1', whatever the layout makes of it. */
  readonly code: string;
  readonly shift: boolean;
  /** Held with Ctrl alone: a control character of a scanner, or a shortcut; with ⌘ or Alt: a shortcut. */
  readonly chord: 'ctrl' | 'other' | null;
  /** The key is held down and sends itself again. */
  readonly repeat: boolean;
  /** When it was pressed by its own time stamp, in milliseconds; a busy window comes to read it later. */
  readonly at: number;
};

/**
 * What a run of keys was: a scan; brief: two signs and a key behind them, quicker than a person; a person's; neither for
 * certain, which must do nothing at all; or cut: Esc was pressed in the middle, and what came behind it came late.
 */
export type ScanPace = 'scan' | 'brief' | 'unclear' | 'cut' | 'typed';

/** A run of signs, and what ended it. */
export type ScanRun = {
  readonly pace: ScanPace;
  /** What was scanned: the prefix taken off, control characters dropped, garbled digits restored. */
  readonly code: string;
  /** The signs as the keyboard's layout made them. */
  readonly came: string;
  /** How many signs. */
  readonly signs: number;
  /** Milliseconds from each key to the next, the one that ended the run among them. */
  readonly gaps: readonly number[];
  readonly end: 'enter' | 'tab' | 'silence';
  /** Codes that may have come one behind the other, told apart by pauses alone; one where there was none. */
  readonly pieces: readonly string[];
};

/** What a press is to a run: its first sign, one more, its end, or nothing. `quick`: gaps so far that no person makes. */
export type ScanStep =
  | { readonly part: 'none' }
  | { readonly part: 'first' | 'more'; readonly signs: number; readonly quick: number; readonly slowest: number }
  | { readonly part: 'end'; readonly run: ScanRun };

/** Runs a task after so many milliseconds in which the window was free to hear keys; the answer takes it back. */
type Later = (task: () => void, ms: number) => () => void;

/** What almost every scanner is set up like when it is bought. */
export const usualScanner: ScannerProfile = { suffix: 'enter', prefix: '' };

/** A scanner presses a key every 7–20 ms, a person takes over 100 ms. */
const quickMs = 50;
/** The same on the average of a run. */
const evenMs = 45;
/** A later key begins a new run: one late key of a scanner ends none. */
const runMs = 300;
/** The same where silence is all that ends a code: two scans may be 60 ms apart. */
const silentRunMs = 120;
/** Two keys may be two fingers that fell together: a code of two signs needs a key behind it to be told from them. */
const fewestSigns = 3;

/** `escape`: Esc was pressed within the run, and then more came at once, or late. */
type Run = { readonly keys: SignKey[]; readonly gaps: number[]; lastAt: number; escape: 'last' | 'late' | null };

export type ScanRecorder = {
  readonly read: (key: ScanKey) => ScanStep;
  /** Forgets the run that has begun. */
  readonly forget: () => void;
  /** Forgets it if a person pressed all of it, and paused before this moment: its keys led to another place. */
  readonly forgetTyped: (at: number) => void;
};

/**
 * Tells scans from typing by the time stamps of the presses. A run is judged when a key or silence ends it; `onSilent`
 * hears of those that no key ended.
 */
export function createScanRecorder(
  profile: () => ScannerProfile,
  onSilent: (run: ScanRun) => void,
  later: Later,
): ScanRecorder {
  let run: Run | null = null;
  let takeBack: (() => void) | null = null;

  const forget = (): Run | null => {
    takeBack?.();
    takeBack = null;
    const was = run;
    run = null;
    return was;
  };
  const endSilently = () => {
    const ended = forget();
    if (ended) onSilent(judged(ended, 'silence', profile()));
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
    // A person pressed Esc behind a code, and Enter behind that.
    if (end && run?.escape === 'last' && !isQuick(key.at - run.lastAt)) forget();
    if (end) {
      const ended = forget();
      if (!ended) return none;
      ended.gaps.push(key.at - ended.lastAt);
      return { part: 'end', run: judged(ended, end, profile()) };
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

/** The key that ends a code, Ctrl+M for CR, Ctrl+J for LF and Ctrl+I for HT among them; null for any other. */
function endOf(key: ScanKey, run: Run | null): 'enter' | 'tab' | null {
  if (key.chord === null) return key.key === 'Enter' ? 'enter' : key.key === 'Tab' ? 'tab' : null;
  if (!isControl(key, run)) return null;
  if (key.code === 'KeyM' || key.code === 'KeyJ') return 'enter';
  return key.code === 'KeyI' ? 'tab' : null;
}

const groupSeparator = String.fromCharCode(0x1d);

/** The sign a press stands for; empty for a control character that is dropped, null for a key no scanner sends. */
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

/** What a run was, by its gaps. */
function judged({ keys, gaps, escape }: Run, end: ScanRun['end'], profile: ScannerProfile): ScanRun {
  const cleaned = (part: readonly SignKey[]) => withoutPrefix(cameFrom(part), profile.prefix);
  const code = cleaned(keys);
  const came = keys.map(({ sign }) => sign).join('');
  const signs = keys.filter(({ sign }) => sign !== '').length;
  const pieces = end === 'silence' ? piecesOf(keys, gaps) : [keys];
  const pace = pieces.length > 1 ? 'scan' : code === '' ? 'typed' : signs < fewestSigns ? briefOf(gaps) : paceOf(gaps);
  return { pace: escape === 'late' ? 'cut' : pace, code, came, signs, gaps, end, pieces: pieces.map(cleaned) };
}

/** Of two signs: two fingers may fall together, but not with a third on Enter. */
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
  // A scanner may stumble, but not at its first step: what comes before that was pressed by a person.
  if (isQuick(gaps[0] ?? quickMs) && quick >= 4 * late) return 'scan';
  return quick >= 2 && quick * 2 > gaps.length ? 'unclear' : 'typed';
}

/** A run cut at its pauses, where every part is long enough for a code and was sent without a pause. */
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
