import type { CountryCode } from './countries.ts';

export type Street = { readonly street: string; readonly houseNumber: string };

/** Countries that write the number before the street. */
export const numberFirst: ReadonlySet<CountryCode> = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'FR', 'LU']);

const NUMBER = '\\d+(?: ?[a-z])?(?: ?(?:bis|ter))?(?: ?[-–+/] ?(?:Top ?)?\\d+(?: ?[a-z])?)*';
const leading = new RegExp(`^(${NUMBER}),? +(\\S*[^\\d\\s].*)$`, 'i');
const trailing = new RegExp(`^(.*[^\\d\\s,].*?),? +(?:Nr\\.? ?)?(${NUMBER})$`, 'i');
/** Without a blank between: `Hauptstr.12`. */
const joined = new RegExp(`^(.*(?:str\\.|straße|strasse))(${NUMBER})$`, 'i');

/** A line's street and house number, as the country writes them; all of it is the street where no number is seen. */
export function streetOf(line: string, country: CountryCode): Street {
  const first = leading.exec(line);
  const last = trailing.exec(line) ?? joined.exec(line);
  const [chosen, isFirst] = numberFirst.has(country) ? [first ?? last, first !== null] : [last ?? first, last === null];
  if (!chosen) return { street: line, houseNumber: '' };
  const [, one = '', other = ''] = chosen;
  return isFirst ? { street: other, houseNumber: one } : { street: one, houseNumber: other };
}

const STREET_WORDS = new RegExp(
  [
    'str\\.?(?=[\\s\\d]|$)|stra(?:ß|ss)e|weg(?=[\\s\\d]|$)|platz|allee|gasse|ring(?=[\\s\\d]|$)|damm|ufer|chaussee|promenade|packstation|postfach',
    '\\b(?:street|st\\.?|road|rd\\.?|avenue|ave\\.?|lane|ln|drive|dr\\.?|close|court|crescent|terrace|boulevard|blvd\\.?|way|square|p\\.?o\\.? box)(?![a-z])',
    '\\b(?:rue|place|chemin|impasse|route|quai|via|viale|piazza|calle|carrer|plaza|paseo)\\b|(?:straat|laan|plein|gracht|kade|dijk)(?=[\\s\\d]|$)',
  ].join('|'),
  'i',
);
const BESIDE_STREET =
  /^(?:c\/o|z\.? ?hd|attn|att\.|fao|haus|house|etage|\d+\. ?(?:og|stock|etage)|eg\b|og\b|apt|apartment|flat|unit|floor|suite|room|zimmer|raum|abteilung|dept|department|whg|wohnung|top\b|tür|stiege|aufgang|hinterhaus|gebäude|building|bldg|bât|appartement|postnummer|kundennummer)/i;

/** How much a line looks like the street of an address: most with a word for streets and a number. */
export function streetLikeness(line: string): number {
  if (BESIDE_STREET.test(line)) return -1;
  const isNamed = STREET_WORDS.test(line);
  const isNumbered =
    /\d/.test(line) && /\p{L}/u.test(line) && (leading.test(line) || trailing.test(line) || joined.test(line));
  return (isNamed ? 2 : 0) + (isNumbered ? 1 : 0) + (isNamed && isNumbered ? 1 : 0);
}
