import { foldText } from '#shared/base/fold-text.ts';
import { runWhole } from '#shared/base/whole.ts';
import type { LaneItem, LanePlace } from '#shared/channels/lane-rows.ts';
import type { OurIndex, OurThing } from '#shared/channels/review/ours.ts';
import { forEach, type Steps } from '#shared/channels/review/steps.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';

/** How a thing at a place of the store stands between the two sides; the first that fits. */
export type TruthState =
  | 'problem'
  | 'not-linked'
  | 'drift'
  | 'untold'
  | 'not-counted'
  /** Nobody has said yet from where telling begins. */
  | 'not-agreed'
  /** It is sold here no more: the store is to show none (CHN220). */
  | 'archived'
  | 'told';

/** What a store shows of a thing at one of its places, beside what it is to show. */
export type TruthRow = {
  readonly key: string;
  readonly item: LaneItem;
  readonly place: LanePlace;
  readonly thing: OurThing | null;
  readonly listing: ListingRow | null;
  readonly is: TruthState;
  /** What it is searched by. */
  readonly text: string;
};

export const truthFilters = ['all', 'drift', 'untold', 'not-linked', 'problem'] as const;
export type TruthFilter = (typeof truthFilters)[number];

/** What of ours the lines tell of. */
type Ours = Pick<OurIndex, 'thing' | 'listing'>;

/** A line for everything that the store has, at each of its places. */
export function truthRows(items: readonly LaneItem[], ours: Ours): readonly TruthRow[] {
  return runWhole(truthRowsMade(items, ours));
}

/** The same in steps (CHN202). */
export function* truthRowsMade(items: readonly LaneItem[], ours: Ours): Steps<readonly TruthRow[]> {
  const rows: TruthRow[] = [];
  yield* forEach(items, (item) => void rows.push(...rowsOf(item, ours)));
  return rows;
}

type Made = Pick<TruthRow, 'thing' | 'listing'> & { readonly rows: readonly TruthRow[] };
/** What was made of a thing before: what did not change is drawn no second time. */
const made = new WeakMap<LaneItem, Made>();

function rowsOf(item: LaneItem, ours: Ours): readonly TruthRow[] {
  if (item.status === 'gone') return [];
  const listing = ours.listing(item.listingId) ?? null;
  const thing = (listing && !listing.archived && ours.thing(listing.variantId)) || null;
  const known = made.get(item);
  if (known?.thing === thing && known.listing === listing) return known.rows;
  const text = foldText(
    [item.title, item.sku, item.barcode, ...item.options.map(({ value }) => value), thing?.name ?? ''].join('\n'),
  );
  // What shows no figure at all is one line, too.
  const places: readonly LanePlace[] = item.places.length > 0 ? item.places : [unread];
  const rows = places.map((place) => ({
    key: `${item.key}@${place.locationId ?? ''}`,
    item,
    place,
    thing,
    listing: thing && listing,
    is: stateOf(item, place, thing, thing && listing),
    text,
  }));
  made.set(item, { thing, listing, rows });
  return rows;
}

const unread: LanePlace = { locationId: null, shown: null, shownAt: 0, expected: null, drift: null };

function stateOf(item: LaneItem, place: LanePlace, thing: OurThing | null, listing: ListingRow | null): TruthState {
  if (listing === null) return 'not-linked';
  if (item.problem !== null) return 'problem';
  if (place.drift !== null) return 'drift';
  if (listing.untold) return 'untold';
  if (place.shown === null) return 'not-counted';
  if (place.expected === null) return 'not-agreed';
  return thing?.archived ? 'archived' : 'told';
}

/** Whether a row is in a list; what nobody has agreed to is told as little as what is not to be told. */
export function isInFilter({ is }: TruthRow, filter: TruthFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'problem':
      return is === 'problem' || is === 'not-counted';
    case 'untold':
      return is === 'untold' || is === 'not-agreed';
    default:
      return is === filter;
  }
}

/** The rows of a list that hold all words of a search. */
export function filteredRows(rows: readonly TruthRow[], filter: TruthFilter, search: string): readonly TruthRow[] {
  const words = foldText(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (filter === 'all' && words.length === 0) return rows;
  return rows.filter((row) => isInFilter(row, filter) && words.every((word) => row.text.includes(word)));
}
