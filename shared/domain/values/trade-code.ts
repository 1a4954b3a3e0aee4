import { gtinCheckDigit, isGtin } from './gtin.ts';

/**
 * A code that says more, or less, than which product it is, and must not become a product's barcode as it stands. gs1:
 * several fields, such as lot and date; upc-e: a UPC-A with its zeros left out; gtin-14: a carton of what has the EAN.
 */
export type TradeCode =
  | { readonly kind: 'gs1' }
  | { readonly kind: 'upc-e'; readonly upc: string }
  | { readonly kind: 'gtin-14'; readonly ean: string };

/** What a code is in the trade, null where it is a plain one. */
export function tradeCode(text: string): TradeCode | null {
  const code = text.trim();
  if (isElementString(code)) return { kind: 'gs1' };
  const upc = upcOfUpcE(code);
  if (upc !== null) return { kind: 'upc-e', upc };
  if (!/^[1-8]\d{13}$/.test(code) || !isGtin(code)) return null;
  const digits = code.slice(1, 13);
  return { kind: 'gtin-14', ean: digits + gtinCheckDigit(digits) };
}

const groupSeparator = String.fromCharCode(0x1d);
/** What a scanner sends in front of GS1 symbols, where it is set up to, and the envelope of ISO 15434. */
const announced = /^(\](C1|e0|d2|Q3|J1)|\[\)>)/;
const written = /^\((0[0-2]|1[0-7]|2[0-2]|24\d|3\d{1,3}|37|4\d\d|7\d{2,3}|8\d{3}|9\d)\)/;
const followers = /^(1[0-7]|2[0-2]|24[0-3]|25\d|30|3[1-6]\d\d|37|39\d\d|4[0-3]\d|7\d{2,3}|8\d{3}|9\d)/;

function isElementString(code: string): boolean {
  if (announced.test(code) || written.test(code) || code.includes(groupSeparator)) return true;
  const [, item, rest = ''] = /^0[12](\d{14})(.*)$/.exec(code) ?? [];
  if (item !== undefined && isGtin(item)) return rest === '' || followers.test(rest);
  const serial = /^00(\d{17})(\d)$/.exec(code);
  return serial?.[1] !== undefined && gtinCheckDigit(serial[1]) === Number(serial[2]);
}

/** The UPC-A that a UPC-E of eight digits stands for, null where its check digit does not fit. */
function upcOfUpcE(code: string): string | null {
  const [, system, maker, last, check] = /^([01])(\d{5})(\d)(\d)$/.exec(code) ?? [];
  if (system === undefined || maker === undefined || last === undefined) return null;
  const digits = system + spread(maker, last);
  return gtinCheckDigit(digits) === Number(check) ? digits + check : null;
}

/** Where the zeros were that a UPC-E leaves out. */
function spread(maker: string, last: string): string {
  if (last <= '2') return `${maker.slice(0, 2)}${last}0000${maker.slice(2)}`;
  if (last === '3') return `${maker.slice(0, 3)}00000${maker.slice(3)}`;
  if (last === '4') return `${maker.slice(0, 4)}00000${maker.slice(4)}`;
  return `${maker}0000${last}`;
}
