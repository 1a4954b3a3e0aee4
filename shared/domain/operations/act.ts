import { type Effects, effectsOf, refKey } from './effects.ts';
import { asKnown, type Forks } from './forks.ts';
import type { Cell, MovementId, OpId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Ref } from './rows.ts';

/** An operation with its effects. It is made once, where the operation is read or decided, and passed on from there. */
export type Act = { readonly op: Operation; readonly effects: Effects };

/** An operation as an act. */
export function actOf(op: Operation): Act {
  return { op, effects: effectsOf(op) };
}

/** The act with `seen` reduced to what is still valid in this log after its forks (`asKnown`). */
export function knownAct(act: Act, forks: Forks): Act {
  const op = asKnown(act.op, forks);
  return op === act.op ? act : actOf(op);
}

/**
 * The rows that an act reads and writes; the caller of `apply` loads them first. Levels are sums: their keys follow
 * from what `apply` returns.
 */
export function writes({ effects }: Act): readonly Ref[] {
  const refs = new Map<string, Ref>();
  const add = (ref: Ref) => refs.set(refKey(ref), { kind: ref.kind, id: ref.id });
  for (const row of effects.add) add(row);
  for (const ref of [...effects.hide, ...effects.restore, ...effects.sets]) add(ref);
  for (const change of effects.incoming) add({ kind: 'incoming', id: change.incomingId });
  for (const { orderId } of [...effects.orders, ...effects.amendments]) add({ kind: 'order', id: orderId });
  for (const { parcelId } of effects.parcels) add({ kind: 'parcel', id: parcelId });
  for (const { batchId } of effects.batches) add({ kind: 'batch', id: batchId });
  for (const change of effects.counts) add({ kind: 'count', id: change.countId });
  return [...refs.values()];
}

/** Every row an act needs loaded: those it writes, and the observations it posts. */
export function needs(act: Act): readonly Ref[] {
  return [...writes(act), ...observationsPosted(act).map((id): Ref => ({ kind: 'observation', id }))];
}

/** What an act needs of the books besides its rows, to make `Past` (`counted.ts`). */
export type AsksPast = {
  /** Cells whose checkpoints it may change. */
  readonly levels: readonly Cell[];
  /** Observations that it posts. Their rows tell from which moment on ledger lines are needed. */
  readonly observations: readonly OpId[];
  /** Ledger lines that its own lines reverse. */
  readonly reverses: readonly MovementId[];
};

/** What of the past an act needs loaded. */
export function asksPast(act: Act): AsksPast {
  const { stock } = act.effects;
  return {
    levels: stock,
    observations: observationsPosted(act),
    reverses: stock.flatMap((line) => (line.reverses && line.quantity !== 0 ? [line.reverses] : [])),
  };
}

function observationsPosted({ effects }: Act): readonly OpId[] {
  return effects.posts.map((post) => post.observation);
}
