import { runWhole } from '#shared/base/whole.ts';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { cleanCode, foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { rescaleQuantity } from '#shared/domain/values/quantity.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import { type FieldChanges, productChanges, variantChanges } from './field-changes.ts';
import { matchSteps, type Trust } from './match.ts';
import { rescaledPlaces } from './place-cells.ts';
import { withKeptCodes, withKeptSku, withKeptTexts } from './kept-texts.ts';
import { leftOut, noted, type RowProblem, refused } from './problem.ts';
import type { BarcodeDraft, CalledPlace, ProductDraft, ReadProducts, VariantDraft } from './product-draft.ts';
import { sharedId, valuesKey } from './product-titles.ts';
import { ROWS_PER_STEP, type Steps } from './table.ts';

/** What to do with the stock a file gives for variants the shop already has. New ones always get an opening balance. */
export type PlanOptions = {
  readonly knownStock: 'ignore' | 'observe';
  /** What rows are known by where their proofs disagree; left out: such rows are refused. */
  readonly trust?: Trust;
};

/** What an import would do with one row, or with the new variants of one product. */
export type PlanEntry =
  /** `draft` holds only the new variants. */
  | { readonly kind: 'new'; readonly draft: ProductDraft; readonly joins?: JoinedProduct }
  | {
      readonly kind: 'changed';
      readonly row: number;
      readonly variantId: VariantId;
      readonly productId: ProductId;
      readonly fields: FieldChanges;
      /** Reorder points of places that change. */
      readonly points: readonly PointChange[];
    }
  | { readonly kind: 'same'; readonly row: number; readonly variantId: VariantId; readonly productId: ProductId }
  | { readonly kind: 'refused'; readonly row: number; readonly problems: readonly RowProblem[] };

/** A product of the shop that new variants join, and what the file changes about it. */
export type JoinedProduct = { readonly productId: ProductId; readonly fields: FieldChanges };

/** A reorder point at a place that the file names; `was` as it is at the location of that name. */
export type PointChange = { readonly place: string; readonly was: number | null; readonly value: number };

/** A quantity the file claims for a known variant: a count to look at, never a set. */
export type StockObservation = {
  readonly row: number;
  readonly variantId: VariantId;
  readonly quantity: number;
  /** The place that the file names. */
  readonly place?: string;
};

export type ImportPlan = {
  /** Counted in variants; refused counts rows. */
  readonly counts: { readonly new: number; readonly changed: number; readonly same: number; readonly refused: number };
  readonly newProducts: number;
  readonly entries: readonly PlanEntry[];
  readonly observations: readonly StockObservation[];
  /** The places that the file names, for a person to match with locations; spelled as in the first row of each. */
  readonly places: readonly string[];
  /** Everything to tell about rows, of reading and of planning, in the order of the file. */
  readonly problems: readonly RowProblem[];
};

/** Compares what a file says with the shop, in steps. Once applied, planning again finds nothing new or changed. */
export function* planImportSteps(read: ReadProducts, index: ExistingIndex, options: PlanOptions): Steps<ImportPlan> {
  const total = read.products.length;
  const match = yield* matchSteps(read.products, index, total, options.trust ?? null);
  const planning: Planning = {
    index,
    options,
    entries: [],
    observations: [],
    problems: [...read.problems],
    skus: skusOf(read.products),
    spokenFor: new Set(),
  };
  let rows = 0;
  for (const [at, product] of read.products.entries()) {
    const fresh: VariantDraft[] = [];
    let sibling: ExistingVariant | undefined;
    for (const variant of product.variants) {
      if (rows++ % ROWS_PER_STEP === 0) yield { done: at, total };
      const found = match(variant);
      const current = found.state === 'known' ? index.variant(found.variantId) : undefined;
      if (found.state === 'refused') planning.problems.push(found.problem);
      else if (current) planKnown(product, variant, current, planning);
      else fresh.push(variant);
      sibling ??= current;
    }
    if (fresh.length > 0) planNew({ ...product, variants: fresh }, sibling, planning);
  }
  return planOf({ ...planning, places: placesOf(read.products) });
}

function skusOf(products: readonly ProductDraft[]): ReadonlyMap<string, number> {
  const skus = new Map<string, number>();
  for (const { variants } of products)
    for (const { sku, row } of variants)
      if (sku !== undefined) skus.set(foldCode(sku), skus.has(foldCode(sku)) ? -1 : row);
  return skus;
}

function placesOf(products: readonly ProductDraft[]): readonly string[] {
  const places = new Map<string, string>();
  for (const { variants } of products)
    for (const variant of variants)
      for (const { place } of variant.places ?? [])
        if (!places.has(foldName(place))) places.set(foldName(place), place);
  return [...places.values()];
}

/** Compares what a file says with the shop, at once. */
export function planImport(read: ReadProducts, index: ExistingIndex, options: PlanOptions): ImportPlan {
  return runWhole(planImportSteps(read, index, options));
}

/** An opening balance of a new variant: at a place that the file names, or at none in particular. */
export type Opening = { readonly place?: string; readonly quantity: number; readonly costTotal: number | null };

/** The opening balances of a new variant; none where the file tracks no stock for it. */
export function openingsOf({ stock, places = [], costMinor, decimals }: VariantDraft): readonly Opening[] {
  const opening = (quantity: number, place?: string): Opening => ({
    ...(place !== undefined && { place }),
    quantity,
    costTotal: costMinor === undefined ? null : timesQuantity(costMinor, quantity, decimals),
  });
  return [
    ...(stock === null ? [] : [opening(stock)]),
    ...places.flatMap((at) => (at.stock === null ? [] : [opening(at.stock, at.place)])),
  ];
}

/** A plan in the making. */
type Planning = {
  readonly index: ExistingIndex;
  readonly options: PlanOptions;
  readonly entries: PlanEntry[];
  readonly observations: StockObservation[];
  readonly problems: RowProblem[];
  /** The row that has an SKU, by `foldCode`; -1: several rows have it. */
  readonly skus: ReadonlyMap<string, number>;
  /** The first draft that speaks about a known product decides its name; a second one would change it back and forth. */
  readonly spokenFor: Set<ProductId>;
};

function planKnown(said: ProductDraft, read: VariantDraft, current: ExistingVariant, planning: Planning): void {
  const { variantId, productId } = current;
  // Only a file that names our own ids comes from here: any text that differs in it can be the doing of a spreadsheet.
  const isOwn = said.source === 'stockroom' || read.foreignId === variantId;
  const placed = withUsualPlace(read, current.usualLocation ?? null, planning);
  const variant = (isOwn ? withKeptCodes : withKeptSku)(placed, current, planning.problems);
  const draft = rescaled(variant, current);
  if (!draft) {
    planning.problems.push(refused('decimals-differ', { row: variant.row, value: String(current.decimals) }));
    return;
  }
  const fields: FieldChanges = {
    ...ofProduct(said, current, isOwn, planning),
    ...variantChanges(draft, current),
    ...barcodeChange(draft, current, planning),
  };
  if (current.archived && said.archived === undefined)
    planning.problems.push(noted('product-archived', { row: variant.row }));
  const about = { row: variant.row, variantId, productId };
  const points = pointChanges(draft, current, planning.index);
  const isChanged = Object.keys(fields).length > 0 || points.length > 0;
  planning.entries.push(isChanged ? { kind: 'changed', ...about, fields, points } : { kind: 'same', ...about });
  if (planning.options.knownStock !== 'observe') return;
  const openings = openingsOf(draft);
  if (current.inLots && openings.length > 0) planning.problems.push(leftOut('stock-in-lots', { row: variant.row }));
  else
    for (const { quantity, place } of openings)
      planning.observations.push({ row: variant.row, variantId, quantity, ...(place !== undefined && { place }) });
}

/** A draft with the place of the shop where it usually lies, found by what the file calls it; one that is not there is told. */
function withUsualPlace(draft: VariantDraft, current: CalledPlace | null, { index, problems }: Planning): VariantDraft {
  const { usualLocation: name, row } = draft;
  if (name === undefined) return draft;
  // A list as the screen shows it has another sign between the names of a path.
  const folded = foldName(name.replaceAll(' › ', ' / '));
  if (current && foldName(current.name) === folded) return draft;
  const id = index.locationByName(folded);
  if (id !== undefined) return { ...draft, usualPlace: { id, name } };
  problems.push(leftOut('usual-location-unknown', { row, value: name }));
  return draft;
}

function pointChanges(
  { places = [] }: VariantDraft,
  current: ExistingVariant,
  index: ExistingIndex,
): readonly PointChange[] {
  return places.flatMap(({ place, reorderPoint: value }): PointChange[] => {
    const location = index.locationByName(foldName(place));
    const was = (location && current.pointsAt?.get(location)) ?? null;
    return value === undefined || value === was ? [] : [{ place, was, value }];
  });
}

/** What changes about the product itself: told once, by the first draft that speaks about it. */
function ofProduct(
  draft: ProductDraft,
  current: ExistingVariant,
  isOwn: boolean,
  { spokenFor, problems }: Planning,
): FieldChanges {
  if (spokenFor.has(current.productId)) return {};
  if (!isOwn && isOfOneVariant(draft, current)) return ofOneVariant(draft, current, problems);
  spokenFor.add(current.productId);
  return productChanges(isOwn ? withKeptTexts(draft, current, problems) : draft, current);
}

/** Whether a row without options speaks of one variant alone: what it calls that is not what the product is called. */
function isOfOneVariant({ variants }: ProductDraft, current: ExistingVariant): boolean {
  return (
    variants.length === 1 && variants[0]?.options.length === 0 && current.options.some(({ value }) => value !== '')
  );
}

/** What such a row changes about the product; its sisters keep their name and description, and stay in use. */
function ofOneVariant(draft: ProductDraft, current: ExistingVariant, problems: RowProblem[]): FieldChanges {
  const { name, description: _description, archived: _archived, ...others } = productChanges(draft, current);
  if (name) problems.push(noted('product-keeps-name', { row: draft.variants[0]?.row ?? 0, value: name.value }));
  return others;
}

function planNew(draft: ProductDraft, sibling: ExistingVariant | undefined, planning: Planning): void {
  const { index, entries, problems } = planning;
  const known = sibling ?? variantOfProduct(draft, index);
  if (!known && draft.name === undefined) {
    for (const { row, sku, barcodes } of draft.variants)
      problems.push(refused('name-missing', { row, value: sku ?? barcodes[0]?.code }));
    return;
  }
  reportAlike(draft, problems);
  const variants = draft.variants.map((said) => {
    const variant = withUsualPlace(said, null, planning);
    const barcodes = freeBarcodes(variant, planning);
    const foreignId = freeId(variant, draft, planning);
    return barcodes.length === variant.barcodes.length && foreignId === variant.foreignId
      ? variant
      : { ...variant, barcodes, foreignId };
  });
  entries.push({
    kind: 'new',
    draft: { ...draft, variants },
    joins: known && {
      productId: known.productId,
      fields: ofProduct(draft, known, draft.source === 'stockroom', planning),
    },
  });
}

/** Variants of one product that nothing tells apart are told: the column that does may not have been understood. */
function reportAlike({ name = '', variants }: ProductDraft, problems: RowProblem[]): void {
  const seen = new Set<string>();
  const again = variants.filter(({ options }) => {
    const key = valuesKey(options);
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain;
  });
  const [first] = again;
  if (first) problems.push(noted('variants-alike', { row: first.row, value: name, limit: again.length + 1 }));
}

function variantOfProduct({ source, foreignId }: ProductDraft, index: ExistingIndex): ExistingVariant | undefined {
  const variantId = foreignId === undefined ? undefined : index.variantOfProduct(source, foreignId);
  return variantId === undefined ? undefined : index.variant(variantId);
}

function barcodeChange(draft: VariantDraft, current: ExistingVariant, planning: Planning): FieldChanges {
  if (draft.barcodes.length === 0) return {};
  const own = new Set(current.barcodes.flatMap(({ code }) => [barcodeKey(code), barcodeKey(cleanCode(code))]));
  const others = draft.barcodes.filter((barcode) => !own.has(barcodeKey(barcode.code)));
  for (const { code, packSize } of draft.barcodes) {
    const known = current.barcodes.find((barcode) => barcodeKey(barcode.code) === barcodeKey(code));
    // A file that says nothing of packs says one.
    if (known && packSize !== known.packSize && packSize !== 10 ** current.decimals)
      planning.problems.push(noted('pack-size-kept', { row: draft.row, value: code }));
  }
  const value = freeBarcodes({ ...draft, barcodes: others }, planning);
  return value.length > 0 ? { barcodes: { was: current.barcodes, value } } : {};
}

/** The barcodes that no variant of the shop has; what another variant has stays there. */
function freeBarcodes({ row, barcodes }: VariantDraft, { index, problems }: Planning): readonly BarcodeDraft[] {
  return barcodes.filter(({ code }) => {
    const isFree = index.variantsByBarcode(barcodeKey(code)).length === 0;
    if (!isFree) problems.push(noted('barcode-taken', { row, value: code }));
    return isFree;
  });
}

/** The row's own id, unless a known variant goes by it already; one of its title where other variants have its SKU. */
function freeId(
  variant: VariantDraft,
  { source, name = '' }: ProductDraft,
  { index, skus }: Planning,
): string | undefined {
  const { foreignId, sku, options } = variant;
  const folded = sku === undefined ? '' : foldCode(sku);
  const isShared = folded !== '' && (skus.get(folded) !== variant.row || index.variantsBySku(folded).length > 0);
  const id = foreignId ?? (isShared ? sharedId(name, options, folded) : undefined);
  return id !== undefined && index.variantBySource(source, id) === undefined ? id : undefined;
}

/** The draft's quantities in the smallest unit of the known variant; undefined where that would need rounding. */
function rescaled(variant: VariantDraft, { decimals }: ExistingVariant): VariantDraft | undefined {
  if (variant.decimals === decimals) return variant;
  const scale = (quantity: number) => rescaleQuantity(quantity, variant.decimals, decimals);
  const stock = variant.stock === null ? null : scale(variant.stock);
  const maybe = (quantity: number | undefined) => (quantity === undefined ? undefined : scale(quantity));
  const [reorderPoint, orderUpTo, orderMultiple] = [
    maybe(variant.reorderPoint),
    maybe(variant.orderUpTo),
    maybe(variant.orderMultiple),
  ];
  const barcodes = variant.barcodes.flatMap(({ code, packSize }) => {
    const size = scale(packSize);
    return size === undefined ? [] : [{ code, packSize: size }];
  });
  const places = rescaledPlaces(variant.places ?? [], variant.decimals, decimals);
  const isLost =
    stock === undefined ||
    places === undefined ||
    barcodes.length < variant.barcodes.length ||
    (variant.reorderPoint !== undefined && reorderPoint === undefined) ||
    (variant.orderUpTo !== undefined && orderUpTo === undefined) ||
    (variant.orderMultiple !== undefined && orderMultiple === undefined);
  return isLost ? undefined : { ...variant, decimals, stock, places, reorderPoint, orderUpTo, orderMultiple, barcodes };
}

/** A plan of these entries, with what is to be told about rows in the order of the file. */
export function planOf({
  entries,
  observations,
  problems,
  places,
}: Pick<ImportPlan, 'entries' | 'observations' | 'places'> & { readonly problems: RowProblem[] }): ImportPlan {
  const count = { new: 0, changed: 0, same: 0 };
  let newProducts = 0;
  for (const entry of entries) {
    if (entry.kind === 'new') {
      count.new += entry.draft.variants.length;
      if (!entry.joins) newProducts++;
    } else if (entry.kind !== 'refused') count[entry.kind]++;
  }
  problems.sort((a, b) => a.row - b.row);
  const refusals = refusedEntries(problems);
  return {
    counts: { ...count, refused: refusals.length },
    newProducts,
    entries: [...entries, ...refusals],
    observations,
    places,
    problems,
  };
}

function refusedEntries(problems: readonly RowProblem[]): readonly PlanEntry[] {
  const byRow = new Map<number, RowProblem[]>();
  for (const problem of problems) {
    if (problem.severity !== 'refused') continue;
    const ofRow = byRow.get(problem.row) ?? [];
    byRow.set(problem.row, ofRow);
    ofRow.push(problem);
  }
  return [...byRow].map(([row, ofRow]) => ({ kind: 'refused', row, problems: ofRow }));
}
