import type { OrderAct } from '../operations/operation.ts';
import type { OrderState } from '../operations/rows.ts';
import { type States, stepsFrom } from '../operations/transitions.ts';

type OrderFacts = {
  /** What is not shipped yet is promised: the order waits in the queue, and its stock is committed. */
  readonly commits: boolean;
  /** Lines may lie picked in staging. */
  readonly holdsPicked: boolean;
  /**
   * Whether it is worked on or all of it is gone. Within a stage its lines say which state it is in; null: it is in the
   * state that its last act said.
   */
  readonly stage: Stage | null;
};
type Stage = 'waiting' | 'gone';

const workedOn = {
  hold: ['held'],
  pick: ['picking', 'packed'],
  pack: ['picking', 'packed'],
  unpack: ['picking', 'packed'],
  repack: ['picking', 'packed'],
  ship: ['shipped', 'picking', 'packed'],
  deliver: ['picking', 'packed'],
  return: ['picking', 'packed'],
} as const;

/** Every state of an order: the one place that knows what a state means (DATA-R16). */
export const orderStates: States<OrderState, OrderAct | 'amend', OrderFacts> = {
  open: {
    commits: true,
    holdsPicked: false,
    stage: null,
    steps: {
      pick: ['picking'],
      pack: ['picking', 'packed'],
      ship: ['shipped', 'picking'],
      // Of an order that left in part the rest is cancelled, and it counts as shipped.
      cancel: ['cancelled', 'shipped'],
      hold: ['held'],
      relocate: ['open'],
      amend: ['open'],
    },
  },
  picking: {
    commits: true,
    holdsPicked: true,
    stage: 'waiting',
    steps: {
      ...workedOn,
      putBack: ['picking', 'open'],
      // An order of very many lines is cancelled in several acts: before the last of them it is still picked (ORD15).
      cancel: ['cancelled', 'shipped', 'picking'],
      relocate: ['picking'],
      amend: ['picking', 'packed'],
    },
  },
  packed: {
    commits: true,
    holdsPicked: true,
    stage: 'waiting',
    steps: { ...workedOn, cancel: ['cancelled', 'shipped', 'picking'], amend: ['picking', 'packed'] },
  },
  held: {
    commits: true,
    holdsPicked: true,
    stage: null,
    steps: {
      // Back to where its lines say that it was.
      resume: ['open', 'picking', 'packed'],
      // What left of it arrives, or comes back, all the same.
      deliver: ['held'],
      return: ['held'],
      cancel: ['cancelled', 'shipped', 'picking'],
      relocate: ['held'],
      amend: ['held'],
    },
  },
  shipped: {
    commits: false,
    holdsPicked: true,
    stage: 'gone',
    steps: { deliver: ['shipped', 'delivered'], return: ['shipped', 'delivered'] },
  },
  delivered: { commits: false, holdsPicked: true, stage: 'gone', steps: { return: ['delivered'] } },
  // Its store goes on with it: what is left of it is promised again.
  cancelled: { commits: false, holdsPicked: true, stage: null, steps: { reopen: ['open', 'held'] } },
  void: { commits: false, holdsPicked: true, stage: null, steps: {} },
};

/** Every state of an order that waits in the queue, in the order of work. */
export const waitingStates = ['open', 'picking', 'packed', 'held'] as const satisfies readonly OrderState[];

/** Whether an order in this state still waits for stock to leave: it is in the queue, and what is not shipped is committed. */
export function commitsStock(state: OrderState): boolean {
  return orderStates[state].commits;
}

/** Whether lines of an order in this state may be picked. */
export function mayHoldPicked(state: OrderState): boolean {
  return orderStates[state].holdsPicked;
}

/** Whether an order in this state is worked on or gone; null where its lines do not say its state. */
export function stageOf(state: OrderState): Stage | null {
  return orderStates[state].stage;
}

/** Whether all of an order in this state has left, or what is left of it was cancelled. */
export function hasGone(state: OrderState): boolean {
  return stageOf(state) === 'gone';
}

/** Whether this can be done with an order in this state. */
export function mayDo(state: OrderState, act: OrderAct | 'amend'): boolean {
  return stepsFrom(orderStates, state, act).length > 0;
}
