import { expect, test } from 'vitest';
import { toCsv } from '#shared/domain/export/csv.ts';
import { layoutDocument } from '#shared/domain/labels/document.ts';
import { manifestColumns, manifestPaper, type ManifestParcel } from './manifest.ts';

const words = {
  title: 'End of day list DHL',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  number: 'No.',
  reference: 'Order',
  recipient: 'To',
  service: 'Service',
  trackingNumber: 'Tracking number',
  weight: 'Weight',
  kilograms: (grams: number) => `${(grams / 1000).toFixed(2)} kg`,
  count: (parcels: number) => `${parcels} parcels`,
  total: (weight: string, unweighed: number) => `${weight}, ${unweighed} not weighed`,
  signature: 'Taken over by ____________________',
};

const parcels: readonly [ManifestParcel, ManifestParcel] = [
  {
    carrier: 'DHL',
    reference: '1042-1',
    recipient: 'Ada Berg',
    service: 'DHL Paket',
    trackingNumber: '00340434123456789005',
    weight: 1_250,
  },
  { carrier: 'DHL', reference: '1043', recipient: 'Bo Lind', service: null, trackingNumber: null, weight: null },
];

test('[CAR40] the list has every parcel, their count, their weight and a line to sign', () => {
  const paper = manifestPaper(parcels, ['9 March 2026'], words);
  expect(paper.rows).toEqual([
    ['1', '1042-1', 'Ada Berg', 'DHL Paket', '00340434123456789005', '1.25 kg'],
    ['2', '1043', 'Bo Lind', '', '', ''],
  ]);
  expect(paper.closing.filter(Boolean)).toEqual([
    '2 parcels',
    '1.25 kg, 1 not weighed',
    'Taken over by ____________________',
  ]);
  expect(layoutDocument(paper, 'a4').pages).toHaveLength(1);
});

test('[CAR40] a long day takes several pages, and loses no parcel', () => {
  const [parcel] = parcels;
  const many = Array.from({ length: 120 }, (_, at) => ({ ...parcel, reference: `R${at}-1` }));
  const { faces } = layoutDocument(manifestPaper(many, [], words), 'a4');
  const said = faces.flat().flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));
  for (const { reference } of many) expect(said).toContain(reference);
});

test('[CAR41] the file has day and carrier in every row', () => {
  const file = [...toCsv(manifestColumns({ ...words, carrier: 'Carrier', day: 'Day' }, '2026-03-09'), parcels)].join(
    '',
  );
  expect(file).toContain('Day,Carrier,Order,To,Service,Tracking number,Weight');
  expect(file).toContain('2026-03-09,DHL,1042-1,Ada Berg,DHL Paket,00340434123456789005,1.250');
  expect(file).toContain('2026-03-09,DHL,1043,Bo Lind,,,');
});
