import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { type Dip, nextDip } from '#shared/domain/reorder/dip.ts';
import type { Feed } from '../feed.ts';
import { variantsTouched } from '../fold.ts';
import type { Catalogue } from './catalogue.ts';
import { repeated, type Work } from './slices.ts';

/** A rule that dipped: a variant's for one location or (null) for all of them. */
export type Dipped = { readonly slot: number; readonly locationId: LocationId | null };

export type DipWatch = {
  /** The dips nobody was told of yet that still last; they count as told now. */
  readonly take: () => readonly Dipped[];
  readonly close: () => void;
};

/** What a watch tells. */
export type DipNews = {
  /** There is something to tell. */
  readonly onDip: () => void;
  /** Variants of which a dip that was told does not last any more. */
  readonly onRise: (slots: readonly number[]) => void;
};

/** What a watch looks at. */
type Watched = { readonly catalogue: Catalogue; readonly feed: Pick<Feed, 'listen'> };

/**
 * Watches every reorder rule of the shop from now on. What an undo or a redo makes low was so before it, and counts as told.
 */
export function watchDips({ catalogue, feed }: Watched, { onDip, onRise }: DipNews): DipWatch {
  /** Rules that are not above their point, by variant. */
  const dips = new Map<number, Map<LocationId | null, Dip>>();
  let isFirst = true;
  /** Variants whose last change was an undo or a redo, until they were looked at. */
  const turned = new Set<VariantId>();
  /** Whether the last change of what holds for all variants was one. */
  let isAllTurned = false;
  const stopListening = feed.listen((change) => {
    for (const id of variantsTouched(change)) {
      if (change.turned) turned.add(id);
      else turned.delete(id);
    }
    if (change.rows.some(({ kind }) => kind === 'shop' || kind === 'location')) isAllTurned = change.turned === true;
  });
  /** Variants that rose since it was told. */
  let risen: number[] = [];
  const tellRisen = () => {
    const slots = risen;
    risen = [];
    if (slots.length > 0) onRise(slots);
  };
  /** Whether nobody is told of a dip that is found now. */
  const isNoNews = (slot: number): boolean => isAllTurned || turned.has(catalogue.variantIdAt(slot));

  /** Looks at one variant; true when it dipped. */
  const look = (slot: number): boolean => {
    const known = dips.get(slot);
    const low = catalogue.alertsAt(slot, null);
    if (!known && low.length === 0) return false;
    const before = isFirst ? null : 'above';
    const since = isNoNews(slot) ? null : before;
    turned.delete(catalogue.variantIdAt(slot));
    const now = new Map(low.map((place) => [place, nextDip(known?.get(place) ?? since, true)] as const));
    if (now.size > 0) dips.set(slot, now);
    else dips.delete(slot);
    if ([...(known ?? [])].some(([place, dip]) => dip === 'told' && !now.has(place))) risen.push(slot);
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
    isAllTurned = false;
    tellRisen();
    if (dipped) onDip();
  });
  const stopFollowing = catalogue.follow(({ slots, all }) => {
    if (all || isFirst) return looking.ask();
    const dipped = [...slots].filter(look);
    tellRisen();
    if (dipped.length > 0) onDip();
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
      stopListening();
      looking.stop();
    },
  };
}
