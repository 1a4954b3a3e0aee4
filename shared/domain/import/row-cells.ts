import { foldName } from '#shared/domain/values/code.ts';
import type { Field, OptionField } from './field.ts';
import { foldHeader } from './header.ts';
import { isWeightUnit } from './header-meaning.ts';
import { placeOf } from './location-headers.ts';
import type { Mapping } from './mapping.ts';
import { type PackColumns, packColumnsOf } from './pack-columns.ts';
import type { Place } from './problem.ts';
import type { Row } from './table.ts';

/** Where each field stands in a row; made once per file. */
export type Columns = {
  readonly has: (field: Field) => boolean;
  /** Whether the column has a meaning. */
  readonly isUsed: (index: number) => boolean;
  /** The cell as written, empty where the row is short or the file has no such column. */
  readonly cell: (row: Row, field: Field) => string;
  readonly index: (field: Field) => number;
  /** Where a row has the field: in a column of the variant's own, where something stands in it. */
  readonly ownIndex: (row: Row, field: 'sku' | 'price' | 'stock') => number;
  /** Every column that carries a repeatable field, left to right. */
  readonly all: (field: Field) => readonly number[];
  readonly header: (index: number) => string;
  readonly optionSlots: readonly number[];
  readonly packs: PackColumns;
  /** The column that says in which unit the weights are, or −1. */
  readonly weightUnit: number;
  /** The columns of each place that headers name. */
  readonly places: readonly PlaceColumns[];
  /** Where a cell stands, for a problem about it. */
  readonly place: (row: Row, index: number) => Place;
  readonly width: number;
};

/** Where one place's figures stand; -1: the file has no such column for it. */
export type PlaceColumns = {
  readonly place: string;
  readonly stock: number;
  readonly reorderPoint: number;
  readonly price: number;
};

const none: readonly number[] = [];

const ofVariation = { sku: 'variationSku', price: 'variationPrice', stock: 'variationStock' } as const;

/** Looks up the columns of a mapping. */
export function columnsOf(mapping: Mapping): Columns {
  const places = new Map<Field, number[]>();
  mapping.columns.forEach(({ field }, index) => {
    if (field) places.set(field, [...(places.get(field) ?? []), index]);
  });
  const index = (field: Field) => places.get(field)?.[0] ?? -1;
  const header = (at: number) => mapping.columns[at]?.header ?? '';
  const headed = (field: Field) =>
    (places.get(field) ?? none).map((at) => ({
      index: at,
      header: header(at),
      isChosen: mapping.columns[at]?.by === 'person',
    }));
  return {
    has: (field) => places.has(field),
    isUsed: (at) => Boolean(mapping.columns[at]?.field),
    cell: (row, field) => row.cells[index(field)] ?? '',
    index,
    ownIndex: (row, field) => {
      const own = index(ofVariation[field]);
      return (row.cells[own] ?? '').trim() === '' ? index(field) : own;
    },
    all: (field) => places.get(field) ?? none,
    header,
    optionSlots: optionSlots([...places.keys()]),
    weightUnit: mapping.columns.findIndex(({ header: text }) => isWeightUnit.test(foldHeader(text))),
    packs: packColumnsOf(headed('barcode'), headed('packSize')),
    places: placesOf(mapping),
    place: (row, at) => ({ row: row.row, column: header(at), value: row.cells[at] ?? '' }),
    width: mapping.columns.length,
  };
}

function placesOf({ columns }: Mapping): readonly PlaceColumns[] {
  const places = new Map<string, PlaceColumns>();
  columns.forEach(({ field, header }, index) => {
    if (field !== 'placeStock' && field !== 'placeReorderPoint' && field !== 'placePrice') return;
    const place = placeOf(header);
    const about = places.get(foldName(place)) ?? { place, stock: -1, reorderPoint: -1, price: -1 };
    const part = field === 'placeStock' ? 'stock' : field === 'placePrice' ? 'price' : 'reorderPoint';
    // Square has both, what is there and a column to type the new figure into: the first counts.
    if (about[part] < 0) places.set(foldName(place), { ...about, [part]: index });
  });
  return [...places.values()];
}

function optionSlots(fields: readonly Field[]): readonly number[] {
  const slots = fields.flatMap((field) => {
    const n = /^optionValue(\d+)$/.exec(field)?.[1];
    return n === undefined ? [] : [Number(n)];
  });
  return slots.sort((a, b) => a - b);
}

/** The field of an option's name or value. */
export const optionField = (part: 'Name' | 'Value', slot: number): OptionField => `option${part}${slot}`;
