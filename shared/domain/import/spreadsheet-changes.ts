import { quoteFormula, unquoteFormula } from '#shared/domain/export/formula.ts';
import { parseDecimal } from '#shared/domain/values/decimal.ts';
import { isDateOf, isTimeOf } from './spreadsheet-dates.ts';

/**
 * Whether a text is what a spreadsheet made of ours when it opened a file and saved it again: it takes texts for
 * numbers (`010` → `10`), dates (`2-1` → `01-Feb`), times and truths, and may not know every letter. Such a text is no
 * wish of anybody.
 */
export function isMadeOf(ours: string, read: string): boolean {
  const [was, is] = [ours.trim(), read.trim()];
  if (was === '' || is === '' || was === is) return false;
  return (
    isNumberOf(was, is) ||
    isDateOf(was, is) ||
    isTimeOf(was, is) ||
    is === unquoteFormula(was) ||
    is === quoteFormula(was) ||
    (/^(?:true|false)$/i.test(was) && was.toLowerCase() === is.toLowerCase()) ||
    isPoorerSpelling(was, is)
  );
}

/** Whether a number that is read is the one that a spreadsheet takes a text for. */
function isNumberOf(was: string, is: string): boolean {
  return numbersIn(is).some(({ value: read, margin }) =>
    numbersIn(was).some(({ value }) => Math.abs(value - read) <= Math.max(margin, Math.abs(value) * 1e-14)),
  );
}

type Read = { readonly value: number; readonly margin: number };

/** The numbers that a text can be taken for: with a point or with a comma as its decimal sign. */
function numbersIn(text: string): readonly Read[] {
  const isPart = text.endsWith('%');
  const bare = text.replace(/^(?:\p{Sc}\s*)|\s*(?:\p{Sc}|%)$/gu, '').replace(/(?<=\d)\s*E\s*(?=[+-]?\d)/i, 'E');
  if (!/\d/.test(bare) || bare.length > 40) return [];
  return (['.', ','] as const).flatMap((sign): Read[] => {
    const decimal = parseDecimal(bare.replace(/E-/i, 'e-'), sign);
    if (!decimal) return [];
    const size = Number(`${decimal.whole || '0'}.${decimal.fraction || '0'}`);
    const value = (decimal.negative ? -size : size) / (isPart ? 100 : 1);
    return [{ value, margin: marginOf(bare, isPart) }];
  });
}

/** How far a number that is shown as `4.00638E+12` may be from what it was: half of its last digit. */
function marginOf(text: string, isPart: boolean): number {
  const [, fraction = '', exponent] = /^[+-]?\d+(?:[.,](\d*))?E([+-]?\d{1,3})$/i.exec(text) ?? [];
  if (exponent === undefined) return 0;
  return (0.500001 * 10 ** (Number(exponent) - fraction.length)) / (isPart ? 100 : 1);
}

/** Whether a text lost letters that an encoding does not have: `Łódź` becomes `?ód?` or `Lódz`. */
function isPoorerSpelling(was: string, is: string): boolean {
  let at = 0;
  for (const letter of was.normalize('NFC')) {
    if (is.startsWith(letter, at)) at += letter.length;
    else if (letter <= '\u007f') return false;
    else {
      const rest = is.slice(at);
      const plain = baseOf(letter);
      const stands = letter.length > 1 && rest.startsWith('??') ? '??' : rest.startsWith('?') ? '?' : plain;
      if (stands === '' || !rest.startsWith(stands)) return false;
      at += stands.length;
    }
  }
  return at === is.length;
}

const withoutAccent: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ı', 'i'],
  ['İ', 'I'],
  ['đ', 'd'],
  ['Đ', 'D'],
]);

/** The plain letter that an encoding writes for one that it does not have; empty where there is none. */
function baseOf(letter: string): string {
  const plain = withoutAccent.get(letter) ?? letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[\u0020-\u007e]+$/.test(plain) ? plain : '';
}
