import type { CarrierId } from './carrier.ts';
import {
  type CheckRule,
  dpdCheck,
  fedexCheck,
  glsCheck,
  gs1Check,
  identCheck,
  s10Check,
  sevenCheck,
  upsCheck,
} from './check-digits.ts';
import { postOf } from './postal-carriers.ts';

/** What a number says of itself: whose it is, the bare number within what was scanned, and the service. */
export type Meant = { readonly carrier: CarrierId; readonly number: string; readonly service?: string };

/** A form that numbers of a carrier have. */
export type Scheme = {
  readonly form: RegExp;
  /** Whether nobody else has the form, by its letters or its prefix; else it is little more than a count of digits. */
  readonly isOwn: boolean;
  /** What is checked, and by which rule; left out where no rule is known. */
  readonly check?: { readonly of: (number: string) => string; readonly rule: CheckRule };
  readonly means: (number: string) => Meant | null;
};

const whole = (number: string) => number;
const from = (start: number, end?: number) => (number: string) => number.slice(start, end);
const bare =
  (carrier: CarrierId, cut: (number: string) => string = whole) =>
  (number: string): Meant => ({ carrier, number: cut(number) });

/** The service level in a UPS number, where it means the same everywhere. */
const upsServices: Readonly<Record<string, string>> = {
  '01': 'Next Day Air',
  '02': '2nd Day Air',
  '03': 'Ground',
  '12': '3 Day Select',
  '13': 'Next Day Air Saver',
  '15': 'Next Day Air Early',
  '66': 'Worldwide Express',
};

/** The service in the first four digits of a USPS number. */
const uspsServices: Readonly<Record<string, string>> = {
  '9205': 'Priority Mail',
  '9405': 'Priority Mail',
  '9407': 'Certified Mail',
  '9208': 'Registered Mail',
  '9270': 'Priority Mail Express',
};

/** The product in the barcode of DPD. */
const dpdServices: Readonly<Record<string, string>> = {
  '101': 'Classic',
  '136': 'Classic',
  '154': 'ParcelLetter',
  '179': 'Express 10:00',
  '225': 'Express 12:00',
  '327': 'Home',
  '328': 'Home',
  '350': 'Express 8:30',
};

function withService(meant: Meant, service: string | undefined): Meant {
  return service === undefined ? meant : { ...meant, service };
}

function postal(number: string): Meant | null {
  const carrier = postOf(number.slice(0, 2), number.slice(11));
  return carrier ? withService({ carrier, number }, number.startsWith('E') ? 'EMS' : undefined) : null;
}

const usps = (number: string) => withService({ carrier: 'usps', number }, uspsServices[number.slice(0, 4)]);
const dpdBarcode = (number: string) =>
  withService({ carrier: 'dpd', number: number.slice(7, 21) }, dpdServices[number.slice(21, 24)]);

/** Forms that say much: the carrier is in the number. */
const speaking: readonly Scheme[] = [
  {
    form: /^1Z[0-9A-Z]{15}\d$/,
    isOwn: true,
    check: { of: from(2), rule: upsCheck },
    means: (number) => withService({ carrier: 'ups', number }, upsServices[number.slice(8, 10)]),
  },
  {
    form: /^[A-Z]{2}\d{9}[A-Z]{2}$/,
    isOwn: true,
    check: { of: from(2, 11), rule: s10Check },
    means: postal,
  },
  { form: /^9[1-5]\d{20}(?:\d{4})?$/, isOwn: true, check: { of: whole, rule: gs1Check }, means: usps },
  { form: /^9261\d{18}$/, isOwn: true, check: { of: whole, rule: gs1Check }, means: bare('fedex') },
  {
    form: /^61\d{18}$/,
    isOwn: true,
    check: { of: (number) => `92${number}`, rule: gs1Check },
    means: bare('fedex'),
  },
  { form: /^96\d{20}$/, isOwn: true, check: { of: from(7), rule: gs1Check }, means: bare('fedex', from(7)) },
  {
    form: /^(?:96[23]2|100\d)\d{30}$/,
    isOwn: true,
    check: { of: from(20), rule: fedexCheck },
    means: bare('fedex', (number) => number.slice(20).replace(/^00/, '')),
  },
  { form: /^003404\d{14}$/, isOwn: true, check: { of: whole, rule: gs1Check }, means: bare('dhl') },
  {
    form: /^3404\d{14}$/,
    isOwn: true,
    check: { of: whole, rule: gs1Check },
    means: bare('dhl', (number) => `00${number}`),
  },
  { form: /^(?:JJD0002\d{12}|JD\d{16})$/, isOwn: true, means: bare('yodel') },
  { form: /^JJD0[01]\d{8,12}$/, isOwn: true, means: bare('dhl-express') },
  { form: /^JJD\d{10,20}$/, isOwn: true, means: bare('dhl') },
  { form: /^JVGL\d{8,20}$/, isOwn: true, means: bare('dhl') },
  { form: /^GM\d{14,20}$/, isOwn: true, means: bare('dhl') },
  { form: /^3S[0-9A-Z]{9,16}$/, isOwn: true, means: bare('postnl') },
  { form: /^H\d{19}$/, isOwn: true, means: bare('hermes') },
  { form: /^3232\d{20}$/, isOwn: true, means: bare('bpost') },
  { form: /^9[89]\d{16}$/, isOwn: true, means: bare('swiss-post') },
  { form: /^TB[ACM]\d{12}$/, isOwn: true, means: bare('amazon') },
  { form: /^[CD]\d{14}$/, isOwn: true, means: bare('ontrac') },
  { form: /^Z\d{10}$/, isOwn: true, means: bare('packeta') },
  { form: /^[68][A-Z]\d{11}$/, isOwn: true, means: bare('la-poste') },
  // The barcode of a label: postcode, parcel, product, country; the sign in front and the check character are left out by some scanners.
  { form: /^%[0-9A-Z]{7}\d{20}$/, isOwn: true, means: (number) => dpdBarcode(number.slice(1)) },
  {
    form: /^[0-9A-Z]{7}\d{20}[0-9A-Z]$/,
    isOwn: false,
    check: { of: whole, rule: dpdCheck },
    means: dpdBarcode,
  },
];

/** Forms that several carriers share, or that a code of anything else may have. */
const plain: readonly Scheme[] = [
  { form: /^\d{12}$/, isOwn: false, check: { of: whole, rule: identCheck }, means: bare('dhl') },
  { form: /^\d{12}$/, isOwn: false, check: { of: whole, rule: glsCheck }, means: bare('gls') },
  { form: /^\d{12}$/, isOwn: false, check: { of: whole, rule: fedexCheck }, means: bare('fedex') },
  { form: /^\d{15}$/, isOwn: false, check: { of: whole, rule: gs1Check }, means: bare('fedex') },
  { form: /^\d{10}$/, isOwn: false, check: { of: whole, rule: sevenCheck }, means: bare('dhl-express') },
  { form: /^(?:0[1-9]|7\d)\d{18}$/, isOwn: false, check: { of: whole, rule: gs1Check }, means: bare('usps') },
  { form: /^\d{14}[0-9A-Z]$/, isOwn: false, check: { of: whole, rule: dpdCheck }, means: bare('dpd', from(0, 14)) },
  { form: /^\d{14}$/, isOwn: false, check: { of: whole, rule: gs1Check }, means: bare('hermes') },
  { form: /^\d{14}$/, isOwn: false, means: bare('dpd') },
  { form: /^\d{14}$/, isOwn: false, means: bare('gls') },
  { form: /^\d{11}$/, isOwn: false, means: bare('gls') },
  { form: /^(?=.*\d)[A-Z][0-9A-Z]{7}$/, isOwn: false, means: bare('gls') },
  { form: /^\d{16}$/, isOwn: false, check: { of: whole, rule: gs1Check }, means: bare('canada-post') },
  { form: /^\d{16}$/, isOwn: false, check: { of: whole, rule: gs1Check }, means: bare('austrian-post') },
  { form: /^\d{16}$/, isOwn: false, means: bare('evri') },
  { form: /^[HTCP]\d{2}[0-9A-Z]{13}$/, isOwn: false, means: bare('evri') },
  { form: /^1\d{21}$/, isOwn: false, check: { of: whole, rule: gs1Check }, means: bare('austrian-post') },
  { form: /^[A-Z]{2}\d{7}(?:\d{3})?$/, isOwn: false, means: bare('parcelforce') },
  { form: /^\d{24}$/, isOwn: false, means: bare('inpost') },
];

/** Every known form; of those that say equally much the first is the likelier one. */
export const schemes: readonly Scheme[] = [...speaking, ...plain];
