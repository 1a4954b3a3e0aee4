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
/** How long the first stroke of 'g s' waits for the second. */
const sequenceMs = 1_000;

/**
 * Turns strokes into shortcuts. A key that a scanner could type fires only after a short silence, so a scan
 * never triggers a command; any other (mod+…, Esc, F2) fires at once. What counts is when a key was pressed, in
 * milliseconds, not when a busy window came to read it.
 */
export function createKeyReader(
  match: (strokes: readonly string[]) => StrokeMatch,
  fire: (shortcut: string) => void,
  later: Later,
) {
  let begun: { readonly strokes: readonly string[]; readonly at: number } | null = null;
  let lastPlainAt = Number.NEGATIVE_INFINITY;
  let takeBack: (() => void) | null = null;

  const forget = () => {
    takeBack?.();
    takeBack = null;
    begun = null;
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
    else takeBack = later(() => fire(strokes.join(' ')), burstMs);
    return 'taken';
  };

  const read = (stroke: string, at: number): KeyVerdict => {
    if (scannable.test(stroke)) return readPlain(stroke, at);
    forget();
    if (match([stroke]) !== 'shortcut') return 'left';
    fire(stroke);
    return 'taken';
  };

  return { read, forget };
}
