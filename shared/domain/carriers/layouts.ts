import { englishName, threeLetters } from './countries.ts';
import {
  addition,
  centimetres,
  kilograms,
  type Layout,
  type LayoutColumn,
  phoneOf,
  streetLine,
  text,
} from './layout.ts';
import type { AddressedShipment, Dispatch } from './shipment.ts';

const german = { separator: ';', decimal: ',', mark: false } as const;
const english = { separator: ',', decimal: '.', mark: false } as const;

/** A number of a person at a parcel locker goes where DHL looks for it. */
const isPostNumber = (line: string) => /^(?:post(?:nummer)?:? ?)?\d{6,10}$/i.test(line);

function dhlNames({ to }: AddressedShipment): readonly [string, string] {
  const post = to.additions.find(isPostNumber);
  const others = to.additions.filter((line) => line !== post);
  if (post !== undefined) return [post.replace(/\D/g, ''), others.join(', ')];
  return [others[0] ?? '', others.slice(1).join(', ')];
}

function dhlProduct({ to, service }: AddressedShipment, home: string): string {
  if (/kleinpaket|warenpost/i.test(service ?? '') && to.country === home) return 'V62KP';
  if (/europaket/i.test(service ?? '')) return 'V54EPAK';
  return to.country === home ? 'V01PAK' : 'V53WPAK';
}

function dhlSender({ sender }: Dispatch): readonly LayoutColumn[] {
  return [
    text('Absender Name 1', () => sender?.name, 50),
    text('Absender Name 2', () => sender?.additions[0], 50),
    text('Absender Name 3', () => sender?.additions.slice(1).join(', '), 50),
    text('Absender Straße', () => sender?.street, 50),
    text('Absender Hausnummer', () => sender?.houseNumber, 10),
    text('Absender PLZ', () => sender?.postcode, 10),
    text('Absender Ort', () => sender?.city, 40),
    text('Absender Provinz', () => sender?.state),
    text('Absender Land', () => sender && threeLetters(sender.country)),
  ];
}

/**
 * "Versenden" in the business customer portal of Post & DHL. Names and sequence of the columns are those of its standard
 * template for CSV; those of returns and services that Stockroom does not know are left out, which the template allows.
 * Semicolons, a comma in figures, Windows' code page, countries in three letters.
 */
const dhl: Layout = {
  id: 'dhl',
  carrier: 'dhl',
  program: 'Post & DHL Geschäftskundenportal (Versenden)',
  style: german,
  encoding: 'windows-1252',
  columns: (dispatch) => [
    text('Sendungsreferenz', ({ reference }) => reference, 35),
    text('Sendungsdatum', () => dispatch.day.split('-').reverse().join('.')),
    ...dhlSender(dispatch),
    text('Empfänger Name 1', ({ to }) => to.name, 50),
    text('Empfänger Name 2 / Postnummer', (row) => dhlNames(row)[0], 50),
    text('Empfänger Name 3', (row) => dhlNames(row)[1], 50),
    text('Empfänger Straße', ({ to }) => to.street, 50),
    text('Empfänger Hausnummer', ({ to }) => to.houseNumber, 10),
    text('Empfänger PLZ', ({ to }) => to.postcode, 10),
    text('Empfänger Ort', ({ to }) => to.city, 40),
    text('Empfänger Provinz', ({ to }) => to.state),
    text('Empfänger Land', ({ to }) => threeLetters(to.country)),
    text('Empfängerreferenz', ({ orderNumber }) => orderNumber, 35),
    text('Empfänger E-Mail-Adresse', ({ email }) => email, 80),
    text('Empfänger Telefonnummer', phoneOf, 20),
    kilograms('Gewicht'),
    centimetres('Länge', 'length'),
    centimetres('Breite', 'width'),
    centimetres('Höhe', 'height'),
    text('Produkt- und Servicedetails', (row) => dhlProduct(row, dispatch.home)),
  ],
};

/**
 * DPD Shipper. The columns `recipient_…` have the names and lengths of the table in DPD's guide to import files; weight and
 * reference are assigned in its import profile. Semicolons, UTF-8, countries in two letters, any sequence.
 */
const dpd: Layout = {
  id: 'dpd',
  carrier: 'dpd',
  program: 'DPD Shipper',
  style: { separator: ';', decimal: '.', mark: false },
  encoding: 'utf-8',
  columns: () => [
    text('recipient_name', ({ to }) => to.name, 35),
    text('recipient_name2', addition(0, 2), 35),
    text('recipient_street', ({ to }) => to.street, 35),
    text('recipient_house_no', ({ to }) => to.houseNumber, 8),
    text('recipient_street2', addition(1, 2), 35),
    text('recipient_zip', ({ to }) => to.postcode, 9),
    text('recipient_city', ({ to }) => to.city, 35),
    text('recipient_state', ({ to }) => to.state, 2),
    text('recipient_country', ({ to }) => to.country),
    text('recipient_phone', phoneOf, 30),
    text('recipient_email', ({ email }) => email, 50),
    text('recipient_reference', ({ reference }) => reference, 35),
    kilograms('weight'),
  ],
};

/**
 * YourGLS and ShipIT, where every customer assigns the columns of a file once: the headers are plain German words, their
 * sequence is the one in which shop programs write for GLS (reference, names, street, number, postcode, city, country).
 * Semicolons, Windows' code page, weight in kilograms with a comma.
 */
const gls: Layout = {
  id: 'gls',
  carrier: 'gls',
  program: 'YourGLS, GLS ShipIT',
  style: german,
  encoding: 'windows-1252',
  columns: () => [
    text('Referenz', ({ reference }) => reference, 40),
    text('Name 1', ({ to }) => to.name, 40),
    text('Name 2', addition(0, 2), 40),
    text('Name 3', addition(1, 2), 40),
    text('Straße', ({ to }) => to.street, 40),
    text('Hausnummer', ({ to }) => to.houseNumber, 40),
    text('PLZ', ({ to }) => to.postcode, 10),
    text('Ort', ({ to }) => to.city, 40),
    text('Provinz', ({ to }) => to.state),
    text('Land', ({ to }) => to.country),
    text('E-Mail', ({ email }) => email, 80),
    text('Telefon', phoneOf, 35),
    kilograms('Gewicht'),
    text('Produkt', ({ service }) => service),
  ],
};

/**
 * UPS WorldShip. Names and lengths are those of the field descriptions in its help on connecting and importing data; a
 * map there joins them to its fields once. Commas, Windows' Western character set, which the help asks for.
 */
const ups: Layout = {
  id: 'ups',
  carrier: 'ups',
  program: 'UPS WorldShip',
  style: english,
  encoding: 'windows-1252',
  columns: () => [
    text('Company or Name', ({ to }) => to.name, 35),
    text('Attention', addition(0, 3), 35),
    text('Address 1', streetLine, 35),
    text('Address 2', addition(1, 3), 35),
    text('Address 3', addition(2, 3), 35),
    text('City or Town', ({ to }) => to.city, 30),
    text('State/Province/County', ({ to }) => to.state, 30),
    text('Postal Code', ({ to }) => to.postcode.replace('-', ''), 9),
    text('Country/Territory', ({ to }) => to.country),
    text('Telephone', phoneOf, 15),
    text('Email Address', ({ email }) => email, 50),
    kilograms('Weight'),
    text('Service Type', ({ service }) => service),
    text('Reference 1', ({ reference }) => reference, 35),
    text('Reference 2', ({ orderNumber }) => orderNumber, 35),
  ],
};

/**
 * Royal Mail Click & Drop. Names and lengths are those of the field specifications of its order import in the help centre.
 * Commas, dates as DD/MM/YY, weight in kilograms, the country by its full name.
 */
const royalMail: Layout = {
  id: 'royal-mail',
  carrier: 'royal-mail',
  program: 'Royal Mail Click & Drop',
  style: english,
  encoding: 'utf-8',
  columns: ({ day }) => [
    text('Order reference', ({ reference }) => reference, 40),
    text('Date', () => day.replace(/^\d\d(\d\d)-(\d\d)-(\d\d)$/, '$3/$2/$1')),
    text('Full name', ({ to }) => to.name, 200),
    text('Address line 1', streetLine, 100),
    text('Address line 2', addition(0, 2), 100),
    text('Address line 3', addition(1, 2), 100),
    text('City', ({ to }) => to.city, 100),
    text('County', ({ to }) => to.state, 100),
    text('Postcode', ({ to }) => to.postcode, 20),
    text('Country', ({ to }) => englishName(to.country), 200),
    text('Email', ({ email }) => email, 100),
    text('Phone', phoneOf, 25),
    kilograms('Weight'),
    text('Service code', ({ service }) => service, 100),
  ],
};

/**
 * Evri, myHermes in the United Kingdom. Names and sequence are those of its template for many parcels at once; what it
 * says of value and of places to leave a parcel is left empty. Addresses of the United Kingdom only.
 */
const evri: Layout = {
  id: 'evri',
  carrier: 'evri',
  program: 'Evri',
  style: english,
  encoding: 'utf-8',
  columns: () => [
    text('Address_line_1', streetLine, 32),
    text('Address_line_2', addition(0, 2), 32),
    text('Address_line_3', addition(1, 2), 32),
    text('Address_line_4', ({ to }) => to.city, 32),
    text('Postcode', ({ to }) => to.postcode, 8),
    text('First_name', ({ to }) => to.name.split(' ').slice(0, -1).join(' ')),
    text('Last_name', ({ to }) => to.name.split(' ').at(-1)),
    text('Email', ({ email }) => email, 80),
    kilograms('Weight(Kg)'),
    text('Compensation(£)', () => ''),
    text('Signature(y/n)', () => 'n'),
    text('Reference', ({ reference }) => reference, 20),
    text('Contents', () => ''),
    text('Parcel_value(£)', () => ''),
    text('Delivery_phone', phoneOf, 20),
    text('Delivery_safe_place', () => ''),
    text('Delivery_instructions', () => ''),
  ],
};

/** Stockroom's own file with all that is known of a parcel, for every other program. */
const plain: Layout = {
  id: 'all',
  carrier: null,
  program: 'CSV',
  style: { separator: ',', decimal: '.' },
  encoding: 'utf-8',
  columns: ({ day }) => [
    text('Reference', ({ reference }) => reference),
    text('Order number', ({ orderNumber }) => orderNumber),
    text('Name', ({ to }) => to.name),
    text('Address addition', ({ to }) => to.additions.join(', ')),
    text('Street', ({ to }) => to.street),
    text('House number', ({ to }) => to.houseNumber),
    text('Postcode', ({ to }) => to.postcode),
    text('City', ({ to }) => to.city),
    text('State', ({ to }) => to.state),
    text('Country', ({ to }) => to.country),
    text('Phone', phoneOf),
    text('Email', ({ email }) => email),
    kilograms('Weight (kg)'),
    centimetres('Length (cm)', 'length'),
    centimetres('Width (cm)', 'width'),
    centimetres('Height (cm)', 'height'),
    text('Carrier', ({ carrier }) => carrier),
    text('Service', ({ service }) => service),
    { header: 'Date', kind: 'date', value: () => day },
  ],
};

/** Every file that carriers' programs take, our own first. */
export const layouts: readonly Layout[] = [plain, dhl, dpd, gls, ups, royalMail, evri];

/** The layout that a shop used last, or the plain one. */
export function layoutNamed(id: string | null): Layout {
  return layouts.find((layout) => layout.id === id) ?? plain;
}
