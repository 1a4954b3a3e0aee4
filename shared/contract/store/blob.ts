import { z } from 'zod';

/** The most bytes of one blob: a picture as it is kept, after it was scaled. */
export const BLOB_BYTES = 5_000_000;

/** The name of a blob: SHA-256 of its bytes, in lower-case hexadecimal. */
export const blobHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Every blob that a text of an operation names, whatever field names it: `null` in its place names none. */
export function blobsNamedIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/"([0-9a-f]{64})"/g), ([, hash = '']) => hash))];
}
