import type { OrderAct } from '../operations/operation.ts';
import type { OrderState } from '../operations/rows.ts';
import { type States, stepsFrom } from '../operations/transitions.ts';

type OrderFacts = {
  /** What is not shipped yet is promised: the order waits in the queue, and its stock is committed. */
  readonly commits: boolean;
  /** Lines may lie picked in staging. */
  readonly holdsPicked: boolean;
};

/** Every state of an order: the one place that knows what a state means (DATA-R16). */
export const orderStates: States<OrderState, OrderAct | 'amend', OrderFacts> = {
  open: {
    commits: true,
    holdsPicked: false,
    steps: {
      pick: ['picking'],
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
    steps: {
      pick: ['picking'],
      ship: ['shipped', 'picking'],
      // An order of very many lines is cancelled in several acts: before the last of them it is still picked (ORD15).
      cancel: ['cancelled', 'shipped', 'picking'],
      relocate: ['picking'],
      amend: ['picking'],
    },
  },
  held: {
    commits: true,
    holdsPicked: false,
    steps: { resume: ['open'], cancel: ['cancelled', 'shipped'], relocate: ['held'], amend: ['held'] },
  },
  shipped: { commits: false, holdsPicked: true, steps: {} },
  cancelled: { commits: false, holdsPicked: true, steps: {} },
  void: { commits: false, holdsPicked: true, steps: {} },
};

/** Whether an order in this state still waits for stock to leave: it is in the queue, and what is not shipped is committed. */
export function commitsStock(state: OrderState): boolean {
  return orderStates[state].commits;
}

/** Whether lines of an order in this state may be picked. */
export function mayHoldPicked(state: OrderState): boolean {
  return orderStates[state].holdsPicked;
}

/** Whether this can be done with an order in this state. */
export function mayDo(state: OrderState, act: OrderAct | 'amend'): boolean {
  return stepsFrom(orderStates, state, act).length > 0;
}
