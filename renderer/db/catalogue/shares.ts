import type { Catalogue } from './catalogue.ts';
import { slicedPromise } from './slices.ts';
import { worthAt } from './totals.ts';

/** What can be told apart by category: how many variants are low or out, and what is on hand at cost. */
export type Shared = 'low' | 'out' | 'value';

/** One category's part of a figure; null is what has no category. What is archived is a part of its own: no list of a category holds it. */
export type Share = { readonly category: string | null; readonly archived: boolean; readonly value: number };

/** A figure of the whole shop by category, the greatest part first; the parts add up to it. */
export function sharesOf(catalogue: Catalogue, figure: Shared): Promise<readonly Share[]> {
  return slicedPromise(addUp(catalogue, figure), catalogue.slices);
}

function* addUp(catalogue: Catalogue, figure: Shared) {
  const sums = new Map<number, number>();
  let ofArchived = 0;
  for (let slot = 0; slot < catalogue.size; slot++) {
    if (slot % 128 === 127) yield;
    const value = catalogue.isShown(slot) ? valueAt(catalogue, slot, figure) : 0;
    if (value === 0) continue;
    if (catalogue.isArchived(slot)) {
      ofArchived += value;
      continue;
    }
    const category = catalogue.products.category.get(catalogue.variants.productOf(slot));
    sums.set(category, (sums.get(category) ?? 0) + value);
  }
  const archived: readonly Share[] = ofArchived === 0 ? [] : [{ category: null, archived: true, value: ofArchived }];
  const shares = [...sums].map(([category, value]): Share => {
    return { category: catalogue.products.categories.textOf(category), archived: false, value };
  });
  return [...shares, ...archived].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

function valueAt(catalogue: Catalogue, slot: number, figure: Shared): number {
  return figure === 'value' ? worthAt(catalogue, slot) : Number(catalogue.board(null).is(slot, figure));
}
