import { gtinCheckDigit } from '../values/gtin.ts';

/** The digits of a text that has nothing else, as numbers. */
function digitsOf(text: string): readonly number[] {
  return [...text].map(Number);
}

/** Products of digits with weights that repeat, added up. */
function weighed(text: string, weights: readonly number[]): number {
  return digitsOf(text).reduce((sum, digit, at) => sum + digit * (weights[at % weights.length] ?? 0), 0);
}

/** What is missing to the next multiple of ten. */
const toTen = (sum: number) => (10 - (sum % 10)) % 10;

/** A rule by which the last character of a number follows from the others. */
export type CheckRule = (body: string) => string;

/** GS1's rule: weights 3 and 1 from the right. Also of SSCC, IMpb, Canada Post, Österreichische Post and Hermes. */
export const gs1Check: CheckRule = (body) => String(gtinCheckDigit(body));

/** UPS: weights 1 and 2 behind `1Z`; a letter counts as its place in the alphabet plus one, of which the last digit. */
export const upsCheck: CheckRule = (body) =>
  String(
    toTen(
      weighed(
        body.replace(/[A-Z]/g, (letter) => String((letter.charCodeAt(0) - 63) % 10)),
        [1, 2],
      ),
    ),
  );

/** UPU standard S10: weights 8 6 4 2 3 5 9 7, modulo 11. */
export const s10Check: CheckRule = (body) => {
  const rest = 11 - (weighed(body, [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return String(rest === 10 ? 0 : rest === 11 ? 5 : rest);
};

/** FedEx: weights 1, 3 and 7 from the right, modulo 11, and ten as 0. */
export const fedexCheck: CheckRule = (body) => String((weighed([...body].reverse().join(''), [1, 3, 7]) % 11) % 10);

/** DHL Express: the remainder of the number by seven. */
export const sevenCheck: CheckRule = (body) =>
  String(digitsOf(body).reduce((rest, digit) => (rest * 10 + digit) % 7, 0));

/** DHL's Identcode: weights 4 and 9 from the left. */
export const identCheck: CheckRule = (body) => String(toTen(weighed(body, [4, 9])));

/** GLS: weights 3 and 1 from the left, and one more. */
export const glsCheck: CheckRule = (body) => String(toTen(weighed(body, [3, 1]) + 1));

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** DPD: ISO/IEC 7064, MOD 37,36. */
export const dpdCheck: CheckRule = (body) => {
  let rest = 36;
  for (const letter of body) rest = (((rest + LETTERS.indexOf(letter)) % 36 || 36) * 2) % 37;
  return LETTERS.charAt((37 - rest) % 36);
};

/** Whether the last character of a number is what a rule makes of the others. */
export function isChecked(number: string, rule: CheckRule): boolean {
  return number.length > 1 && rule(number.slice(0, -1)) === number.slice(-1);
}
