import type { ItemKey } from '../lane-rows.ts';
import type { Decided } from './decide.ts';

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
  const is = (test: (one: Decided) => boolean) => decided.filter(test).length;
  const linked = (one: Decided) => (one.choice.as === 'link' ? one.choice.stock : null);
  const offers = decided.flatMap((one) => offersOf(one, offerOfNew));
  return {
    tied: is(({ choice }) => choice.as === 'link'),
    created: is(({ choice }) => choice.as === 'create'),
    skipped: is(({ choice }) => choice.as === 'skip'),
    taken: is((one) => linked(one) === 'theirs'),
    counted: is((one) => linked(one) === 'count'),
    untold: is((one) => isUntold(one)),
    offers: offers.length,
    told: offers.filter(({ shown, offer }) => shown !== offer),
  };
}

/** Whether the store is told nothing of a thing that is tied. */
export function isUntold({ choice }: Decided): boolean {
  if (choice.as === 'skip') return false;
  return choice.as === 'create' ? choice.stock === 'untold' : choice.stock === 'untold' || choice.stock === 'count';
}

/** The figures that are told of a row once its decision is carried out. */
function offersOf(
  { row, choice, quantities }: Decided,
  offerOfNew: (available: number) => number,
): readonly ToldChange[] {
  const { key, title, sku, places } = row.item;
  if (choice.as === 'create' && choice.stock === 'theirs')
    return places.flatMap(({ locationId, shown }) =>
      shown === null ? [] : [{ key, title, sku, locationId, shown, offer: offerOfNew(shown) }],
    );
  if (choice.as !== 'link' || !quantities) return [];
  if (choice.stock !== 'ours' && choice.stock !== 'theirs') return [];
  if (quantities.is !== 'same' && quantities.is !== 'differs') return [];
  return quantities.places.flatMap(({ locationId, shown, offer, offerWith }) => {
    const { expected = null, drift = null } = places.find((place) => place.locationId === locationId) ?? {};
    // What differs from what was told is put right elsewhere; what was told is told the change of our offer.
    if (drift !== null) return [];
    const becomes = choice.stock === 'theirs' ? offerWith(shown) : offer;
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
