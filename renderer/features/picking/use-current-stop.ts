import { useState } from 'react';
import type { BatchStop } from '#shared/domain/batches/stops.ts';

/** The stop that is picked at, and the ways to others. */
export type CurrentStop = {
  /** Null where nothing is left to be picked anywhere. */
  readonly stop: BatchStop | null;
  readonly goTo: (key: string) => void;
  /** How often a person went to a stop, other than by finishing the one before. */
  readonly walks: number;
  /** Null where there is no other one. */
  readonly next: (() => void) | null;
  readonly before: (() => void) | null;
};

type Chosen = {
  readonly key: string;
  /** Its place among the stops. */
  readonly at: number;
  /** A person went there though all that is left was reported as not there. */
  readonly isMissing: boolean;
};

/**
 * The stop that is picked at: the one that a person went to, else the next in walking order behind it of which something is left.
 * A stop that is done gives way to the next one by itself.
 */
export function useCurrentStop(stops: readonly BatchStop[]): CurrentStop {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [walks, setWalks] = useState(0);
  const found = stops.findIndex(({ key, left }) => key === chosen?.key && (left > 0 || chosen.isMissing));
  const at = found >= 0 ? found : firstOpen(stops, chosen?.at ?? 0);
  const stop = stops[at] ?? null;
  const goToPlace = (place: number) => {
    const next = stops[(place + stops.length) % stops.length];
    if (!next) return;
    setChosen({ key: next.key, at: stops.indexOf(next), isMissing: next.left === 0 });
    if (next !== stop) setWalks((before) => before + 1);
  };
  // Where it stands among the others is kept, so that the one behind it is next once it is gone.
  if (stop && (chosen?.key !== stop.key || chosen.at !== at))
    setChosen({ key: stop.key, at, isMissing: stop.left === 0 });
  return {
    stop,
    goTo: (key) => goToPlace(stops.findIndex((one) => one.key === key)),
    walks,
    next: stops.length > 1 ? () => goToPlace(at + 1) : null,
    before: stops.length > 1 ? () => goToPlace(at - 1) : null,
  };
}

/** The first stop from a place on, and round to the beginning, of which something is to be picked. */
function firstOpen(stops: readonly BatchStop[], from: number): number {
  const behind = stops.findIndex(({ left }, at) => at >= from && left > 0);
  return behind >= 0 ? behind : stops.findIndex(({ left }) => left > 0);
}
