import { must } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Catalogue, Touched } from './catalogue.ts';
import { type Before, mergeIn, slicedSort } from './sliced-sort.ts';
import { repeated, type Work } from './slices.ts';
import type { StatusCounts } from './status-board.ts';
import type { StockListRow } from './stock-list-row.ts';
import {
  beforeByKey,
  beforeByText,
  isText,
  keyOf,
  membership,
  orderOf,
  type Sort,
  type StockQuery,
} from './stock-query.ts';
import { FEW } from './telling.ts';
import { without } from './text-order.ts';

export type { Sort, SortColumn, StockQuery } from './stock-query.ts';

/** What finds variants by text; its answers are best first. */
export type Finder = {
  readonly find: (text: string) => Uint32Array;
  readonly subscribe: (run: () => void) => () => void;
};

/** So many rows are kept as they were drawn: more than a window shows, few enough to forget. */
const KEPT_ROWS = 500;

/** The rows of a stock list as they stand; a new object only when something changed. */
export type StockListSnapshot = {
  readonly query: StockQuery;
  /** True while the rows are still those of an earlier question. */
  readonly working: boolean;
  /** True when nobody waits for this: many rows changed at once under the same question, as in an import. */
  readonly byItself: boolean;
  readonly total: number;
  /** The same object for a variant while nothing of it changed. */
  readonly rowAt: (index: number) => StockListRow;
  readonly keyAt: (index: number) => VariantId;
  readonly slotAt: (index: number) => number;
  /** Where a variant stands; −1 when it is not in the list. */
  readonly indexOf: (variantId: string) => number;
  /** Of the location asked for, not narrowed by search, category or supplier. */
  readonly counts: StatusCounts;
};

export type StockList = {
  readonly get: () => StockListSnapshot;
  readonly subscribe: (reader: () => void) => () => void;
  readonly ask: (query: StockQuery) => void;
  readonly close: () => void;
};

/**
 * A live list of variants: filtered, sorted, searched, kept up to date with the catalogue. No task of it takes longer
 * than a slice; a search by rank, and a change of a few variants, show in the same task.
 */
export function openStockList(catalogue: Catalogue, finder: Finder, first: StockQuery): StockList {
  let query = first;
  let slots: Uint32Array = new Uint32Array(0);
  let pending = new Set<number>();
  let built: StockQuery | null = null;
  let waiting = false;
  let many = false;
  let turn = 0;
  const readers = new Set<() => void>();
  let drawn = new Map<number, StockListRow>();
  const rowOf = (slot: number, { locationId, past }: StockQuery): StockListRow => {
    if (past) return past.rowAt(slot, locationId);
    const known = drawn.get(slot);
    if (known?.locationId === locationId) return known;
    if (drawn.size >= KEPT_ROWS) drawn = new Map();
    const row = catalogue.listedRowAt(slot, locationId);
    drawn.set(slot, row);
    return row;
  };
  let snapshot = snapshotOf(catalogue, query, slots, { working: true, byItself: false }, rowOf);

  const publish = (working: boolean) => {
    const byItself = many && !working && !snapshot.working;
    if (!working) many = false;
    snapshot = snapshotOf(catalogue, query, slots, { working, byItself }, rowOf);
    for (const reader of [...readers]) reader();
  };
  const building = repeated(
    catalogue.slices,
    () => {
      pending = new Set();
      return build(catalogue, finder, query);
    },
    (result) => {
      [slots, built] = [result.slots, result.query];
      publish(built !== query);
      if (pending.size > 0) follow({ slots: pending, all: false });
    },
  );
  /** Calls back once everything the list is made from is up to date: in this task when it is. */
  const whenFresh = (run: () => void) => {
    waiting = true;
    const mine = ++turn;
    catalogue.board(query.locationId).whenFresh(() =>
      orderOf(catalogue, query.sort).whenFresh(() => {
        // A later question, or the end of the list, has its own turn.
        if (mine !== turn) return;
        waiting = false;
        run();
      }),
    );
  };
  const patch = () => {
    const before = beforeOf(catalogue, query);
    const changed = [...pending];
    pending = new Set();
    const added = changed.filter(membership(catalogue, query)).sort((a, b) => (before(a, b) ? -1 : 1));
    slots = mergeIn(without(slots, changed), Uint32Array.from(added), before);
    publish(false);
  };
  const follow = ({ slots: touched, all }: Touched) => {
    if (all) drawn = new Map();
    many ||= all || touched.size > FEW;
    for (const slot of touched) {
      pending.add(slot);
      drawn.delete(slot);
    }
    if (waiting) return;
    if (all || building.isRunning() || built !== query || query.search !== '') whenFresh(building.ask);
    else whenFresh(() => (building.isRunning() || built !== query ? building.ask() : patch()));
  };
  const restart = () => whenFresh(building.restart);

  const stops = [catalogue.follow(follow), finder.subscribe(() => query.search !== '' && restart())];
  if (catalogue.ready) restart();
  return {
    get: () => snapshot,
    subscribe: (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    ask: (next) => {
      if (sameQuery(next, query)) return;
      query = next;
      if (catalogue.ready) restart();
      if (built !== query) publish(true);
    },
    close: () => {
      for (const stop of stops) stop();
      turn++;
      building.stop();
      readers.clear();
    },
  };
}

function sameQuery(a: StockQuery, b: StockQuery): boolean {
  return (
    a.search === b.search &&
    a.filter === b.filter &&
    a.category === b.category &&
    a.supplierId === b.supplierId &&
    a.locationId === b.locationId &&
    a.sort?.column === b.sort?.column &&
    a.sort?.direction === b.sort?.direction &&
    a.past === b.past &&
    a.expiring === b.expiring
  );
}

const byName: Sort = { column: 'name', direction: 'ascending' };

/** The order of two rows as asked; needs fresh text orders. */
function beforeOf(catalogue: Catalogue, query: StockQuery): Before {
  const { column, direction } = query.sort ?? byName;
  if (isText(column)) return beforeByText(catalogue.order(column), direction);
  const names = catalogue.order('name');
  return beforeByKey(keyOf(catalogue, column, query), direction, names.rankOf);
}

type Built = { readonly slots: Uint32Array; readonly query: StockQuery };

/** Makes the list from the whole catalogue. */
function* build(catalogue: Catalogue, finder: Finder, query: StockQuery): Work<Built> {
  const isMember = membership(catalogue, query);
  const found = query.search.trim() === '' ? null : finder.find(query.search);
  if (found && !query.sort) return { slots: yield* filtered(found, isMember), query };
  const order = orderOf(catalogue, query.sort);
  const isFound = found ? markOf(found, catalogue.size) : null;
  const members = yield* filtered(order.slots(), (slot) => isMember(slot) && (isFound === null || isFound[slot] === 1));
  return { slots: yield* sorted(catalogue, members, query), query };
}

function markOf(slots: Uint32Array, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const slot of slots) marks[slot] = 1;
  return marks;
}

function* filtered(source: Uint32Array, keep: (slot: number) => boolean): Work<Uint32Array> {
  const kept = new Uint32Array(source.length);
  let size = 0;
  for (let i = 0; i < source.length; i++) {
    const slot = source[i] ?? 0;
    if (keep(slot)) kept[size++] = slot;
    if (i % 1024 === 1023) yield;
  }
  return kept.slice(0, size);
}

/** Sorts members that stand in the text order already. */
function* sorted(catalogue: Catalogue, members: Uint32Array, query: StockQuery): Work<Uint32Array> {
  const { column, direction } = query.sort ?? byName;
  if (isText(column)) return direction === 'ascending' ? members : reversed(members, catalogue.order(column).isEmpty);
  const key = keyOf(catalogue, column, query);
  // The keys as they are now: what is compared must not change under the sort.
  const keys = new Float64Array(catalogue.size);
  for (let i = 0; i < members.length; i++) {
    keys[members[i] ?? 0] = key(members[i] ?? 0);
    if (i % 512 === 511) yield;
  }
  const sign = direction === 'ascending' ? 1 : -1;
  return yield* slicedSort(members, (b, a) => {
    const [keyB, keyA] = [keys[b] ?? 0, keys[a] ?? 0];
    return keyB * sign < keyA * sign || (Number.isNaN(keyA) && !Number.isNaN(keyB));
  });
}

function reversed(members: Uint32Array, isEmpty: (slot: number) => boolean): Uint32Array {
  const firstEmpty = members.findIndex(isEmpty);
  const end = firstEmpty < 0 ? members.length : firstEmpty;
  const turned = members.slice();
  turned.subarray(0, end).reverse();
  turned.subarray(end).reverse();
  return turned;
}

function snapshotOf(
  catalogue: Catalogue,
  query: StockQuery,
  slots: Uint32Array,
  state: Pick<StockListSnapshot, 'working' | 'byItself'>,
  rowOf: (slot: number, query: StockQuery) => StockListRow,
): StockListSnapshot {
  const slotAt = (index: number) => must(slots[index], 'an index below the total');
  return {
    query,
    ...state,
    total: slots.length,
    rowAt: (index) => rowOf(slotAt(index), query),
    keyAt: (index) => catalogue.variantIdAt(slotAt(index)),
    slotAt,
    indexOf: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return slot === undefined ? -1 : slots.indexOf(slot);
    },
    counts: catalogue.board(query.locationId).counts(),
  };
}
