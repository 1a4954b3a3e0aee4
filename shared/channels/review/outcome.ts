import { runWhole } from '#shared/base/whole.ts';
import { gapOf } from '#shared/domain/channels/offer.ts';
import type { AwaitedPieces, ItemKey } from '../lane-rows.ts';
import type { Decided } from './decide.ts';
import { noneAwaited } from './review.ts';
import { forEach, type Steps } from './steps.ts';

/** A figure that the store would be told to change. */
export type ToldChange = {
  readonly key: ItemKey;
  readonly title: string;
  readonly sku: string;
  readonly locationId: string | null;
  readonly shown: number;
  readonly offer: number;
};

/** What decisions come to, before anything is written on either side. */
export type Outcome = {
  /** Things that are tied to one of ours, those that were tied before included. */
  readonly tied: number;
  readonly created: number;
  readonly skipped: number;
  /** Of those tied: whose figure here is set to what the store shows, that go onto a count, of which the store is told nothing. */
  readonly taken: number;
  readonly counted: number;
  readonly untold: number;
  /** Figures that the store is told from now on, and those of them that would change at once. */
  readonly offers: number;
  readonly told: readonly ToldChange[];
};

/** The dry run of a review; `offerOfNew`: what is offered of something made here of which there is so much. */
export function outcomeOf(decided: readonly Decided[], offerOfNew: (available: number) => number): Outcome {
  return runWhole(weighing(decided, offerOfNew));
}

/** The same in steps (CHN202). */
export function* weighing(decided: readonly Decided[], offerOfNew: (available: number) => number): Steps<Outcome> {
  const counts = { tied: 0, created: 0, skipped: 0, taken: 0, counted: 0, untold: 0, offers: 0 };
  const told: ToldChange[] = [];
  yield* forEach(decided, (one) => {
    const { choice } = one;
    counts[({ link: 'tied', create: 'created', skip: 'skipped' } as const)[choice.as]]++;
    if (choice.as === 'link' && choice.stock === 'theirs') counts.taken++;
    if (choice.as === 'link' && choice.stock === 'count') counts.counted++;
    if (isUntold(one)) counts.untold++;
    const offers = offersOf(one, offerOfNew);
    counts.offers += offers.length;
    told.push(...offers.filter(({ shown, offer }) => gapOf(offer, shown) !== 0));
  });
  return { ...counts, told };
}

/** Whether the store is told nothing of a thing that is tied. */
export function isUntold({ choice }: Decided): boolean {
  if (choice.as === 'skip') return false;
  return choice.as === 'create' ? choice.stock === 'untold' : choice.stock === 'untold' || choice.stock === 'count';
}

/** What is left of what lies there by a store's figure, once its orders that wait are promised. */
function leftOf(shown: number, { wanted, taken }: AwaitedPieces): number {
  return shown + taken - wanted;
}

/** The figures that are told of a row once its decision is carried out. */
function offersOf(
  { row, choice, quantities }: Decided,
  offerOfNew: (available: number) => number,
): readonly ToldChange[] {
  const { key, title, sku, places } = row.item;
  if (choice.as === 'create' && choice.stock === 'theirs')
    return places.flatMap(({ locationId, shown, awaited = noneAwaited }) => {
      if (shown === null) return [];
      return [{ key, title, sku, locationId, shown, offer: offerOfNew(leftOf(shown, awaited)) }];
    });
  if (choice.as !== 'link' || !quantities) return [];
  if (choice.stock !== 'ours' && choice.stock !== 'theirs') return [];
  if (quantities.is !== 'same' && quantities.is !== 'differs') return [];
  return quantities.places.flatMap(({ locationId, shown, offer, offerWith, awaited }) => {
    const { expected = null, drift = null } = places.find((place) => place.locationId === locationId) ?? {};
    // What differs from what was told is put right elsewhere; what was told is told the change of our offer.
    if (drift !== null) return [];
    const becomes = choice.stock === 'theirs' ? offerWith(leftOf(shown, awaited)) : offer;
    return [{ key, title, sku, locationId, shown: expected ?? shown, offer: becomes }];
  });
}

/**
 * The things of which telling may begin from what the store shows now: those whose figures are told. What was begun by an earlier review is
 * not begun again.
 */
export function agreedKeys(decided: readonly Decided[]): readonly ItemKey[] {
  return decided.flatMap((one) => {
    if (one.choice.as === 'skip' || isUntold(one)) return [];
    const { key, places } = one.row.item;
    const counted = places.filter(({ shown }) => shown !== null);
    return counted.some(({ expected }) => expected === null) ? [key] : [];
  });
}
