import { type Field, repeatableFields } from './field.ts';
import { foldHeader } from './header.ts';
import type { ColumnUse } from './mapping.ts';

/** Headers by field, as they are written. */
export type Words = { readonly [F in Field]?: readonly string[] };

/** Folded headers by field, the better ones first. */
export type FoldedWords = ReadonlyMap<Field, readonly string[]>;

/** What a column is used for, and how that is known. */
export type Use = Pick<ColumnUse, 'field' | 'by'>;

/** A column that means nothing here. */
export const unused = { field: null, by: 'header' } as const satisfies Use;

/** Headers as they are compared. */
export function foldWords(table: Words): FoldedWords {
  // Object.entries forgets the key type; `Words` has no other keys than fields.
  const entries = Object.entries(table) as [Field, readonly string[] | undefined][];
  return new Map(entries.map(([field, headers]) => [field, (headers ?? []).map((header) => foldHeader(header))]));
}

/** Gives each column the field its header names; a field goes to the first of its words that the file has. */
export function assign(
  folded: readonly string[],
  table: FoldedWords,
  pattern?: (header: string, at: number) => Field | undefined,
): readonly Use[] {
  const uses: (Use | undefined)[] = folded.map((header, at) => {
    const field = pattern?.(header, at);
    return field && { field, by: 'header' };
  });
  const columns = new Map<string, number[]>();
  for (const [at, header] of folded.entries()) {
    const some = columns.get(header);
    if (some) some.push(at);
    else columns.set(header, [at]);
  }
  for (const [field, headers] of table) {
    for (const word of headers) {
      const index = columns.get(word)?.find((at) => !uses[at]);
      if (index === undefined) continue;
      uses[index] = { field, by: 'header' };
      if (!repeatableFields.has(field)) break;
    }
  }
  return uses.map((use) => use ?? unused);
}

/** Whether a file has one of these headers. */
export function has(folded: readonly string[], ...headers: readonly string[]): boolean {
  return headers.some((header) => folded.includes(foldHeader(header)));
}
