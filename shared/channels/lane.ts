import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Lane } from './lane-api.ts';
import { agree, repair } from './lane/agree.ts';
import { Draft } from './lane/draft.ts';
import { planOf } from './lane/plan.ts';
import { publish } from './lane/publish.ts';
import { type LaneParts, Room } from './lane/room.ts';
import { round } from './lane/round.ts';
import { settleTask } from './lane/unfinished.ts';

/** The lane of one channel (decision 0035): one thing at a time, in the order in which it was asked for. */
export function laneOf(parts: LaneParts): Lane {
  const room = new Room(parts);
  let last: Promise<unknown> = Promise.resolve();
  function next<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function settle(taskId: string, as: 'applied' | 'not-applied'): Promise<Result<null, Failure>> {
    await room.open();
    const task = (room.shelf.state.telling ?? []).find((one) => one.taskId === taskId);
    if (!task) return fail({ code: 'lane-nothing-open' });
    const settled = await parts.deliveries.settle(taskId, as);
    if (!settled.ok) return settled;
    await settleTask(room, task, as);
    const draft = new Draft(room);
    draft.setState({ phase: 'waiting', nextAt: parts.now(), failure: null });
    for (const note of await parts.store.notes())
      if (note.is === 'undecidable' && note.facts[0] === taskId) draft.keepNote({ ...note, resolved: true });
    await draft.commit();
    return done(null);
  }

  return {
    round: (signal, told = () => undefined) => next(() => round(room, signal, told)),
    agree: (keys, signal) => next(() => room.open().then(() => agree(room, keys, signal))),
    plan: () => next(() => room.open().then(() => planOf(room, null))),
    repair: (key, locationId, as, signal) =>
      next(() => room.open().then(() => repair(room, { key, locationId }, as, signal))),
    publish: (tasks, signal) => next(() => room.open().then(() => publish(room, tasks, signal))),
    settle: (taskId, as) => next(() => settle(taskId, as)),
  };
}
