import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { DocumentContent } from '#shared/domain/labels/document.ts';
import { kilograms } from './layout.ts';

/** A parcel on the list that a carrier signs at the end of a day. */
export type ManifestParcel = {
  readonly carrier: string;
  readonly reference: string;
  readonly recipient: string;
  readonly service: string | null;
  readonly trackingNumber: string | null;
  /** In grams; null where nobody weighed it. */
  readonly weight: number | null;
};

/** The words of the list in the reader's language. */
export type ManifestWords = {
  readonly title: string;
  readonly page: (page: number, pages: number) => string;
  readonly number: string;
  readonly reference: string;
  readonly recipient: string;
  readonly service: string;
  readonly trackingNumber: string;
  readonly weight: string;
  /** A weight in kilograms as the reader writes it. */
  readonly kilograms: (grams: number) => string;
  readonly count: (parcels: number) => string;
  /** The weight of those that were weighed, and how many were not. */
  readonly total: (weight: string, unweighed: number) => string;
  /** Where whoever takes the parcels signs. */
  readonly signature: string;
};

/** What all parcels of a list weigh, in grams, and how many were not weighed. */
export function weightOf(parcels: readonly ManifestParcel[]): { readonly weight: number; readonly unweighed: number } {
  return {
    weight: parcels.reduce((sum, { weight }) => sum + (weight ?? 0), 0),
    unweighed: parcels.filter(({ weight }) => weight === null).length,
  };
}

/** The end of day list of one carrier: what it takes along, to be signed. */
export function manifestPaper(
  parcels: readonly ManifestParcel[],
  facts: readonly string[],
  words: ManifestWords,
): DocumentContent {
  const { weight, unweighed } = weightOf(parcels);
  return {
    title: words.title,
    code: null,
    facts,
    columns: [
      { head: words.number, width: 9, cell: 'figure' },
      { head: words.reference, width: 30, cell: 'text' },
      { head: words.recipient, width: 'rest', cell: 'text' },
      { head: words.service, width: 28, cell: 'text' },
      { head: words.trackingNumber, width: 48, cell: 'text' },
      { head: words.weight, width: 18, cell: 'figure' },
    ],
    rows: parcels.map((parcel, at) => [
      String(at + 1),
      parcel.reference,
      parcel.recipient,
      parcel.service ?? '',
      parcel.trackingNumber ?? '',
      parcel.weight === null ? '' : words.kilograms(parcel.weight),
    ]),
    closing: [words.count(parcels.length), words.total(words.kilograms(weight), unweighed), '', '', words.signature],
    footer: words.page,
  };
}

/** The same list as a file, of one carrier or several; day and carrier stand in every row. */
export function manifestColumns(
  words: Pick<ManifestWords, 'reference' | 'recipient' | 'service' | 'trackingNumber' | 'weight'> & {
    readonly carrier: string;
    readonly day: string;
  },
  day: string,
): readonly ListColumn<ManifestParcel>[] {
  const text = (header: string, value: (row: ManifestParcel) => string | null): ListColumn<ManifestParcel> => ({
    header,
    kind: 'text',
    value,
  });
  return [
    { header: words.day, kind: 'date', value: () => day },
    text(words.carrier, ({ carrier }) => carrier),
    text(words.reference, ({ reference }) => reference),
    text(words.recipient, ({ recipient }) => recipient),
    text(words.service, ({ service }) => service),
    text(words.trackingNumber, ({ trackingNumber }) => trackingNumber),
    kilograms(words.weight),
  ];
}
