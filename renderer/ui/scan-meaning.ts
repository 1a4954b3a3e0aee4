/** Something that has a code. */
type Found = { readonly id: string };

/** What a scan comes to: one thing; several to choose from; or none. `part`: the code may be a part of another one. */
export type ScanMeaning<T> =
  | { readonly kind: 'one'; readonly found: T }
  | { readonly kind: 'several' | 'part'; readonly found: readonly T[] }
  | { readonly kind: 'unknown' | 'torn' };

/**
 * What a scanned code means; `doubt`: what it is with what came before it, where it may be the end of that (null where
 * not). Then it is never taken by itself: what has it, and what has both together, is offered.
 */
export function meaningOf<T extends Found>(
  code: string,
  doubt: string | null,
  byWhole: (text: string) => readonly T[],
): ScanMeaning<T> {
  const found = distinct([...byWhole(code), ...(doubt === null ? [] : byWhole(doubt.trim()))]);
  const [first, ...others] = found;
  if (!first) return { kind: doubt === null ? 'unknown' : 'torn' };
  if (doubt !== null) return { kind: 'part', found };
  return others.length === 0 ? { kind: 'one', found: first } : { kind: 'several', found };
}

/** Each thing once. */
export function distinct<T extends Found>(choices: readonly T[]): readonly T[] {
  return [...new Map(choices.map((choice) => [choice.id, choice] as const).reverse()).values()].reverse();
}
