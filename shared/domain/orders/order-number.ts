import { foldCode } from '../values/code.ts';

/** What the spellings of an order's number have in common, with and without the `#` before it: `#1042` is `1042`. */
export function orderNumberKey(number: string): string {
  const code = foldCode(number);
  const bare = code.replace(/^#+/, '');
  return bare === '' ? code.slice(0, 1) : bare;
}
