import type { CountState } from '../operations/rows.ts';
import { type States, stepsFrom } from '../operations/transitions.ts';

/** What a person does with a whole count. */
export type CountAct = 'observe' | 'post' | 'close';

type CountFacts = {
  /** It came to an end, at a time that is kept. */
  readonly ended: boolean;
};

/** Every state of a count: the one place that knows what a state means (DATA-R16). */
export const countStates: States<CountState, CountAct, CountFacts> = {
  open: { ended: false, steps: { observe: ['open'], post: ['posted'], close: ['cancelled'] } },
  posted: { ended: true, steps: {} },
  cancelled: { ended: true, steps: {} },
  void: { ended: false, steps: {} },
};

/** Whether a count in this state is over. */
export function isEnded(state: CountState): boolean {
  return countStates[state].ended;
}

/** Whether this can be done with a count in this state. */
export function mayDoWithCount(state: CountState, act: CountAct): boolean {
  return stepsFrom(countStates, state, act).length > 0;
}
