/** Why a row, or something in it, was not taken as it stands; the window has the words for each. */
export const refusalCodes = [
  'row-too-long',
  'identity-missing',
  'name-missing',
  'row-is-total',
  'cell-is-error',
  'name-too-long',
  'code-too-long',
  'text-too-long',
  'too-many-values',
  'identity-too-long',
  'code-scientific',
  'code-is-date',
  'sku-repeated',
  'barcode-repeated',
  'id-repeated',
  'name-repeated',
  'matched-twice',
  'proofs-disagree',
  'sku-ambiguous',
  'money-unreadable',
  'money-negative',
  'money-implausible',
  'quantity-unreadable',
  'quantity-not-whole',
  'quantity-too-precise',
  'quantity-implausible',
  'pack-size-not-positive',
  'decimals-unreadable',
  'decimals-differ',
  'order-number-missing',
  'order-date-missing',
  'order-date-unreadable',
  'order-line-incomplete',
  'order-quantity-not-positive',
  'order-incomplete',
  'order-without-lines',
  'order-line-without-order',
  'order-repeated',
  'order-product-unknown',
  'order-product-ambiguous',
  'order-too-many-lines',
  'order-state-unknown',
  'location-nameless',
] as const;

/** What was repaired, left out or is worth a look, while the row itself is taken. */
export const noteCodes = [
  'quotes-odd',
  'zeros-restored',
  'barcode-check-digit',
  'barcode-left-out',
  'barcode-taken',
  'pack-size-without-barcode',
  'pack-size-kept',
  'sku-shared',
  'variants-alike',
  'id-shared',
  'offers-of-one',
  'spreadsheet-changed',
  'code-says-nothing',
  'stock-in-words',
  'price-in-words',
  'price-differs-by-place',
  'total-beside-places',
  'incoming-left-out',
  'lot-left-out',
  'stock-in-lots',
  'stock-negative',
  'stock-ignored',
  'stock-held-by-parent',
  'money-rounded',
  'kind-unknown',
  'product-archived',
  'product-keeps-name',
  'place-is-total',
  'parent-missing',
  'variable-without-variations',
  'discount-unclear',
  'unit-price-rounded',
  'order-line-fee',
  'order-line-over',
  'order-line-name-differs',
  'order-unpaid',
  'order-state-blank',
  'order-part-unclear',
  'order-refund-unclear',
  'order-state-contradicts',
  'stock-of-several',
  'codes-of-several',
  'places-proposed',
  'quantity-rounded',
  'currency-differs',
  'weight-without-unit',
  'not-in-shop',
  'other-supplier',
  'price-for-unreadable',
  'count-blank',
  'counted-in-packs',
  'counted-together',
  'stock-together',
  'location-repeated',
  'location-archived',
  'location-barcode-taken',
  'location-barcode-kept',
  'weight-unreadable',
  'tax-class-unknown',
  'usual-location-unknown',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
export type NoteCode = (typeof noteCodes)[number];
export type ProblemCode = RefusalCode | NoteCode;

/** One thing about one row that a person should know. Rows are counted as a spreadsheet shows them: the header is row 1. */
export type RowProblem = {
  readonly row: number;
  /** Which file of a drop of several: orders, or their lines. */
  readonly file?: 'orders' | 'lines';
  /** `left-out`: the row is imported without this cell. */
  readonly severity: 'refused' | 'left-out' | 'note';
  readonly code: ProblemCode;
  /** The column's header as the file spells it. */
  readonly column?: string;
  /** What the file says there, shortened. */
  readonly value?: string;
  /** The row that stands against this one: the first of two equal SKUs, or the line that spoils an order. */
  readonly otherRow?: number;
  /** How many characters, values or lines there may be. */
  readonly limit?: number;
};

/** Where in the file something was found. */
export type Place = {
  readonly row: number;
  readonly file?: 'orders' | 'lines';
  readonly column?: string;
  readonly value?: string;
  readonly otherRow?: number;
  readonly limit?: number;
};

/** The row is not imported. */
export function refused(code: RefusalCode, place: Place): RowProblem {
  return { severity: 'refused', code, ...shortened(place) };
}

/** The cell is not taken; the row is imported without it. */
export function leftOut(code: ProblemCode, place: Place): RowProblem {
  return { severity: 'left-out', code, ...shortened(place) };
}

/** The row is imported, with this said about it. */
export function noted(code: NoteCode, place: Place): RowProblem {
  return { severity: 'note', code, ...shortened(place) };
}

const SHOWN = 80;

function shortened(place: Place): Place {
  return place.value !== undefined && place.value.length > SHOWN
    ? { ...place, value: `${place.value.slice(0, SHOWN)}…` }
    : place;
}
