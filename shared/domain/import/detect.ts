import {
  barcodeHeader,
  optionNameHeader,
  optionValueHeader,
  ownHeaders,
  packSizeHeader,
} from '#shared/domain/export/product-headers.ts';
import { codeHeader } from './code-headers.ts';
import { guessColumn, holdsBarcodes, holdsNames, holdsNumbers, LONGEST_NAME, usualLength } from './column-guess.ts';
import { type Field, isField, type ProductField, repeatableFields } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import { nameWords, productWords } from './header-words.ts';
import { isListKind, type ListKind, listKindOf, usesOfList } from './list-kinds.ts';
import { type ColumnUse, type FileKind, fingerprintOf, type Mapping } from './mapping.ts';
import { odooHeaders } from './odoo-headers.ts';
import { isGeneralOption, isOptionColumn, optionHeader } from './option-headers.ts';
import { withLineProducts, withOrderCells } from './order-columns.ts';
import { orderWords } from './order-header-words.ts';
import { placeUses } from './place-uses.ts';
import { shopifyHeaders } from './shopify-headers.ts';
import type { CsvTable, Row } from './table.ts';
import { typeColumn } from './type-column.ts';
import { wixHeaders } from './wix-headers.ts';
import { wooAttribute, wooDistinctive, wooHeaders, wooTypes } from './woocommerce-headers.ts';

type Words = { readonly [F in Field]?: readonly string[] };
/** Folded headers by field, the better ones first. */
type FoldedWords = ReadonlyMap<Field, readonly string[]>;

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
  products: foldWords(productWords),
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
  ...Object.values(ownHeaders).map((header) => foldHeader(header)),
]);

/**
 * Proposes how to read a file: whose export it is, what it holds and what each column means. A person may change all of
 * it; `asked` is what they say it holds.
 */
export function proposeMapping(table: Pick<CsvTable, 'headers' | 'rows'>, asked?: FileKind): Mapping {
  const folded = table.headers.map(foldHeader);
  const sample = table.rows.slice(0, SAMPLE);
  const fingerprint = fingerprintOf(table.headers);
  const base = asked !== undefined && isListKind(asked) ? ('products' as const) : asked;
  const known = knownSource(folded, sample);
  const isAsked = known !== undefined && (base === undefined || known.kind === base);
  const found = isAsked ? known : anySource(folded, sample, fingerprint, base);
  const fieldOf = (index: number) => found.uses[index]?.field ?? null;
  // A header that speaks of stock to its last word names no place, unless brackets or a dash set one apart.
  const whole = new Set(
    folded.filter((header, at) => isWhole(header) && !/[[({<@|:]|\s[-–—]\s/.test(table.headers[at] ?? '')),
  );
  const headerIs = (header: string) => (knownHeaders.has(header) ? 'known' : whole.has(header) ? 'whole' : 'free');
  const places =
    found.kind === 'products' ? placeUses(table.headers, fieldOf, headerIs, sample, found.source) : noPlaces;
  const type = found.kind === 'products' ? typeColumn(fieldOf, folded.length, sample) : undefined;
  const uses = folded.map((_header, index): Use => {
    const field = index === type ? 'kind' : places.get(index);
    return field ? { field, by: 'header' } : (found.uses[index] ?? unused);
  });
  const isProducts = found.kind === 'products' && asked !== 'products';
  const list = asked !== undefined && isListKind(asked) ? asked : isProducts && !isAsked ? listKindOf(uses) : undefined;
  const listed = list ? usesOfList(list, uses, folded) : uses;
  const columns = table.headers.map((header, index): ColumnUse => ({ header, ...(listed[index] ?? unused) }));
  return {
    fingerprint,
    kind: list ?? found.kind,
    source: found.source,
    columns,
    decimalSign: found.decimalSign,
    dateOrder: null,
    ...(asked !== undefined && { kindBy: 'person' }),
  };
}

const noPlaces: ReadonlyMap<number, Field> = new Map();
function isWhole(folded: string): boolean {
  return headerMeaning(folded)?.rank === 0;
}

const unused = { field: null, by: 'header' } as const;
type Use = Pick<ColumnUse, 'field' | 'by'>;
type Found = {
  readonly kind: Exclude<FileKind, ListKind>;
  readonly source: string;
  readonly uses: readonly Use[];
  readonly decimalSign: '.' | null;
};

function knownSource(folded: readonly string[], sample: readonly Row[]): Found | undefined {
  if (has(folded, ownHeaders.parent) && has(folded, ownHeaders.foreignId) && has(folded, ownHeaders.decimals)) {
    return { kind: 'products', source: 'stockroom', uses: assign(folded, ownWords(folded.length)), decimalSign: '.' };
  }
  if (isWoo(folded, sample)) {
    return {
      kind: 'products',
      source: 'woocommerce',
      uses: withMeaning(withNumbered(assign(folded, words.woocommerce, wooUse(folded, sample)), folded), folded),
      decimalSign: null,
    };
  }
  if (isShopify(folded))
    return {
      kind: 'products',
      source: 'shopify',
      uses: withMeaning(withNumbered(assign(folded, words.shopify), folded), folded, extras),
      decimalSign: null,
    };
  if (has(folded, 'handleId') && has(folded, 'fieldType') && has(folded, 'productOptionName1', 'inventory'))
    return { kind: 'products', source: 'wix', uses: assign(folded, words.wix), decimalSign: null };
  if (has(folded, 'default_code') && has(folded, 'list_price', 'lst_price', 'standard_price', 'categ_id'))
    return {
      kind: 'products',
      source: 'odoo',
      uses: withMeaning(assign(folded, words.odoo), folded),
      decimalSign: null,
    };
  if (has(folded, 'Lineitem name') && has(folded, 'Lineitem quantity')) {
    const uses = withOrderCells(assign(folded, words.shopifyOrders), folded, sample);
    return { kind: 'orders', source: 'shopify', uses, decimalSign: null };
  }
  return undefined;
}

/** A file nobody in particular made: its kind by what its headers can mean, its columns by header first, then by content. */
function anySource(
  folded: readonly string[],
  sample: readonly Row[],
  fingerprint: string,
  asked?: Found['kind'],
): Found {
  const orders = withLineProducts(withOrderCells(assign(folded, words.orders), folded, sample), folded);
  const carried = new Set(orders.map((use) => use.field));
  const kind = asked ?? kindOf(folded, carried);
  const source = isNorthwind(folded) ? 'northwind' : `csv:${fingerprint}`;
  switch (kind) {
    case 'products':
      return {
        kind,
        source,
        uses: settled(withContent(productUses(folded, sample), folded, sample), sample),
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

function kindOf(folded: readonly string[], carried: ReadonlySet<Field | null>): Found['kind'] {
  const carries = (...fields: readonly Field[]) => fields.some((field) => carried.has(field));
  if (carries('orderNumber')) {
    // A quantity and the price of one are a line's, even where no column says of which product: then that is asked.
    const isLine = carries('quantity') && carries('lineSku', 'lineBarcode', 'lineName', 'lineProductId', 'unitPrice');
    if (isLine && carries('placedAt')) return 'orders';
    if (isLine) return 'order-lines';
    if (carries('placedAt', 'dueAt', 'shippedAt')) return 'order-heads';
  }
  const isList = (list: 'categories' | 'suppliers' | 'customers') =>
    has(folded, ...nameWords[list].id) && has(folded, ...nameWords[list].title);
  if (!has(folded, 'Product ID', 'Product name', 'SKU', 'Price', 'Unit price')) {
    if (isList('categories')) return 'categories';
    if (isList('suppliers')) return 'suppliers';
    if (isList('customers')) return 'customers';
  }
  return 'products';
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
  if (typeAt === undefined) return false;
  if (folded.some((header) => wooOnly.has(header))) return true;
  const shape: ReadonlySet<Field | null> = new Set<Field>(['sku', 'parent', 'price', 'foreignId']);
  const uses = withMeaning(assign(folded, words.woocommerce), folded);
  const found = new Set(uses.flatMap(({ field }) => (shape.has(field) ? [field] : [])));
  return found.size >= 2 && isTyped(sample, typeAt);
}

/** The column of product types: by its header, or, since its words are never translated, by its cells. */
function wooTypeAt(folded: readonly string[], sample: readonly Row[]): number | undefined {
  const named = folded.findIndex((header) => words.woocommerce.get('kind')?.includes(header));
  if (named >= 0) return named;
  const typed = folded.findIndex(
    (header, at) => !knownHeaders.has(header) && headerMeaning(header) === undefined && isTyped(sample, at),
  );
  return typed < 0 ? undefined : typed;
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
  for (const [field, header] of Object.entries(ownHeaders)) if (isField(field)) table[field] = [header];
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

function foldWords(table: Words): FoldedWords {
  // Object.entries forgets the key type; `Words` has no other keys than fields.
  const entries = Object.entries(table) as [Field, readonly string[] | undefined][];
  return new Map(entries.map(([field, headers]) => [field, (headers ?? []).map((header) => foldHeader(header))]));
}

/** Gives each column the field its header names; a field goes to the first of its words that the file has. */
function assign(
  folded: readonly string[],
  table: FoldedWords,
  pattern?: (header: string, at: number) => Field | undefined,
): readonly Use[] {
  const uses: (Use | undefined)[] = folded.map((header, at) => {
    const field = pattern?.(header, at);
    return field && { field, by: 'header' };
  });
  for (const [field, headers] of table) {
    for (const word of headers) {
      const index = folded.findIndex((header, at) => header === word && !uses[at]);
      if (index < 0) continue;
      uses[index] = { field, by: 'header' };
      if (!repeatableFields.has(field)) break;
    }
  }
  return uses.map((use) => use ?? unused);
}

/** A list of products that anybody made, also one that began as an export of ours and lost some of its columns. */
function productUses(folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const found = withOptionName(withNumbered(assign(folded, words.products), folded), folded);
  const at = (header: string) => folded.indexOf(foldHeader(header));
  const [product, variant, kind] = [at(ownHeaders.parent), at(ownHeaders.foreignId), at(ownHeaders.kind)];
  const isKind = kind >= 0 && sample.length > 0 && sample.every((row) => isOwnKind(row.cells[kind] ?? ''));
  const own = found.map((use, index): Use => {
    // Where each variant has its id, the product's only ties them together.
    if (variant >= 0 && index === product)
      return found.some(({ field }) => field === 'parent') ? unused : { field: 'parent', by: 'header' };
    if (product >= 0 && index === variant) return { field: 'foreignId', by: 'header' };
    if (isKind && index === kind) return { field: 'kind', by: 'header' };
    return use;
  });
  return withLooseNames(withMeaning(own, folded), folded, sample);
}

/** What cells say against a header: a type that is no category, figures that name no place, an id that is a barcode. */
function settled(uses: readonly Use[], sample: readonly Row[]): readonly Use[] {
  return withCodes(withoutFiguresAsPlaces(withoutTypes(uses, sample), sample), sample);
}

const goodsOrServices =
  /^(?:goods|services?|(?:non[- ]?)?inventory|(?:non[- ]?)?stock(?:able)?(?: product)?|storable(?: product)?|consumable|consu|product|combo|physical(?: good)?|digital|material|dienstleistung|ware|bien|servicio|servizio|merce|usługa|towar)$/i;

/** Zoho's product type tells goods from services, which is no category. */
function withoutTypes(uses: readonly Use[], sample: readonly Row[]): readonly Use[] {
  return uses.map((use, index): Use => {
    if (use.field !== 'category') return use;
    const cells = sample.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => goodsOrServices.test(cell)) ? unused : use;
  });
}

/** `Warehouse` under a second row of headers holds figures, and no column says how many lie where: it names no place. */
function withoutFiguresAsPlaces(uses: readonly Use[], sample: readonly Row[]): readonly Use[] {
  if (uses.some(({ field }) => field === 'stock' || field === 'counted' || field === 'placeStock')) return uses;
  return uses.map((use, index): Use => (use.field === 'location' && holdsNumbers(sample, index) ? unused : use));
}

/** Amazon's `product-id` holds the barcode of what is sold: an id whose cells are barcodes is one, where no other column is. */
function withCodes(uses: readonly Use[], sample: readonly Row[]): readonly Use[] {
  if (uses.some(({ field }) => field === 'barcode')) return uses;
  const at = uses.findIndex(({ field }, index) => field === 'foreignId' && holdsBarcodes(sample, index));
  return uses.map((use, index): Use => (index === at ? { field: 'barcode', by: 'content' } : use));
}

const ownKinds: ReadonlySet<string> = new Set(['simple', 'variable', 'kit', 'virtual', 'external']);
const isOwnKind = (cell: string): boolean => ownKinds.has(cell.trim().toLowerCase());

/** `Attribute` beside `Attribute value` holds the option's name. */
function withOptionName(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const has = (field: Field) => uses.some((use) => use.field === field);
  if (!has('optionValue1') || has('optionName1')) return uses;
  const at = uses.findIndex(({ field }, index) => field === 'option' && isGeneralOption(folded[index] ?? ''));
  return uses.map((use, index): Use => (index === at ? { field: 'optionName1', by: 'header' } : use));
}

const columnOfOptions = (folded: string): Field | undefined => (isOptionColumn(folded) ? 'option' : undefined);

/** Columns that come in any number: codes, how much each of them means, and options. */
function withNumbered(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const field = use.field ?? codeHeader(header)?.field ?? optionHeader(header) ?? columnOfOptions(header);
    return field && !use.field ? { field, by: 'header' } : use;
  });
}

/** Fields beside those that a known export names in its own words. */
const extras: ReadonlySet<Field> = new Set<Field>(['brand', 'manufacturer', 'tags', 'weight', 'pictures']);

/** Gives columns that are in no list the field that their words say; of several for one field the one that says it best. */
function withMeaning(uses: readonly Use[], folded: readonly string[], fields?: ReadonlySet<Field>): readonly Use[] {
  const taken = new Set(uses.map((use) => use.field));
  const found = folded
    .map((header, index) => ({ index, meaning: uses[index]?.field ? undefined : headerMeaning(header) }))
    .toSorted((a, b) => (a.meaning?.rank ?? 0) - (b.meaning?.rank ?? 0));
  const given = new Map<number, ProductField>();
  for (const { index, meaning } of found) {
    if (!meaning || (fields && !fields.has(meaning.field))) continue;
    if (taken.has(meaning.field) && !repeatableFields.has(meaning.field)) continue;
    taken.add(meaning.field);
    given.set(index, meaning.field);
  }
  return uses.map((use, index): Use => {
    const field = given.get(index);
    return field === undefined ? use : { field, by: 'header' };
  });
}

/** `Article`, `Code` or `Lager` say one of two things: which one, their cells tell. */
function withLooseNames(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const has = (field: Field) => uses.some((use) => use.field === field);
  const free = new Set<Field>((['name', 'barcode', 'location'] as const).filter((field) => !has(field)));
  const take = (field: ProductField): Use | undefined => (free.delete(field) ? { field, by: 'content' } : undefined);
  const read = uses.map((use, index): Use => {
    const rank = headerMeaning(folded[index] ?? '')?.rank;
    const isLoose = rank === 3 || looseSku.has(folded[index] ?? '');
    if (!isLoose) return use;
    if (use.field === 'sku' && holdsNames(sample, index)) return take('name') ?? use;
    if (use.field === 'sku' && holdsBarcodes(sample, index)) return take('barcode') ?? use;
    if (use.field === 'stock' && !holdsNumbers(sample, index)) return take('location') ?? unused;
    return use;
  });
  return withName(read, folded, sample);
}

/** Where no column is the name, a description that is short enough stands in for it: the shortest of several. */
function withName(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  if (uses.some((use) => use.field === 'name')) return uses;
  const describes = (use: Use, index: number) =>
    (use.field === 'description' || use.field === null) && headerMeaning(folded[index] ?? '')?.field === 'description';
  const found = uses
    .flatMap((use, index) => (describes(use, index) ? [{ index, length: usualLength(sample, index) }] : []))
    .toSorted((a, b) => a.length - b.length);
  const [best, next] = found;
  if (!best || best.length > LONGEST_NAME) return uses;
  return uses.map((use, index): Use => {
    if (index === best.index) return { field: 'name', by: 'header' };
    const isFree = !uses.some(({ field }, at) => field === 'description' && at !== best.index);
    return index === next?.index && isFree ? { field: 'description', by: 'header' } : use;
  });
}

const looseSku: ReadonlySet<string> = new Set(['article', 'artikel', 'item']);

/** Fills columns that no header explained, by what their cells look like; where there is a header, a proven barcode alone. */
function withContent(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const isHeaderless = folded.every((header) => /^column \d+$/.test(header));
  const taken = new Set(uses.map((use) => use.field));
  return uses.map((use, index): Use => {
    if (use.field) return use;
    const field = isHeaderless
      ? guessColumn(sample, index, (candidate) => !taken.has(candidate))
      : !taken.has('barcode') && holdsBarcodes(sample, index)
        ? 'barcode'
        : undefined;
    if (!field) return use;
    taken.add(field);
    return { field, by: 'content' };
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

function has(folded: readonly string[], ...headers: readonly string[]): boolean {
  return headers.some((header) => folded.includes(foldHeader(header)));
}
