import { hasHeardOf, momentOf, type Placing, placingOf, type Predecessors } from './before.ts';
import type { Act } from './act.ts';
import type { Effects } from './effects.ts';
import { type Cell, cellId, cellOf, type MovementId, movementId, reversalId } from './ids.ts';
import type { CheckpointHide, CheckpointLine } from './operation.ts';
import type { Counted, Moment, Movement, PostedLine, Told } from './rows.ts';

/** What the fold reads besides rows, for cells that were counted. */
export type Past = {
  readonly counted: (level: string) => Counted | undefined;
  /** Called only for cells that the act posts. */
  readonly onHand: (level: string) => number;
  /** For a cell that the act posts: a superset of the movements that are possibly later than the observation. */
  readonly lines: (level: string) => Iterable<Movement>;
  /** The ledger line that a reversal names, if its cell was counted. */
  readonly movement: (id: MovementId) => Movement | undefined;
  readonly predecessors: Predecessors;
};

/** A past without any posted count. */
export const nothingCounted: Past = {
  counted: () => undefined,
  onHand: () => 0,
  lines: () => [],
  movement: () => undefined,
  predecessors: () => undefined,
};

/** The checkpoints of a cell before and after an operation. */
export type CountedChange = { readonly before: Counted | undefined; readonly after: Counted };

/** Everything a change of checkpoints needs; `momentSeen` says when an observation was made. */
export type CountedStep = {
  readonly past: Past;
  readonly act: Act;
  readonly movements: readonly Movement[];
  readonly momentSeen: (observation: CheckpointLine['observation']) => Moment;
};

/**
 * How an operation changes checkpoints: its movements change the stock before each observation, its postings add
 * checkpoints, its hides take them away. `step` −1 takes the operation back, for example after a server refused it. The
 * outcome does not depend on the order in which operations arrive (DATA-R6).
 */
export function countedAfter(with_: CountedStep, step: 1 | -1 = 1): readonly CountedChange[] {
  const { past, movements } = with_;
  const { op, effects } = with_.act;
  const after = new Map<string, Counted>();
  const change = (id: string, how: (counted: Counted) => Counted) => {
    const counted = after.get(id) ?? past.counted(id);
    if (counted) after.set(id, how(counted));
  };
  for (const m of movements) {
    if (m.quantity === 0) continue;
    change(cellId(m), (counted) => withMovement(counted, m, past, step));
  }
  effects.posts.forEach((post, i) => {
    const id = cellId(post);
    const line = step === 1 ? postedLine(with_, post, i) : null;
    const lineId = movementId(op.opId, i);
    after.set(id, withLine(after.get(id) ?? past.counted(id) ?? { id, ...cellOf(post), lines: [] }, lineId, line));
  });
  for (const hide of effects.hidesPosts)
    for (const cell of hide.levels) change(cellId(cell), (counted) => hidden(counted, hide, step));
  return [...after].map(([id, counted]) => ({ before: past.counted(id), after: counted }));
}

function postedLine(
  { past, act: { op }, momentSeen }: CountedStep,
  post: Effects['posts'][number],
  i: number,
): PostedLine {
  const id = cellId(post);
  const moment = momentSeen(post.observation);
  const posting = { writerId: op.writerId, writerSeq: op.writerSeq, seen: op.seen };
  const told: Told[] = [];
  for (const m of past.lines(id)) {
    if (m.quantity === 0) continue;
    const placing = placingOf(placeOf(m, past), moment, past.predecessors);
    const telling = tell(m, placing, posting, past.predecessors);
    if (telling) told.push(telling);
  }
  const { countId, counted, at, variance: asPosted, observation, observations } = post;
  return {
    id: movementId(op.opId, i),
    opId: op.opId,
    countId,
    counted,
    at,
    asPosted,
    observation,
    observations,
    moment,
    posting,
    before: sumBefore(past, id, moment),
    told: told.sort(byMovement),
    hides: 0,
  };
}

/**
 * The sum of a cell's movements before it was seen: the sum of all movements, minus those that were not made before.
 */
export function sumBefore(past: Past, level: string, seen: Moment): number {
  const kept = past.counted(level);
  let before = past.onHand(level) - (kept ? offsetOf(kept) : 0);
  for (const m of past.lines(level))
    if (!placingOf(placeOf(m, past), seen, past.predecessors).before) before -= m.quantity;
  return before;
}

/**
 * The variance that a count would post: what was seen, minus the stock that the books expect at that moment (the
 * checkpoint in force and the movements before it was seen).
 */
export function varianceAt(
  past: Past,
  level: string,
  seen: { readonly moment: Moment; readonly counted: number },
): number {
  const kept = past.counted(level);
  return seen.counted - sumBefore(past, level, seen.moment) - (kept ? offsetOf(kept) : 0);
}

function withLine(counted: Counted, id: MovementId, line: PostedLine | null): Counted {
  const others = counted.lines.filter((other) => other.id !== id);
  const order = (a: PostedLine, b: PostedLine) => a.at - b.at || (a.id < b.id ? -1 : 1);
  return { ...counted, lines: line ? [...others, line].sort(order) : others };
}

function hidden(counted: Counted, hide: CheckpointHide, step: 1 | -1): Counted {
  const lines = counted.lines.map((line) =>
    line.opId === hide.posting ? { ...line, hides: line.hides + hide.step * step } : line,
  );
  return { ...counted, lines };
}

function withMovement(counted: Counted, m: Movement, past: Pick<Past, 'movement' | 'predecessors'>, step: 1 | -1) {
  const place = placeOf(m, past);
  const lines = counted.lines.map((line): PostedLine => {
    const placing = placingOf(place, line.moment, past.predecessors);
    const telling = step === 1 ? tell(m, placing, line.posting, past.predecessors) : null;
    const told = line.told.filter((other) => other.movementId !== m.id);
    return {
      ...line,
      before: placing.before ? line.before + step * m.quantity : line.before,
      told: telling ? [...told, telling].sort(byMovement) : told,
    };
  });
  return { ...counted, lines };
}

function tell(m: Movement, placing: Placing, posting: PostedLine['posting'], predecessors: Predecessors): Told | null {
  const { before, around } = placing;
  const late = before && !hasHeardOf(posting, momentOf(m), predecessors);
  if (!late && !around) return null;
  return { movementId: m.id, quantity: m.quantity, document: m.document, before, late, around };
}

function byMovement(a: Told, b: Told): number {
  return a.movementId < b.movementId ? -1 : a.movementId > b.movementId ? 1 : 0;
}

/** More undos of undos than anybody makes. It ends a loop of reversals that hostile operations claim. */
const MOST_UNDOS = 1_000;
const MOST_UNDOS_SHOWN = 50;

/** The moment at which a movement counts as made; a reversal counts as made when its target was. */
export function placeOf(m: Movement, past: Pick<Past, 'movement'>): Moment {
  let root = m;
  for (let steps = 0; root.reverses && steps < MOST_UNDOS; steps++) {
    const target = past.movement(root.reverses);
    if (!target) break;
    root = target;
  }
  return momentOf(root);
}

/** What the checkpoint in force adds to the plain sum of a cell's movements; 0 without one. */
export function offsetOf(counted: Counted): number {
  const last = lastCheckpoint(counted);
  return last ? last.counted - last.before : 0;
}

/** The checkpoint in force: the greatest by `at` of those that are not undone. */
export function lastCheckpoint(counted: Counted): PostedLine | undefined {
  return counted.lines.findLast((line) => line.hides <= 0);
}

/**
 * The present variance of a posted line: what was counted, minus what the checkpoint before it and the movements before
 * its observation add up to.
 */
export function varianceOf(counted: Counted, line: PostedLine): number {
  const place = counted.lines.indexOf(line);
  const earlier = counted.lines.slice(0, place).findLast((other) => other.hides <= 0);
  return line.counted - line.before - (earlier ? earlier.counted - earlier.before : 0);
}

/**
 * Ledger lines as they are shown: those of posted counts carry the variance as it is now, and their undos the opposite,
 * so that the lines of a level add up to what is on hand.
 */
export function withVariances<M extends MaybePosted>(
  movements: readonly M[],
  countedAt: (level: string) => Counted | undefined,
): readonly (M & Pick<Movement, 'checkpoint'>)[] {
  return movements.map((m) => withVariance(m, countedAt));
}

/** The fields that tell whether a ledger line belongs to a posted count. */
export type MaybePosted = Pick<Movement, 'id' | keyof Cell | 'quantity' | 'reverses'>;

/** One line as `withVariances` shows it. */
export function withVariance<M extends MaybePosted>(
  m: M,
  countedAt: (level: string) => Counted | undefined,
): M & Pick<Movement, 'checkpoint'> {
  if (m.quantity !== 0) return m;
  const counted = countedAt(cellId(m));
  for (const line of counted?.lines ?? []) {
    const undos = undosOf(line, m);
    if (!counted || undos === null) continue;
    const variance = varianceOf(counted, line);
    return { ...m, quantity: undos % 2 === 0 ? variance : 0 - variance, checkpoint: line };
  }
  return m;
}

/**
 * How many undos lead from a posted line to this ledger line (0: it is the posted line itself); null if it is
 * unrelated.
 */
function undosOf(line: PostedLine, m: Pick<Movement, 'id' | 'reverses'>): number | null {
  if (m.id === line.id) return 0;
  const place = Number(line.id.slice(line.opId.length + 1));
  let act = line.opId;
  for (let undos = 1; m.reverses && undos <= MOST_UNDOS_SHOWN; undos++) {
    if (m.reverses === movementId(act, place)) return undos;
    act = reversalId(act);
  }
  return null;
}

/**
 * Recomputes what was before each observation from all movements. They may come in any order in which a line comes
 * before its reversal.
 */
export function recounted(
  kept: Iterable<Counted>,
  movements: Iterable<Movement>,
  predecessors: Predecessors,
): readonly Counted[] {
  const fresh = new Map<string, Counted>();
  for (const counted of kept)
    fresh.set(counted.id, { ...counted, lines: counted.lines.map((line) => ({ ...line, before: 0, told: [] })) });
  const known = new Map<MovementId, Movement>();
  const past = { movement: (id: MovementId) => known.get(id), predecessors };
  for (const m of fresh.size === 0 ? [] : movements) {
    const counted = fresh.get(cellId(m));
    if (!counted || m.quantity === 0) continue;
    known.set(m.id, m);
    fresh.set(counted.id, withMovement(counted, m, past, 1));
  }
  return [...fresh.values()];
}
