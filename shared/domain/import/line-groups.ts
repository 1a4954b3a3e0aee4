import { foldHeader } from './header.ts';
import type { ListedLine } from './line-lists.ts';

type Part = keyof ListedLine;

/** A column that stands for one part of one of several lines side by side: `Product Item 2 Quantity`, `item_2_qty`. */
export type GroupColumn = {
  readonly index: number;
  readonly number: number;
  readonly part: Part;
  /** Whether its header says no more than the number: `Product 2`. */
  readonly isBare: boolean;
};

const parts: ReadonlyMap<string, Part> = new Map(
  (
    [
      ['name', 'name|title|product|product name|product title|description|item name|bezeichnung|titel|nom|nombre|nome'],
      ['sku', 'sku|code|reference|product sku|item sku|artikelnummer|ref'],
      ['barcode', 'barcode|ean|gtin|upc'],
      ['productId', 'id|product id|variation id|variant id'],
      ['options', 'variant|variation|options|variant title|variante'],
      ['quantity', 'quantity|qty|menge|anzahl|quantite|qte|cantidad|quantita|aantal|antal'],
      ['unitPrice', 'price|unit price|preis|einzelpreis|prix|precio|prezzo|prijs|pris'],
      ['total', 'total|line total|summe|gesamt|totale|totaal'],
    ] as const
  ).flatMap(([part, words]) => words.split('|').map((word) => [word, part] as const)),
);
const begins =
  /^(?:line ?items?|product items?|products?|items?|lines?|artikel|position|pos|articles?|produits?|articulos?|productos?|articol[oi]|prodott[oi]) ?(\d{1,3}) ?/;
const ends = /^(.+?) (\d{1,3})$/;
const before =
  /^(?:line ?item|product item|product|item|line|artikel|position|pos|article|produit|articulo|producto|articolo|prodotto) /;

function columnOf(header: string, index: number): GroupColumn | undefined {
  const folded = foldHeader(header);
  const front = begins.exec(folded);
  if (front) {
    const rest = folded.slice(front[0].length).trim();
    const part = rest === '' ? 'name' : parts.get(rest);
    return part && { index, number: Number(front[1]), part, isBare: rest === '' };
  }
  const [, text = '', number = ''] = ends.exec(folded) ?? [];
  const part = parts.get(text.replace(before, '')) ?? parts.get(text);
  return part && number !== '' ? { index, number: Number(number), part, isBare: false } : undefined;
}

/**
 * The columns of lines that stand side by side; none where fewer than two groups have a quantity and a product. One
 * numbered name alone, such as `Address 2` or `Barcode 2`, makes no group.
 */
export function groupColumns(headers: readonly string[]): readonly GroupColumn[] {
  const found = headers.flatMap((header, index) => columnOf(header, index) ?? []);
  const has = (number: number, some: readonly Part[]) =>
    found.some((column) => column.number === number && some.includes(column.part));
  const whole = [...new Set(found.map(({ number }) => number))].filter(
    (number) => has(number, ['quantity']) && has(number, ['name', 'sku', 'barcode', 'productId']),
  );
  const isNamedBetter = ({ isBare, number }: GroupColumn) =>
    isBare && found.some((other) => !other.isBare && other.number === number && other.part === 'name');
  return whole.length < 2 ? [] : found.filter((column) => whole.includes(column.number) && !isNamedBetter(column));
}
