import { foldCode } from '../values/code.ts';

/** What a packer does at the station without a keyboard, by scanning a printed code. */
export const packingDeeds = ['finish', 'next', 'ship', 'number', 'undo', 'abort'] as const;
export type PackingDeed = (typeof packingDeeds)[number];

/**
 * The code of each deed. All begin alike, and with letters only: no trade code does, and these letters lie in the same place
 * on English, German and French keyboards, so that a scanner set for another one still sends them.
 */
const codes: Readonly<Record<PackingDeed, string>> = {
  finish: 'SRPKFINISH',
  next: 'SRPKNEXT',
  ship: 'SRPKSHIP',
  number: 'SRPKTRKNO',
  undo: 'SRPKUNDO',
  abort: 'SRPKSTOP',
};

/** The printed code of a deed. */
export function packingCode(deed: PackingDeed): string {
  return codes[deed];
}

/** Whether a code can be no parcel's tracking number: it is one of the printed deeds, or says how many there are. */
export function isNoTracking(code: string): boolean {
  return packingDeedOf(code) !== null || /^[*×]\s*[\d.,]+$/.test(code.trim());
}

/** Which deed a scanned code is of; null where it is none. */
export function packingDeedOf(code: string): PackingDeed | null {
  const key = foldCode(code);
  return packingDeeds.find((deed) => foldCode(codes[deed]) === key) ?? null;
}
