import type { Projection } from './projection.ts';
import { mergeIn, slicedSort } from './sliced-sort.ts';
import { repeated, type Work } from './slices.ts';
import type { Touched } from './telling.ts';

export type TextColumn = 'name' | 'sku' | 'barcode';

/** All slots of a catalogue in the order of a text, then of name, options and id, so that no two are equal. */
export type TextOrder = {
  /** Calls back once the order is up to date: in this task when little changed, else later. */
  readonly whenFresh: (run: () => void) => void;
  /** The slots, as of the last time it was up to date. */
  readonly slots: () => Uint32Array;
  /** A slot's place in them. */
  readonly rankOf: (slot: number) => number;
  /** True when the slot has no text here; such come last. */
  readonly isEmpty: (slot: number) => boolean;
  readonly lookAgain: (touched: Touched) => void;
};

/** The texts a comparison looks at, as they were read last: what is compared must not change under a sort. */
type Texts = { readonly first: string[]; readonly name: string[]; readonly options: string[] };

/** An order that is made when first asked for and then patched with what changed. */
export function openTextOrder(catalogue: Projection, column: TextColumn): TextOrder {
  const texts: Texts = { first: [], name: [], options: [] };
  let order: Uint32Array = new Uint32Array(0);
  let ranks = new Uint32Array(0);
  let changed = new Set<number>();
  let everything = true;
  let waiting: (() => void)[] = [];

  const read = (slot: number): boolean => {
    const [name, options] = [catalogue.nameAt(slot), catalogue.variants.optionsOf(slot)];
    const first =
      column === 'name'
        ? name
        : column === 'sku'
          ? (catalogue.variants.skus[slot] ?? '')
          : catalogue.barcodes.firstCodeOf(slot);
    if (texts.first[slot] === first && texts.name[slot] === name && texts.options[slot] === options) return false;
    [texts.first[slot], texts.name[slot], texts.options[slot]] = [first, name, options];
    return true;
  };
  const before = (b: number, a: number) => compare(catalogue, texts, b, a) < 0;

  function* readChanged(): Work<number[]> {
    const [slots, all] = [changed, everything];
    [changed, everything] = [new Set(), false];
    if (!all) return [...slots].filter(read);
    const moved: number[] = [];
    for (let slot = 0; slot < catalogue.size; slot++) {
      if (read(slot)) moved.push(slot);
      if (slot % 512 === 511) yield;
    }
    return moved;
  }
  function* refresh(): Work<void> {
    while (everything || changed.size > 0) {
      const moved = yield* readChanged();
      if (moved.length === 0) continue;
      const sorted = yield* slicedSort(Uint32Array.from(moved), before);
      order = order.length === 0 ? sorted : mergeIn(without(order, moved), sorted, before);
      if (ranks.length < texts.first.length) ranks = new Uint32Array(Math.ceil(texts.first.length * 1.25));
      for (let rank = 0; rank < order.length; rank++) ranks[order[rank] ?? 0] = rank;
    }
  }
  const refreshing = repeated(catalogue.slices, refresh, () => {
    const runs = waiting;
    waiting = [];
    for (const run of runs) run();
  });

  return {
    whenFresh: (run) => {
      waiting.push(run);
      refreshing.ask();
    },
    slots: () => order,
    rankOf: (slot) => ranks[slot] ?? 0,
    isEmpty: (slot) => (texts.first[slot] ?? '') === '',
    lookAgain: ({ slots, all }) => {
      if (all) everything = true;
      else for (const slot of slots) changed.add(slot);
    },
  };
}

function compare(catalogue: Projection, { first, name, options }: Texts, a: number, b: number): number {
  const [firstA, firstB] = [first[a] ?? '', first[b] ?? ''];
  const order = compareEmptyLast(catalogue, firstA, firstB);
  if (order !== 0) return order;
  return compareThree(catalogue, [name[a] ?? '', options[a] ?? '', a], [name[b] ?? '', options[b] ?? '', b]);
}

/** The order of two variants by name, options and id: below 0 when `a` comes first. */
export function compareNames(catalogue: Projection, a: number, b: number): number {
  return compareThree(
    catalogue,
    [catalogue.nameAt(a), catalogue.variants.optionsOf(a), a],
    [catalogue.nameAt(b), catalogue.variants.optionsOf(b), b],
  );
}

function compareEmptyLast(catalogue: Projection, a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return catalogue.compareText(a, b);
}

type Named = readonly [name: string, options: string, slot: number];

function compareThree(catalogue: Projection, a: Named, b: Named): number {
  const byName = compareEmptyLast(catalogue, a[0], b[0]);
  if (byName !== 0) return byName;
  const byOptions = a[1] === b[1] ? 0 : catalogue.compareText(a[1], b[1]);
  if (byOptions !== 0) return byOptions;
  return catalogue.variantIdAt(a[2]) < catalogue.variantIdAt(b[2]) ? -1 : 1;
}

/** Leaves some slots out of a list. */
export function without(slots: Uint32Array, gone: readonly number[]): Uint32Array {
  const leave = new Uint8Array(gone.reduce((most, slot) => Math.max(most, slot + 1), 0));
  for (const slot of gone) leave[slot] = 1;
  const left = new Uint32Array(slots.length);
  let out = 0;
  // One plain pass: a callback for each of 100,000 slots would take a frame of its own.
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    if (leave[slot] !== 1) left[out++] = slot;
  }
  return left.subarray(0, out);
}
