import type { ProductType, VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import type { ProductDraft, ProductExtras, VariantDraft } from './product-draft.ts';
import { nameId, valuesKey } from './product-titles.ts';
import type { RowFacts } from './row-facts.ts';
import { ROWS_PER_STEP, type Steps } from './table.ts';

/** Rows that make one product; `head` tells what belongs to the product as a whole. */
type Group = { readonly head: RowFacts; readonly key: string; readonly variants: RowFacts[]; readonly rows: number[] };

/** Puts rows together to products, in steps: variations to their parent, rows of one handle or product id to each other. */
export function* groupProductsSteps(
  facts: readonly RowFacts[],
  source: string,
  problems: RowProblem[],
): Steps<readonly ProductDraft[]> {
  const groups = hasKey(source) ? yield* byKey(facts) : yield* byReference(facts, source, problems);
  const products: ProductDraft[] = [];
  for (const group of groups.values()) {
    if (products.length % ROWS_PER_STEP === 0) yield { done: facts.length, total: facts.length };
    const told = source === 'stockroom' || source === 'woocommerce' ? group : withNamesAsOptions(withoutTitles(group));
    const product = draftOf(withoutHeads(told), source, problems);
    if (product) products.push(product);
  }
  return products;
}

/** Programs that write a product's key into every row of it. */
const hasKey = (source: string): boolean => source === 'shopify' || source === 'stockroom' || source === 'wix';

/** A product's own row is a variant only where it has no others. */
function withoutHeads(group: Group): Group {
  const others = group.variants.filter(({ role }) => role !== 'head');
  return others.length === 0 || others.length === group.variants.length ? group : { ...group, variants: others };
}

/** Nothing is sold by a row without options, price, stock or barcode in front of rows with options: it is the product. */
function withoutTitles(group: Group): Group {
  const isTitle = ({ variant, surcharge }: RowFacts) =>
    variant.options.length === 0 &&
    variant.priceMinor === undefined &&
    surcharge === undefined &&
    stateless(variant) &&
    variant.barcodes.length === 0;
  const others = group.variants.filter((fact) => !isTitle(fact));
  const isTold = others.length > 0 && others.every(({ variant }) => variant.options.length > 0);
  return isTold ? { ...group, variants: others } : group;
}

const stateless = ({ stock, places = [] }: VariantDraft): boolean =>
  (stock ?? 0) === 0 && places.every((at) => (at.stock ?? 0) === 0);

/** Variants of a parent that no option tells apart are told apart by what their names say beyond that of the product. */
function withNamesAsOptions(group: Group): Group {
  const { head, variants } = group;
  const names = variants.map(({ name }) => name);
  const isTold = variants.some(({ role, variant }) => role !== 'child' || variant.options.length > 0);
  if (variants.length < 2 || isTold || new Set(names.map(foldName)).size < names.length) return group;
  const common = head.role === 'child' ? commonName(names) : head.name;
  const rest = (name: string) =>
    (name.startsWith(common) ? name.slice(common.length) : name).replace(/^[\s\-–—/|,:()]+|\)$/gu, '');
  if (common === '' || names.some((name) => rest(name) === '')) return group;
  const named = variants.map((fact): RowFacts => {
    const options = [{ name: '', value: rest(fact.name) }];
    return { ...fact, variant: { ...fact.variant, options } };
  });
  return { ...group, variants: named };
}

type Groups = ReadonlyMap<string | number, Group>;

/** Shopify's handles and our product ids: the first row of a key speaks for the product. */
function* byKey(facts: readonly RowFacts[]): Steps<Groups> {
  const groups = new Map<string | number, Group>();
  for (const [at, fact] of facts.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: facts.length, total: facts.length };
    const key = fact.parent === '' ? fact.row : fact.parent;
    const group = groups.get(key) ?? startGroup(groups, key, fact, fact.parent);
    group.rows.push(fact.row, ...(fact.moreRows ?? []));
    if (fact.role !== 'extra') group.variants.push(fact);
  }
  return groups;
}

/** A parent cell that names another row's SKU or id; where it names none, rows with the same parent belong together. */
function* byReference(facts: readonly RowFacts[], source: string, problems: RowProblem[]): Steps<Groups> {
  const parentOf = parentIndex(facts);
  const heads = new Map<number, number>();
  const named = new Map<string, number>();
  for (const fact of facts) {
    const parent = parentOf(fact);
    if (parent && parent !== fact) heads.set(parent.row, (heads.get(parent.row) ?? 0) + stockOf(fact));
    const name = foldName(fact.name);
    if (isNamedVariant(fact)) named.set(name, (named.get(name) ?? 0) + stockOf(fact));
  }
  yield { done: facts.length, total: facts.length };
  const groups = new Map<string | number, Group>();
  for (const [at, plain] of facts.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: facts.length, total: facts.length };
    const fact = isHeadOf(plain, named) ? { ...plain, role: 'head' as const } : plain;
    const parent = heads.has(fact.row) ? fact : parentOf(fact);
    const key = parent ? parent.row : keyOf(fact);
    if (fact.role === 'extra' && !groups.has(key)) continue;
    const group = groups.get(key) ?? startGroup(groups, key, parent ?? fact, '');
    group.rows.push(fact.row, ...(fact.moreRows ?? []));
    if (fact.role !== 'extra' && !isOnlyHead(fact, heads)) group.variants.push(fact);
    if (fact.role === 'child' && !parent && source === 'woocommerce')
      problems.push(noted('parent-missing', { row: fact.row, value: fact.parent || fact.name }));
  }
  for (const group of groups.values())
    if (group.variants.length === 0) group.variants.push(withoutVariations(group.head, problems));
  return groups;
}

function startGroup(groups: Map<string | number, Group>, at: string | number, head: RowFacts, key: string): Group {
  const group: Group = { head, key, variants: [], rows: [] };
  groups.set(at, group);
  return group;
}

/** A row that only speaks for its product: other rows name it as their parent, and it has no stock or option of its own. */
function isOnlyHead(fact: RowFacts, heads: ReadonlyMap<number, number>): boolean {
  const ofVariants = heads.get(fact.row);
  return (
    fact.role === 'parent' ||
    (ofVariants !== undefined && hasNoOwnStock(fact, ofVariants) && fact.variant.options.length === 0)
  );
}

/** All stock of a row, wherever it is; 0 where it tracks none. */
const stockOf = ({ variant: { stock, places = [] } }: RowFacts): number =>
  places.reduce((sum, at) => sum + (at.stock ?? 0), stock ?? 0);

/** Whether a product's own row has no stock beside what its variants have: none, or what they come to together. */
function hasNoOwnStock(head: RowFacts, ofVariants: number): boolean {
  const own = stockOf(head);
  return own === 0 || own === ofVariants;
}

function withoutVariations(head: RowFacts, problems: RowProblem[]): RowFacts {
  problems.push(noted('variable-without-variations', { row: head.row, value: head.name }));
  return { ...head, variant: { ...head.variant, stock: null, places: [] } };
}

function keyOf(fact: RowFacts): string | number {
  if (fact.role === 'child' || ((fact.role === 'head' || fact.role === 'parent') && fact.parent !== ''))
    return `parent:${foldCode(fact.parent)}`;
  // Rows that share a name and tell their variants by option columns are one product.
  return isNamedVariant(fact) || fact.role === 'head' ? `name:${foldName(fact.name)}` : fact.row;
}

function isNamedVariant({ role, variant, name }: RowFacts): boolean {
  return role === 'alone' && variant.options.length > 0 && name !== '';
}

/** A row above its variants that only names them: nothing is sold by it. */
function isHeadOf(fact: RowFacts, named: ReadonlyMap<string, number>): boolean {
  const ofVariants = named.get(foldName(fact.name));
  if (fact.role !== 'alone' || ofVariants === undefined) return false;
  const { variant } = fact;
  const { options, barcodes, priceMinor } = variant;
  return (
    options.length === 0 &&
    barcodes.length === 0 &&
    hasNoOwnStock(fact, ofVariants) &&
    (variant.sku === undefined || priceMinor === undefined)
  );
}

/** Finds the row that a child names as its parent: by SKU, by `id:`, else by its id or its name alone. */
function parentIndex(facts: readonly RowFacts[]): (child: RowFacts) => RowFacts | undefined {
  const bySku = new Map<string, RowFacts>();
  const byId = new Map<string, RowFacts>();
  const byName = new Map<string, RowFacts>();
  if (!facts.some((fact) => fact.role === 'child')) return () => undefined;
  const keep = (map: Map<string, RowFacts>, key: string, fact: RowFacts) => {
    if (!map.has(key)) map.set(key, fact);
  };
  for (const fact of facts) {
    const { sku, foreignId } = fact.variant;
    const isOwnParent = sku !== undefined && foldCode(fact.parent) === foldCode(sku);
    if (fact.role === 'child' && !isOwnParent) continue;
    if (sku !== undefined) keep(bySku, foldCode(sku), fact);
    if (foreignId !== undefined) keep(byId, foreignId, fact);
    if (fact.name !== '' && fact.parent === '') keep(byName, foldName(fact.name), fact);
  }
  return (child) => {
    if (child.role !== 'child') return undefined;
    const id = parentId(child.parent);
    if (id !== undefined) return byId.get(id);
    const { parent } = child;
    return bySku.get(foldCode(parent)) ?? byId.get(parent) ?? byName.get(foldName(parent));
  };
}

/** WooCommerce names a parent without a SKU by its id: `id:44`. */
function parentId(parent: string): string | undefined {
  return /^id:\s*(.+)$/i.exec(parent)?.[1];
}

function draftOf(group: Group, source: string, problems: RowProblem[]): ProductDraft | undefined {
  const { head } = group;
  const name = nameOf(group, source);
  const foreignId = productId(group, source);
  const optionNames = optionNamesOf(group);
  const variants: VariantDraft[] = [];
  for (const fact of group.variants) {
    const variant = joined(withSurcharge(fact, head), { name, source, group: group.key, optionNames });
    if (!isIdentified(variant)) problems.push(refused('identity-missing', { row: fact.row }));
    else if (isTooLong(variant.foreignId) || isTooLong(foreignId))
      problems.push(refused('identity-too-long', { row: fact.row, limit: mayMake.name }));
    else variants.push(variant);
  }
  if (variants.length === 0) return undefined;
  return {
    source,
    foreignId,
    kind: kindOf(head.kind, variants, source),
    name: name === '' ? undefined : name,
    category: said(group, 'category'),
    supplier: said(group, 'supplier'),
    description: said(group, 'description'),
    ...extrasOf(group),
    archived: isArchived(group),
    variants,
    rows: group.rows,
  };
}

/** Whether all of a product is out of use: one variant that is not sold any more leaves its sisters. */
function isArchived({ head, variants }: Group): boolean | undefined {
  const said = (variants.includes(head) ? variants : [head]).flatMap(({ archived }) => archived ?? []);
  return said.length === 0 ? undefined : said.every(Boolean);
}

/** What a variant costs more than its product is added to the product's price; one that says no price has the product's. */
function withSurcharge({ surcharge, variant }: RowFacts, head: RowFacts): VariantDraft {
  const { priceMinor = head.variant.priceMinor, costMinor = head.variant.costMinor } = variant;
  const isApart = head.role === 'head' && head.variant !== variant;
  if (surcharge === undefined) return isApart ? { ...variant, priceMinor, costMinor } : variant;
  return { ...variant, costMinor, priceMinor: (priceMinor ?? 0) + surcharge };
}

/** An id is made of what several cells say, folded: together they may be more than one holds. */
function isTooLong(id: string | undefined): boolean {
  return id !== undefined && id.length > mayMake.name;
}

function isIdentified({ sku, barcodes, foreignId }: VariantDraft): boolean {
  return sku !== undefined || barcodes.length > 0 || foreignId !== undefined;
}

/** What the head says, or else the first row that says it. */
function said({ head, variants }: Group, field: 'category' | 'supplier' | 'description'): string | undefined {
  if (head[field] !== '') return head[field];
  return variants.find((fact) => fact[field] !== '')?.[field];
}

/** Of each extra what the head says, or else the first row that says it. */
function extrasOf({ head, variants }: Group): ProductExtras {
  return [head, ...variants].reduceRight<ProductExtras>((extras, fact) => ({ ...extras, ...fact.extras }), {});
}

function nameOf({ head, variants }: Group, source: string): string {
  // A WooCommerce variation whose parent is not in the file is called `Parent - Red`.
  if (source === 'woocommerce' && head.role === 'child') return head.name.replace(/ - [^-]*$/, '');
  if (head.role === 'child' && !hasKey(source)) return commonName(variants.map((fact) => fact.name)) || head.name;
  return head.name || (variants.find((fact) => fact.name !== '')?.name ?? '');
}

const SHORTEST_NAME = 3;

/** What the names of a product's variants begin with where no row names it: `Tee-S-Red` and `Tee-M-Red` are a `Tee`. */
function commonName(names: readonly string[]): string {
  const [first = '', ...others] = names.filter((name) => name !== '');
  if (others.length === 0) return '';
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--;
  const isWhole =
    others.every((name) => !/[\p{L}\p{N}]/u.test(name.charAt(length))) && !/[\p{L}\p{N}]/u.test(first.charAt(length));
  // A name is not cut within a word: of `Tee Small` and `Tee Slim` it is `Tee`.
  const shared = isWhole ? first.slice(0, length) : first.slice(0, length).replace(/[\p{L}\p{N}]+$/u, '');
  const common = shared.replace(/[\s\-–—/|,:(]+$/u, '');
  return common.length >= SHORTEST_NAME ? common : '';
}

/** The product's id where it comes from; a list of anybody's making has one only for rows it joins by a parent. */
function productId({ head, key, variants }: Group, source: string): string | undefined {
  if (hasKey(source)) return key === '' ? undefined : key;
  if (source === 'woocommerce') return head.role === 'child' ? parentId(head.parent) : head.variant.foreignId;
  const child = variants.find((fact) => fact.role === 'child');
  return child && `parent:${foldCode(child.parent)}`;
}

function kindOf(kind: ProductType, variants: readonly VariantDraft[], source: string): ProductType {
  if (kind !== 'simple' || source === 'stockroom') return kind;
  return variants.length > 1 || variants.some((variant) => variant.options.length > 0) ? 'variable' : 'simple';
}

/** Option names by their place: Shopify writes them only in the first row of a product. */
function optionNamesOf({ head, variants }: Group): readonly string[] {
  const fullest = variants.find((fact) => fact.variant.options.some((option) => option.name !== ''));
  return fullest?.variant.options.map((option) => option.name) ?? head.optionNames;
}

type Place = {
  readonly name: string;
  readonly source: string;
  readonly group: string;
  readonly optionNames: readonly string[];
};

/** The variant with what only its product knows: names of options, and an id where the row has none. */
function joined(variant: VariantDraft, { name, source, group, optionNames }: Place): VariantDraft {
  const isNamed = variant.options.every((option) => option.name !== '');
  const options = isNamed
    ? variant.options
    : variant.options.map(
        (option, at): VariantOption => ({
          name: option.name || (optionNames[at] ?? `Option ${at + 1}`),
          value: option.value,
        }),
      );
  const foreignId = variantId(variant, { name, source, group });
  return isNamed && foreignId === variant.foreignId ? variant : { ...variant, options, foreignId };
}

/** The variant's id where it comes from, or one made of what cannot be told apart otherwise. */
function variantId(variant: VariantDraft, { name, source, group }: Omit<Place, 'optionNames'>): string | undefined {
  if (source === 'shopify' || source === 'wix')
    return group === '' ? undefined : `${group}#${valuesKey(variant.options)}`;
  return name === '' || isIdentified(variant) ? variant.foreignId : nameId(name, variant.options);
}
