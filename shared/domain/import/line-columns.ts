import type { Use } from './column-uses.ts';
import type { Field } from './field.ts';
import { groupColumns } from './line-groups.ts';
import { linesInCell } from './line-lists.ts';
import { filledCells, type Row } from './table.ts';

/** Headers over the goods of an order; `shipping_items` and `Items sold` are none. */
const overGoods =
  /\b(?:line ?items?|items?|products?|produkte?|artikel|articles?|produits?|articulos?|productos?|articoli|prodotti|producten|artikelen|artigos|produtos|positionen|lines|cart|basket|warenkorb|panier|carrito|carrello|order details|details|produkter|varer|varor|tuotteet|produkty|towary|polozky|zbozi|urunler)\b/;
const overOthers =
  /\b(?:shipping|fee|fees|tax|coupon|refund|refunded|sold|number|count|total|id|ids|sku|price|weight|url|image|date|status)\b/;
const MOST = 0.9;

const products: ReadonlySet<Field | null> = new Set<Field | null>([
  'lineSku',
  'lineBarcode',
  'lineName',
  'lineProductId',
]);

/** The columns in which an order's lines stand in one cell, or side by side, in a file of one row for each order. */
export function withLineLists(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const has = (field: Field) => uses.some((use) => use.field === field);
  if (!has('orderNumber')) return uses;
  const isLined = has('quantity') && uses.some(({ field }) => products.has(field));
  if (!isLined) {
    const groups = new Set(groupColumns(folded).map(({ index }) => index));
    if (groups.size > 0)
      return uses.map((use, index) => (groups.has(index) ? { field: 'lineGroup', by: 'header' } : use));
  }
  const lists = folded.flatMap((header, index) => {
    const field = uses[index]?.field ?? null;
    const isFree = field === null || products.has(field);
    const isOver = overGoods.test(header) && !overOthers.test(header);
    return isFree && isOver && holdsLists(sample, index, isLined) ? [index] : [];
  });
  if (lists.length === 0) return uses;
  // How many an order is of in all is no quantity of a line.
  return uses.map((use, index): Use => {
    if (lists.includes(index)) return { field: 'lineList', by: 'header' };
    return use.field === 'quantity' || products.has(use.field) ? { field: null, by: 'header' } : use;
  });
}

/** Whether cells list lines with their quantities; beside a column of quantities some must list several. */
function holdsLists(sample: readonly Row[], index: number, isLined: boolean): boolean {
  const cells = filledCells(sample, index);
  const lists = cells.map((cell) => linesInCell(cell));
  const read = lists.filter((lines) => lines !== undefined);
  const isEnough = cells.length > 0 && read.length >= cells.length * MOST;
  return isEnough && (!isLined || read.some((lines) => lines.length > 1));
}
