import type { Use } from './column-uses.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { parseDate } from './order-date.ts';
import { orderNouns } from './order-phrases.ts';
import type { Row } from './table.ts';

const stemsOf = (words: string): readonly string[] =>
  words
    .split('|')
    .map(foldHeader)
    .filter((word) => word.length > 1);

/** Beginnings of words for a customer in the languages of `order-phrases.ts`. */
const customers = stemsOf(
  [
    'Customer|Client|Buyer|Purchaser|Recipient|Kunde|Käufer|Besteller|Empfänger|Acheteur|Destinataire|Cliente|Comprador',
    'Destinatario|Acquirente|Klant|Koper|Ontvanger|Kund|Köpare|Køber|Kjøper|Modtager|Mottaker|Mottagare|Asiakas|Ostaja',
    'Tilaaja|Klient|Kupuj|Nabywca|Odbiorca|Zákazn|Odběratel|Příjemce|Müşteri|Alıcı|Vevő|Vásárló|Ügyfél|Megrendelő',
    'Címzett|Cumpărător|Destinatar|Kupac|Kupec|Stranka|Naručitelj|Prejemnik|Покупател|Получател|Клиент|Заказчик|Покупець',
    'Отримувач|Клієнт|Замовник|Купувач|Πελάτ|Αγοραστ|Παραλήπτ|العميل|عميل|الزبون|المشتري|مشتري|المستلم|לקוח|הלקוח',
    'קונה|הקונה|נמען|הנמען|客户|客戶|买家|買家|顾客|顧客|收货人|收貨人|收件人|購入者|注文者|お客様|お届け先|送付先|고객|구매자|주문자',
    '수취인|수령인|Khách hàng|Người mua|Người nhận|Pelanggan|Pembeli|Penerima|ลูกค้า|ผู้ซื้อ|ผู้รับ',
  ].join('|'),
);
const orders = stemsOf(orderNouns.filter((noun) => noun.length > 1).join('|'));

/** What a list of products says of orders, too: from how many on, in what units, when last, at what price, for which customers. */
const ofLists =
  /\b(?:min|max|minimum|mindest\p{L}*|re ?order|last|letzte\p{L}*|dernier\p{L}*|ultim\p{L}*|laatste|on order|unit|multiple|code|price|preis\p{L}*|prix|precio|prezzo|prijs|group|gruppe|groupe|grupo|gruppo|rating|review\p{L}*|qty|quantity|menge)\b/u;

/** A share of cells that is no chance. */
const MOST = 0.8;
const SOME = 0.2;

/** Fields by which a list tells apart rows of one product. */
const partsOfProducts: ReadonlySet<string> = new Set(['option', 'location', 'lot', 'bin', 'component', 'placeStock']);

/**
 * Whether what was read as products may be orders, which bring quantities that are no stock: rows with a date and with a
 * customer, an order's number, one number and date for several rows, or the same product again and again.
 */
export function mayBeOrders(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): boolean {
  const fields = new Set(uses.map(({ field }) => field));
  if (fields.has('counted')) return false;
  const cellsOf = (index: number) => sample.map((row) => (row.cells[index] ?? '').trim());
  const free = folded.flatMap((_header, index) => (uses[index]?.field === null ? [index] : []));
  const spoken = (stems: readonly string[], test: (cells: readonly string[]) => boolean) =>
    free.some((index) => {
      const header = folded[index] ?? '';
      return speaksOf(header, stems) && !ofLists.test(header) && test(cellsOf(index));
    });
  const hasCustomer = spoken(customers, isFilledWith(/\p{L}{2}/u));
  const hasNumber = spoken(orders, isFilledWith(/^(?!.*\s.*\s)(?=.*\d\d).+$/u)) && !fields.has('reorderPoint');
  const date = free.find((index) => holdsDates(cellsOf(index)));
  if (date === undefined) return hasCustomer && hasNumber;
  if (hasCustomer) return true;
  if (!fields.has('stock') && !fields.has('price')) return false;
  if (hasNumber || isGrouped(uses, date, cellsOf)) return true;
  const hasParts = [...fields].some((field) => field !== null && isOfParts(field));
  return !hasParts && isRepeated(uses, cellsOf);
}

function isOfParts(field: Field): boolean {
  return partsOfProducts.has(field) || /^option(?:Name|Value)\d/.test(field);
}

function speaksOf(header: string, stems: readonly string[]): boolean {
  return stems.some((stem) =>
    /^[\p{Script=Latin}\s]+$/u.test(stem) ? ` ${header}`.includes(` ${stem}`) : header.includes(stem),
  );
}

function isFilledWith(pattern: RegExp): (cells: readonly string[]) => boolean {
  return (cells) => cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length >= (cells.length * MOST) / 2;
}

/** Whether cells hold dates, most of them at all. */
export function holdsDates(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const isDate = (cell: string) => (parseDate(cell, 'day-first') ?? parseDate(cell, 'month-first')) !== undefined;
  return filled.length > 0 && filled.length * 2 >= cells.length && filled.filter(isDate).length >= filled.length * MOST;
}

type CellsOf = (index: number) => readonly string[];

/** Whether a number that nothing explains stands in several rows under each other, each time with one date. */
function isGrouped(uses: readonly Use[], date: number, cellsOf: CellsOf): boolean {
  const dates = cellsOf(date);
  if (new Set(dates).size < 2) return false;
  return uses.some(({ field }, index) => {
    const numbers = index !== date && (field === null || field === 'foreignId') ? cellsOf(index) : [];
    if (!numbers.some((cell) => /\d/.test(cell)) || numbers.includes('')) return false;
    const runs = numbers.filter((cell, at) => cell !== numbers[at - 1]);
    const isOfOneDate = numbers.every((cell, at) => cell !== numbers[at - 1] || dates[at] === dates[at - 1]);
    return runs.length > 1 && runs.length < numbers.length && new Set(runs).size === runs.length && isOfOneDate;
  });
}

/** Whether products stand in the file again and again. */
function isRepeated(uses: readonly Use[], cellsOf: CellsOf): boolean {
  const keys = ['sku', 'barcode', 'name'].flatMap((field) => {
    const at = uses.findIndex((use) => use.field === field);
    return at < 0 ? [] : [cellsOf(at)];
  });
  const products = (keys[0] ?? []).map((_cell, row) => JSON.stringify(keys.map((cells) => cells[row])));
  return products.length - new Set(products).size >= Math.max(1, products.length * SOME);
}
