import type { StateAnswers, Standing } from './mapping.ts';
import { foldState, stateMeaning } from './state-meaning.ts';
import type { StateMeaning } from './state-words.ts';

/** What a state's cell says; null: nothing, `unknown`: words that only a person knows. */
export type StateSaid = StateMeaning | 'unknown' | null;

const answered: Readonly<Record<Standing, StateMeaning>> = {
  open: 'open',
  held: 'held',
  shipped: 'shipped',
  out: 'cancelled',
};

/** Reads states of a file, each word once, with what a person said about those that are not known. */
export type StateReader = {
  readonly of: (cell: string) => StateSaid;
  /** What is open or pending of a payment is not paid, and what is complete is. */
  readonly ofPayment: (cell: string) => StateSaid;
};

/** A reader of states for one file; `otherwise`: what a person said of all other words that are not known. */
export function stateReader(answers: StateAnswers = {}, otherwise?: Standing): StateReader {
  const known = new Map<string, StateSaid>();
  const byWord = new Map(Object.entries(answers));
  const read = (cell: string): StateSaid => {
    const said = byWord.get(foldState(cell));
    if (said) return answered[said];
    const meaning = stateMeaning(cell);
    if (meaning !== undefined) return meaning;
    return otherwise ? answered[otherwise] : 'unknown';
  };
  const of = (cell: string): StateSaid => {
    if (cell === '') return null;
    const said = known.get(cell) ?? read(cell);
    known.set(cell, said);
    return said;
  };
  const ofPayment = (cell: string): StateSaid => {
    const meaning = of(cell);
    const isSaid = byWord.has(foldState(cell)) || (otherwise === 'open' && stateMeaning(cell) === undefined);
    if (meaning === 'shipped' || (meaning === 'open' && isSaid)) return 'paid';
    return notPaid.has(meaning) ? 'unpaid' : meaning;
  };
  return { of, ofPayment };
}

const notPaid: ReadonlySet<StateSaid> = new Set<StateSaid>(['open', 'waiting', 'unshipped', 'held', 'part-shipped']);

/** Whether an order or line in this state comes to nothing. */
export function isOver(said: StateSaid): boolean {
  return said === 'cancelled' || said === 'refunded' || said === 'failed' || said === 'draft';
}

/** What the head of an order says about how it stands. */
export type HeadSaid = {
  readonly state: StateSaid;
  readonly payment: StateSaid;
  readonly delivery: StateSaid;
  /** Whether it has a date of shipping, or of cancelling. */
  readonly isShipped: boolean;
  readonly isCancelled: boolean;
};

/** What an order's lines say, those left out that were called off. */
export type LinesSaid = {
  readonly isHeld: boolean;
  /** Some left in part, and nothing says how much of them. */
  readonly isUnclear: boolean;
  readonly anyShipped: boolean;
  readonly allShipped: boolean;
  /** Whether the file says for each line how much was given back. */
  readonly refundsKnown: boolean;
};

/** Why an order is held that its own words do not hold. */
export type HeldBecause = 'order-part-unclear' | 'order-refund-unclear' | 'order-state-contradicts' | 'order-unpaid';

export type Verdict = { readonly standing: Standing | 'unknown'; readonly because?: HeldBecause };

/**
 * How an order stands. What left, and what came to nothing, is not promised any more; what waits for money, or cannot be
 * told, is held so that a person looks at it before it is picked.
 */
export function standingOf(head: HeadSaid, lines: LinesSaid): Verdict {
  const all = [head.state, head.payment, head.delivery];
  if (head.isCancelled || all.some(isOver)) return { standing: 'out' };
  if (all.includes('unknown')) return { standing: 'unknown' };
  const goods = goodsOf(head.delivery, true) ?? goodsOf(head.state, false);
  if (goods === 'shipped' || lines.allShipped || (goods === undefined && head.isShipped && !lines.anyShipped))
    return { standing: 'shipped' };
  if (lines.isUnclear || (goods === 'part' && !lines.anyShipped)) return held('order-part-unclear');
  if (goods === 'unshipped' && head.isShipped && !lines.anyShipped) return held('order-state-contradicts');
  if (all.includes('part-refunded') && !lines.refundsKnown) return held('order-refund-unclear');
  if (all.includes('unpaid')) return held('order-unpaid');
  const waits = head.state === 'waiting' || all.includes('held') || lines.isHeld;
  return { standing: waits ? 'held' : 'open' };
}

function held(because: HeldBecause): Verdict {
  return { standing: 'held', because };
}

/** What a state says of the goods; one of delivery says so too where it only says that it waits. */
function goodsOf(said: StateSaid, isDelivery: boolean): 'shipped' | 'part' | 'unshipped' | undefined {
  if (said === 'shipped') return 'shipped';
  if (said === 'part-shipped') return 'part';
  if (said === 'unshipped' || said === 'open' || said === 'waiting') return 'unshipped';
  return isDelivery && said === 'held' ? 'unshipped' : undefined;
}
