import { foldHeader } from '#shared/domain/import/header.ts';

/** A country by its ISO 3166-1 code of two letters. */
export type CountryCode = string;

/** Code of two letters, of three, of digits, and the names by which people write a country in English, German and its own language. */
const rows: readonly (readonly [two: CountryCode, three: string, digits: string, ...names: readonly string[]])[] = [
  ['DE', 'DEU', '276', 'Germany', 'Deutschland', 'Federal Republic of Germany', 'BRD', 'Allemagne', 'Duitsland'],
  ['AT', 'AUT', '040', 'Austria', 'Österreich', 'Oesterreich', 'Autriche', 'Oostenrijk'],
  ['CH', 'CHE', '756', 'Switzerland', 'Schweiz', 'Suisse', 'Svizzera', 'Zwitserland'],
  [
    ...([
      'GB',
      'GBR',
      '826',
      'United Kingdom',
      'Great Britain',
      'England',
      'Scotland',
      'Wales',
      'Northern Ireland',
    ] as const),
    ...['UK', 'U.K.', 'Vereinigtes Königreich', 'Großbritannien', 'Grossbritannien', 'Schottland', 'Royaume-Uni'],
  ],
  [
    ...(['US', 'USA', '840', 'United States', 'United States of America', 'U.S.A.', 'U.S.', 'America'] as const),
    ...['Vereinigte Staaten', 'Vereinigte Staaten von Amerika', 'États-Unis', 'Verenigde Staten'],
  ],
  ['NL', 'NLD', '528', 'Netherlands', 'The Netherlands', 'Niederlande', 'Nederland', 'Holland', 'Pays-Bas'],
  ['FR', 'FRA', '250', 'France', 'Frankreich', 'Frankrijk'],
  ['BE', 'BEL', '056', 'Belgium', 'Belgien', 'Belgique', 'België', 'Belgie'],
  ['LU', 'LUX', '442', 'Luxembourg', 'Luxemburg', 'Lëtzebuerg'],
  ['LI', 'LIE', '438', 'Liechtenstein'],
  ['IT', 'ITA', '380', 'Italy', 'Italien', 'Italia', 'Italie'],
  ['ES', 'ESP', '724', 'Spain', 'Spanien', 'España', 'Espagne', 'Spanje'],
  ['PT', 'PRT', '620', 'Portugal'],
  ['IE', 'IRL', '372', 'Ireland', 'Irland', 'Éire', 'Republic of Ireland'],
  ['DK', 'DNK', '208', 'Denmark', 'Dänemark', 'Danmark'],
  ['SE', 'SWE', '752', 'Sweden', 'Schweden', 'Sverige'],
  ['NO', 'NOR', '578', 'Norway', 'Norwegen', 'Norge'],
  ['FI', 'FIN', '246', 'Finland', 'Finnland', 'Suomi'],
  ['IS', 'ISL', '352', 'Iceland', 'Island'],
  ['PL', 'POL', '616', 'Poland', 'Polen', 'Polska'],
  ['CZ', 'CZE', '203', 'Czech Republic', 'Czechia', 'Tschechien', 'Tschechische Republik', 'Česko', 'Česká republika'],
  ['SK', 'SVK', '703', 'Slovakia', 'Slowakei', 'Slovensko'],
  ['HU', 'HUN', '348', 'Hungary', 'Ungarn', 'Magyarország'],
  ['SI', 'SVN', '705', 'Slovenia', 'Slowenien', 'Slovenija'],
  ['HR', 'HRV', '191', 'Croatia', 'Kroatien', 'Hrvatska'],
  ['RO', 'ROU', '642', 'Romania', 'Rumänien', 'România'],
  ['BG', 'BGR', '100', 'Bulgaria', 'Bulgarien'],
  ['GR', 'GRC', '300', 'Greece', 'Griechenland', 'Hellas'],
  ['EE', 'EST', '233', 'Estonia', 'Estland', 'Eesti'],
  ['LV', 'LVA', '428', 'Latvia', 'Lettland', 'Latvija'],
  ['LT', 'LTU', '440', 'Lithuania', 'Litauen', 'Lietuva'],
  ['MT', 'MLT', '470', 'Malta'],
  ['CY', 'CYP', '196', 'Cyprus', 'Zypern'],
  ['CA', 'CAN', '124', 'Canada', 'Kanada'],
  ['AU', 'AUS', '036', 'Australia', 'Australien'],
  ['NZ', 'NZL', '554', 'New Zealand', 'Neuseeland'],
  ['JP', 'JPN', '392', 'Japan'],
  ['CN', 'CHN', '156', 'China', "People's Republic of China"],
  ['HK', 'HKG', '344', 'Hong Kong', 'Hongkong'],
  ['SG', 'SGP', '702', 'Singapore', 'Singapur'],
  ['KR', 'KOR', '410', 'South Korea', 'Südkorea', 'Republic of Korea'],
  ['IN', 'IND', '356', 'India', 'Indien'],
  ['AE', 'ARE', '784', 'United Arab Emirates', 'Vereinigte Arabische Emirate', 'UAE'],
  ['IL', 'ISR', '376', 'Israel'],
  ['TR', 'TUR', '792', 'Turkey', 'Türkei', 'Türkiye'],
  ['UA', 'UKR', '804', 'Ukraine'],
  ['BR', 'BRA', '076', 'Brazil', 'Brasilien', 'Brasil'],
  ['MX', 'MEX', '484', 'Mexico', 'Mexiko', 'México'],
  ['ZA', 'ZAF', '710', 'South Africa', 'Südafrika'],
];

type Country = { readonly two: CountryCode; readonly three: string; readonly digits: string; readonly name: string };

const byCode = new Map<string, Country>();
const byName = new Map<string, CountryCode>();
for (const [two, three, digits, ...names] of rows) {
  byCode.set(two, { two, three, digits, name: names[0] ?? two });
  for (const name of [two, three, ...names]) byName.set(foldHeader(name), two);
}

/** Letters before a hyphen and a postcode, where they are not the code of the country. */
const onPlates: Readonly<Record<string, CountryCode>> = {
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  E: 'ES',
  B: 'BE',
  L: 'LU',
  S: 'SE',
  N: 'NO',
};

/** The country that a line of an address, or a cell of a file, names by name or code; undefined where it names none. */
export function countryIn(text: string): CountryCode | undefined {
  return byName.get(foldHeader(text));
}

/** The country of the letters before a postcode: `D-10115`, `CH-8001`. */
export function countryBefore(letters: string): CountryCode | undefined {
  const code = letters.toUpperCase();
  return onPlates[code] ?? (byCode.has(code) ? code : undefined);
}

/** A country's code of three letters, as DHL writes it; that of two where it is not known. */
export function threeLetters(country: CountryCode): string {
  return byCode.get(country)?.three ?? country;
}

/** A country's English name; its code where it is not known. */
export function englishName(country: CountryCode): string {
  return byCode.get(country)?.name ?? country;
}
