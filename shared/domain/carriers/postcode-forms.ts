import type { CountryCode } from './countries.ts';

/** Where the postcode stands: before the city, behind the state, or in a line below the city. */
type Place = 'before-city' | 'behind-state' | 'below-city';
type PostcodeForm = { readonly place: Place; readonly form: string };

const five = { place: 'before-city', form: '\\d{5}' } as const;
const four = { place: 'before-city', form: '\\d{4}' } as const;
const spaced = { place: 'before-city', form: '\\d{3} ?\\d{2}' } as const;

const forms: Readonly<Record<CountryCode, PostcodeForm>> = {
  DE: five,
  FR: five,
  IT: five,
  ES: five,
  FI: five,
  EE: five,
  HR: five,
  TR: five,
  AT: four,
  CH: four,
  LI: four,
  BE: four,
  LU: four,
  DK: four,
  NO: four,
  HU: four,
  SI: four,
  BG: four,
  CY: four,
  SE: spaced,
  CZ: spaced,
  SK: spaced,
  GR: spaced,
  NL: { place: 'before-city', form: '\\d{4} ?[A-Z]{2}' },
  PL: { place: 'before-city', form: '\\d{2}-?\\d{3}' },
  PT: { place: 'before-city', form: '\\d{4}-\\d{3}' },
  RO: { place: 'before-city', form: '\\d{6}' },
  LV: { place: 'before-city', form: 'LV-?\\d{4}' },
  LT: { place: 'before-city', form: '(?:LT-?)?\\d{5}' },
  GB: { place: 'below-city', form: '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}' },
  IE: { place: 'below-city', form: '[A-Z]\\d[\\dW] ?[A-Z\\d]{4}' },
  US: { place: 'behind-state', form: '\\d{5}(?:-\\d{4})?' },
  CA: { place: 'behind-state', form: '[A-Z]\\d[A-Z] ?\\d[A-Z]\\d' },
  AU: { place: 'behind-state', form: '\\d{4}' },
};

/** A postcode of a country of which no form is known. */
const any: PostcodeForm = { place: 'before-city', form: '[A-Z]{0,2}-?\\d{3,6}(?:[- ]?\\d{1,4})?' };

/** Countries where many addresses, or all, have none. */
const without: ReadonlySet<CountryCode> = new Set(['IE', 'HK', 'AE']);

/** Whether a parcel to a country needs a postcode. */
export function needsPostcode(country: CountryCode): boolean {
  return !without.has(country);
}

/** A line with the postcode of its address; what stands there of city and state. */
export type PostcodeLine = { readonly postcode: string; readonly city: string; readonly state: string };

/** What a line says where it has a postcode of the country; undefined where it has none. */
export function postcodeLine(line: string, country: CountryCode): PostcodeLine | undefined {
  const { place, form } = forms[country] ?? any;
  if (place === 'before-city') {
    const before = new RegExp(`^(${form})(?:[ ,]+(.+))?$`, 'i').exec(line);
    return before ? { postcode: upper(before[1]), city: trimmed(before[2]), state: '' } : undefined;
  }
  if (place === 'behind-state') {
    const behind = new RegExp(`^(.+?)[ ,]+([A-Z]{2,3})[ ,]+(${form})$`, 'i').exec(line);
    return behind ? { postcode: upper(behind[3]), city: trimmed(behind[1]), state: upper(behind[2]) } : undefined;
  }
  const below = new RegExp(`^(?:(.*?)[ ,]+)?(${form})$`, 'i').exec(line);
  return below ? { postcode: upper(below[2]), city: trimmed(below[1]), state: '' } : undefined;
}

/** Whether the city stands in the line above the postcode, where it is not beside it. */
export function cityIsAbove(country: CountryCode): boolean {
  return forms[country]?.place === 'below-city';
}

const upper = (text: string | undefined) => (text ?? '').toUpperCase();
const trimmed = (text: string | undefined) => (text ?? '').replace(/^[\s,]+|[\s,]+$/g, '');
