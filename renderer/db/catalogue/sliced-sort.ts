import type { Work } from './slices.ts';

const RUN = 24;
const STRETCH = 2_048;

/** True when `b` must stand before `a`; equal ones keep their order. */
export type Before = (b: number, a: number) => boolean;

/** Sorts numbers by a rule, stably, stopping now and then; answers the sorted array (the given one is used up). */
export function* slicedSort(items: Uint32Array, before: Before): Work<Uint32Array> {
  const n = items.length;
  for (let from = 0; from < n; from += RUN) {
    insertionSort(items, from, Math.min(from + RUN, n), before);
    if ((from / RUN) % 16 === 0) yield;
  }
  let [source, target]: [Uint32Array, Uint32Array] = [items, new Uint32Array(n)];
  for (let width = RUN; width < n; width *= 2) {
    for (let from = 0; from < n; from += width * 2)
      yield* merge(
        source,
        target,
        { from, middle: Math.min(from + width, n), to: Math.min(from + width * 2, n) },
        before,
      );
    [source, target] = [target, source];
  }
  return source;
}

function insertionSort(items: Uint32Array, from: number, to: number, before: Before): void {
  for (let i = from + 1; i < to; i++) {
    const item = items[i] ?? 0;
    let at = i;
    for (; at > from && before(item, items[at - 1] ?? 0); at--) items[at] = items[at - 1] ?? 0;
    items[at] = item;
  }
}

type Stretch = { readonly from: number; readonly middle: number; readonly to: number };

function* merge(source: Uint32Array, target: Uint32Array, { from, middle, to }: Stretch, before: Before): Work<void> {
  if (middle >= to || !before(source[middle] ?? 0, source[middle - 1] ?? 0)) {
    // Two runs that are in order already: what was saved sorted comes back sorted.
    target.set(source.subarray(from, to), from);
    yield;
    return;
  }
  let [left, right] = [from, middle];
  for (let out = from; out < to; ) {
    const stop = Math.min(out + STRETCH, to);
    for (; out < stop; out++) {
      const takeRight = left >= middle || (right < to && before(source[right] ?? 0, source[left] ?? 0));
      target[out] = (takeRight ? source[right++] : source[left++]) ?? 0;
    }
    yield;
  }
}

/** Puts `added` (sorted by the same rule) into sorted `items`, behind equal ones. */
export function mergeIn(items: Uint32Array, added: Uint32Array, before: Before): Uint32Array {
  const merged = new Uint32Array(items.length + added.length);
  let [from, out] = [0, 0];
  for (const item of added) {
    const at = placeOf(items, item, from, before);
    merged.set(items.subarray(from, at), out);
    out += at - from;
    merged[out++] = item;
    from = at;
  }
  merged.set(items.subarray(from), out);
  return merged;
}

function placeOf(items: Uint32Array, item: number, from: number, before: Before): number {
  let [low, high] = [from, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(item, items[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
