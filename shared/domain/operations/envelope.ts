import { type Act, writes } from './act.ts';
import { baseOf, type KnownOperations } from './base.ts';
import { refKey } from './effects.ts';
import type { OpId, PersonId, ShopId, WriterId } from './ids.ts';
import { type Decision, type Operation, presentVersion } from './operation.ts';
import type { Ref, Row, Seen } from './rows.ts';

/** What an act says besides what was decided: its number, who made it, when, and what was known there. */
export type Envelope = {
  readonly opId: OpId;
  readonly shopId: ShopId;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  readonly seen: Seen | null;
  readonly skewMs: number | null;
  readonly occurredAt: number;
  readonly actor: PersonId;
};

/** A decision in its envelope, in the present version of its type; what it writes and on what base, `addressed` says. */
export function inEnvelope(
  { type, payload }: Decision,
  { opId, shopId, writerId, writerSeq, seen, skewMs, occurredAt, actor }: Envelope,
): Operation {
  const v = presentVersion[type];
  const rest = { type, v, entities: [], payload, occurredAt, actor };
  // Type and payload of a decision belong together; spreading them apart loses that, the value keeps it.
  return { opId, shopId, writerId, writerSeq, seen, skewMs, ...rest } as Operation;
}

/**
 * The act with the rows it writes, and for every field it sets who had written it: whole, as it is stored. Of the known
 * operations an undo reads what was undone since.
 */
export function addressed(draft: Act, rowAt: (ref: Ref) => Row | undefined, known?: KnownOperations): Operation {
  const base = baseOf(draft, rowAt, known);
  return { ...draft.op, entities: writes(draft).map(refKey), ...(base && { base }) };
}
