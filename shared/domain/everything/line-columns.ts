import type { LocationId, LotId, VariantId } from '../operations/ids.ts';
import { columnsOf, type OutColumn } from './out-column.ts';
import type { Out } from './out-names.ts';

/** Which variant a line is about. */
export function variantColumns<T>({ names }: Out, of: (row: T) => VariantId | undefined): readonly OutColumn<T>[] {
  const { text } = columnsOf<T>();
  const variant = (row: T) => {
    const id = of(row);
    return id === undefined ? undefined : names.variant(id);
  };
  return [
    text('Variant ID', 'The variant, as in products.', of),
    text('SKU', 'Its SKU, as it is called in the shop.', (row) => variant(row)?.sku),
    text('Product', 'The name of the product, with the options of the variant.', (row) => variant(row)?.name),
  ];
}

/** In which place. */
export function placeColumns<T>(
  { names }: Out,
  of: (row: T) => LocationId | null | undefined,
): readonly OutColumn<T>[] {
  const { text } = columnsOf<T>();
  return [
    text('Location ID', 'The place, as in locations.', of),
    text('Location', 'Its name, with what it lies in before it.', (row) => {
      const id = of(row);
      return id ? names.place(id) : null;
    }),
  ];
}

/** In which lot, if any. */
export function lotColumns<T>({ names }: Out, of: (row: T) => LotId | undefined): readonly OutColumn<T>[] {
  const { text } = columnsOf<T>();
  return [
    text('Lot ID', 'The lot or serial number, as in lots; empty where none is known.', of),
    text('Lot', 'What is written on it.', (row) => names.lot(of(row))),
  ];
}
