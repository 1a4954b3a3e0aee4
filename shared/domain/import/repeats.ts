import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { leftOut, noted, type RowProblem, refused } from './problem.ts';
import type { BarcodeDraft, ProductDraft, VariantDraft } from './product-draft.ts';
import { nameId, titleKey } from './product-titles.ts';
import { ROWS_PER_STEP, type Steps } from './table.ts';

/** A barcode on so many rows is nobody's: somebody had to write something. */
const ROWS_OF_A_FILLER = 5;

/** One variant with the product it is of. */
type Claim = { readonly variant: VariantDraft; readonly product: ProductDraft };

/** What rows before have said. */
type Seen = {
  /** By what a person would tell variants apart by: name, options and SKU. */
  readonly titles: Map<string, Claim[]>;
  readonly skus: Map<string, number>;
  readonly barcodes: Map<string, number>;
  readonly ids: Map<string, number>;
  readonly fillers: ReadonlySet<string>;
};

/**
 * Takes out rows that say again what a row before says, in steps. What two rows share but are not known by alone stays
 * or is left out, and is told: an SKU stays on each, a barcode and an id stay with the first.
 */
export function* withoutRepeatsSteps(
  products: readonly ProductDraft[],
  problems: RowProblem[],
): Steps<readonly ProductDraft[]> {
  const inOrder = products.flatMap((product) => product.variants.map((variant): Claim => ({ variant, product })));
  inOrder.sort((a, b) => a.variant.row - b.variant.row);
  const seen: Seen = {
    titles: new Map(),
    skus: new Map(),
    barcodes: new Map(),
    ids: new Map(),
    fillers: fillersOf(inOrder),
  };
  yield { done: 0, total: inOrder.length };
  // One row may list several variants, so a row's number tells none apart.
  const kept = new Map<VariantDraft, VariantDraft | undefined>();
  for (const [at, claim] of inOrder.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: inOrder.length };
    kept.set(claim.variant, keptOf(claim, seen, problems));
  }
  reportShared([...kept.values()], products[0]?.source === 'stockroom', problems);
  return products.flatMap((product) => {
    const variants = product.variants.flatMap((variant) => kept.get(variant) ?? []);
    if (variants.length === 0) return [];
    const isSame =
      variants.length === product.variants.length && variants.every((one, at) => one === product.variants[at]);
    return isSame ? [product] : [{ ...product, variants }];
  });
}

function fillersOf(claims: readonly Claim[]): ReadonlySet<string> {
  const rows = new Map<string, number>();
  for (const { variant, product } of claims) {
    if (product.source === 'stockroom') continue;
    for (const { code } of variant.barcodes) rows.set(barcodeKey(code), (rows.get(barcodeKey(code)) ?? 0) + 1);
  }
  return new Set([...rows].flatMap(([key, count]) => (count >= ROWS_OF_A_FILLER ? [key] : [])));
}

/** The variant without what rows before it have; undefined where it is one of them. */
function keptOf(claim: Claim, seen: Seen, problems: RowProblem[]): VariantDraft | undefined {
  const repeated = repeatOf(claim, seen);
  if (repeated) {
    problems.push(repeated);
    return undefined;
  }
  const { product } = claim;
  const variant = withOwnId(claim, seen, problems);
  const barcodes = firstBarcodes(variant, seen, problems);
  const isKnown = variant.sku !== undefined || variant.foreignId !== undefined || barcodes.length > 0;
  if (!isKnown && product.name === undefined) {
    const { row } = variant;
    const [first] = variant.barcodes;
    const otherRow = first && seen.barcodes.get(barcodeKey(first.code));
    problems.push(
      refused(otherRow === undefined ? 'identity-missing' : 'barcode-repeated', { row, value: first?.code, otherRow }),
    );
    return undefined;
  }
  const foreignId = isKnown ? variant.foreignId : ownNameId({ product, variant }, seen);
  const same = barcodes.length === variant.barcodes.length && foreignId === variant.foreignId;
  const kept = same ? variant : { ...variant, barcodes, foreignId };
  remember({ product, variant: kept }, seen);
  return kept;
}

/** The id of what has no code: by its name, and by its category and unit where a row before it has that name. */
function ownNameId({ product, variant }: Claim, seen: Seen): string {
  const id = nameId(product.name ?? '', variant.options);
  return seen.ids.has(id) ? [id, foldName(product.category ?? ''), foldName(variant.unit ?? '')].join('@') : id;
}

function remember({ product, variant }: Claim, { titles, skus, barcodes, ids }: Seen): void {
  const title = fullTitle({ product, variant });
  const some = titles.get(title);
  if (some) some.push({ product, variant });
  else titles.set(title, [{ product, variant }]);
  if (variant.sku !== undefined && !skus.has(foldCode(variant.sku))) skus.set(foldCode(variant.sku), variant.row);
  if (variant.foreignId !== undefined) ids.set(variant.foreignId, variant.row);
  for (const { code } of variant.barcodes) barcodes.set(barcodeKey(code), variant.row);
}

const fullTitle = ({ product, variant }: Claim): string =>
  [titleKey(product.name ?? '', variant.options), foldCode(variant.sku ?? '')].join('\n');

/** Why a row is one that stands before it already; undefined where it is none of them. */
function repeatOf(claim: Claim, seen: Seen): RowProblem | undefined {
  const { row, sku, foreignId, barcodes, options } = claim.variant;
  const isOwn = claim.product.source === 'stockroom' && foreignId !== undefined;
  if (isOwn) {
    const otherRow = seen.ids.get(foreignId);
    return otherRow === undefined ? undefined : refused('id-repeated', { row, value: foreignId, otherRow });
  }
  const other = seen.titles.get(fullTitle(claim))?.find((before) => !areApart(before, claim));
  if (other) {
    const value = sku ?? barcodes[0]?.code ?? claim.product.name;
    const code = sku !== undefined ? 'sku-repeated' : barcodes.length > 0 ? 'barcode-repeated' : 'name-repeated';
    return refused(code, { row, value, otherRow: other.variant.row });
  }
  // A row that says no more than an SKU which another row has cannot be anything but that row.
  const sameSku = sku === undefined ? undefined : seen.skus.get(foldCode(sku));
  const saysNoMore =
    claim.product.name === undefined && options.length === 0 && barcodes.length === 0 && foreignId === undefined;
  return sameSku !== undefined && saysNoMore
    ? refused('sku-repeated', { row, value: sku, otherRow: sameSku })
    : undefined;
}

/** Whether two rows of one title are two variants after all: by ids of their own or of their products, or by barcodes that have nothing in common. */
function areApart({ variant: a, product: of }: Claim, { variant: b, product: other }: Claim): boolean {
  const differ = (one: string | undefined, two: string | undefined) =>
    one !== undefined && two !== undefined && !one.includes('#') && !two.includes('#') && one !== two;
  if (differ(a.foreignId, b.foreignId) || differ(of.foreignId, other.foreignId)) return true;
  // Two syrups and two sauces may be called vanilla: where nothing has a code, the shelf tells them apart.
  const isCodeless = a.sku === undefined && a.barcodes.length === 0 && b.barcodes.length === 0;
  const isElsewhere = (one: string | undefined, two: string | undefined) =>
    one !== undefined && two !== undefined && foldName(one) !== foldName(two);
  if (isCodeless && isElsewhere(of.category, other.category)) return true;
  if (a.barcodes.length === 0 || b.barcodes.length === 0) return false;
  const keys = new Set(a.barcodes.map(({ code }) => barcodeKey(code)));
  return !b.barcodes.some(({ code }) => keys.has(barcodeKey(code)));
}

/** Whether an id is Amazon's of a product, of which a shop may have several offers. */
function isAsin(id: string | undefined): boolean {
  return id !== undefined && /^B0[A-Z0-9]{8}$/.test(id);
}

/** The variant without an id that a row before has: that one keeps it. */
function withOwnId({ variant, product }: Claim, seen: Seen, problems: RowProblem[]): VariantDraft {
  const { row, foreignId } = variant;
  const otherRow = foreignId === undefined ? undefined : seen.ids.get(foreignId);
  if (otherRow === undefined) return variant;
  const isMade = foreignId?.startsWith('name:') || foreignId?.includes('#');
  if (!isMade)
    problems.push(leftOut(isAsin(foreignId) ? 'offers-of-one' : 'id-shared', { row, value: foreignId, otherRow }));
  return { ...variant, foreignId: product.source === 'stockroom' ? foreignId : undefined };
}

/** The barcodes no earlier row has. */
function firstBarcodes(variant: VariantDraft, seen: Seen, problems: RowProblem[]): readonly BarcodeDraft[] {
  const { row } = variant;
  return variant.barcodes.filter(({ code }) => {
    const key = barcodeKey(code);
    const otherRow = seen.barcodes.get(key);
    if (seen.fillers.has(key)) problems.push(leftOut('code-says-nothing', { row, value: code }));
    else if (otherRow !== undefined) problems.push(noted('barcode-left-out', { row, value: code, otherRow }));
    return otherRow === undefined && !seen.fillers.has(key);
  });
}

/** Tells every row whose SKU another variant has too: it is kept on each. */
function reportShared(variants: readonly (VariantDraft | undefined)[], isOwn: boolean, problems: RowProblem[]): void {
  if (isOwn) return;
  const first = new Map<string, VariantDraft>();
  const told = new Set<VariantDraft>();
  const tell = (variant: VariantDraft, otherRow: number) => {
    if (told.has(variant)) return;
    told.add(variant);
    problems.push(noted('sku-shared', { row: variant.row, value: variant.sku, otherRow }));
  };
  for (const variant of variants) {
    if (variant?.sku === undefined) continue;
    const other = first.get(foldCode(variant.sku));
    if (!other) first.set(foldCode(variant.sku), variant);
    else {
      tell(other, variant.row);
      tell(variant, other.row);
    }
  }
}
