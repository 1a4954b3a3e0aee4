import { expect, test } from 'vitest';
import { addressFile, planAddresses } from './address-file.ts';
import { readAddress } from './address-text.ts';
import { fileExchange } from './connector.ts';
import { layouts, layoutNamed } from './layouts.ts';
import { parcelReference } from '../parcels/parcel-reference.ts';
import type { Dispatch, Shipment } from './shipment.ts';
import { notWestern, toWestern } from './windows-1252.ts';

const dispatch: Dispatch = {
  home: 'DE',
  sender: readAddress('Teehaus', 'Hafenstr. 1\n20457 Hamburg', 'DE'),
  day: '2026-03-09',
};

const shipment = (of: Partial<Shipment> = {}): Shipment => ({
  parcelId: 'p1',
  reference: '1042-1',
  orderNumber: '1042',
  name: 'Ada Berg',
  address: 'Werk Süd\nTor 2\nRampe\nGartenweg 3a\n04109 Leipzig',
  phone: '+49 341 12345',
  email: 'ada@example.com',
  weight: 1_250,
  length: 301,
  width: 200,
  height: null,
  carrier: 'DHL',
  service: 'DHL Paket',
  ...of,
});

const latin = new TextDecoder('latin1');

/** The cells of a line, without the quotation marks around some of them. */
const cellsOf = (line: string, separator: string) =>
  [...`${line}${separator}`.matchAll(new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}]*))${separator}`, 'g'))].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );

/** A file as rows of cells, and its text. */
function written(layoutId: string, shipments: readonly Shipment[] = [shipment()]) {
  const layout = layoutNamed(layoutId);
  const exchange = fileExchange(layoutId);
  const { file } = exchange.handOver(exchange.plan(shipments, dispatch), dispatch);
  const text = file.map((piece) => (typeof piece === 'string' ? piece : latin.decode(piece))).join('');
  const [head = [], ...rows] = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => cellsOf(line, layout.style.separator));
  const cells = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
  return { text, cells };
}

test('[CAR20] the portal of Post & DHL gets its columns, comma, country in three letters and date', () => {
  const { cells, text } = written('dhl');
  expect(text.startsWith('Sendungsreferenz;Sendungsdatum;Absender Name 1;')).toBe(true);
  expect(cells[0]).toMatchObject({
    Sendungsreferenz: '1042-1',
    Sendungsdatum: '09.03.2026',
    'Absender Name 1': 'Teehaus',
    'Absender Hausnummer': '1',
    'Absender Land': 'DEU',
    'Empfänger Name 1': 'Ada Berg',
    'Empfänger Name 2 / Postnummer': 'Werk Süd',
    'Empfänger Name 3': 'Tor 2, Rampe',
    'Empfänger Straße': 'Gartenweg',
    'Empfänger Hausnummer': '3a',
    'Empfänger PLZ': '04109',
    'Empfänger Ort': 'Leipzig',
    'Empfänger Land': 'DEU',
  });
  expect(text).toContain(';1,250;31;20;;V01PAK');
  expect(written('dhl', [shipment({ address: 'Ring 4\n1010 Wien\nAustria' })]).text).toContain(';AUT;1042;');
  expect(written('dhl', [shipment({ address: 'Ring 4\n1010 Wien\nAustria' })]).text).toContain('V53WPAK');
});

test('[CAR20] a number at a parcel locker stands where DHL looks for it', () => {
  const { cells } = written('dhl', [
    shipment({ address: 'Postnummer 12345678\nWerk Süd\nPackstation 145\n53113 Bonn' }),
  ]);
  expect(cells[0]).toMatchObject({
    'Empfänger Name 2 / Postnummer': '12345678',
    'Empfänger Name 3': 'Werk Süd',
    'Empfänger Straße': 'Packstation',
    'Empfänger Hausnummer': '145',
  });
});

test.each([
  [
    'dpd',
    {
      recipient_street: 'Gartenweg',
      recipient_house_no: '3a',
      recipient_zip: '04109',
      recipient_country: 'DE',
      weight: '1.250',
    },
  ],
  ['gls', { Referenz: '1042-1', Straße: 'Gartenweg', Hausnummer: '3a', PLZ: '04109', Land: 'DE', Gewicht: '1,250' }],
  [
    'ups',
    {
      'Address 1': 'Gartenweg 3a',
      'Postal Code': '04109',
      'Country/Territory': 'DE',
      Attention: 'Werk Süd',
      'Address 2': 'Tor 2',
    },
  ],
  ['royal-mail', { Date: '09/03/26', 'Address line 1': 'Gartenweg 3a', Country: 'Germany', Weight: '' }],
  ['evri', { Address_line_1: 'Gartenweg 3a', Address_line_2: 'Werk Süd', First_name: 'Ada' }],
  ['all', { 'Order number': '1042', Street: 'Gartenweg', 'House number': '3a', Country: 'DE' }],
] as const)('[CAR20] the layout %s has what its program takes', (id, expected) => {
  const plain = shipment({
    address: 'Werk Süd\nTor 2\nGartenweg 3a\n04109 Leipzig',
    ...(id === 'royal-mail' && { weight: null }),
  });
  expect(written(id, [plain]).cells[0]).toMatchObject(expected);
});

test('[CAR20] no layout loses a word of an address', () => {
  for (const { id } of layouts) {
    const { text } = written(id);
    for (const word of [
      'Ada',
      'Berg',
      'Werk',
      'Süd',
      'Tor',
      '2',
      'Rampe',
      'Gartenweg',
      '3a',
      '04109',
      'Leipzig',
      '1042-1',
    ])
      expect(text, id).toContain(word);
  }
});

test('[CAR21] Windows’ code page writes what it lacks without its mark, and says so', () => {
  expect([...toWestern('ß „€“')]).toEqual([0xdf, 0x20, 0x84, 0x80, 0x93]);
  expect(latin.decode(toWestern('Größe ő Łódź ☕'))).toBe('Größe ö Lódz ?');
  expect(notWestern('Łódź ☕ Größe €')).toEqual(['Ł', 'ź', '☕']);
  const named = planAddresses([shipment({ name: 'Łucja Nowak' })], layoutNamed('dhl'), dispatch);
  expect(named.rows[0]?.doubts).toEqual([{ doubt: 'letters', letters: ['Ł'] }]);
  expect(planAddresses([shipment({ name: 'Łucja Nowak' })], layoutNamed('dpd'), dispatch).rows[0]?.doubts).toEqual([]);
});

test('[CAR21] what is too long for its program and what was not weighed is said and written', () => {
  const name = 'Ada Berg-Waldenfels von und zu der Lindenau am See';
  const plan = planAddresses([shipment({ name, weight: null })], layoutNamed('ups'), dispatch);
  expect(plan.rows[0]?.doubts).toEqual([
    { doubt: 'too-long', column: 'Company or Name', most: 35 },
    { doubt: 'no-weight' },
  ]);
  expect(addressFile(plan, layoutNamed('all'), dispatch).join('')).toContain(name);
});

test('[CAR22] no cell is executed by a spreadsheet', () => {
  for (const { id } of layouts) {
    const { text } = written(id, [shipment({ name: '=HYPERLINK(1)', email: '@x', service: '-2+3' })]);
    expect(text).toContain("'=HYPERLINK(1)".slice(0, id === 'evri' ? 2 : 20));
    expect(text).not.toMatch(/(?:^|[;,])[=@+-]/m);
    expect(text).toContain('004934112345');
  }
});

test('[CAR13] a parcel that cannot arrive is said and not in the file', () => {
  const plan = planAddresses(
    [shipment(), shipment({ parcelId: 'p2', reference: '1043', address: 'Berlin' })],
    layoutNamed('all'),
    dispatch,
  );
  expect(plan.lacking.map(({ shipment: { parcelId }, lacks }) => [parcelId, lacks])).toEqual([
    ['p2', ['postcode', 'city']],
  ]);
  expect(addressFile(plan, layoutNamed('all'), dispatch).join('')).not.toContain('1043');
});

test('[CAR23] a parcel is known outside by its order, and which of several it is', () => {
  expect([parcelReference('1042', 1, 1), parcelReference('1042', 1, 2), parcelReference('1042', 2, 2)]).toEqual([
    '1042',
    '1042-1',
    '1042-2',
  ]);
});
