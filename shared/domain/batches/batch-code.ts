import { foldCode } from '../values/code.ts';

const BEFORE = 'PICK-';

/**
 * The code on the list of a batch. Its number alone is too short to be told from keys that a person presses, so that a scan of
 * it would be asked about.
 */
export function batchCode(number: string): string {
  return `${BEFORE}${number}`;
}

/** Whether a code means the batch of this number: the one on its list, or the number itself. */
export function isCodeOfBatch(code: string, number: string): boolean {
  const wanted = foldCode(code);
  return wanted !== '' && (wanted === foldCode(number) || wanted === foldCode(batchCode(number)));
}
