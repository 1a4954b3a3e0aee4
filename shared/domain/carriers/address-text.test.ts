import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddressParts, lackingOf, readAddress } from './address-text.ts';

type Told = readonly [home: string, text: string, parts: Partial<AddressParts>];

const none = { additions: [], houseNumber: '', state: '' };

test.each<Told>([
  [
    'DE',
    'Lindenstr. 12a\n10969 Berlin',
    { street: 'Lindenstr.', houseNumber: '12a', postcode: '10969', city: 'Berlin', country: 'DE' },
  ],
  ['DE', 'Hauptstr.7\n01067 Dresden', { street: 'Hauptstr.', houseNumber: '7', postcode: '01067', city: 'Dresden' }],
  ['DE', 'Straße des 17. Juni 135\n10623 Berlin', { street: 'Straße des 17. Juni', houseNumber: '135' }],
  ['DE', 'Q7, 24\n68161 Mannheim', { street: 'Q7', houseNumber: '24', city: 'Mannheim' }],
  ['DE', 'Am Markt 3-5\n20095 Hamburg\nDeutschland', { street: 'Am Markt', houseNumber: '3-5', country: 'DE' }],
  [
    'AT',
    'Neubaugasse 12/3/14\n1070 Wien',
    { street: 'Neubaugasse', houseNumber: '12/3/14', postcode: '1070', city: 'Wien' },
  ],
  ['DE', 'Ring 4\nA-1010 Wien', { street: 'Ring', houseNumber: '4', postcode: '1010', city: 'Wien', country: 'AT' }],
  [
    'CH',
    'Bahnhofstrasse 1\n8001 Zürich',
    { street: 'Bahnhofstrasse', houseNumber: '1', postcode: '8001', city: 'Zürich', country: 'CH' },
  ],
  ['DE', 'Rue du Lac 9\nCH-1003 Lausanne', { street: 'Rue du Lac', houseNumber: '9', country: 'CH' }],
  [
    'NL',
    'Keizersgracht 100-2\n1015 CV Amsterdam',
    { street: 'Keizersgracht', houseNumber: '100-2', postcode: '1015 CV', city: 'Amsterdam' },
  ],
  [
    'DE',
    '12 bis, rue de la Paix\n75002 Paris\nFrance',
    { street: 'rue de la Paix', houseNumber: '12 bis', postcode: '75002', city: 'Paris', country: 'FR' },
  ],
  [
    'GB',
    '14 High Street\nLeeds\nLS1 4AP',
    { street: 'High Street', houseNumber: '14', postcode: 'LS1 4AP', city: 'Leeds', country: 'GB' },
  ],
  [
    'DE',
    '1a Mill Lane\nOxford OX1 2JD\nUK',
    { street: 'Mill Lane', houseNumber: '1a', postcode: 'OX1 2JD', city: 'Oxford', country: 'GB' },
  ],
  [
    'US',
    '742 Evergreen Ter\nSpringfield, IL 62701',
    { street: 'Evergreen Ter', houseNumber: '742', postcode: '62701', city: 'Springfield', state: 'IL', country: 'US' },
  ],
  [
    'DE',
    '500 5th Ave\nNew York NY 10110-0002\nUSA',
    { street: '5th Ave', houseNumber: '500', postcode: '10110-0002', city: 'New York', state: 'NY', country: 'US' },
  ],
  [
    'CA',
    '80 King St W\nToronto, ON M5H 1A1',
    { street: 'King St W', houseNumber: '80', postcode: 'M5H 1A1', city: 'Toronto', state: 'ON' },
  ],
  [
    'DE',
    'Via Roma 12\n20121 Milano\nItalien',
    { street: 'Via Roma', houseNumber: '12', postcode: '20121', city: 'Milano', country: 'IT' },
  ],
  [
    'DE',
    'ul. Długa 5\n00-238 Warszawa\nPolen',
    { street: 'ul. Długa', houseNumber: '5', postcode: '00-238', country: 'PL' },
  ],
  ['DE', 'Lindenstr. 12, 10969 Berlin', { street: 'Lindenstr.', houseNumber: '12', postcode: '10969', city: 'Berlin' }],
  [
    'US',
    '742 Evergreen Ter, Springfield, IL 62701',
    { street: 'Evergreen Ter', houseNumber: '742', city: 'Springfield', state: 'IL' },
  ],
])('[CAR10] in %s, %j is read', (home, text, parts) => {
  expect(readAddress('Ada Berg', text, home)).toMatchObject({ ...none, name: 'Ada Berg', ...parts });
});

test.each<Told>([
  [
    'DE',
    'Werk Süd GmbH\nAbteilung 5\nc/o Noll\nGartenweg 3\nHinterhaus\n04109 Leipzig',
    { street: 'Gartenweg', houseNumber: '3', additions: ['Werk Süd GmbH', 'Abteilung 5', 'c/o Noll', 'Hinterhaus'] },
  ],
  [
    'DE',
    '12345678\nPackstation 145\n53113 Bonn',
    { street: 'Packstation', houseNumber: '145', additions: ['12345678'] },
  ],
  [
    'GB',
    'Flat 2\nRose Cottage\n3 Church Lane\nLittle Wick\nDevizes\nSN10 1AA',
    { street: 'Church Lane', houseNumber: '3', city: 'Devizes', additions: ['Flat 2', 'Rose Cottage', 'Little Wick'] },
  ],
  ['DE', 'Lindenstr. 12\n10969 Berlin\nKlingel links', { street: 'Lindenstr.', additions: ['Klingel links'] }],
])('[CAR11] in %s, what is not understood of %j is an addition', (home, text, parts) => {
  expect(readAddress('Ada Berg', text, home)).toMatchObject(parts);
});

const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());

test('[CAR11] no word of any text is lost', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'Lindenstr. 12',
      '10969 Berlin',
      '14 High Street',
      'LS1 4AP',
      'Leeds',
      'Springfield, IL 62701',
      'c/o Noll',
    ),
    fc.string({ unit: fc.constantFrom(...'abcABC 123,-./ß'), maxLength: 24 }),
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 7 }),
      fc.constantFrom('DE', 'GB', 'US', 'NL', 'FR', 'ZZ'),
      (lines, home) => {
        const text = lines.join('\n');
        const parts = readAddress('Ada Berg', text, home);
        const kept = words(
          [parts.street, parts.houseNumber, ...parts.additions, parts.postcode, parts.city, parts.state].join(' '),
        );
        // A country is kept as its code, whichever way it was written.
        if (parts.country !== home) return;
        expect(kept.toSorted()).toEqual(words(text).toSorted());
      },
    ),
  );
});

test('[CAR12] the country is the last line, in any of three languages or by code, or else the shop’s own', () => {
  const country = (last: string) => readAddress('Ada', `Weg 1\n1000 Ort\n${last}`, 'DE').country;
  expect(['Austria', 'ÖSTERREICH', 'AT', 'AUT'].map(country)).toEqual(['AT', 'AT', 'AT', 'AT']);
  expect(['Schweiz', 'Suisse', 'Belgique', 'the Netherlands'].map(country)).toEqual(['CH', 'CH', 'BE', 'NL']);
  expect(readAddress('Ada', 'Weg 1\n10115 Berlin', 'DE').country).toBe('DE');
  expect(readAddress('Ada', '10 Downing Street\nLondon SW1A 2AA, England', 'DE')).toMatchObject({
    country: 'GB',
    city: 'London',
  });
});

test('[CAR13] what no parcel arrives without is said', () => {
  const lacks = (name: string, text: string, home = 'DE') => lackingOf(readAddress(name, text, home));
  expect(lacks('Ada', 'Weg 1\n10115 Berlin')).toEqual([]);
  expect(lacks('', 'Weg 1\n10115 Berlin')).toEqual(['name']);
  expect(lacks('Ada', 'Weg 1\nBerlin')).toEqual(['postcode', 'city']);
  expect(lacks('Ada', '10115 Berlin')).toEqual(['street']);
  expect(lacks('Ada', '')).toEqual(['street', 'postcode', 'city']);
  expect(lacks('Ada', '10 Downing Street\nLondon\nSW1A 2AA')).toContain('postcode');
  expect(lacks('Ada', '9 Quay Street\nGalway\nIreland')).toEqual([]);
  expect(readAddress('Ada', '9 Quay Street\nGalway\nIreland', 'DE')).toMatchObject({
    street: 'Quay Street',
    city: 'Galway',
  });
  expect(lacks('Ada', '1 Main St\nSpringfield 62701', 'US')).toContain('state');
});
