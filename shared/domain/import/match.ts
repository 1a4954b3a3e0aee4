import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import { isMadeOf } from './spreadsheet-changes.ts';
import { type RowProblem, refused } from './problem.ts';
import type { ProductDraft, VariantDraft } from './product-draft.ts';
import { sharedId, titleKey, valuesKey } from './product-titles.ts';
import { type Progress, ROWS_PER_STEP } from './table.ts';

/** What became of a draft's variant: a known one, a new one, or refused because it cannot be told which one it is. */
export type Match =
  | { readonly state: 'known'; readonly variantId: VariantId }
  | { readonly state: 'new' }
  | { readonly state: 'refused'; readonly problem: RowProblem };

/** What a row may be known by. */
export type Proof = 'id' | 'barcode' | 'product' | 'sku';

/** What a person said rows are known by where their proofs disagree; null: nobody has said, and such rows are refused. */
export type Trust = Exclude<Proof, 'product'> | null;

/** A row of the file as it is looked up. */
type Claim = {
  readonly variant: VariantDraft;
  readonly product: ProductDraft;
  readonly variantId: VariantId;
  /** How much says so: proofs, the name, and what speaks against it. */
  readonly weight: number;
  /** Known by its name or its options alone. */
  readonly byTitle?: true;
};

/** How often the file has what a row may be known by. */
type Uses = { readonly skus: ReadonlyMap<string, number>; readonly titles: ReadonlyMap<string, number> };

/**
 * Finds which known variant each row speaks about: by its id where it comes from, by a barcode, by its product and
 * options, by an SKU that only one variant has. What is used more than once in the file or in the shop is no proof.
 */
export function* matchSteps(
  products: readonly ProductDraft[],
  index: ExistingIndex,
  total: number,
  trust: Trust = null,
): Generator<Progress, (variant: VariantDraft) => Match, void> {
  const uses = yield* usesSteps(products, total);
  // One row may list several variants, so a row's number tells none apart.
  const codes = new Map<VariantDraft, Proofs>();
  const matches = new Map<VariantDraft, Match>();
  const claims = new Map<VariantId, Claim[]>();
  const names = namesSoFar(index);
  // What any row has a code of is not looked up by name: a row may be about to give it another one.
  const claimed = new Map<VariantId, number>();
  const found = yield* proofsSteps(products, index, uses, total);
  const isOtherList = speaksOfOthers(found, index);
  for (const { variant, proofs } of found) {
    codes.set(variant, proofs);
    for (const id of new Set(proofs.values())) claimed.set(id, (claimed.get(id) ?? 0) + 1);
  }
  let done = 0;
  for (const product of products) {
    let known: ExistingVariant | undefined;
    for (const variant of product.variants) {
      if (done++ % ROWS_PER_STEP === 0) yield { done: 0, total };
      const isFree = (id: VariantId) => !claimed.has(id) && !names.isRenamed(id);
      const proofs = codes.get(variant) ?? none;
      const isWanted = (id: VariantId) => (claimed.get(id) ?? 0) > 1;
      const met = lookUp(variant, product, { index, uses, trust, isFree, isWanted, proofs, isOtherList });
      if (met === undefined) matches.set(variant, { state: 'new' });
      else if ('problem' in met) matches.set(variant, { state: 'refused', problem: met.problem });
      else {
        const claim = { variant, product, ...met };
        const others = claims.get(met.variantId);
        if (others) others.push(claim);
        else claims.set(met.variantId, [claim]);
        known = index.variant(met.variantId);
        names.hear(product, known);
      }
    }
    names.hear(product, known ?? ofSameProduct(product, index));
  }
  for (const [variantId, rows] of claims) {
    // A row never takes the variant that another row names more exactly.
    const best = rows.reduce((a, b) => (b.weight > a.weight ? b : a));
    for (const row of rows)
      matches.set(row.variant, row === best ? { state: 'known', variantId } : loserOf(row, best, index));
  }
  return (variant) => matches.get(variant) ?? { state: 'new' };
}

/** Which products of the shop the rows so far give another name: by the old one nothing is known any more. */
function namesSoFar(index: ExistingIndex) {
  const heard = new Set<ProductId>();
  const renamed = new Set<ProductId>();
  return {
    hear: ({ name }: ProductDraft, known: ExistingVariant | undefined): void => {
      if (!known || heard.has(known.productId)) return;
      heard.add(known.productId);
      if (name !== undefined && foldName(name) !== foldName(known.name)) renamed.add(known.productId);
    },
    isRenamed: (id: VariantId): boolean => {
      const product = index.variant(id)?.productId;
      return product !== undefined && renamed.has(product);
    },
  };
}

function ofSameProduct({ source, foreignId }: ProductDraft, index: ExistingIndex): ExistingVariant | undefined {
  const any = foreignId === undefined ? undefined : index.variantOfProduct(source, foreignId);
  return any === undefined ? undefined : index.variant(any);
}

type Proofs = ReadonlyMap<Proof, VariantId>;
const none: Proofs = new Map();
/** A row with what its codes and its id say. */
type Proved = { readonly variant: VariantDraft; readonly product: ProductDraft; readonly proofs: Proofs };

/** What a row is looked up with. */
type LookUp = {
  readonly index: ExistingIndex;
  readonly uses: Uses;
  readonly trust: Trust;
  /** Whether a variant can be known by its name or its options. */
  readonly isFree: (id: VariantId) => boolean;
  /** Whether several rows have a code of it. */
  readonly isWanted: (id: VariantId) => boolean;
  /** What the row's codes and its id say. */
  readonly proofs: Proofs;
  /** Whether the ids of the file are those of another list that looks alike. */
  readonly isOtherList: boolean;
};

/**
 * Whether the ids of a file of no known program mean products that most of its rows call otherwise: another list with the
 * same headers counts from 1, too. An SKU, or a code beside the id, says itself what a row is about.
 */
function speaksOfOthers(found: readonly Proved[], index: ExistingIndex): boolean {
  const alone = found.filter(({ product, proofs }) => isByForeignId(product, proofs));
  const others = alone.filter(({ product, proofs }) =>
    [...proofs.values()].some((id) => isCalledOtherwise(product, index.variant(id))),
  );
  return others.length * 2 > alone.length;
}

/** Whether a row is known by nothing but the id that a program which is not known gave it, or its product. */
function isByForeignId({ source }: ProductDraft, proofs: Proofs): boolean {
  return source.startsWith('csv:') && proofs.size === 1 && (proofs.has('id') || proofs.has('product'));
}

function isCalledOtherwise({ name }: ProductDraft, known: ExistingVariant | undefined): boolean {
  return name !== undefined && known !== undefined && foldName(name) !== foldName(known.name);
}

function* proofsSteps(
  products: readonly ProductDraft[],
  index: ExistingIndex,
  uses: Uses,
  total: number,
): Generator<Progress, readonly Proved[], void> {
  const found: Proved[] = [];
  for (const product of products) {
    for (const variant of product.variants) {
      if (found.length % ROWS_PER_STEP === 0) yield { done: 0, total };
      found.push({ variant, product, proofs: proofsOf(variant, product, index, uses) });
    }
  }
  return found;
}

function* usesSteps(products: readonly ProductDraft[], total: number): Generator<Progress, Uses, void> {
  const skus = new Map<string, number>();
  const titles = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [at, { name = '', variants }] of products.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: 0, total };
    for (const { sku, options } of variants) {
      if (sku !== undefined) count(skus, foldCode(sku));
      count(titles, titleKey(name, options));
    }
  }
  return { skus, titles };
}

type Found = Pick<Claim, 'variantId' | 'weight' | 'byTitle'>;

function lookUp(
  variant: VariantDraft,
  product: ProductDraft,
  looking: LookUp,
): Found | { readonly problem: RowProblem } | undefined {
  const { index, trust } = looking;
  const proofs = withProduct(variant, product, looking);
  const means = new Set(proofs.values());
  const isNamed = (id: VariantId) => sameTitle(index.variant(id), product, variant);
  const found = (variantId: VariantId, others: number): Found => ({
    variantId,
    ...(others === 1 && proofs.has('product') && { byTitle: true }),
    weight: others * 2 + (isNamed(variantId) ? 1 : 0) - (contradicts(variant, index.variant(variantId)) ? 1 : 0),
  });
  const [only] = means;
  if (only !== undefined && means.size === 1) {
    // A barcode alone makes no other product of one: its SKU and its name say that it is something else.
    const isDoubtful = proofs.size === 1 && proofs.has('barcode') && isAnother(variant, product, index.variant(only));
    // Nor does the id of a list that may be another one.
    const isOther =
      looking.isOtherList && isByForeignId(product, proofs) && isCalledOtherwise(product, index.variant(only));
    if (isOther && trust !== null) return trust === 'id' ? found(only, 1) : undefined;
    if (!isOther && (!isDoubtful || trust === 'barcode' || looking.isWanted(only))) return found(only, proofs.size);
    return trust === 'sku' ? undefined : { problem: disagreement(variant, proofs, index, product.name) };
  }
  // An id of ours is the variant's identity: its codes are what a person, or a spreadsheet, may have changed.
  const own = proofs.get('id');
  const isOwn = own !== undefined && (product.source === 'stockroom' || own === variant.foreignId);
  const trusted = isOwn ? own : proofs.get(trust ?? 'id');
  if (means.size > 1) {
    if (trusted !== undefined && (trust !== null || isOwn)) return found(trusted, 1);
    return { problem: disagreement(variant, proofs, index) };
  }
  return byTitle(variant, product, looking);
}

/** The proofs with what the row's product and options say: where the row has no code that is known, of what no code claims. */
function withProduct(variant: VariantDraft, product: ProductDraft, { index, isFree, proofs }: LookUp): Proofs {
  if (proofs.has('id')) return proofs;
  const id = ofProduct(variant, product, index, proofs.size > 0 ? () => true : isFree);
  return id === undefined ? proofs : new Map([...proofs, ['product', id]]);
}

function proofsOf(variant: VariantDraft, { source, name }: ProductDraft, index: ExistingIndex, uses: Uses): Proofs {
  const proofs = new Map<Proof, VariantId>();
  const prove = (proof: Proof, id: VariantId | undefined) => id !== undefined && proofs.set(proof, id);
  const isShared = variant.foreignId === undefined && variant.sku !== undefined && name !== undefined;
  const id = isShared ? sharedId(name, variant.options, variant.sku ?? '') : variant.foreignId;
  prove('id', id === undefined ? undefined : index.variantBySource(source, id));
  const sku = variant.sku === undefined ? '' : foldCode(variant.sku);
  if (sku !== '' && uses.skus.get(sku) === 1) prove('sku', theOnly(index.variantsBySku(sku)));
  const scanned = variant.barcodes.flatMap(({ code }) => theOnly(index.variantsByBarcode(barcodeKey(code))) ?? []);
  // A row may carry another variant's barcode beside its own: what agrees with the rest is the proof.
  prove('barcode', scanned.find((id) => [...proofs.values()].includes(id)) ?? scanned[0]);
  return proofs;
}

/** The variant with these options of the product that goes by this id in the file's source; without options, the one with this SKU. */
function ofProduct(
  { options, sku }: VariantDraft,
  draft: ProductDraft,
  index: ExistingIndex,
  isFree: (id: VariantId) => boolean,
): VariantId | undefined {
  const product = ofSameProduct(draft, index)?.productId;
  if (product === undefined) return undefined;
  const values = valuesKey(options);
  const isAlike = (one: ExistingVariant) => valuesKey(one.options) === values && isFree(one.variantId);
  const alike = index.variantsOf(product).filter(isAlike);
  const hasSku = (one: ExistingVariant) => sku !== undefined && one.sku !== null && foldCode(one.sku) === foldCode(sku);
  const only = (options.length > 0 ? theOnly(alike) : undefined) ?? theOnly(alike.filter(hasSku));
  return only?.variantId;
}

/** By name and options, where neither the shop nor the row has a code that says otherwise; and by a shared SKU with them. */
function byTitle(
  variant: VariantDraft,
  product: ProductDraft,
  { index, uses, isFree }: LookUp,
): Found | { readonly problem: RowProblem } | undefined {
  const sku = variant.sku === undefined ? [] : index.variantsBySku(foldCode(variant.sku));
  if (product.name !== undefined) {
    const key = titleKey(product.name, variant.options);
    const named = index.variantsByTitle(key).filter((id) => isFree(id) && !contradicts(variant, index.variant(id)));
    const ofSku = named.filter((id) => sku.includes(id));
    const only = theOnly(ofSku) ?? (uses.titles.get(key) === 1 ? theOnly(named) : undefined);
    if (only !== undefined) return { variantId: only, weight: 1, byTitle: true };
    // A row that names the product but not which of its variants, under an SKU that several have.
    const isOpen = sku.length > 1 && variant.options.length === 0 && variant.barcodes.length === 0;
    const isOfThem = sku.some((id) => foldName(index.variant(id)?.name ?? '') === foldName(product.name ?? ''));
    if (!isOpen || !isOfThem) return undefined;
  } else if (sku.length === 0) return undefined;
  else if (sku.length > 1 && variant.options.length > 0) {
    const values = valuesKey(variant.options);
    const only = theOnly(sku.filter((id) => valuesKey(index.variant(id)?.options ?? []) === values));
    if (only !== undefined) return { variantId: only, weight: 1 };
  }
  const value = variant.sku;
  return { problem: refused('sku-ambiguous', { row: variant.row, value, limit: sku.length }) };
}

/** Whether a row calls a product by another SKU and by another name. */
function isAnother({ sku }: VariantDraft, { name }: ProductDraft, known: ExistingVariant | undefined): boolean {
  if (!known || sku === undefined || known.sku === null || name === undefined) return false;
  return foldCode(sku) !== foldCode(known.sku) && foldName(name) !== foldName(known.name);
}

/** Whether both have codes, and none in common. */
function contradicts({ sku, barcodes }: VariantDraft, known: ExistingVariant | undefined): boolean {
  if (!known) return true;
  if (sku !== undefined && known.sku !== null)
    return foldCode(sku) !== foldCode(known.sku) && !isMadeOf(known.sku, sku);
  if (barcodes.length === 0 || known.barcodes.length === 0) return false;
  const keys = new Set(known.barcodes.map(({ code }) => barcodeKey(code)));
  return !barcodes.some(({ code }) => keys.has(barcodeKey(code)));
}

function sameTitle(known: ExistingVariant | undefined, { name }: ProductDraft, { options }: VariantDraft): boolean {
  return known !== undefined && name !== undefined && titleKey(known.name, known.options) === titleKey(name, options);
}

function disagreement({ row }: VariantDraft, proofs: Proofs, index: ExistingIndex, name?: string): RowProblem {
  const called = (id: VariantId | undefined) => {
    const known = id === undefined ? undefined : index.variant(id);
    return [known?.name ?? '', ...(known?.options.map(({ value }) => value) ?? [])].join(' / ');
  };
  const names = [...new Set([...[...proofs.values()].map(called), ...(name === undefined ? [] : [name])])];
  return refused('proofs-disagree', { row, value: names.join(' ↔ ') });
}

/** A row whose variant another row names more exactly: something new if it has an SKU of its own or was known by its name alone, else it is that other row again. */
function loserOf({ variant, variantId, byTitle: isByTitle }: Claim, best: Claim, index: ExistingIndex): Match {
  const hasSku = variant.sku !== undefined && index.variantsBySku(foldCode(variant.sku)).length > 0;
  if (!hasSku && (variant.sku !== undefined || isByTitle)) return { state: 'new' };
  const value = variant.sku ?? variant.barcodes[0]?.code ?? variant.foreignId ?? index.variant(variantId)?.name;
  return {
    state: 'refused',
    problem: refused('matched-twice', { row: variant.row, value, otherRow: best.variant.row }),
  };
}

function theOnly<T>(some: readonly T[]): T | undefined {
  return some.length === 1 ? some[0] : undefined;
}
