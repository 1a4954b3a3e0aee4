/** How a run of strokes stands to the known shortcuts. */
export type StrokeMatch = 'shortcut' | 'beginning' | 'nothing';

/** What the reader made of a stroke: taken (keep it from the page) or left alone. */
export type KeyVerdict = 'taken' | 'left';

/** Runs a task later; the answer takes it back. */
type Later = (task: () => void, ms: number) => () => void;

/** A barcode scanner types a key every 7–20 ms, a person takes over 100 ms: closer keys than this are a scan. */
const burstMs = 50;
/** What a scanner sends: signs, and the key that ends a code. Esc or an arrow is a person's, however quick. */
const scannable = /^(shift\+)?(.|space|enter|tab)$/;
/** Ctrl with a letter is a control character too, which a scanner may send before a code, as STX is. */
const control = /^mod\+[a-z]$/;
/** How long the first stroke of 'g s' waits for the second. */
const sequenceMs = 1_000;

/**
 * Turns strokes into shortcuts. A key that a scanner could type, Ctrl with a letter among them, fires only after a short
 * silence, so a scan never triggers a command; any other (Ctrl+Enter, Esc, F2) fires at once. What counts is when a key was pressed, in
 * milliseconds, not when a busy window came to read it.
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
  /** What stood long enough by the time this key was pressed has acted by then, however late a busy window reads both. */
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
