import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import type { ColumnUse, FileKind } from './mapping.ts';

/** Files about products and places that the shop has, or may have: each takes other columns. */
export type ListKind = Extract<FileKind, 'price-list' | 'counts' | 'locations'>;

type Use = Pick<ColumnUse, 'field' | 'by'>;

const codes: readonly Field[] = ['foreignId', 'name', 'sku', 'barcode', 'supplierCode', 'option'];

/** What a column of such a file can mean; numbered options are left out here, as they come in any number. */
export const listFields: Readonly<Record<ListKind, readonly Field[]>> = {
  'price-list': [
    ...codes,
    ...(['cost', 'priceFor', 'currency', 'supplier', 'price', 'packSize', 'category'] as const),
    ...(['description', 'brand', 'manufacturer', 'tags', 'taxClass', 'unit', 'weight'] as const),
  ],
  counts: [...codes, 'counted', 'placeStock', 'location', 'unit', 'supplier'],
  locations: ['title', 'barcode', 'id'],
};

/** Whether a kind is one of these. */
export function isListKind(kind: FileKind): kind is ListKind {
  return kind in listFields;
}

/** What is proposed for the columns of such a file, where they were read as those of products. */
export function usesOfList(kind: ListKind, uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  switch (kind) {
    case 'price-list':
      return kept(
        kind,
        renamed(renamed(withPriceFor(uses, folded), 'sku', 'supplierCode'), 'price', 'cost', plainPrice(folded)),
      );
    case 'counts':
      return kept(kind, renamed(uses, 'stock', 'counted'));
    case 'locations': {
      const named = renamed(renamed(uses, 'location', 'title'), 'name', 'title');
      return kept(kind, renamed(renamed(named, 'foreignId', 'id'), 'sku', 'id'));
    }
  }
}

const unused: Use = { field: null, by: 'header' };

function kept(kind: ListKind, uses: readonly Use[]): readonly Use[] {
  const fields = new Set<Field>(listFields[kind]);
  const isOf = (field: Field) => fields.has(field) || (kind !== 'locations' && /^option(?:Name|Value)\d/.test(field));
  return uses.map((use) => (use.field === null || isOf(use.field) ? use : unused));
}

/** What the first column of one field means here: another one, unless a column says that already. */
function renamed(
  uses: readonly Use[],
  from: Field,
  to: Field,
  isMeant: (index: number) => boolean = () => true,
): readonly Use[] {
  if (uses.some(({ field }) => field === to)) return uses;
  const at = uses.findIndex(({ field }, index) => field === from && isMeant(index));
  return uses.map((use, index) => (index === at ? { ...use, field: to } : use));
}

/** In a list of a supplier `Price` is what the shop pays; what is said to be a price for customers is not. */
function plainPrice(folded: readonly string[]): (index: number) => boolean {
  return (index) => {
    const meaning = headerMeaning(folded[index] ?? '');
    return meaning?.field !== 'price' || meaning.rank % 2 === 1;
  };
}

const priceFor: ReadonlySet<string> = new Set(
  [
    ...[
      'Price per',
      'Price unit',
      'Per',
      'Price for',
      'Price basis',
      'Price quantity',
      'Preiseinheit',
      'Preis Einheit',
      'PE',
    ],
    ...['Preis pro', 'Preis für', 'Preisbasis', 'Unité de prix', 'Base de prix', 'Prix pour', 'Unidad de precio'],
    ...['Precio por', 'Unità di prezzo', 'Prezzo per', 'Prijseenheid', 'Prijs per', 'Unidade de preço', 'Preço por'],
    ...[
      'Prisenhet',
      'Pris per',
      'Prisenhed',
      'Pris pr',
      'Hintayksikkö',
      'Jednostka ceny',
      'Cena za',
      'Cenová jednotka',
    ],
    ...['Fiyat birimi'],
  ].map(foldHeader),
);

function withPriceFor(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const at = folded.findIndex((header) => priceFor.has(header));
  return uses.map((use, index) => (index === at ? { field: 'priceFor', by: 'header' } : use));
}

/**
 * What a list of products is more exactly, by what its columns mean: a supplier's prices, where his codes and costs stand
 * beside no codes and no stock of the shop's own; a count, where a column says what was counted, or where there is nothing
 * but codes and quantities; locations, where names of places stand beside nothing of products.
 */
export function listKindOf(uses: readonly Use[]): ListKind | undefined {
  const fields = new Set(uses.flatMap(({ field }) => (field === null ? [] : [field])));
  const has = (...some: readonly Field[]) => some.some((field) => fields.has(field));
  const only = (...some: readonly Field[]) => [...fields].every((field) => some.includes(field));
  if (has('counted') && has('sku', 'barcode', 'name', 'supplierCode')) return 'counts';
  if (has('stock') && has('sku', 'barcode') && only('sku', 'barcode', 'stock', 'location', 'unit')) return 'counts';
  if (has('supplierCode') && has('cost') && !has('sku', 'stock', 'placeStock', 'reorderPoint', 'foreignId', 'parent'))
    return 'price-list';
  return has('location') && only('location', 'status', 'archived', 'description') ? 'locations' : undefined;
}
