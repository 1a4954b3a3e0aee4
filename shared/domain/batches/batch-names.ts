import type { BatchRow } from '../operations/rows.ts';
import { foldCode } from '../values/code.ts';

/** A batch and what it is called. */
export type NamedBatch = BatchRow & { readonly name: string };

/**
 * What batches are called: by their numbers. Two desks without a network may give one number twice: the batch that was begun first
 * keeps it, and each later one is told apart by a figure behind it that no other has, so B-6-2 (PCK19). It is derived and never
 * stored: all desks come to the same.
 */
export function nameBatches(batches: readonly BatchRow[]): readonly NamedBatch[] {
  const numbers = new Set(batches.map(({ number }) => foldCode(number)));
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const inTurn = [...batches].sort((a, b) => a.begunAt - b.begunAt || (a.id < b.id ? -1 : 1));
  for (const { id, number } of inTurn) {
    let name = number;
    for (let figure = 2; taken.has(foldCode(name)); figure++) {
      const next = `${number}-${figure}`;
      // A number that a person gave to another batch is that one's.
      if (!numbers.has(foldCode(next))) name = next;
    }
    taken.add(foldCode(name));
    names.set(id, name);
  }
  return batches.map((batch) => ({ ...batch, name: names.get(batch.id) ?? batch.number }));
}
