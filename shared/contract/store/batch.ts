/**
 * The most characters the text of one operation may hold to cross a border: bridge, journal, wire. Far above what is
 * made now; 0.1 stored acts of any size, and what it stored must travel.
 */
export const LONGEST_ACT = 32_000_000;

/** What one message of a queue holds at most, in bytes; a single operation above it travels alone. */
export const BATCH_BYTES = 4_000_000;

/** The bytes a text takes as a JSON string in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 2;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20) bytes += 6;
    else if (unit < 0x80) bytes += unit === 0x22 || unit === 0x5c ? 2 : 1;
    // Each half of a pair of surrogates is two of its four bytes; a half alone is written as an escape.
    else bytes += unit < 0x800 ? 2 : 3;
  }
  return bytes;
}

/** How many of the first items one message may hold: at most `count`, and at most `BATCH_BYTES` unless the first alone is above. */
export function fitting<T>(items: readonly T[], sizeOf: (item: T) => number, count: number): number {
  let bytes = 0;
  for (const [i, item] of items.slice(0, count).entries()) {
    bytes += sizeOf(item);
    if (i > 0 && bytes > BATCH_BYTES) return i;
  }
  return Math.min(items.length, count);
}

/** A list in messages that hold at most `count` items and `BATCH_BYTES` each, in order. */
export function* messages<T>(items: readonly T[], sizeOf: (item: T) => number, count: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; ) {
    const rest = items.slice(from, from + count);
    const some = rest.slice(0, fitting(rest, sizeOf, count));
    yield some;
    from += some.length;
  }
}
