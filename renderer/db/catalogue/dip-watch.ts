import type { LocationId } from '#shared/domain/operations/ids.ts';
import { type Dip, nextDip } from '#shared/domain/reorder/dip.ts';
import type { Catalogue } from './catalogue.ts';
import { repeated, type Work } from './slices.ts';

/** A rule that dipped: a variant's for one location or (null) for all of them. */
export type Dipped = { readonly slot: number; readonly locationId: LocationId | null };

export type DipWatch = {
  /** The dips nobody was told of yet that still last; they count as told now. */
  readonly take: () => readonly Dipped[];
  readonly close: () => void;
};

/** Watches every reorder rule of the shop from now on; `onDip` hears that there is something to tell. */
export function watchDips(catalogue: Catalogue, onDip: () => void): DipWatch {
  /** Rules that are not above their point, by variant. */
  const dips = new Map<number, Map<LocationId | null, Dip>>();
  let isFirst = true;

  /** Looks at one variant; true when it dipped. */
  const look = (slot: number): boolean => {
    const known = dips.get(slot);
    const low = catalogue.alertsAt(slot, null);
    if (!known && low.length === 0) return false;
    const before = isFirst ? null : 'above';
    const now = new Map(low.map((place) => [place, nextDip(known?.get(place) ?? before, true)] as const));
    if (now.size > 0) dips.set(slot, now);
    else dips.delete(slot);
    return [...now].some(([place, dip]) => dip === 'untold' && known?.get(place) !== 'untold');
  };
  function* lookAtAll(): Work<boolean> {
    let dipped = false;
    for (let slot = 0; slot < catalogue.size; slot++) {
      dipped = look(slot) || dipped;
      if (slot % 128 === 127) yield;
    }
    return dipped;
  }
  const looking = repeated(catalogue.slices, lookAtAll, (dipped) => {
    isFirst = false;
    if (dipped) onDip();
  });
  const stopFollowing = catalogue.follow(({ slots, all }) => {
    if (all || isFirst) return looking.ask();
    if ([...slots].filter(look).length > 0) onDip();
  });
  if (catalogue.ready) looking.ask();
  return {
    take: () => {
      const untold = [...dips].flatMap(([slot, places]) =>
        [...places].flatMap(([locationId, dip]) => (dip === 'untold' ? [{ slot, locationId }] : [])),
      );
      for (const { slot, locationId } of untold) dips.get(slot)?.set(locationId, 'told');
      return untold;
    },
    close: () => {
      stopFollowing();
      looking.stop();
    },
  };
}
