/** At most this many rows in one operation of an import (DATA-R1). */
export const ROWS_PER_ACT = 25;

/** About the most characters the rows of one operation take: well within what every border takes (DATA-R15). */
export const CHARACTERS_PER_ACT = 250_000;

/** An act with this many barcodes is full: with those of one row more it is still within what one act may write. */
export const BARCODES_PER_ACT = 1_000;

/** A list cut into pieces of at most `size`, in order. */
export function pieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Rows cut into what one operation each holds, in order: few by count, and by what they take as text. */
export function acts<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const more = JSON.stringify(row).length;
    const last = found.at(-1);
    if (last && last.length < ROWS_PER_ACT && characters + more <= CHARACTERS_PER_ACT) {
      last.push(row);
      characters += more;
    } else {
      found.push([row]);
      characters = more;
    }
  }
  return found;
}
