/** Whether a sequence of strokes is a known shortcut, the beginning of one, or neither. */
export type StrokeMatch = 'shortcut' | 'beginning' | 'nothing';

/** Whether the reader took a stroke (the page must not get it) or left it to the page. */
export type KeyVerdict = 'taken' | 'left';

/** Runs a task later; the answer takes it back. */
type Later = (task: () => void, ms: number) => () => void;

/** Keys closer than this are a scan: a barcode scanner types a key every 7–20 ms, a person takes over 100 ms. */
const burstMs = 50;
/**
 * What a scanner can send: characters, and the keys that end a code. Only a person presses Esc or an arrow key, however
 * quickly.
 */
const scannable = /^(shift\+)?(.|space|enter|tab)$/;
/** Ctrl with a letter. A scanner may send such a control character (STX, for example) before a code. */
const control = /^mod\+[a-z]$/;
/** How long the first stroke of 'g s' waits for the second. */
const sequenceMs = 1_000;

/**
 * Turns strokes into shortcuts. A stroke that a scanner could send, Ctrl with a letter included, fires only after a
 * short silence, so a scan never triggers a command. Any other stroke (Ctrl+Enter, Esc, F2) fires at once. `at` is the
 * time stamp of the press in milliseconds, not the time at which a busy window reads it.
 */
export function createKeyReader(
  match: (strokes: readonly string[]) => StrokeMatch,
  fire: (shortcut: string) => void,
  later: Later,
) {
  let begun: { readonly strokes: readonly string[]; readonly at: number } | null = null;
  let lastPlainAt = Number.NEGATIVE_INFINITY;
  let due: { readonly shortcut: string; readonly at: number; readonly takeBack: () => void } | null = null;

  const forget = () => {
    due?.takeBack();
    due = null;
    begun = null;
  };
  const fireSoon = (shortcut: string, at: number) => {
    const takeBack = later(() => {
      due = null;
      fire(shortcut);
    }, burstMs);
    due = { shortcut, at, takeBack };
  };
  /**
   * Fires a waiting shortcut whose silence was over when this key was pressed, even if a busy window reads both late.
   */
  const fireDue = (at: number) => {
    if (!due || at - due.at < burstMs) return;
    due.takeBack();
    const { shortcut } = due;
    due = null;
    fire(shortcut);
  };

  const readPlain = (stroke: string, at: number): KeyVerdict => {
    const burst = at - lastPlainAt < burstMs;
    lastPlainAt = at;
    const before = begun && at - begun.at < sequenceMs ? begun.strokes : [];
    forget();
    if (burst) return 'left';
    const strokes = before.length > 0 && match([...before, stroke]) !== 'nothing' ? [...before, stroke] : [stroke];
    const found = match(strokes);
    if (found === 'nothing') return 'left';
    if (found === 'beginning') begun = { strokes, at };
    else fireSoon(strokes.join(' '), at);
    return 'taken';
  };

  const read = (stroke: string, at: number): KeyVerdict => {
    fireDue(at);
    if (scannable.test(stroke)) return readPlain(stroke, at);
    const burst = at - lastPlainAt < burstMs;
    forget();
    if (match([stroke]) !== 'shortcut') return 'left';
    if (!control.test(stroke)) fire(stroke);
    else if (!burst) fireSoon(stroke, at);
    return 'taken';
  };

  return { read, forget };
}
