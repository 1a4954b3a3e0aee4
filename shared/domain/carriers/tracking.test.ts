import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvTable } from '#shared/domain/import/table.ts';
import { readTracking, type TrackingRow } from './tracking-file.ts';
import { type Choice, type KnownParcel, planTracking, trackingChanges } from './tracking-plan.ts';

const table = (headers: readonly string[], ...rows: readonly (readonly string[])[]): CsvTable => ({
  encoding: 'utf-8',
  encodingIsSure: true,
  delimiter: ';',
  headers,
  rows: rows.map((cells, at) => ({ row: at + 2, cells })),
  oddRows: [],
  pointColumns: new Set(),
});

const rowsOf = (file: ReturnType<typeof readTracking>): readonly TrackingRow[] =>
  file.state === 'read' ? file.rows : [];

test.each([
  [['Sendungsnummer', 'Sendungsreferenz', 'Produkt']],
  [['Paketscheinnummer', 'Kundenreferenz', 'Produktname']],
  [['Tracking Number', 'Reference 1', 'Service']],
  [['Tracking number', 'Order reference', 'Service code']],
  [['Paketnummer', 'Auftragsnummer', 'Versandart']],
  [['trackingNumber', 'order_number', 'shipping_service']],
])('[CAR30] a file with the headers %j is read', (headers) => {
  const file = readTracking(table(headers, ['00340434123456789005', '1042', 'DHL Paket']));
  expect(rowsOf(file)).toEqual([
    {
      row: 2,
      references: ['1042'],
      trackingNumber: '00340434123456789005',
      carrier: 'DHL',
      service: 'DHL Paket',
      isRounded: false,
    },
  ]);
});

test('[CAR30] the file says the carrier, by any of its names, or its own', () => {
  const file = readTracking(
    table(
      ['Carrier', 'Order', 'Tracking'],
      ['united parcel service', '7', '1Z24W7A80300123457'],
      ['Kurier Meier', '8', 'km-1'],
    ),
  );
  expect(rowsOf(file).map(({ carrier, trackingNumber, service }) => [carrier, trackingNumber, service])).toEqual([
    ['UPS', '1Z24W7A80300123457', 'Ground'],
    ['Kurier Meier', 'km-1', null],
  ]);
});

test('[CAR30] without a header a column of numbers that are surely carriers’ is taken; what is missing is said', () => {
  const found = readTracking(table(['Reference', 'X'], ['1042', '1Z24W7A80300123457'], ['1043', 'RR471108151GB']));
  expect(rowsOf(found).map(({ trackingNumber }) => trackingNumber)).toEqual(['1Z24W7A80300123457', 'RR471108151GB']);
  expect(readTracking(table(['Reference', 'X'], ['1042', 'abc']))).toMatchObject({ state: 'no-numbers' });
  expect(readTracking(table(['Tracking', 'X'], ['1Z24W7A80300123457', 'abc']))).toMatchObject({
    state: 'no-references',
  });
});

const parcel = (parcelId: string, reference: string, trackingNumber: string | null = null): KnownParcel => ({
  parcelId,
  reference,
  orderNumber: reference.replace(/-\d$/, ''),
  trackingNumber,
});
let line = 1;
const row = (reference: string, trackingNumber: string, isRounded = false): TrackingRow => ({
  row: ++line,
  references: reference === '' ? [] : [reference],
  trackingNumber,
  carrier: 'DHL',
  service: null,
  isRounded,
});

const parcels = [
  parcel('a', '1042'),
  parcel('b', '1043-1'),
  parcel('c', '1043-2'),
  parcel('d', '1044', 'OLD1'),
  parcel('e', '#1045'),
];

test('[CAR31] every row has its outcome', () => {
  const outcome = (one: TrackingRow) => planTracking([one], parcels)[0]?.outcome;
  expect(outcome(row('1042', 'N1'))).toBe('matched');
  expect(outcome(row('#1042', 'N1'))).toBe('matched');
  expect(outcome(row('1045', 'N1'))).toBe('matched');
  expect(outcome(row('1043-2', 'N1'))).toBe('matched');
  expect(outcome(row('c', 'N1'))).toBe('matched');
  expect(outcome(row('1043', 'N1'))).toBe('ambiguous');
  expect(outcome(row('1044', 'old1'))).toBe('same');
  expect(outcome(row('1044', 'N1'))).toBe('other');
  expect(outcome(row('1042', 'OLD1'))).toBe('elsewhere');
  expect(outcome(row('9', 'N1'))).toBe('unknown');
  expect(outcome(row('1042', ''))).toBe('no-number');
  expect(outcome(row('1042', '3.40434E+17', true))).toBe('rounded');
  expect(outcome(row('1042', 'y'.repeat(101)))).toBe('too-long');
});

test('[CAR31] a number that is too long is left out, and the rows around it are written', () => {
  const plan = planTracking([row('1042', 'y'.repeat(5_000)), row('1045', 'N1')], parcels);
  expect(trackingChanges(plan).map(({ parcelId }) => parcelId)).toEqual(['e']);
});

test('[CAR32] a number is replaced, and one of several parcels taken, only by a person’s word', () => {
  const [other, several] = [row('1044', 'N1'), row('1043', 'N2')];
  const plan = planTracking([other, several], parcels);
  expect(trackingChanges(plan)).toEqual([]);
  const chosen = new Map([
    [other.row, { replaces: true }],
    [several.row, { parcelId: 'c' }],
  ]);
  expect(trackingChanges(plan, chosen).map(({ parcelId, trackingNumber }) => [parcelId, trackingNumber])).toEqual([
    ['d', 'N1'],
    ['c', 'N2'],
  ]);
  expect(trackingChanges(plan, new Map([[several.row, { parcelId: 'a' }]]))).toEqual([]);
});

test('[CAR32] rows that claim one parcel, or one number for two, are left to a person', () => {
  const plan = planTracking([row('1042', 'N1'), row('1042', 'N2')], parcels);
  expect(plan.map(({ outcome }) => outcome)).toEqual(['rival', 'rival']);
  const shared = planTracking([row('1042', 'N1'), row('1045', 'N1')], parcels);
  expect(shared.map(({ outcome }) => outcome)).toEqual(['twice', 'twice']);
  const twice = planTracking([row('1042', 'N1'), row('1042', 'N1')], parcels);
  expect(twice.map(({ outcome }) => outcome)).toEqual(['matched', 'matched']);
});

test('[CAR59] one number for several parcels is written only where a person insists, row by row', () => {
  const [one, several] = [row('1042', 'N1'), row('1043', 'N1')];
  const plan = planTracking([one, several], parcels);
  expect(plan.map(({ outcome }) => outcome)).toEqual(['twice', 'twice']);
  expect(trackingChanges(plan)).toEqual([]);
  const chosen = (choices: readonly (readonly [number, Choice])[], of = plan) =>
    trackingChanges(of, new Map(choices)).map(({ parcelId, trackingNumber }) => [parcelId, trackingNumber]);
  expect(chosen([[one.row, { insists: true }]])).toEqual([['a', 'N1']]);
  expect(chosen([[several.row, { parcelId: 'c' }]])).toEqual([['c', 'N1']]);
  const twice = planTracking([row('1043', 'N2'), row('1043', 'N2')], parcels);
  expect(twice.map(({ outcome }) => outcome)).toEqual(['twice', 'twice']);
  const [taken] = [row('1042', 'OLD1')];
  const elsewhere = planTracking([taken], parcels);
  expect(trackingChanges(elsewhere)).toEqual([]);
  expect(chosen([[taken.row, { insists: true }]], elsewhere)).toEqual([['a', 'OLD1']]);
});

test('[CAR32] whatever a file says, what is written by itself overwrites nothing and goes to one parcel', () => {
  const any = fc.record({
    reference: fc.constantFrom('1042', '1043', '1043-1', '1044', '#1045', 'x', ''),
    number: fc.constantFrom('N1', 'N2', 'OLD1', ''),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (said) => {
      const plan = planTracking(
        said.map(({ reference, number }) => row(reference, number)),
        parcels,
      );
      const written = new Map<string, string>();
      for (const { parcelId, trackingNumber } of trackingChanges(plan)) {
        expect(parcels.find((one) => one.parcelId === parcelId)?.trackingNumber).toBeNull();
        expect(written.get(parcelId) ?? trackingNumber).toBe(trackingNumber);
        written.set(parcelId, trackingNumber);
      }
      expect(new Set(written.values()).size).toBe(written.size);
    }),
  );
});
