import { sha256Hex } from '#shared/base/hash.ts';
import type { DecimalSign } from '#shared/domain/values/decimal.ts';
import { type Field, repeatableFields } from './field.ts';
import { foldHeader } from './header.ts';

/** What a file holds. A `names` kind is a list that other files point to by id. */
export const fileKinds = [
  'products',
  'orders',
  'order-heads',
  'order-lines',
  'categories',
  'suppliers',
  'customers',
  'price-list',
  'counts',
  'locations',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** What one column means, and who said so. */
export type ColumnUse = {
  readonly header: string;
  readonly field: Field | null;
  readonly by: 'header' | 'content' | 'person';
};

/** What a person answered about a file as a whole; what is not answered is left out. */
export type MappingAnswers = {
  /** Whether amounts in another currency are taken as they stand, or left out. */
  readonly otherCurrency?: 'take' | 'leave';
  /** Whether prices are taken that are without tax where the shop's have it, or the other way round. */
  readonly priceTax?: 'take' | 'leave';
  /** Whether parts of a piece are kept, or left out. */
  readonly parts?: 'keep' | 'leave';
  /** What words for an order's state mean that are not known, by `foldState`. */
  readonly states?: StateAnswers;
  /** What a stock column is that stands beside columns of places, and does not come to what they come to. */
  readonly stockBeside?: 'total' | 'place';
  /** What all words that were not asked one by one mean. */
  readonly otherStates?: Standing;
  /** How the receipts of a till stand, of which nothing in the file says it. */
  readonly receipts?: Exclude<Standing, 'out'>;
  /** Whose price list it is; empty: anybody's. */
  readonly supplier?: string;
};

/** How an order stands where it comes from: an `out` one is not imported. */
export type Standing = 'open' | 'held' | 'shipped' | 'out';
export type StateAnswers = Readonly<Record<string, Standing>>;

export type DateOrder = 'day-first' | 'month-first';

/** How to read a file: plain data, remembered under the fingerprint of its headers. */
export type Mapping = {
  readonly fingerprint: string;
  readonly kind: FileKind;
  /** Namespace of the file's own ids: `woocommerce`, `shopify`, `stockroom`, `northwind`, or `csv:` + fingerprint. */
  readonly source: string;
  readonly columns: readonly ColumnUse[];
  /** null: each column's sign is guessed from its values. */
  readonly decimalSign: DecimalSign | null;
  /** null: each column's order of day and month is guessed from its values. */
  readonly dateOrder: DateOrder | null;
  readonly answers?: MappingAnswers;
  /** Set where a person said what the file holds. */
  readonly kindBy?: 'person';
  /** Set where what the file holds is no more than a guess, and only a person can say. */
  readonly kindOpen?: true;
};

/** The same for every file with the same headers, however they are spelled in case and punctuation. */
export function fingerprintOf(headers: readonly string[]): string {
  return sha256Hex(headers.map(foldHeader).join('\n')).slice(0, 16);
}

/** What a mapping still lacks before it can be used. */
export type MappingGap =
  | 'file-kind'
  | 'product-name-or-code'
  | 'order-number'
  | 'order-date'
  | 'order-quantity'
  | 'order-product'
  | 'id-and-title'
  | 'customers-alone'
  | 'list-code'
  | 'list-cost'
  | 'list-counted'
  | 'location-name';

/** What keeps a mapping from being used; empty when it is ready. */
export function mappingGaps(mapping: Mapping): readonly MappingGap[] {
  const has = (...fields: readonly Field[]) =>
    fields.some((field) => mapping.columns.some((column) => column.field === field));
  if (mapping.kindOpen) return ['file-kind'];
  const gaps: MappingGap[] = [];
  const need = (gap: MappingGap, ...fields: readonly Field[]) => {
    if (!has(...fields)) gaps.push(gap);
  };
  switch (mapping.kind) {
    case 'products':
      need('product-name-or-code', 'name', 'sku', 'barcode');
      break;
    case 'orders':
      need('order-number', 'orderNumber');
      need('order-date', 'placedAt');
      need('order-quantity', 'quantity', 'lineList', 'lineGroup');
      need('order-product', 'lineSku', 'lineBarcode', 'lineName', 'lineProductId', 'lineList', 'lineGroup');
      break;
    case 'order-heads':
      need('order-number', 'orderNumber');
      need('order-date', 'placedAt');
      break;
    case 'order-lines':
      need('order-number', 'orderNumber');
      need('order-quantity', 'quantity');
      need('order-product', 'lineSku', 'lineBarcode', 'lineName', 'lineProductId');
      break;
    case 'price-list':
      need('list-code', 'supplierCode', 'sku', 'barcode');
      need('list-cost', 'cost');
      break;
    case 'counts':
      need('list-code', 'supplierCode', 'sku', 'barcode', 'name', 'foreignId');
      need('list-counted', 'counted', 'placeStock');
      break;
    case 'locations':
      need('location-name', 'title');
      break;
    case 'customers':
      if (!has('id') || !has('title')) gaps.push('customers-alone');
      break;
    case 'categories':
    case 'suppliers':
      if (!has('id') || !has('title')) gaps.push('id-and-title');
  }
  return gaps;
}

/**
 * What is proposed for a file, with all that a person said about such a file before. What a former version proposed is
 * not taken over: it may have been wrong. `proposedAs` proposes anew where a person said what the file holds.
 */
export function recalled(proposed: Mapping, kept: Mapping, proposedAs: (kind: FileKind) => Mapping): Mapping {
  const { decimalSign, dateOrder, answers } = kept;
  const base = kept.kindBy === 'person' ? proposedAs(kept.kind) : proposed;
  const said = kept.columns.flatMap(({ field, by }, index) => (by === 'person' ? [{ index, field }] : []));
  const mapping = said.reduce((so, { index, field }) => withColumn(so, index, field, repeatableFields), base);
  return { ...mapping, decimalSign: decimalSign ?? mapping.decimalSign, dateOrder, ...(answers && { answers }) };
}

/** The mapping as a file is read by it: a price of the other kind that a person left out is no price. */
export function withAnswers(mapping: Mapping): Mapping {
  if (mapping.answers?.priceTax !== 'leave') return mapping;
  const columns = mapping.columns.map((column) =>
    column.field === 'price' || column.field === 'variationPrice' ? { ...column, field: null } : column,
  );
  return { ...mapping, columns };
}

/** The mapping with one column's meaning set by a person; a field that only one column can carry leaves its former column. */
export function withColumn(
  mapping: Mapping,
  index: number,
  field: Field | null,
  repeatable: ReadonlySet<Field>,
): Mapping {
  const columns = mapping.columns.map((column, at): ColumnUse => {
    if (at === index) return { header: column.header, field, by: 'person' };
    const replaced = field !== null && column.field === field && !repeatable.has(field);
    return replaced ? { header: column.header, field: null, by: 'person' } : column;
  });
  return { ...mapping, columns };
}

/** Whether a person said anything about how such a file is read. */
export function isTaught({ columns, kindBy, answers, decimalSign, dateOrder, source }: Mapping): boolean {
  const isAnswered = Object.values(answers ?? {}).some((answer) => answer !== undefined);
  const isSigned = decimalSign !== null && source !== 'stockroom';
  const isCorrected = kindBy === 'person' || columns.some(({ by }) => by === 'person');
  return isCorrected || isAnswered || isSigned || dateOrder !== null;
}
