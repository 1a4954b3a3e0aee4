import type { BatchState } from '../operations/rows.ts';
import { type States, stepsFrom } from '../operations/transitions.ts';

/** What a person does with a whole batch. */
export type BatchAct = 'pick' | 'finish' | 'cancel';

type BatchFacts = {
  /** It came to an end, at a time that is kept. */
  readonly ended: boolean;
};

/** Every state of a batch: the one place that knows what a state means (DATA-R16). */
export const batchStates: States<BatchState, BatchAct, BatchFacts> = {
  open: { ended: false, steps: { pick: ['open'], finish: ['done'], cancel: ['cancelled'] } },
  done: { ended: true, steps: {} },
  cancelled: { ended: true, steps: {} },
  void: { ended: false, steps: {} },
};

/** Whether this can be done with a batch in this state. */
export function mayDoWithBatch(state: BatchState, act: BatchAct): boolean {
  return stepsFrom(batchStates, state, act).length > 0;
}
