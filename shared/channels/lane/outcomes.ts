import type { OutboundTask, PushOutcome, RejectReason, StockTask } from '#shared/contract/channels/port.ts';
import { keyOf } from '../item-key.ts';
import type { Draft } from './draft.ts';
import { markGone } from './products-in.ts';
import type { LaneFailure, Room, Spot } from './room.ts';

/** Where a change of stock belongs. */
export function spotOf({ ref, locationId }: StockTask): Spot {
  return { key: keyOf(ref), locationId };
}

/** What became of what was told. Those that nobody knows of stay where they are; `stop`: why nothing more is told for now. */
export type Told = {
  readonly told: number;
  readonly conflicts: readonly Spot[];
  readonly stop: LaneFailure | null;
};

/** Writes down what became of changes of stock (CHN109): what was applied is in what the store must show, and in nothing else. */
export function takeOutcomes(
  room: Room,
  draft: Draft,
  tasks: readonly StockTask[],
  outcomes: readonly PushOutcome[],
): Told {
  let told = 0;
  let stop: LaneFailure | null = null;
  const conflicts: Spot[] = [];
  const unknown: OutboundTask[] = [];
  tasks.forEach((task, at) => {
    const outcome = outcomes[at];
    const spot = spotOf(task);
    const facts = { ...spot, taskId: task.taskId };
    switch (outcome?.is) {
      case 'applied':
      case 'already':
        told++;
        return applied(room, draft, task, outcome.shown);
      case 'conflict':
        conflicts.push(spot);
        if (outcome.shown !== null) draft.change(spot, { shown: outcome.shown, shownAt: room.parts.now() });
        return draft.log('conflict', { ...facts, counts: [task.delta, task.expected, outcome.shown ?? 0] });
      case 'rejected':
        return rejected(room, draft, task, outcome.reason, outcome.detail);
      case 'retry':
        stop = outcome.because;
        return;
      default:
        unknown.push(task);
        draft.log('unknown', { ...facts, counts: [task.delta] });
    }
  });
  draft.setState({ telling: unknown });
  return { told, conflicts, stop: unknown.length > 0 ? { code: 'answer-lost' } : stop };
}

/** A change was applied: the store must show so much more or less now, whatever it shows. */
export function applied(room: Room, draft: Draft, task: StockTask, shown: number | null): void {
  const spot = spotOf(task);
  const place = draft.place(spot);
  const { taskId, delta } = task;
  draft.log('told', { ...spot, taskId, counts: shown === null ? [delta] : [delta, shown] });
  if (!place || place.expected === null) return;
  const expected = place.expected + delta;
  const at = room.parts.now();
  draft.change(spot, {
    expected,
    accepted: null,
    lastTold: { taskId, delta, at, shown, wasRight: shown === expected },
    ...(shown === null ? { mustRead: true } : { shown, shownAt: at, mustRead: false }),
  });
}

function rejected(room: Room, draft: Draft, task: StockTask, reason: RejectReason, detail: string | undefined): void {
  const spot = spotOf(task);
  draft.log('rejected', { ...spot, taskId: task.taskId, counts: [task.delta], code: detail ?? reason });
  const item = draft.item(spot.key);
  if (!item) return;
  if (reason === 'gone') return markGone(room, draft, spot.key);
  draft.put({ ...item, problem: reason });
  const variantId = room.listingOf(item)?.variantId ?? null;
  const facts = [item.sku, detail ?? reason];
  draft.note({ is: 'task-rejected', remoteId: null, orderId: null, variantId, facts }, [spot.key, reason]);
}
