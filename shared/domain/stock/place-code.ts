import type { LocationRow } from '../operations/rows.ts';
import { barcodeKey, cleanBarcode } from '../values/gtin.ts';

/** Whether a place has a code as its barcode, however it is spelled. */
export function hasPlaceCode(code: string): (place: Pick<LocationRow, 'barcode'>) => boolean {
  const key = barcodeKey(cleanBarcode(code));
  return ({ barcode }) => key !== '' && barcode !== null && barcodeKey(cleanBarcode(barcode)) === key;
}
