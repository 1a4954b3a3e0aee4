import { runWhole } from '#shared/base/whole.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';
import type { AwaitedPieces, ItemKey, LaneItem } from '../lane-rows.ts';
import { forEach, type Steps } from './steps.ts';
import type { FigureOf, OurFigure, OurIndex, OurThing } from './ours.ts';

/** By what a thing of a store was recognised: its listing, or the first of these that only one of ours has. */
export type MatchedBy = 'listing' | 'sku' | 'barcode' | 'title';

/** How what a store shows of a thing stands to what it is to show. */
export type Quantities =
  | { readonly is: 'same' | 'differs'; readonly places: readonly PlaceFigures[] }
  /** The store does not count it. */
  | { readonly is: 'not-counted-there' }
  /** Its stock is not kept here. */
  | { readonly is: 'untracked-here'; readonly shown: number };
export type PlaceFigures = OurFigure & {
  readonly locationId: string | null;
  readonly shown: number;
  /** Pieces of the store's orders that are promised here as soon as it is tied: `offer` is without them already, `available` is not. */
  readonly awaited: AwaitedPieces;
};

/** Why nobody but a person can say which of ours a thing is. */
export type Doubt =
  /** Several of ours have its code or its name. */
  | 'several-here'
  /** Several things of the store are, by the same proof, one of ours. */
  | 'several-there'
  /** Its SKU says one of ours, its barcode another. */
  | 'codes-disagree';

/** One line of a review: a thing of the store, one of ours, or both. */
export type ReviewRow =
  | {
      readonly is: 'matched';
      readonly key: string;
      readonly item: LaneItem;
      readonly thing: OurThing;
      readonly by: MatchedBy;
      readonly quantities: Quantities;
      /** The listing that ties them already, whatever it says besides. */
      readonly listing: ListingRow | null;
    }
  /** It was tied to one of ours, and by its SKU it is another thing now. `candidates`: what it may be. */
  | {
      readonly is: 'changed';
      readonly key: string;
      readonly item: LaneItem;
      readonly thing: OurThing;
      readonly listing: ListingRow;
      readonly candidates: readonly OurThing[];
    }
  | {
      readonly is: 'ambiguous';
      readonly key: string;
      readonly item: LaneItem;
      readonly why: Doubt;
      readonly candidates: readonly OurThing[];
    }
  | { readonly is: 'only-there'; readonly key: string; readonly item: LaneItem }
  | { readonly is: 'only-here'; readonly key: string; readonly thing: OurThing };
export type ReviewKind = ReviewRow['is'];

/** The kinds of rows, those first that need a person most. */
export const reviewKinds = [
  'ambiguous',
  'changed',
  'matched',
  'only-there',
  'only-here',
] as const satisfies readonly ReviewKind[];

type Found =
  | { readonly is: 'one'; readonly thing: OurThing; readonly by: Exclude<MatchedBy, 'listing'> }
  | { readonly is: 'doubt'; readonly why: Doubt; readonly candidates: readonly OurThing[] }
  | null;

/**
 * What a store has and what the shop has, next to each other: by their listings, then by SKU, then by barcode, then by title and options. Nothing is
 * guessed where a code or a name is used more than once on either side.
 */
export function reviewOf(items: readonly LaneItem[], ours: OurIndex, figureOf: FigureOf): readonly ReviewRow[] {
  return runWhole(reviewing(items, ours, figureOf));
}

/** The same in steps, for a thread that has other things to do between them (CHN202). */
export function* reviewing(
  items: readonly LaneItem[],
  ours: OurIndex,
  figureOf: FigureOf,
): Steps<readonly ReviewRow[]> {
  const taken = new Set<VariantId>();
  const rows: ReviewRow[] = [];
  const open: LaneItem[] = [];
  yield* forEach(items, (item) => {
    if (item.status === 'gone') return;
    const listing = ours.listing(item.listingId);
    const thing = listing && !listing.archived ? ours.thing(listing.variantId) : undefined;
    if (!listing || !thing) return void open.push(item);
    taken.add(thing.variantId);
    rows.push(listedRow(item, thing, listing, ours, figureOf));
  });
  const found: (readonly [LaneItem, Found])[] = [];
  const claims = new Map<VariantId, number>();
  yield* forEach(open, (item) => {
    const one = foundOf(item, ours, taken);
    found.push([item, one]);
    if (one?.is === 'one') claims.set(one.thing.variantId, (claims.get(one.thing.variantId) ?? 0) + 1);
  });
  yield* forEach(found, ([item, one]) => void rows.push(openRow(item, one, claims, ours, figureOf)));
  yield* forEach(rows, (row) => {
    if (row.is === 'matched') taken.add(row.thing.variantId);
    if (row.is === 'ambiguous' || row.is === 'changed')
      for (const { variantId } of row.candidates) taken.add(variantId);
  });
  yield* forEach(ours.things(), (thing) => {
    if (!thing.archived && isSold(thing) && !taken.has(thing.variantId))
      rows.push({ is: 'only-here', key: thing.variantId, thing });
  });
  return rows;
}

/** What has no stock of its own is not published from here. */
function isSold({ productType }: OurThing): boolean {
  return productType === 'simple' || productType === 'variable';
}

function listedRow(
  item: LaneItem,
  thing: OurThing,
  listing: ListingRow,
  ours: OurIndex,
  figureOf: FigureOf,
): ReviewRow {
  const others = ours.bySku(item.sku).filter((id) => id !== thing.variantId);
  const isOther = item.sku !== '' && thing.sku !== null && foldCode(item.sku) !== foldCode(thing.sku);
  if (isOther && others.length > 0)
    return { is: 'changed', key: item.key, item, thing, listing, candidates: [thing, ...thingsOf(others, ours)] };
  const quantities = quantitiesOf(item, thing.variantId, figureOf);
  return { is: 'matched', key: item.key, item, thing, by: 'listing', quantities, listing };
}

function openRow(
  item: LaneItem,
  found: Found,
  claims: ReadonlyMap<VariantId, number>,
  ours: OurIndex,
  figureOf: FigureOf,
): ReviewRow {
  if (found === null) return { is: 'only-there', key: item.key, item };
  if (found.is === 'doubt')
    return { is: 'ambiguous', key: item.key, item, why: found.why, candidates: found.candidates };
  const { thing, by } = found;
  if ((claims.get(thing.variantId) ?? 0) > 1)
    return { is: 'ambiguous', key: item.key, item, why: 'several-there', candidates: [thing] };
  const quantities = quantitiesOf(item, thing.variantId, figureOf);
  return { is: 'matched', key: item.key, item, thing, by, quantities, listing: ours.listing(item.listingId) ?? null };
}

function foundOf(item: LaneItem, ours: OurIndex, taken: ReadonlySet<VariantId>): Found {
  const free = (ids: readonly VariantId[]) => ids.filter((id) => !taken.has(id));
  const skus = free(ours.bySku(item.sku));
  const barcodes = free(ours.byBarcode(item.barcode));
  const [sku, barcode] = [only(skus), only(barcodes)];
  if (sku !== undefined && barcode !== undefined && sku !== barcode)
    return doubt('codes-disagree', [sku, barcode], ours);
  if (sku !== undefined) return one(sku, 'sku', ours);
  // A shared SKU is told apart by the barcode, then by the name, and by nothing else.
  const within = (ids: readonly VariantId[]) => (skus.length > 1 ? ids.filter((id) => skus.includes(id)) : ids);
  const coded = only(within(barcodes));
  if (coded !== undefined) return one(coded, 'barcode', ours);
  const titled = within(free(ours.byTitle(item.title, item.options)));
  const named = only(titled);
  if (named !== undefined && (skus.length > 1 || !speaksAgainst(item, ours.thing(named))))
    return one(named, 'title', ours);
  const several = skus.length > 1 ? skus : barcodes.length > 1 ? barcodes : titled.length > 1 ? titled : [];
  return several.length > 1 ? doubt('several-here', several, ours) : null;
}

/** Both have an SKU, and not the same: a name alone makes them no one thing. */
function speaksAgainst(item: LaneItem, thing: OurThing | undefined): boolean {
  return item.sku !== '' && !!thing?.sku && foldCode(item.sku) !== foldCode(thing.sku);
}

function one(id: VariantId, by: Exclude<MatchedBy, 'listing'>, ours: OurIndex): Found {
  const thing = ours.thing(id);
  return thing ? { is: 'one', thing, by } : null;
}

function doubt(why: Doubt, ids: readonly VariantId[], ours: OurIndex): Found {
  return { is: 'doubt', why, candidates: thingsOf(ids, ours) };
}

function thingsOf(ids: readonly VariantId[], ours: OurIndex): readonly OurThing[] {
  return ids.flatMap((id) => ours.thing(id) ?? []);
}

function only<T>(some: readonly T[]): T | undefined {
  return some.length === 1 ? some[0] : undefined;
}

/** Where no order waits. */
export const noneAwaited: AwaitedPieces = { wanted: 0, taken: 0 };

/** What a store shows of a thing beside what it is to show of one of ours. */
export function quantitiesOf(
  { places }: Pick<LaneItem, 'places'>,
  variantId: VariantId,
  figureOf: FigureOf,
): Quantities {
  const counted = places.flatMap(({ locationId, shown, awaited = noneAwaited }) =>
    shown === null ? [] : [{ locationId, shown, awaited }],
  );
  if (counted.length === 0) return { is: 'not-counted-there' };
  const figures = counted.flatMap(({ locationId, shown, awaited }): PlaceFigures[] => {
    const ours = figureOf(variantId, locationId);
    if (!ours) return [];
    const offer = awaited.wanted === 0 ? ours.offer : ours.offerWith(ours.available - awaited.wanted);
    return [{ ...ours, locationId, shown, awaited, offer }];
  });
  if (figures.length === 0) return { is: 'untracked-here', shown: counted.reduce((sum, { shown }) => sum + shown, 0) };
  return { is: figures.every(({ shown, offer }) => shown === offer) ? 'same' : 'differs', places: figures };
}

const figureOrder = [
  'differs',
  'untracked-here',
  'not-counted-there',
  'same',
] as const satisfies readonly Quantities['is'][];

/** The rows of a kind, in the order of the store or the shop; of those that match, what differs comes first. */
export function rowsOfKind(rows: readonly ReviewRow[], kind: ReviewKind): readonly ReviewRow[] {
  const found = rows.filter(({ is }) => is === kind);
  if (kind !== 'matched') return found;
  return figureOrder.flatMap((is) => found.filter((row) => row.is === 'matched' && row.quantities.is === is));
}

/** The key of the store's thing of a row; null for what only the shop has. */
export function itemKeyOf(row: ReviewRow): ItemKey | null {
  return row.is === 'only-here' ? null : row.item.key;
}
