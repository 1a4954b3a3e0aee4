import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { Projection } from './projection.ts';
import { repeated, type Work } from './slices.ts';
import type { Touched } from './telling.ts';

export type StatusFilter =
  | 'all'
  | 'low'
  | 'out'
  | 'oversold'
  | 'negative'
  | 'untracked'
  | 'archived'
  | 'archived-stock';
export type StatusCounts = { readonly [F in StatusFilter]: number };

const bits = {
  all: 1,
  low: 2,
  out: 4,
  negative: 8,
  untracked: 16,
  archived: 32,
  oversold: 64,
  'archived-stock': 128,
} as const satisfies Record<StatusFilter, number>;
// The keys of an object lose their type; these are the filters.
const filters = Object.keys(bits) as readonly StatusFilter[];

/** What every variant is at a location (null: everywhere), kept up to date, with counts. */
export type StatusBoard = {
  /** True when the variant belongs under the filter; `all` are those on sale. */
  readonly is: (slot: number, filter: StatusFilter) => boolean;
  readonly counts: () => StatusCounts;
  /** How many reorder alerts there are. */
  readonly alerts: () => number;
  /** How many reorder alerts a variant has. */
  readonly alertsOf: (slot: number) => number;
  /** Calls back once every variant has been looked at: in this task when nothing is left to do, else later. */
  readonly whenFresh: (run: () => void) => void;
  readonly lookAgain: (touched: Touched) => void;
};

/** The board of one location, or (null) of all of them. */
export function openBoard(catalogue: Projection, locationId: LocationId | null): StatusBoard {
  let kept = new Uint8Array(0);
  let alerts = new Uint16Array(0);
  const counts = emptyCounts();
  let alertSum = 0;
  let waiting: (() => void)[] = [];
  let everything = true;

  const count = (value: number, by: 1 | -1) => {
    for (const filter of filters) if (value & bits[filter]) counts[filter] += by;
  };
  const look = (slot: number) => {
    if (slot >= kept.length) {
      const room = Math.ceil(catalogue.size * 1.25) + 64;
      const [old, oldAlerts] = [kept, alerts];
      [kept, alerts] = [new Uint8Array(room), new Uint16Array(room)];
      kept.set(old);
      alerts.set(oldAlerts);
    }
    const here = catalogue.alertsAt(slot, locationId).length;
    const value = bitsAt(catalogue, slot, locationId) | (here > 0 ? bits.low : 0);
    count(kept[slot] ?? 0, -1);
    count(value, 1);
    alertSum += here - (alerts[slot] ?? 0);
    kept[slot] = value;
    alerts[slot] = here;
  };
  function* lookAtAll(): Work<void> {
    while (everything) {
      everything = false;
      for (let slot = 0; slot < catalogue.size; slot++) {
        look(slot);
        if (slot % 128 === 127) yield;
      }
      catalogue.tellSoon();
    }
  }
  const looking = repeated(catalogue.slices, lookAtAll, () => {
    const runs = waiting;
    waiting = [];
    for (const run of runs) run();
  });
  const lookAgain = ({ slots, all }: Touched) => {
    for (const slot of slots) look(slot);
    if (!all) return;
    everything = true;
    looking.ask();
  };

  if (catalogue.ready) looking.ask();
  return {
    is: (slot, filter) => ((kept[slot] ?? 0) & bits[filter]) !== 0,
    counts: () => ({ ...counts }),
    alerts: () => alertSum,
    alertsOf: (slot) => alerts[slot] ?? 0,
    whenFresh: (run) => {
      waiting.push(run);
      looking.ask();
    },
    lookAgain,
  };
}

function bitsAt(catalogue: Projection, slot: number, locationId: LocationId | null): number {
  if (!catalogue.isShown(slot)) return 0;
  const numbers = locationId === null ? null : catalogue.places.subtree(locationId);
  if (numbers !== null && !catalogue.places.isKnownIn(numbers, slot) && !catalogue.ownRuleAt(slot, locationId))
    return 0;
  const figures = catalogue.figuresAt(slot, locationId);
  if (catalogue.isArchived(slot)) return bits.archived | (figures && figures.onHand !== 0 ? bits['archived-stock'] : 0);
  if (!figures) return bits.all | bits.untracked;
  // At a place that is not for sale nothing can be sold out.
  const isForSale = locationId === null || !catalogue.isNotForSale(locationId);
  const out = isForSale && figures.available <= 0 ? bits.out : 0;
  const negative = catalogue.places.isBelowZeroIn(numbers, slot) ? bits.negative : 0;
  const oversold = figures.available < 0 && figures.onHand >= 0 ? bits.oversold : 0;
  return bits.all | out | negative | oversold;
}

function emptyCounts(): { [F in StatusFilter]: number } {
  return { all: 0, low: 0, out: 0, oversold: 0, negative: 0, untracked: 0, archived: 0, 'archived-stock': 0 };
}
