import { GROUP_SEPARATOR } from './code.ts';
import { gtinCheckDigit, isGtin } from './gtin.ts';

/**
 * A code that says more, or less, than which product it is, and must not become a product's barcode as it stands. gs1:
 * several fields, such as lot and date; sscc: the number of one parcel or pallet, which names no product; link: a web address that holds them (GS1 Digital Link); upc-e: a UPC-A with its
 * zeros left out; gtin-14: a carton of what has the EAN; measure: a measured amount of it, by weight or length.
 */
export type TradeCode =
  | { readonly kind: 'gs1' | 'sscc' | 'link' }
  | { readonly kind: 'upc-e'; readonly upc: string }
  | { readonly kind: 'gtin-14' | 'measure'; readonly ean: string };

/** What a code is in the trade, null where it is a plain one. */
export function tradeCode(text: string): TradeCode | null {
  const code = withoutSymbology(text.trim());
  if (isParcel(code)) return { kind: 'sscc' };
  if (isElementString(code)) return { kind: 'gs1' };
  if (address.test(code) && (numbered.test(code) || lettered.test(code))) return { kind: 'link' };
  const upc = upcOfUpcE(code);
  if (upc !== null) return { kind: 'upc-e', upc };
  if (!/^[1-9]\d{13}$/.test(code) || !isGtin(code)) return null;
  const digits = code.slice(1, 13);
  return { kind: code.startsWith('9') ? 'measure' : 'gtin-14', ean: digits + gtinCheckDigit(digits) };
}

/**
 * A code without the three characters in front of it with which some scanners name the kind of the barcode (`]E0`: EAN,
 * `]A0`: Code 39). Those of GS1 stay: they say that several fields follow.
 */
export function withoutSymbology(code: string): string {
  return /^\][A-Za-z][\dA-Z]./.test(code) && !announced.test(code) ? code.slice(3) : code;
}

/** Whether a code is the number of a parcel alone, with or without the figures that announce it. */
function isParcel(code: string): boolean {
  const [, serial, check] = /^(?:\]C1)?(?:\(00\)|00)?(\d{17})(\d)$/.exec(code) ?? [];
  return serial !== undefined && gtinCheckDigit(serial) === Number(check);
}

/** What a scanner sends in front of GS1 symbols, where it is set up to, and the envelope of ISO 15434. */
const announced = /^(\](C1|e\d|d[25]|Q[34]|J[14])|\[\)>)/;
const address = /^(https?:\/\/)?[\w.-]+\.[a-z]{2,}(:\d+)?\//i;
/** The part of such an address that names an article, a delivery or a place by its number, or a thing by its letters. */
const numbered = /\/(0[01]|gtin|sscc|itip|gln|41[47]|8006)\/\d{8,}([/?#]|$)/i;
const lettered = /\/(cpid|gcn|gdti|grai|giai|gsin|gsrnp?|ginc|25[35]|40[12]|80(0[34]|1[0378]))\/[\dA-Z-]{8,}([/?#]|$)/i;
const written = /^\((0[0-2]|1[0-7]|2[0-2]|24\d|3\d{1,3}|37|4\d\d|7\d{2,3}|8\d{3}|9\d)\)/;
const followers = /^(0[0-2]|1[0-7]|2[0-2]|24[0-3]|25\d|30|3[1-6]\d\d|37|39\d\d|4[0-3]\d|7\d{2,3}|8\d{3}|9\d)/;

/** Fields of one length, which stand in front of others without a separator: dates, variant, measures, places. */
const fixed = /^(1[1-7]\d\d(0\d|1[0-2])([0-2]\d|3[01])|20\d\d|3[1-6]\d{8}|41\d{14})/;

function isElementString(code: string): boolean {
  if (announced.test(code) || written.test(code) || code.includes(GROUP_SEPARATOR)) return true;
  const [, item, afterItem = ''] = /^0[12](\d{14})(.*)$/.exec(code) ?? [];
  if (item !== undefined && isGtin(item)) return isFields(afterItem);
  const [, serial, check, afterSerial = ''] = /^00(\d{17})(\d)(.*)$/.exec(code) ?? [];
  if (serial !== undefined && gtinCheckDigit(serial) === Number(check)) return isFields(afterSerial);
  const before = fixed.exec(code)?.[0];
  return before !== undefined && code.length > before.length && isElementString(code.slice(before.length));
}

/** Whether further fields may begin here, behind one whose check digit fits. */
function isFields(rest: string): boolean {
  return rest === '' || followers.test(rest);
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
