import { ownHeaders } from '#shared/domain/export/product-headers.ts';
import { codeHeader } from './code-headers.ts';
import { guessColumn, holdsBarcodes, holdsNames, holdsNumbers, LONGEST_NAME, usualLength } from './column-guess.ts';
import { assign, foldWords, unused, type Use } from './column-uses.ts';
import { type Field, type ProductField, repeatableFields } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import { productWords } from './header-words.ts';
import { holdsFigures, isAvailable } from './location-headers.ts';
import { bareOption, isGeneralOption, isOptionColumn, optionHeader } from './option-headers.ts';
import { withSizeGrid } from './size-grid.ts';
import { filledCells, type Row } from './table.ts';

/** The folded headers of products, by field. */
export const productHeaders = foldWords(productWords);

/** A list of products that anybody made, also one that began as an export of ours and lost some of its columns. */
export function productUses(folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const found = withOptionName(withLoneName(withNumbered(assign(folded, productHeaders), folded), folded), folded);
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
  // What a loose header turned out not to be is free for a column that says it.
  const named = withMeaning(withLooseNames(withMeaning(own, folded), folded, sample), folded);
  const months = withoutMonths(named, folded, sample);
  const filled = withFilled(withContent(months, folded, sample), folded, sample);
  return settled(withSizeGrid(filled, folded, sample), folded, sample);
}

const filledFirst: readonly Field[] = ['name', 'sku', 'price', 'cost', 'stock', 'category', 'supplier'];

/** A column in which nothing stands, or no price but nought, gives way to another one that says the same. */
function withFilled(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const says = (index: number, field: Field) =>
    sample.some((row) => !(field === 'price' ? /^[0.,\s]*$/ : /^\s*$/).test(row.cells[index] ?? ''));
  return filledFirst.reduce((all, field) => {
    const at = all.findIndex((use) => use.field === field);
    if (at < 0 || says(at, field)) return all;
    const means = (header: string) =>
      productHeaders.get(field)?.includes(header) === true || headerMeaning(header)?.field === field;
    const other = all.findIndex((use, index) => !use.field && means(folded[index] ?? '') && says(index, field));
    if (other < 0) return all;
    return all.map((use, index): Use => (index === other ? { field, by: 'header' } : index === at ? unused : use));
  }, uses);
}

/** What cells say against a header: a type that is no category, figures that name no place, an id that is a barcode. */
function settled(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const named = withoutRowNumbers(withoutTypes(uses, folded, sample), folded, sample);
  const coded = withOrderCodes(withSupplierCodes(withoutCodesOfSuppliers(named, folded, sample), sample), folded);
  const typed = withLyingStock(withPhysicalStock(coded, folded), folded, sample);
  const plain = withoutLeastSold(withoutWordsAsPoints(typed, sample), folded);
  return withCertainCost(withHighestPrice(withCodes(withoutFiguresAsPlaces(plain, sample), sample), folded), folded);
}

const tradePrices: ReadonlySet<string> = new Set(['Wholesale price', 'Händlerpreis'].map(foldHeader));

/**
 * What dealers pay is as well what the shop asks of them as what it pays itself: a column that says what goods cost comes
 * first, and without one a person is to look.
 */
function withCertainCost(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const at = uses.findIndex(({ field }, index) => field === 'cost' && tradePrices.has(folded[index] ?? ''));
  if (at < 0) return uses;
  const [certain] = folded
    .flatMap((header, index) => {
      const meaning = uses[index]?.field || tradePrices.has(header) ? undefined : headerMeaning(header);
      return meaning?.field === 'cost' ? [{ index, rank: meaning.rank }] : [];
    })
    .toSorted((one, other) => one.rank - other.rank);
  return uses.map((use, index): Use => {
    if (index === certain?.index) return { field: 'cost', by: 'header' };
    if (index !== at) return use;
    return certain ? unused : { field: 'cost', by: 'content' };
  });
}

/** The most that may be asked for a thing, or what a shop asks of one group of customers, is its price where no other column is. */
function withHighestPrice(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  if (uses.some(({ field }) => field === 'price' || field === 'salePrice')) return uses;
  // Shopware's group of customers that anybody is in is called EK, and has a price that is crossed out.
  const isOfShopware = folded.includes('pseudoprice ek');
  const isAsked = (header: string, field: Field | null | undefined) =>
    header === 'mrp' ? field === null : isOfShopware && header === 'price ek';
  const at = folded.findIndex((header, index) => isAsked(header, uses[index]?.field));
  return uses.map((use, index): Use => (index === at ? { field: 'price', by: 'header' } : use));
}

const rowNumbers: ReadonlySet<string> = new Set(
  'No,Nr,N,Num,Nro,Number,Numero,Nummer,Numer,Номер,番号,編號,번호,رقم,Item,Item no,Artikel,Article'
    .split(',')
    .map(foldHeader),
);

/** `No` over 1, 2, 3 numbers the rows of the list: no product is known by that the next time. */
function withoutRowNumbers(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  return uses.map((use, index): Use => {
    if (use.field !== 'sku' || !rowNumbers.has(folded[index] ?? '') || sample.length < 3) return use;
    const first = Number(sample[0]?.cells[index]);
    const isRunning = first <= 1 && sample.every((row, at) => row.cells[index]?.trim() === String(first + at));
    return isRunning ? unused : use;
  });
}

/** A number of suppliers that is another one in every row is their code for the product. */
function withSupplierCodes(uses: readonly Use[], sample: readonly Row[]): readonly Use[] {
  if (uses.some(({ field }) => field === 'supplierCode')) return uses;
  return uses.map((use, index): Use => {
    const cells = filledCells(sample, index);
    const isOfEach = use.field === 'supplierId' && cells.length > 1 && new Set(cells).size === cells.length;
    return isOfEach ? { field: 'supplierCode', by: 'content' } : use;
  });
}

const codesOfEither: ReadonlySet<string> = new Set(
  'Supplier code,Vendor code,Proveedor (Código),Código proveedor,Código del proveedor,Codice fornitore,Code fournisseur,Lieferantencode,Leverancierscode,Código do fornecedor'
    .split(',')
    .map(foldHeader),
);

/** What a supplier calls a product differs by product: what stands beside all of them is what he is called himself. */
function withoutCodesOfSuppliers(
  uses: readonly Use[],
  folded: readonly string[],
  sample: readonly Row[],
): readonly Use[] {
  const filled = (index: number) => filledCells(sample, index);
  const said = (index: number) => new Set(filled(index));
  const name = uses.findIndex(({ field }) => field === 'name');
  const isNamed = uses.some(({ field }) => field === 'supplier');
  if (sample.length < 2 || (name >= 0 && said(name).size < 2)) return uses;
  return uses.map((use, index): Use => {
    if (use.field !== 'supplierCode' || said(index).size !== 1 || filled(index).length < 2) return use;
    if (!isNamed && holdsNames(sample, index)) return { field: 'supplier', by: 'content' };
    return codesOfEither.has(folded[index] ?? '') ? { field: 'supplierId', by: 'content' } : use;
  });
}

const orderCodes: ReadonlySet<string> = new Set(['Best.-Nr.', 'Bestell-Nr.', 'Bestellnummer'].map(foldHeader));

/** What goods are ordered by is the supplier's code where the list has what they cost, and no stock. */
function withOrderCodes(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const has = (...fields: readonly Field[]) => uses.some(({ field }) => field && fields.includes(field));
  if (!has('cost') || has('stock', 'placeStock', 'reorderPoint', 'supplierCode', 'counted')) return uses;
  return uses.map((use, index): Use => {
    const isOrdered = use.field === 'sku' && orderCodes.has(folded[index] ?? '');
    return isOrdered ? { field: 'supplierCode', by: 'header' } : use;
  });
}

const physical: ReadonlySet<string> = new Set(
  ['Stock physique', 'Stock físico', 'Physical stock', 'Physical quantity', 'Giacenza fisica', 'Inventario físico'].map(
    foldHeader,
  ),
);

/** Beside prices or reorder points a physical stock is what a program keeps, and comes before what of it is free. */
function withPhysicalStock(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const at = uses.findIndex((use, index) => use.field === 'counted' && physical.has(folded[index] ?? ''));
  const isKept = uses.some(({ field }) => field === 'price' || field === 'reorderPoint' || field === 'stock');
  if (at < 0 || !isKept) return uses;
  return uses.map((use, index): Use => {
    if (index === at) return { field: 'stock', by: 'header' };
    return use.field === 'stock' ? unused : use;
  });
}

/** What lies there comes before what of it is free. */
function withLyingStock(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const at = uses.findIndex(({ field }) => field === 'stock');
  if (at < 0 || !isAvailable(folded[at] ?? '')) return uses;
  const lies = (header: string) => headerMeaning(header)?.field === 'stock' && !isAvailable(header);
  const other = folded.findIndex(
    (header, index) => uses[index]?.field === null && lies(header) && holdsNumbers(sample, index),
  );
  if (other < 0) return uses;
  return uses.map(
    (use, index): Use => (index === other ? { field: 'stock', by: 'header' } : index === at ? unused : use),
  );
}

/**
 * OpenCart's `minimum` is the least that is sold at once: it stands beside whether a sale is taken off the stock. Magento's
 * `min_qty` is the stock at which nothing is sold any more.
 */
function withoutLeastSold(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const least = folded.includes('subtract') ? 'minimum' : folded.some(isOfMagento) ? 'min qty' : undefined;
  return uses.map((use, index) => (folded[index] === least ? unused : use));
}

const isOfMagento = (folded: string): boolean =>
  /^(?:attribute set(?: code)?|max sale qty|use config .+)$/.test(folded);

/** `Reorder?` that is ticked or not is no figure at which to order. */
function withoutWordsAsPoints(uses: readonly Use[], sample: readonly Row[]): readonly Use[] {
  return uses.map((use, index): Use => {
    if (use.field !== 'reorderPoint') return use;
    return holdsFigures(sample.map((row) => row.cells[index] ?? '')) ? use : unused;
  });
}

const goodsOrServices =
  /^(?:goods|services?|(?:non[- ]?)?inventory(?: (?:part|item|assembly))?|other charge|subtotal|discount|(?:non[- ]?)?stock(?:able)?(?: product)?|storable(?: product)?|consumable|consu|product|combo|physical(?: good)?|digital|material|dienstleistung|ware|bien|servicio|servizio|merce|usługa|towar|com-opcao|sem-opcao|opcao|simple|variable|(?:product[-_ ])?(?:variant|variation))$/i;

const types: ReadonlySet<string> = new Set(['type', 'typ', 'tipo', 'soort', 'product type', 'item type']);

/** Zoho's product type tells goods from services, which is no category. */
function withoutTypes(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  return uses.map((use, index): Use => {
    if (use.field !== 'category') return use;
    const cells = filledCells(sample, index);
    const isNumber = types.has(folded[index] ?? '') && cells.every((cell) => /^\d$/.test(cell));
    return cells.length > 0 && (isNumber || cells.every((cell) => goodsOrServices.test(cell))) ? unused : use;
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

/** `Jan` over small figures is a month, and no Japanese article number. */
function withoutMonths(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  return uses.map((use, index): Use => {
    if (use.field !== 'barcode' || folded[index] !== 'jan') return use;
    const cells = filledCells(sample, index);
    return cells.length > 0 && cells.every((cell) => /^-?[\d.,]{1,7}$/.test(cell)) ? unused : use;
  });
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

/**
 * `Variant name` is the name of an option only beside its value: `Option 1 label` is that one more plainly, and on its
 * own the column holds what tells the variants apart.
 */
function withLoneName(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const at = uses.findIndex(({ field }) => field === 'optionName1');
  const plainly = folded.findIndex((header, index) => index !== at && optionHeader(header) === 'optionName1');
  if (at < 0) return uses;
  if (plainly >= 0 && optionHeader(folded[at] ?? '') === undefined)
    return uses.map((use, index): Use => {
      if (index === plainly) return { field: 'optionName1', by: 'header' };
      return index === at ? unused : use;
    });
  const hasValues = uses.some(({ field }) => field === 'option' || field?.startsWith('optionValue'));
  if (hasValues || !isGeneralOption(folded[at] ?? '')) return uses;
  return uses.map((use, index): Use => (index === at ? { field: 'option', by: 'header' } : use));
}

const columnOfOptions = (folded: string): Field | undefined => (isOptionColumn(folded) ? 'option' : undefined);

/** Columns that come in any number: codes, how much each of them means, and options. */
export function withNumbered(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const known = use.field ?? codeHeader(header)?.field ?? optionHeader(header) ?? columnOfOptions(header);
    const field = known ?? bareOption(header, folded);
    return field && !use.field ? { field, by: 'header' } : use;
  });
}

/** Fields beside those that a known export names in its own words. */
export const extras: ReadonlySet<Field> = new Set<Field>(['brand', 'manufacturer', 'tags', 'weight', 'pictures']);

/** Gives columns that are in no list the field that their words say; of several for one field the one that says it best. */
export function withMeaning(
  uses: readonly Use[],
  folded: readonly string[],
  fields?: ReadonlySet<Field>,
): readonly Use[] {
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
    const meaning = headerMeaning(folded[index] ?? '');
    const rank = meaning?.rank;
    // Where another column is the stock, a `Lager` with names in it says where it lies.
    const isWhere = use.field === null && meaning?.field === 'stock' && rank === 3 && !holdsNumbers(sample, index);
    if (isWhere) return take('location') ?? use;
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
  const model = folded.findIndex((header, index) => uses[index]?.field === null && models.has(header));
  if (model >= 0) return uses.map((use, index): Use => (index === model ? { field: 'name', by: 'header' } : use));
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

/** A shoe shop calls its goods by their model, where a column of names is none. */
const models: ReadonlySet<string> = new Set(
  'Model,Product model,Modell,Modèle,Modelo,Modello,Модель,Style,型号,型號,모델,موديل,Μοντέλο'
    .split(',')
    .map(foldHeader),
);

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
