import type { ProductType, VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import type { ProductDraft, VariantDraft } from './product-draft.ts';
import type { RowFacts } from './row-facts.ts';

/** Rows that make one product; `head` tells what belongs to the product as a whole. */
type Group = { readonly head: RowFacts; readonly key: string; readonly variants: RowFacts[]; readonly rows: number[] };

type Report = (problem: RowProblem) => void;

/** Puts rows together to products: variations to their parent, rows of one handle or product id to each other. */
export function groupProducts(facts: readonly RowFacts[], source: string, report: Report): readonly ProductDraft[] {
  const groups = source === 'woocommerce' || source.startsWith('csv:') || source === 'northwind' ? byReference(facts, source, report) : byKey(facts);
  return groups.flatMap((group) => draftOf(group, source, report));
}

/** Shopify's handles and our product ids: the first row with a name speaks for the product. */
function byKey(facts: readonly RowFacts[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const fact of facts) {
    const key = fact.parent === '' ? `row:${fact.row}` : fact.parent;
    const group = groups.get(key) ?? { head: fact, key: fact.parent, variants: [], rows: [] };
    groups.set(key, group);
    group.rows.push(fact.row);
    if (fact.role !== 'extra') group.variants.push(fact);
  }
  return [...groups.values()];
}

/** A parent cell that names another row's SKU or id; where it names none, rows with the same parent belong together. */
function byReference(facts: readonly RowFacts[], source: string, report: Report): readonly Group[] {
  const parentOf = parentIndex(facts);
  const heads = new Set(facts.flatMap((fact) => parentOf(fact)?.row ?? []));
  const groups = new Map<string, Group>();
  for (const fact of facts) {
    const parent = heads.has(fact.row) ? fact : parentOf(fact);
    const key = parent ? `row:${parent.row}` : keyOf(fact);
    const group = groups.get(key) ?? { head: parent ?? fact, key, variants: [], rows: [] };
    groups.set(key, group);
    group.rows.push(fact.row);
    if (!isOnlyHead(fact, heads)) group.variants.push(fact);
    if (fact.role === 'child' && !parent && source === 'woocommerce') report(noted('parent-missing', { row: fact.row, value: fact.parent }));
  }
  for (const group of groups.values()) if (group.variants.length === 0) group.variants.push(withoutVariations(group.head, report));
  return [...groups.values()];
}

/** A row that only speaks for its product: other rows name it as their parent, and it has no stock or option of its own. */
function isOnlyHead(fact: RowFacts, heads: ReadonlySet<number>): boolean {
  return fact.role === 'parent' || (heads.has(fact.row) && fact.stock === null && fact.options.length === 0);
}

function withoutVariations(head: RowFacts, report: Report): RowFacts {
  report(noted('variable-without-variations', { row: head.row, value: head.name }));
  return { ...head, stock: null };
}

function keyOf(fact: RowFacts): string {
  if (fact.role === 'child') return `parent:${foldCode(fact.parent)}`;
  // Rows that share a name and tell their variants by option columns are one product.
  return fact.role === 'alone' && fact.options.length > 0 && fact.name !== '' ? `name:${foldName(fact.name)}` : `row:${fact.row}`;
}

/** Finds the row that a child names as its parent, by SKU or by `id:`. */
function parentIndex(facts: readonly RowFacts[]): (child: RowFacts) => RowFacts | undefined {
  const isOwnParent = (fact: RowFacts) => fact.parent !== '' && foldCode(fact.parent) === foldCode(fact.sku);
  const bySku = new Map<string, RowFacts>();
  const byId = new Map<string, RowFacts>();
  for (const fact of facts) {
    if (fact.role === 'child' && !isOwnParent(fact)) continue;
    if (fact.sku !== '' && !bySku.has(foldCode(fact.sku))) bySku.set(foldCode(fact.sku), fact);
    if (fact.foreignId !== '' && !byId.has(fact.foreignId)) byId.set(fact.foreignId, fact);
  }
  return (child) => {
    if (child.role !== 'child') return undefined;
    const id = /^id:\s*(.+)$/i.exec(child.parent)?.[1];
    return id === undefined ? bySku.get(foldCode(child.parent)) : byId.get(id);
  };
}

function draftOf(group: Group, source: string, report: Report): readonly ProductDraft[] {
  const { head } = group;
  const name = nameOf(group, source);
  const optionNames = optionNamesOf(group.variants);
  const variants = group.variants.flatMap((fact) => variantOf(fact, { name, source, group: group.key, optionNames, report }));
  if (variants.length === 0) return [];
  const say = (field: 'category' | 'supplier' | 'description') => filled([head, ...group.variants].find((fact) => fact[field] !== '')?.[field] ?? '');
  return [
    {
      source,
      foreignId: filled(productId(group, source)),
      kind: kindOf(head.kind, variants, source),
      name: filled(name),
      category: say('category'),
      supplier: say('supplier'),
      description: say('description'),
      archived: head.archived,
      variants,
      rows: group.rows,
    },
  ];
}

function nameOf({ head, variants }: Group, source: string): string {
  // A WooCommerce variation whose parent is not in the file is called `Parent - Red`.
  if (source === 'woocommerce' && head.role === 'child') return head.name.replace(/ - [^-]*$/, '');
  return head.name || (variants.find((fact) => fact.name !== '')?.name ?? '');
}

function productId({ head, key }: Group, source: string): string {
  if (source === 'shopify' || source === 'stockroom') return key;
  if (source === 'woocommerce' && head.role === 'child') return /^id:\s*(.+)$/i.exec(head.parent)?.[1] ?? '';
  return head.foreignId;
}

function kindOf(kind: ProductType, variants: readonly VariantDraft[], source: string): ProductType {
  if (kind !== 'simple' || source === 'stockroom') return kind;
  return variants.length > 1 || variants.some((variant) => variant.options.length > 0) ? 'variable' : 'simple';
}

/** An option's name by its slot: Shopify writes it only in the first row of a product. */
function optionNamesOf(facts: readonly RowFacts[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const option of facts.flatMap((fact) => fact.options)) if (option.name !== '' && !names.has(option.slot)) names.set(option.slot, option.name);
  return names;
}

type VariantPlace = {
  readonly name: string;
  readonly source: string;
  readonly group: string;
  readonly optionNames: ReadonlyMap<number, string>;
  readonly report: Report;
};

function variantOf(fact: RowFacts, { name, source, group, optionNames, report }: VariantPlace): readonly VariantDraft[] {
  const options = fact.options.map(({ slot, name: own, value }): VariantOption => ({ name: own || (optionNames.get(slot) ?? `Option ${slot}`), value }));
  const foreignId = variantId(fact, options, { name, source, group });
  if (fact.sku === '' && fact.barcodes.length === 0 && foreignId === '') {
    report(refused('identity-missing', { row: fact.row }));
    return [];
  }
  return [
    {
      row: fact.row,
      sku: filled(fact.sku),
      options,
      barcodes: fact.barcodes,
      priceMinor: fact.priceMinor,
      costMinor: fact.costMinor,
      supplierCode: filled(fact.supplierCode),
      unit: filled(fact.unit),
      decimals: fact.decimals,
      stock: fact.stock,
      reorderPoint: fact.reorderPoint,
      onOrder: fact.onOrder,
      location: filled(fact.location),
      foreignId: filled(foreignId),
    },
  ];
}

/** The variant's id where it comes from, or one made of what cannot be told apart otherwise. */
function variantId(fact: RowFacts, options: readonly VariantOption[], { name, source, group }: { readonly name: string; readonly source: string; readonly group: string }): string {
  const values = options.map((option) => foldName(option.value)).join('/');
  if (source === 'shopify') return group === '' ? '' : `${group}#${values}`;
  if (fact.foreignId !== '') return fact.foreignId;
  if (fact.sku !== '' || fact.barcodes.length > 0 || name === '') return '';
  return `name:${foldName(name)}#${values}`;
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}
