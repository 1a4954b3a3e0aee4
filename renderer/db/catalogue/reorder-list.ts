import { must } from '#shared/base/must.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { type Suggestion, suggest } from '#shared/domain/reorder/suggest.ts';
import type { Catalogue } from './catalogue.ts';
import { positionOf } from './places.ts';
import { slicedSort } from './sliced-sort.ts';
import { repeated, type Work } from './slices.ts';
import type { StockListRow } from './stock-list-row.ts';

/** A reorder alert: a rule for one location or (null) for all of them that calls for a purchase. */
export type Alert = { readonly slot: number; readonly locationId: LocationId | null; readonly suggestion: Suggestion };

export type ReorderSnapshot = {
  readonly working: boolean;
  readonly total: number;
  readonly entryAt: (index: number) => Alert & { readonly row: StockListRow };
  readonly keyAt: (index: number) => string;
};

export type ReorderList = {
  readonly get: () => ReorderSnapshot;
  readonly subscribe: (reader: () => void) => () => void;
  /** Null: the alerts of all rules; a location: those of its own rules. */
  readonly ask: (locationId: LocationId | null) => void;
  readonly close: () => void;
};

/** A live list of reorder alerts, most urgent first. */
export function openReorderList(catalogue: Catalogue, first: LocationId | null): ReorderList {
  let locationId = first;
  let alerts: readonly Alert[] = [];
  const readers = new Set<() => void>();
  let snapshot = snapshotOf(catalogue, alerts, true);
  const publish = (working: boolean) => {
    snapshot = snapshotOf(catalogue, alerts, working);
    for (const reader of [...readers]) reader();
  };
  const building = repeated(
    catalogue.slices,
    () => build(catalogue, locationId),
    (built) => {
      alerts = built;
      publish(false);
    },
  );
  const refresh = () => catalogue.board(locationId).whenFresh(() => catalogue.order('name').whenFresh(building.ask));
  const stop = catalogue.follow(refresh);
  if (catalogue.ready) refresh();
  return {
    get: () => snapshot,
    subscribe: (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    ask: (next) => {
      if (next === locationId) return;
      locationId = next;
      alerts = [];
      publish(true);
      refresh();
    },
    close: () => {
      stop();
      building.stop();
      readers.clear();
    },
  };
}

function* build(catalogue: Catalogue, locationId: LocationId | null): Work<readonly Alert[]> {
  const board = catalogue.board(locationId);
  const alerts: Alert[] = [];
  const names = catalogue.order('name').slots();
  for (let i = 0; i < names.length; i++) {
    const slot = names[i] ?? 0;
    if (board.alertsOf(slot) > 0) alerts.push(...alertsOf(catalogue, slot, locationId));
    if (i % 256 === 255) yield;
  }
  const suggestionAt = (index: number) => must(alerts[index], 'an index of the alerts').suggestion;
  const order = yield* slicedSort(Uint32Array.from(alerts.keys()), (b, a) =>
    isMoreUrgent(suggestionAt(b), suggestionAt(a)),
  );
  return Array.from(order, (index) => must(alerts[index], 'an index of the alerts'));
}

/** The alerts of one variant with what to buy. */
export function alertsOf(catalogue: Catalogue, slot: number, locationId: LocationId | null): readonly Alert[] {
  return catalogue.alertsAt(slot, locationId).flatMap((place) => {
    const figures = catalogue.figuresAt(slot, place);
    const rule = catalogue.ruleAt(slot, place);
    const suggestion = figures && rule && suggest(positionOf(figures), rule);
    return suggestion ? [{ slot, locationId: place, suggestion }] : [];
  });
}

function isMoreUrgent(b: Suggestion, a: Suggestion): boolean {
  return b.urgency === a.urgency ? b.below > a.below : b.urgency > a.urgency;
}

function snapshotOf(catalogue: Catalogue, alerts: readonly Alert[], working: boolean): ReorderSnapshot {
  const alertAt = (index: number) => must(alerts[index], 'an index below the total');
  return {
    working,
    total: alerts.length,
    entryAt: (index) => {
      const alert = alertAt(index);
      return { ...alert, row: catalogue.listedRowAt(alert.slot, alert.locationId) };
    },
    keyAt: (index) => `${catalogue.variantIdAt(alertAt(index).slot)}:${alertAt(index).locationId ?? '*'}`,
  };
}
