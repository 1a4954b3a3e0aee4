import { countryBefore, type CountryCode, countryIn } from './countries.ts';
import { cityIsAbove, needsPostcode, postcodeLine, type PostcodeLine } from './postcode-forms.ts';
import { type Street, streetLikeness, streetOf } from './street-line.ts';

/** An address as carriers' programs take it. */
export type AddressParts = {
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  /** Lines that are neither of these, in the order of the text. */
  readonly additions: readonly string[];
  readonly postcode: string;
  readonly city: string;
  /** The state behind a city, in countries that write one. */
  readonly state: string;
  readonly country: CountryCode;
};

/** What no parcel arrives without. */
export type Lacking = 'name' | 'street' | 'postcode' | 'city' | 'state';

/**
 * Reads the free text of an address, line by line. The country is the one that the last line or the letters before the
 * postcode name, else the shop's own. No line is lost: what is not understood stands in the additions.
 */
export function readAddress(name: string, text: string, home: CountryCode): AddressParts {
  const lines = linesOf(text).filter((line, at) => at > 0 || line !== name.trim());
  const { country, rest } = takeCountry(lines, home);
  const found = takePostcode(rest, country);
  // Where a postcode is no must, an address without one still ends with its city.
  const isAbove = found.place.city === '' && cityIsAbove(found.country);
  const city =
    isAbove && (found.place.postcode !== '' || !needsPostcode(found.country))
      ? takeCity(found.above)
      : { city: found.place.city, above: found.above };
  const { street, additions } = takeStreet(city.above, found.country);
  return {
    name: name.trim(),
    ...street,
    additions: [...additions, ...found.below],
    postcode: found.place.postcode,
    city: city.city,
    state: found.place.state,
    country: found.country,
  };
}

/** What an address lacks before a parcel can go there. */
export function lackingOf(parts: AddressParts): readonly Lacking[] {
  const lacking: Lacking[] = [];
  if (parts.name === '') lacking.push('name');
  if (parts.street === '') lacking.push('street');
  if (parts.postcode === '' && needsPostcode(parts.country)) lacking.push('postcode');
  if (parts.city === '') lacking.push('city');
  if (parts.state === '' && (parts.country === 'US' || parts.country === 'CA')) lacking.push('state');
  return lacking;
}

/** Lines as people write them; where all of it stands in one, its parts between commas. */
function linesOf(text: string): readonly string[] {
  const split = (by: RegExp, of: string) =>
    of
      .split(by)
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '');
  const lines = split(/\r\n?|\n|\u2028/, text);
  const [only] = lines;
  return lines.length === 1 && only !== undefined ? joinState(split(/[,;]/, only)) : lines;
}

/** `Springfield, IL 62701` is one part of an address in one line. */
function joinState(parts: readonly string[]): readonly string[] {
  const at = parts.findIndex((part, place) => place > 0 && /^[A-Z]{2} +[\dA-Z -]{5,10}$/.test(part));
  if (at < 0) return parts;
  return [...parts.slice(0, at - 1), `${parts[at - 1]}, ${parts[at]}`, ...parts.slice(at + 1)];
}

/** The country of the last line, or of the last part of it behind a comma. */
function takeCountry(
  lines: readonly string[],
  home: CountryCode,
): { readonly country: CountryCode; readonly rest: readonly string[] } {
  const last = lines.at(-1) ?? '';
  const whole = countryIn(last);
  if (whole !== undefined) return { country: whole, rest: lines.slice(0, -1) };
  const [, before = '', behind = ''] = /^(.+),\s*([^,]+)$/.exec(last) ?? [];
  const part = behind === '' ? undefined : countryIn(behind);
  // `Springfield, IL` and `Toronto, CA` name a state or a country: two letters behind a comma are left with the city.
  if (part === undefined || behind.length < 3) return { country: home, rest: lines };
  return { country: part, rest: [...lines.slice(0, -1), before.trim()] };
}

type Found = {
  readonly place: PostcodeLine;
  readonly country: CountryCode;
  readonly above: readonly string[];
  readonly below: readonly string[];
};

/** The lowest line with a postcode, and the lines above and below it; without one all of them are above. */
function takePostcode(lines: readonly string[], country: CountryCode): Found {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    const [, letters = '', rest = ''] = /^([A-Z]{1,3}) ?[-–] ?(\d.*)$/i.exec(line) ?? [];
    const named = letters === '' ? undefined : countryBefore(letters);
    const place = (named && postcodeLine(rest, named)) ?? postcodeLine(line, country);
    if (place)
      return {
        place,
        country: named && postcodeLine(rest, named) ? named : country,
        above: lines.slice(0, at),
        below: lines.slice(at + 1),
      };
  }
  return { place: { postcode: '', city: '', state: '' }, country, above: lines, below: [] };
}

/** The city in the line above its postcode, where a line is left for the street. */
function takeCity(above: readonly string[]): { readonly city: string; readonly above: readonly string[] } {
  return above.length > 1 ? { city: above.at(-1) ?? '', above: above.slice(0, -1) } : { city: '', above };
}

/** The line that looks most like a street, of equal ones the lowest; the others are additions. */
function takeStreet(
  lines: readonly string[],
  country: CountryCode,
): { readonly street: Street; readonly additions: readonly string[] } {
  let best = -1;
  let most = -1;
  lines.forEach((line, at) => {
    const likeness = streetLikeness(line);
    if (likeness >= most) [best, most] = [at, likeness];
  });
  const line = lines[best];
  if (line === undefined || most < 0) return { street: { street: '', houseNumber: '' }, additions: lines };
  return { street: streetOf(line, country), additions: lines.filter((_line, at) => at !== best) };
}
