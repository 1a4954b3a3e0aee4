import type { BatchState } from '../operations/rows.ts';
import type { States } from '../operations/transitions.ts';

/** How a person ends a batch. */
export type BatchAct = 'finish' | 'cancel';

type BatchFacts = {
  /** It came to an end, at a time that is kept. */
  readonly ended: boolean;
};

/** Every state of a batch: the one place that knows what a state means (DATA-R16). */
export const batchStates: States<BatchState, BatchAct, BatchFacts> = {
  open: { ended: false, steps: { finish: ['done'], cancel: ['cancelled'] } },
  done: { ended: true, steps: {} },
  cancelled: { ended: true, steps: {} },
  void: { ended: false, steps: {} },
};
