import {
  barcodeHeader,
  optionNameHeader,
  optionValueHeader,
  headersOfOwn,
  ownHeaders,
  packSizeHeader,
} from '#shared/domain/export/product-headers.ts';
import { codeHeader } from './code-headers.ts';
import { assign, foldWords, has, unused, type Use, type Words, type FoldedWords } from './column-uses.ts';
import { inCurrency } from './currency-columns.ts';
import { datedUses } from './dated-headers.ts';
import { type Field, isField } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import { nameWords } from './header-words.ts';
import { withLineLists } from './line-columns.ts';
import { isListKind, type ListKind, listKindOf, usesOfList } from './list-kinds.ts';
import { type ColumnUse, type FileKind, fingerprintOf, type Mapping } from './mapping.ts';
import { odooHeaders } from './odoo-headers.ts';
import { isOptionColumn, optionHeader } from './option-headers.ts';
import { orderUses, withLineProducts } from './order-columns.ts';
import { orderWords } from './order-header-words.ts';
import { holdsDates, mayBeOrders } from './order-likeness.ts';
import { placeUses } from './place-uses.ts';
import { extras, productHeaders, productUses, withMeaning, withNumbered } from './product-columns.ts';
import { shopifyHeaders } from './shopify-headers.ts';
import { filledCells, type CsvTable, type Row } from './table.ts';
import { typeColumn } from './type-column.ts';
import { wixHeaders } from './wix-headers.ts';
import { wooAttribute, wooAttributesByPlace, wooDistinctive, wooHeaders, wooTypes } from './woocommerce-headers.ts';
import { wooByOrder } from './woocommerce-shape.ts';

const SAMPLE = 300;

const contactWords: Words = {
  customerName: ['Contact name'],
  email: orderWords.email,
  phone: orderWords.phone,
  address: orderWords.address,
  address2: orderWords.address2,
  city: orderWords.city,
  region: orderWords.region,
  postcode: orderWords.postcode,
  country: orderWords.country,
};

const words = {
  products: productHeaders,
  orders: foldWords(orderWords),
  shopifyOrders: foldWords({ ...orderWords, orderNumber: ['Name', ...(orderWords.orderNumber ?? [])] }),
  categories: foldWords(nameWords.categories),
  suppliers: foldWords(nameWords.suppliers),
  customers: foldWords({ ...nameWords.customers, ...contactWords }),
  woocommerce: foldWords(wooHeaders),
  shopify: foldWords(shopifyHeaders),
  wix: foldWords(wixHeaders),
  odoo: foldWords(odooHeaders),
} as const;
const wooOnly: ReadonlySet<string> = new Set(wooDistinctive.map((header) => foldHeader(header)));
const knownHeaders: ReadonlySet<string> = new Set([
  ...Object.values(words).flatMap((table) => [...table.values()].flat()),
  ...wooOnly,
  ...Object.values(ownHeaders).flatMap(headersOfOwn).map(foldHeader),
]);

/**
 * Proposes how to read a file: whose export it is, what it holds and what each column means. A person may change all of
 * it; `asked` is what they say it holds, `currency` the shop's.
 */
export function proposeMapping(
  table: Pick<CsvTable, 'headers' | 'rows'>,
  asked?: FileKind,
  currency?: string,
): Mapping {
  const folded = table.headers.map(foldHeader);
  const sample = table.rows.slice(0, SAMPLE);
  const fingerprint = fingerprintOf(table.headers);
  const base = asked !== undefined && isListKind(asked) ? ('products' as const) : asked;
  const known = knownSource(table.headers, folded, sample);
  const isAsked = known !== undefined && (base === undefined || known.kind === base);
  const found = isAsked ? known : anySource(folded, sample, fingerprint, base);
  const isOwnList = !isAsked && found.kind === 'products';
  const dated = isOwnList ? datedUses(table.headers, found.uses) : [];
  const undated = table.headers.map((header, at) => (dated[at] ? '' : header));
  const fieldOf = (index: number) => (dated[index] ?? found.uses[index])?.field ?? null;
  // A header that speaks of stock to its last word names no place, unless brackets or a dash set one apart.
  const whole = new Set(
    folded.filter((header, at) => isWhole(header) && !/[[({<@|:]|\s[-–—]\s/.test(table.headers[at] ?? '')),
  );
  const headerIs = (header: string) => (knownHeaders.has(header) ? 'known' : whole.has(header) ? 'whole' : 'free');
  const places = found.kind === 'products' ? placeUses(undated, fieldOf, headerIs, sample, found.source) : noPlaces;
  const type = found.kind === 'products' ? typeColumn(fieldOf, folded.length, sample) : undefined;
  const uses = folded.map((_header, index): Use => {
    const field = index === type ? 'kind' : places.get(index);
    return field ? { field, by: 'header' } : (dated[index] ?? found.uses[index] ?? unused);
  });
  const isProducts = found.kind === 'products' && asked !== 'products';
  const list = asked !== undefined && isListKind(asked) ? asked : isProducts && !isAsked ? listKindOf(uses) : undefined;
  const listed = list ? usesOfList(list, uses, folded) : uses;
  const isOpen = isProducts && !isAsked && asked === undefined && mayBeOrders(found.uses, folded, sample);
  const columns = table.headers.map((header, index): ColumnUse => ({ header, ...(listed[index] ?? unused) }));
  const mapping: Mapping = {
    fingerprint,
    kind: list ?? found.kind,
    source: found.source,
    columns,
    decimalSign: found.decimalSign,
    dateOrder: null,
    ...(asked !== undefined && { kindBy: 'person' }),
    ...(isOpen && { kindOpen: true }),
  };
  return currency === undefined ? mapping : inCurrency(mapping, currency);
}

const noPlaces: ReadonlyMap<number, Field> = new Map();
function isWhole(folded: string): boolean {
  return headerMeaning(folded)?.rank === 0;
}

type Found = {
  readonly kind: Exclude<FileKind, ListKind>;
  readonly source: string;
  readonly uses: readonly Use[];
  readonly decimalSign: '.' | null;
};

function knownSource(headers: readonly string[], folded: readonly string[], sample: readonly Row[]): Found | undefined {
  if (has(folded, ownHeaders.parent) && has(folded, ownHeaders.foreignId) && has(folded, ownHeaders.decimals)) {
    return { kind: 'products', source: 'stockroom', uses: assign(folded, ownWords(folded.length)), decimalSign: '.' };
  }
  if (isWoo(folded, sample)) {
    const named = withNumbered(assign(folded, words.woocommerce, wooUse(folded, sample)), folded);
    const placed = withOrder(withAttributes(named, folded, sample), headers, folded, sample);
    const uses = withoutInStock(withMeaning(placed, folded), placed, sample);
    return { kind: 'products', source: 'woocommerce', uses, decimalSign: null };
  }
  if (isShopify(folded))
    return {
      kind: 'products',
      source: 'shopify',
      uses: withMeaning(withNumbered(assign(folded, words.shopify), folded), folded, extras),
      decimalSign: null,
    };
  if (has(folded, 'handleId', 'handle') && has(folded, 'fieldType') && has(folded, 'productOptionName1', 'inventory'))
    return {
      kind: 'products',
      source: 'wix',
      uses: withMeaning(assign(folded, words.wix), folded, extras),
      decimalSign: null,
    };
  if (has(folded, 'default_code') && has(folded, 'list_price', 'lst_price', 'standard_price', 'categ_id'))
    return {
      kind: 'products',
      source: 'odoo',
      uses: withMeaning(assign(folded, words.odoo), folded),
      decimalSign: null,
    };
  if ((has(folded, 'Lineitem name') && has(folded, 'Lineitem quantity')) || isMatrix(folded)) {
    const uses = orderUses(folded, words.shopifyOrders, sample);
    return { kind: 'orders', source: 'shopify', uses, decimalSign: null };
  }
  return undefined;
}

/** Shopify's orders as apps for bulk edits write them: `Line: Type`, `Line: Quantity`. */
function isMatrix(folded: readonly string[]): boolean {
  return has(folded, 'Line: Type') && has(folded, 'Line: Quantity') && has(folded, 'Name');
}

/** A file nobody in particular made: its kind by what its headers can mean, its columns by header first, then by content. */
function anySource(
  folded: readonly string[],
  sample: readonly Row[],
  fingerprint: string,
  asked?: Found['kind'],
): Found {
  const orders = withLineLists(withLineProducts(orderUses(folded, words.orders, sample), folded), folded, sample);
  const carried = new Set(orders.map((use) => use.field));
  const kind = asked ?? kindOf(folded, carried, orders, sample);
  const source = isNorthwind(folded) ? 'northwind' : `csv:${fingerprint}`;
  switch (kind) {
    case 'products':
      return {
        kind,
        source,
        uses: productUses(folded, sample),
        decimalSign: null,
      };
    case 'orders':
    case 'order-heads':
    case 'order-lines':
      return { kind, source, uses: orders, decimalSign: null };
    case 'categories':
    case 'suppliers':
    case 'customers':
      return { kind, source, uses: withPlainNames(assign(folded, words[kind]), folded), decimalSign: null };
  }
}

/** A list of names whose headers say no more than `ID` and `Name`: that it is one, a person said. */
function withPlainNames(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const fields = new Map<Field | undefined, Field>([
    ['foreignId', 'id'],
    ['sku', 'id'],
    ['name', 'title'],
  ]);
  const taken = new Set(uses.map((use) => use.field));
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const field = use.field ? undefined : fields.get(header === 'id' ? 'foreignId' : headerMeaning(header)?.field);
    if (!field || taken.has(field)) return use;
    taken.add(field);
    return { field, by: 'header' };
  });
}

function kindOf(
  folded: readonly string[],
  carried: ReadonlySet<Field | null>,
  uses: readonly Use[],
  sample: readonly Row[],
): Found['kind'] {
  const carries = (...fields: readonly Field[]) => fields.some((field) => carried.has(field));
  if (carries('orderNumber')) {
    if (carries('lineList', 'lineGroup') && carries('placedAt')) return 'orders';
    // A quantity and the price of one are a line's, even where no column says of which product: then that is asked.
    const isLine = carries('quantity') && carries('lineSku', 'lineBarcode', 'lineName', 'lineProductId', 'unitPrice');
    if (isLine && carries('placedAt')) return 'orders';
    if (isLine && isOfSupplier(folded, uses, sample)) return 'products';
    // Lines say nothing of a customer: then the date stands in a column whose header is not known, and is asked.
    if (isLine) return carries(...ofHeads) && isDatedUnsaid(uses, sample) ? 'orders' : 'order-lines';
    // So is the quantity beside a product and its price.
    if (carries('placedAt') && carries('unitPrice') && carries('lineSku', 'lineBarcode', 'lineName')) return 'orders';
    if (carries('placedAt', 'dueAt', 'shippedAt')) return 'order-heads';
  }
  const isList = (list: 'categories' | 'suppliers' | 'customers') =>
    has(folded, ...nameWords[list].id) && has(folded, ...nameWords[list].title);
  if (!has(folded, 'Product ID', 'Product name', 'SKU', 'Price', 'Unit price') && !folded.some(isOfProduct)) {
    if (isList('categories')) return 'categories';
    if (isList('suppliers')) return 'suppliers';
    if (isList('customers') || isOfPeople(folded)) return 'customers';
  }
  return 'products';
}

const ofHeads: readonly Field[] = ['customerName', 'lastName', 'company', 'email', 'paymentState', 'state'];

function isDatedUnsaid(uses: readonly Use[], sample: readonly Row[]): boolean {
  return uses.some(({ field }, index) => field === null && holdsDates(sample.map((row) => row.cells[index] ?? '')));
}

/** `Bestellnr.` over another number in every row is that under which a supplier sells the product. */
function isOfSupplier(folded: readonly string[], uses: readonly Use[], sample: readonly Row[]): boolean {
  const at = uses.findIndex(({ field }) => field === 'orderNumber');
  const isCode = words.products.get('supplierCode')?.includes(folded[at] ?? '') === true;
  const numbers = sample.map((row) => (row.cells[at] ?? '').trim());
  return isCode && numbers.length > 1 && new Set(numbers).size === numbers.length && !numbers.includes('');
}

const aboutGoods: ReadonlySet<Field | undefined> = new Set<Field | undefined>([
  'sku',
  'location',
  'supplier',
  'supplierCode',
]);

/** Whether headers are about people, and none of them about goods or places: no product is called by a family name. */
function isOfPeople(folded: readonly string[]): boolean {
  if (folded.some((header) => aboutGoods.has(headerMeaning(header)?.field))) return false;
  const says = (...fields: readonly (keyof typeof orderWords)[]) =>
    fields.every((field) => has(folded, ...(orderWords[field] ?? [])));
  const isNamed = says('lastName') || says('customerName') || says('company') || has(folded, 'Name');
  return (says('firstName') && says('lastName')) || (says('email') && (isNamed || says('phone')));
}

const ofProducts: ReadonlySet<Field> = new Set<Field>([
  'price',
  'salePrice',
  'cost',
  'stock',
  'barcode',
  'reorderPoint',
]);

/** Whether a header says what only products have. */
function isOfProduct(folded: string): boolean {
  const field = headerMeaning(folded)?.field;
  return field !== undefined && ofProducts.has(field);
}

/** The sample shop of many database courses: its files share ids, so they share a source. */
function isNorthwind(folded: readonly string[]): boolean {
  const shapes = [
    ['Product ID', 'Product name', 'Supplier ID', 'Category ID', 'Units in stock'],
    ['Order ID', 'Customer ID', 'Order date', 'Required date', 'Shipped date', 'Ship via'],
    ['Order ID', 'Product ID', 'Unit price', 'Quantity', 'Discount'],
  ];
  return shapes.some((shape) => shape.every((header) => has(folded, header)));
}

function isWoo(folded: readonly string[], sample: readonly Row[]): boolean {
  const typeAt = wooTypeAt(folded, sample);
  if (typeAt === undefined || !isMostlyTyped(sample, typeAt)) return false;
  if (folded.some((header) => wooOnly.has(header))) return true;
  // No other program has variations that name their products so, or names all these codes in one header.
  if (isTyped(sample, typeAt) && (folded.some(isOfAllCodes) || namesParents(folded, sample, typeAt))) return true;
  const shape: ReadonlySet<Field | null> = new Set<Field>(['sku', 'parent', 'price', 'foreignId']);
  const uses = withMeaning(assign(folded, words.woocommerce), folded);
  const found = new Set(uses.flatMap(({ field }) => (shape.has(field) ? [field] : [])));
  return found.size >= 2 && isTyped(sample, typeAt);
}

/** The column of product types: by its header, or, since its words are never translated, by its cells. */
function wooTypeAt(folded: readonly string[], sample: readonly Row[]): number | undefined {
  const named = folded.findIndex((header) => words.woocommerce.get('kind')?.includes(header));
  if (named >= 0) return named;
  const typed = folded.findIndex((header, at) => {
    if (knownHeaders.has(header) || !isTyped(sample, at)) return false;
    return headerMeaning(header) === undefined || hasVariations(sample, at);
  });
  return typed < 0 ? undefined : typed;
}

function hasVariations(sample: readonly Row[], at: number): boolean {
  return sample.some((row) => /\bvariation\b/.test(row.cells[at] ?? ''));
}

function namesParents(folded: readonly string[], sample: readonly Row[], typeAt: number): boolean {
  return hasVariations(sample, typeAt) && [...wooByOrder(folded, sample, typeAt).values()].includes('parent');
}

const isOfAllCodes = (header: string): boolean => /^gtin (?:\S+ )?upc (?:\S+ )?ean .*isbn$/.test(header);

/** What the order of the export says about columns whose headers are in a language that is not known. */
function withOrder(
  uses: readonly Use[],
  headers: readonly string[],
  folded: readonly string[],
  sample: readonly Row[],
): readonly Use[] {
  const typeAt = wooTypeAt(folded, sample);
  if (typeAt === undefined || !isTyped(sample, typeAt)) return uses;
  // Attributes and what plugins add stand behind all others.
  const end = folded.findIndex((header, at) => /^(?:option|meta)/.test(uses[at]?.field ?? header));
  const found = wooByOrder(end < 0 ? headers : headers.slice(0, end), sample, typeAt);
  const taken = new Set(uses.map(({ field }) => field));
  return uses.map((use, at): Use => {
    const field = found.get(at);
    if (use.field || !field || taken.has(field)) return use;
    return { field, by: headerMeaning(folded[at] ?? '')?.field === field ? 'header' : 'content' };
  });
}

/** Attributes under headers in a language whose words for them are not known. */
function withAttributes(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const has = (field: Field) => uses.some((use) => use.field === field);
  if (has('optionName1') && has('optionValue1')) return uses;
  const found = wooAttributesByPlace(folded, (at) => holdsAddresses(sample, at));
  return uses.map((use, at): Use => {
    const field = use.field ? undefined : found.get(at);
    return field && !has(field) ? { field, by: 'header' } : use;
  });
}

function holdsAddresses(sample: readonly Row[], at: number): boolean {
  return sample.some((row) => /^https?:/.test(row.cells[at] ?? ''));
}

/**
 * `In stock?` says whether there is any, in noughts and ones: it is no quantity, in whatever language it is asked. What
 * was known before its words were read is kept.
 */
function withoutInStock(uses: readonly Use[], placed: readonly Use[], sample: readonly Row[]): readonly Use[] {
  return uses.map((use, at): Use => {
    if (use.field !== 'stock' || placed[at]?.field === 'stock') return use;
    return sample.every((row) => /^[01]?$/.test((row.cells[at] ?? '').trim())) ? unused : use;
  });
}

/** Other programs have a column of that name, too; plugins of WooCommerce have types of their own. */
function isMostlyTyped(sample: readonly Row[], at: number): boolean {
  const cells = filledCells(sample, at);
  return cells.filter(isWooType).length * 2 >= cells.length;
}

function isTyped(sample: readonly Row[], at: number): boolean {
  return sample.length > 0 && sample.every((row) => isWooType(row.cells[at] ?? ''));
}

/** What a header of WooCommerce says that is in no list: an attribute, or the column of types in another language. */
function wooUse(folded: readonly string[], sample: readonly Row[]): (header: string, at: number) => Field | undefined {
  const typeAt = wooTypeAt(folded, sample);
  return (header, at) => (at === typeAt ? 'kind' : (wooAttribute(header) ?? optionHeader(header)));
}

function isWooType(cell: string): boolean {
  return cell.split(',').some((word) => wooTypes.has(word.trim()));
}

function isShopify(folded: readonly string[]): boolean {
  return (
    has(folded, 'Handle', 'URL handle') &&
    has(folded, 'Title') &&
    has(folded, 'Option1 name', 'Variant SKU', 'Variant price', 'Inventory quantity', 'HS Code', 'COO')
  );
}

/** Our own headers, with as many numbered ones as a file of this width could have. */
function ownWords(width: number): FoldedWords {
  const table: { [F in Field]?: readonly string[] } = { barcode: [], packSize: [] };
  for (const [field, header] of Object.entries(ownHeaders)) if (isField(field)) table[field] = headersOfOwn(header);
  const numbers = Array.from({ length: width }, (_column, index) => index + 1);
  for (const n of numbers) {
    table[`optionName${n}`] = [optionNameHeader(n)];
    table[`optionValue${n}`] = [optionValueHeader(n)];
  }
  return foldWords({
    ...table,
    barcode: numbers.map((n) => barcodeHeader(n)),
    packSize: numbers.map((n) => packSizeHeader(n)),
  });
}

/** Whether a folded header is one that any of the known files uses. */
export function isKnownHeader(folded: string): boolean {
  return (
    knownHeaders.has(folded) ||
    wooAttribute(folded) !== undefined ||
    codeHeader(folded) !== undefined ||
    optionHeader(folded) !== undefined ||
    isOptionColumn(folded) ||
    (headerMeaning(folded)?.rank ?? 3) < 3
  );
}
