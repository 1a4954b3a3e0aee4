import { ownPlaceHeader } from '#shared/domain/export/product-headers.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { holdsFigures, placeColumns } from './location-headers.ts';
import type { Row } from './table.ts';

/** What the columns of a file mean that are about single places, by their index. */
export function placeUses(
  headers: readonly string[],
  fieldOf: (index: number) => Field | null,
  headerIs: (folded: string) => 'known' | 'whole' | 'free',
  sample: readonly Row[],
  source: string,
): ReadonlyMap<number, Field> {
  if (source === 'stockroom')
    return new Map(headers.flatMap((header, at) => ofPlace(at, ownPlaceHeader(header)?.field)));
  if (source === 'woocommerce' || source === 'wix') return new Map();
  const cellsOf = (at: number) => sample.map((row) => row.cells[at] ?? '');
  const folded = headers.map((header) => foldHeader(header));
  // Of what is at a place and what of it is free, the first counts.
  const isOnHandToo = (header = '') =>
    header.startsWith('inventory available ') && folded.includes(header.replace('available', 'on hand'));
  const isFree = (at: number, also: 'whole' | 'free' = 'free') => {
    const field = fieldOf(at);
    const isFigure = field === 'stock' || field === 'price' || field === 'reorderPoint';
    const is = headerIs(folded[at] ?? '');
    if (isOnHandToo(folded[at])) return false;
    return field === null || (isFigure && (is === 'free' || is === also));
  };
  // Shopify's older list of stock has a column for every location behind these, and the header is its name.
  const from = Math.max(folded.indexOf('coo'), folded.indexOf('hs code'));
  const isListed = headers.some((_header, at) => fieldOf(at) === 'location' || fieldOf(at) === 'stock');
  if (source === 'shopify' && from >= 0 && !isListed) {
    const isPlace = (at: number) => at > from && isFree(at) && holdsFigures(cellsOf(at));
    return new Map(headers.flatMap((_header, at) => (isPlace(at) ? [[at, 'placeStock' as const]] : [])));
  }
  // Where each row names its place, no column does.
  if (headers.some((_header, at) => fieldOf(at) === 'location')) return new Map();
  const total = headers.findIndex((_header, at) => fieldOf(at) === 'stock' && headerIs(folded[at] ?? '') !== 'free');
  return placeColumns(headers, isFree, cellsOf, total < 0 || !holdsFigures(cellsOf(total)) ? undefined : total);
}

const ofPlace = (at: number, field: Field | undefined): (readonly [number, Field])[] => (field ? [[at, field]] : []);
