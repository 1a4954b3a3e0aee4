/** At most this many rows in one operation of an import (DATA-R1). */
export const ROWS_PER_ACT = 25;

/** A list cut into pieces of at most `size`, in order. */
export function pieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
