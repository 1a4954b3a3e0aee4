import { cleanCode } from './code.ts';

const ZERO = 48;

/** The sum that GS1's check digit completes: weights 3 and 1 from the right; NaN where a character is no digit. */
function weightedSum(digits: string, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const digit = digits.charCodeAt(count - 1 - i) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    sum += i % 2 === 0 ? digit * 3 : digit;
  }
  return sum;
}

/** The check digit that belongs behind these digits. */
export function gtinCheckDigit(digits: string): number {
  return (10 - (weightedSum(digits, digits.length) % 10)) % 10;
}

/** Whether a code is an EAN-8, UPC-A, EAN-13 or GTIN-14 with the right check digit. */
export function isGtin(code: string): boolean {
  const { length } = code;
  if (length !== 8 && length !== 12 && length !== 13 && length !== 14) return false;
  return (10 - (weightedSum(code, length - 1) % 10)) % 10 === code.charCodeAt(length - 1) - ZERO;
}

/** Whether ten characters are an ISBN-10 with the right check digit (`X` is ten). */
export function isIsbn10(code: string): boolean {
  if (!/^\d{9}[\dXx]$/.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (10 - i) * (/[Xx]/.test(code.charAt(i)) ? 10 : code.charCodeAt(i) - 48);
  return sum % 11 === 0;
}

/** A barcode as it is kept: spaces and hyphens between digits taken out, other codes only cleaned. */
export function cleanBarcode(text: string): string {
  const code = cleanCode(text);
  return /^\d[\d -]*[\dXx]$/.test(code) && /[ -]/.test(code) ? withoutHyphens(code) : code;
}

function withoutHyphens(code: string): string {
  const digits = code.replace(/[ -]/g, '');
  return isGtin(digits) || isIsbn10(digits) ? digits : code;
}

/** What two spellings of one barcode have in common: a UPC-A and the EAN-13 with a zero before it are the same code. */
export function barcodeKey(code: string): string {
  return isGtin(code) ? code.padStart(14, '0') : code.toUpperCase();
}

/** Leading zeros a spreadsheet took away, given back where the check digit proves them; undefined where nothing is proved. */
export function restoreLeadingZeros(code: string): string | undefined {
  if (!/^[1-9]\d{6,12}$/.test(code) || isGtin(code) || isIsbn10(code)) return undefined;
  const length = code.length < 8 ? 8 : code.length < 12 ? 12 : code.length + 1;
  // More than three lost zeros would let one in ten arbitrary numbers pass for a barcode.
  if (length - code.length > 3) return undefined;
  const restored = code.padStart(length, '0');
  return isGtin(restored) ? restored : undefined;
}

/** What a spreadsheet makes of a long number, `1.23E+11`: the digits are gone. */
export function isScientific(code: string): boolean {
  return /^\d+(?:[.,]\d+)? ?E ?\+ ?\d+$/i.test(code.trim());
}
