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
  /** Held with Ctrl, ⌘ or Alt: a shortcut, or a control character of a scanner. */
  readonly held: boolean;
  /** The key is held down and sends itself again. */
  readonly repeat: boolean;
  /** When it was pressed, in milliseconds. */
  readonly at: number;
};

/** What the recorder made of a press: the first of a run, one more of it, the end of a scan, or a person's. */
export type ScanVerdict = 'first' | 'more' | 'end' | 'person';

/** Runs a task later; the answer takes it back. */
type Later = (task: () => void, ms: number) => () => void;

/** What almost every scanner is set up like when it is bought. */
export const usualScanner: ScannerProfile = { suffix: 'enter', prefix: '' };

/** A scanner presses a key every 7–20 ms, a person takes over 100 ms. */
const burstMs = 50;
/** Shorter runs may be two fingers that fell together; no barcode in a shop is shorter. */
const fewestSigns = 4;
const groupSeparator = String.fromCharCode(0x1d);

/**
 * Tells scans from typing by the time between presses. What it hears goes to `onScan` as a clean code; a run too slow or
 * too short stays a person's.
 */
export function createScanRecorder(
  profile: () => ScannerProfile,
  onScan: (code: string) => void,
  later: Later,
): { readonly read: (key: ScanKey) => ScanVerdict; readonly forget: () => void } {
  let signs: string[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let takeBack: (() => void) | null = null;

  const forget = () => {
    takeBack?.();
    takeBack = null;
    signs = [];
    lastAt = Number.NEGATIVE_INFINITY;
  };
  /** The code the run makes, null where it is too short to be one. */
  const heard = (): string | null => {
    const code = withoutPrefix(signs.join(''), profile().prefix);
    return signs.length >= fewestSigns && code !== '' ? code : null;
  };
  const finish = (): boolean => {
    const code = heard();
    forget();
    if (code !== null) onScan(code);
    return code !== null;
  };

  const read = (key: ScanKey): ScanVerdict => {
    if (silent.has(key.key)) return signs.length > 0 ? 'more' : 'person';
    const sign = signOf(key);
    const inRun = signs.length > 0 && key.at - lastAt < burstMs;
    if (inRun && isSuffix(key, profile().suffix)) return finish() ? 'end' : 'person';
    if (sign === null || key.repeat) {
      forget();
      return 'person';
    }
    if (!inRun) forget();
    signs.push(sign);
    lastAt = key.at;
    takeBack?.();
    takeBack = profile().suffix === 'none' ? later(() => void finish(), burstMs) : null;
    return inRun ? 'more' : 'first';
  };
  return { read, forget };
}

const silent: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

function isSuffix({ key, held }: ScanKey, suffix: ScanSuffix): boolean {
  return !held && ((key === 'Enter' && suffix === 'enter') || (key === 'Tab' && suffix === 'tab'));
}

/** The sign a press stands for; empty for a control character that is dropped, null for a key no scanner sends. */
function signOf({ key, code, shift, held }: ScanKey): string | null {
  if (held) return controlOf(key, code);
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  // An AZERTY keyboard has & é " on its digits: a scanner that sends US keys means the digits.
  if (digit !== undefined && !shift && !/^\d$/.test(key)) return digit;
  if (key.length !== 1) return null;
  const at = key.charCodeAt(0);
  if (key === groupSeparator) return key;
  return at < 0x20 || at === 0x7f ? '' : key;
}

/** Ctrl+] is how a scanner types GS; other letters with Ctrl are a person's shortcuts. */
function controlOf(key: string, code: string): string | null {
  return key === ']' || key === groupSeparator || code === 'BracketRight' ? groupSeparator : null;
}

function withoutPrefix(code: string, prefix: string): string {
  return prefix !== '' && code.startsWith(prefix) ? code.slice(prefix.length) : code;
}
