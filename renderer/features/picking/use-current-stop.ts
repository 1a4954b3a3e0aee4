import { useState } from 'react';
import { type BatchStop, isSamePlace } from '#shared/domain/batches/stops.ts';

/** The stop that is picked at, and the ways to others. */
export type CurrentStop = {
  /** Null where nothing is left to be picked anywhere. */
  readonly stop: BatchStop | null;
  /** A person goes to another stop. */
  readonly goTo: (key: string) => void;
  /** The stop of what was scanned, or taken back, is shown: nobody went anywhere. One that is not there yet is shown once it is. */
  readonly follow: (key: string) => void;
  /** How often a person went to a stop, other than by finishing the one before. */
  readonly walks: number;
  /** Null where there is no other one. */
  readonly next: (() => void) | null;
  readonly before: (() => void) | null;
};

type Chosen = {
  readonly stop: BatchStop;
  /** Its place among the stops. */
  readonly at: number;
  /** A person went there though all that is left was reported as not there. */
  readonly isMissing: boolean;
};

/**
 * The stop that is picked at: the one that a person went to, else the next in walking order behind it of which something is left,
 * those in the same place first. A stop that is done gives way to the next one by itself.
 */
export function useCurrentStop(stops: readonly BatchStop[]): CurrentStop {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [awaited, setAwaited] = useState<string | null>(null);
  const [walks, setWalks] = useState(0);
  const come = awaited === null ? -1 : stops.findIndex(({ key, left }) => key === awaited && left > 0);
  const found = stops.findIndex(({ key, left }) => key === chosen?.stop.key && (left > 0 || chosen.isMissing));
  const at = [come, found].find((place) => place >= 0) ?? firstOpen(stops, chosen);
  const stop = stops[at] ?? null;
  const show = (place: number) => {
    const next = stops[place];
    setAwaited(null);
    if (next) setChosen({ stop: next, at: place, isMissing: next.left === 0 });
    return next;
  };
  const goToPlace = (place: number) => {
    const next = show((place + stops.length) % stops.length);
    if (next && next !== stop) setWalks((before) => before + 1);
  };
  // Where it stands among the others is kept, so that the one behind it is next once it is gone.
  if (stop && (chosen?.stop.key !== stop.key || chosen.at !== at)) setChosen({ stop, at, isMissing: stop.left === 0 });
  if (come >= 0) setAwaited(null);
  return {
    stop,
    goTo: (key) => {
      const place = stops.findIndex((one) => one.key === key);
      if (place >= 0) goToPlace(place);
    },
    follow: (key) => {
      if (!show(stops.findIndex((one) => one.key === key))) setAwaited(key);
    },
    walks,
    next: stops.length > 1 ? () => goToPlace(at + 1) : null,
    before: stops.length > 1 ? () => goToPlace(at - 1) : null,
  };
}

/** The first stop from one that is done on of which something is to be picked: in its place, behind it, and round to the beginning. */
function firstOpen(stops: readonly BatchStop[], gone: Chosen | null): number {
  const from = gone?.at ?? 0;
  const isOpen = ({ left }: BatchStop) => left > 0;
  const isBehind = (stop: BatchStop, at: number) => at >= from && isOpen(stop);
  const isHere = (stop: BatchStop) => gone !== null && isSamePlace(stop, gone.stop);
  return (
    [
      (stop: BatchStop, at: number) => isHere(stop) && isBehind(stop, at),
      (stop: BatchStop) => isHere(stop) && isOpen(stop),
      isBehind,
      isOpen,
    ]
      .map((fits) => stops.findIndex(fits))
      .find((at) => at >= 0) ?? -1
  );
}
