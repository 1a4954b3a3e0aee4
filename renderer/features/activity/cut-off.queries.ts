import { type CutOffTurn, cutOffTurns } from '#renderer/db/turn-marks.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { GroupId } from '#shared/domain/operations/ids.ts';
import { originOf, parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { groupSummary, type Half } from './activity.queries.ts';
import { type Named, namesFor } from './names.queries.ts';

/** An undo or a redo that was cut off, as a person is told of it. */
export type CutOff = {
  readonly turn: CutOffTurn;
  readonly half: Half;
  readonly summary: Named<ActSummary>;
  /** The group it is about; null where it was of several acts of one press. */
  readonly group: GroupId | null;
};

/** The first undo or redo that was cut off, or null. */
export async function readCutOff(shop: Pick<Shop, 'db' | 'catalogue'>): Promise<CutOff | null> {
  const { db } = shop;
  for (const turn of await cutOffTurns(db)) {
    const [first] = turn.left;
    const row = first && (await db.operations.where('opId').equals(first).first());
    if (!row) continue;
    const { origin, depth } = await originOf(db, row);
    if (!origin) continue;
    const op = parsed(origin);
    const summary = (await groupSummary(db, op)) ?? summaryOf(op);
    const [done, total] = [turn.written.length, turn.written.length + turn.left.length];
    return {
      turn,
      half: { way: depth % 2 === 0 ? 'undo' : 'redo', done, total },
      summary: (await namesFor(shop, [summary], [])).of(summary),
      group: origin.groupId === '' ? null : origin.groupId,
    };
  }
  return null;
}
