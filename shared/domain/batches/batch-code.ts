import { foldCode } from '../values/code.ts';
import type { NamedBatch } from './batch-names.ts';

const BEFORE = 'PICK-';

/**
 * The code on the list of a batch, of what it is called. That alone is too short to be told from keys that a person presses, so that
 * a scan of it would be asked about.
 */
export function batchCode(name: string): string {
  return `${BEFORE}${name}`;
}

/**
 * Whether a code means this batch: the one on its list, or its name itself. Its number does so, too: its list may have been printed
 * before it was known that another batch has that number (PCK19).
 */
export function isCodeOfBatch(code: string, { number, name }: Pick<NamedBatch, 'number' | 'name'>): boolean {
  const wanted = foldCode(code);
  return wanted !== '' && [number, name].some((own) => wanted === foldCode(own) || wanted === foldCode(batchCode(own)));
}
