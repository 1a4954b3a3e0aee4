import { z } from 'zod';

/** The most bytes of one blob: a picture as it is kept, after it was scaled. */
export const BLOB_BYTES = 5_000_000;

/** The name of a blob: SHA-256 of its bytes, in lower-case hexadecimal. */
export const blobHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Every blob that the text of an operation may name, in whatever field: each string that looks like a hash counts. */
export function blobsNamedIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/"([0-9a-f]{64})"/g), ([, hash = '']) => hash))];
}
