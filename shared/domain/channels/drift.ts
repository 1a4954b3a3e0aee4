/**
 * Where a difference probably comes from. `sale`: it fits an order that has not come yet; `own-write`: it is what we
 * told, once more or not at all, or a sale that was lost while we told it; `other-app`: another figure was written over ours; `by-hand`: a
 * person set it there, as a round or a counted figure looks; `unknown`.
 */
export type DriftCause = 'sale' | 'own-write' | 'other-app' | 'by-hand' | 'unknown';

/** What is known around a difference, in the store's pieces. */
export type DriftFacts = {
  readonly shown: number;
  readonly expected: number;
  /** What it showed when it was last as it should be; null where that is not known. */
  readonly shownBefore: number | null;
  /** What we told last; null: nothing that is known. */
  readonly told: {
    readonly delta: number;
    /** Whether it was seen after it that the store showed what it should. */
    readonly wasRight: boolean;
    /** Whether the store's mark of the write that it took last is of this one; null where it keeps none, or has not told it. */
    readonly isLastThere: boolean | null;
  } | null;
  /** Pieces in orders that the store knows and has not taken yet, or that could not be taken over here; each by itself. */
  readonly waiting: readonly number[];
  /** Pieces that orders took or gave back around the moment in which we told; given back is negative. */
  readonly takenAround: readonly number[];
  /** What we would have it show: a person who looks here writes that there. Null where there is no offer. */
  readonly offer: number | null;
};

/** A person who sets a figure likes ten, fifty or a hundred. */
const ROUND = 10;
/** As many pieces as one customer buys at most: a round figure so near is one by chance. */
const BASKET = 3;

/**
 * The likeliest cause of a difference (CHN122). It is a guess for a person and decides nothing. What explains the exact figure comes first, the
 * more special explanation before the more general:
 *
 * 1. Our last change is missing or there twice, and nobody saw it right since; or a sale of just these pieces came while we told: `own-write`.
 * 2. The pieces of orders that wait, one of them or all: `sale`.
 * 3. The figure is the one from before our last change although ours was seen there, or the last write there was none of ours: `other-app`. An app
 *    that keeps its own figure writes it back so.
 * 4. It is what we offer by now, nothing, or a round figure far from what it should be: `by-hand`.
 * 5. Else nobody knows: a cause that is wrong sends a person looking in the wrong place.
 */
export function driftCause(facts: DriftFacts): DriftCause {
  const off = facts.shown - facts.expected;
  if (isOwnWrite(facts, off)) return 'own-write';
  if (isOrderThatWaits(facts, off)) return 'sale';
  if (isWrittenBack(facts, off)) return 'other-app';
  return looksTyped(facts, off) ? 'by-hand' : 'unknown';
}

function isOwnWrite({ told, takenAround }: DriftFacts, off: number): boolean {
  if (told === null) return false;
  const isMissingOrTwice = !told.wasRight && (off === told.delta || off === 0 - told.delta);
  return isMissingOrTwice || someOrAll(takenAround, off);
}

function isOrderThatWaits({ waiting }: DriftFacts, off: number): boolean {
  return someOrAll(
    waiting.map((quantity) => 0 - quantity),
    off,
  );
}

function someOrAll(quantities: readonly number[], sought: number): boolean {
  const all = quantities.reduce((sum, quantity) => sum + quantity, 0);
  return quantities.some((quantity) => quantity === sought) || (quantities.length > 0 && all === sought);
}

function isWrittenBack({ told, shown, shownBefore }: DriftFacts, off: number): boolean {
  if (told?.isLastThere === false) return true;
  return told !== null && told.wasRight && (off === 0 - told.delta || (shownBefore !== null && shown === shownBefore));
}

function looksTyped({ shown, offer }: DriftFacts, off: number): boolean {
  return shown === offer || shown === 0 || (shown > 0 && shown % ROUND === 0 && Math.abs(off) > BASKET);
}
