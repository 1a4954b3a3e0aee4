import { cleanCode } from '#shared/domain/values/code.ts';
import { cleanBarcode, isGtin, isScientific } from '#shared/domain/values/gtin.ts';

/** A number that a spreadsheet wrote with an exponent; its comma divides no codes. */
const withExponent = /\d+(?:[.,]\d+)? ?[eE] ?\+ ?\d+/g;
const separators = /[,;|\n\r]|\s\/\s|(?<=\d{7})\/(?=\d{7})/;

/** The codes of one cell that may hold several: `4006381333931, 4006381333955`, or two with a space between. */
export function codesIn(cell: string): readonly string[] {
  if (/^\d*$/.test(cell)) return [cell];
  if (isScientific(cell) || isGtin(wholeCode(cleanCode(cell)))) return [cell];
  const spoiled = cell.match(withExponent) ?? [];
  const parts = cell.replace(withExponent, '|').split(separators);
  return [...parts.flatMap(spaced), ...spoiled.map((code) => code.replace(/ /g, ''))].filter(
    (part) => part.trim() !== '',
  );
}

/** `4006381333931 4006381333955` are two codes; `4 006381 333931` is one, with spaces as they are printed. */
function spaced(part: string): readonly string[] {
  const words = part.trim().split(/\s+/);
  const areCodes =
    words.length > 1 && !isGtin(cleanBarcode(part)) && words.every((word) => /^\d{8}$|^\d{12,14}$/.test(word));
  return areCodes ? words : [part];
}

/**
 * A code whose digits are all there though it was written as a number: `4006381333931.0`, `4,006,381,333,931` or
 * `4.006381333931E+12`. Its check digit must prove it; anything else is as it was.
 */
export function wholeCode(code: string): string {
  if (/^[\w-]*$/.test(code)) return code;
  const fraction = /^(\d{8}|\d{12,14})[.,]0+$/.exec(code)?.[1];
  if (fraction !== undefined && isGtin(fraction)) return fraction;
  const grouped = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3}){1,3}$/.test(code) ? code.replace(/\D/g, '') : '';
  if (isGtin(grouped)) return grouped;
  const [, first = '', rest = '', exponent] = /^(\d)[.,](\d{7,13})[eE]\+?(\d{1,2})$/.exec(code) ?? [];
  const isWhole = exponent !== undefined && rest.length === Number(exponent);
  return isWhole && isGtin(first + rest) ? first + rest : code;
}
