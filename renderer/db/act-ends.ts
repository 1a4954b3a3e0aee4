import { must } from '#shared/base/must.ts';
import { type GroupId, type OpId, reversalId, type WriterId } from '#shared/domain/operations/ids.ts';
import type { OperationType } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase, StoredOperation } from './database.ts';

/** Back, or forward again. */
export type Way = 'undo' | 'redo';

/** An act, the newest operation of its chain of undo and redo with its number, and how often it was turned. */
export type ChainEnd = { readonly act: OpId; readonly opId: OpId; readonly no: number; readonly turned: number };

/** After every key of a text. */
const LAST = '\uffff';
const TURN = 'act.reversed' satisfies OperationType;

/**
 * Where every act of a group stands, in the order in which they came to stand there. Read from keys alone, however large
 * the acts are. Of an act that is no longer in the buffer its undo is, which is never dropped.
 */
export async function endsOfGroup(db: ShopDatabase, group: GroupId): Promise<readonly ChainEnd[]> {
  const found = new Map<OpId, { readonly no: number; readonly isTurn: boolean }>();
  await keysOfGroup(db, group, '', LAST).eachKey((key, cursor) => {
    // The index is of a group, a type and an id.
    const [, type, opId] = key as unknown as [GroupId, OperationType, OpId];
    found.set(opId, { no: numberAt(cursor), isTurn: type === TURN });
  });
  const next = new Map<OpId, OpId>();
  for (const opId of found.keys()) if (found.has(reversalId(opId))) next.set(opId, reversalId(opId));
  const targeted = new Set(next.values());
  const ends: ChainEnd[] = [];
  for (const [first, { isTurn }] of found) {
    if (targeted.has(first)) continue;
    let opId = first;
    let turned = isTurn ? 1 : 0;
    for (let after = next.get(opId); after; after = next.get(opId)) {
      opId = after;
      turned++;
    }
    ends.push({ act: first, opId, no: found.get(opId)?.no ?? 0, turned });
  }
  return ends.sort((a, b) => a.no - b.no);
}

/**
 * Where the acts stand that one press wrote without a group: those of one desk and one moment, in the order in which they
 * came to stand there, as those of a group. Several acts of one order are done again in the order they were done first.
 */
export async function endsOfMoment(
  db: ShopDatabase,
  { writerId, at }: Pick<StoredOperation, 'writerId' | 'at'>,
): Promise<readonly ChainEnd[]> {
  const acts: { readonly opId: OpId; readonly no: number }[] = [];
  await db.operations
    .where('[writerId+at+groupId+type+opId]')
    .between([writerId, at, '', '', ''], [writerId, at, '', LAST, LAST], true, true)
    .eachKey((key, cursor) => {
      // The index is of a writer, a time, a group, a type and an id.
      const [, , , type, opId] = key as unknown as [WriterId, number, GroupId, OperationType, OpId];
      if (type !== TURN) acts.push({ opId, no: numberAt(cursor) });
    });
  const ends = new Map<OpId, ChainEnd>(acts.map(({ opId, no }) => [opId, { act: opId, opId, no, turned: 0 }] as const));
  for (let turns = 1, open = acts.map(({ opId }) => opId); open.length > 0; turns++) {
    const next = new Map(open.map((first) => [nthTurn(first, turns), first] as const));
    open = [];
    await db.operations
      .where('opId')
      .anyOf([...next.keys()])
      .eachKey((key, cursor) => {
        const opId = key as OpId; // the keys of this index are ids
        const act = must(next.get(opId), 'only these were asked for');
        open.push(act);
        ends.set(act, { act, opId, no: numberAt(cursor), turned: turns });
      });
  }
  return [...ends.values()].sort((a, b) => a.no - b.no);
}

function numberAt({ primaryKey }: { readonly primaryKey: unknown }): number {
  return primaryKey as number; // the key of the operations is their number
}

function nthTurn(opId: OpId, turns: number): OpId {
  let at = opId;
  for (let turn = 0; turn < turns; turn++) at = reversalId(at);
  return at;
}

/** How many operations of a group are acts, and how many are undos and redos. */
export async function sizeOfGroup(
  db: ShopDatabase,
  group: GroupId,
): Promise<{ readonly acts: number; readonly turns: number }> {
  const all = await keysOfGroup(db, group, '', LAST).count();
  const turns = await keysOfGroup(db, group, TURN, TURN).count();
  return { acts: all - turns, turns };
}

/** The ends that a step this way turns: undo those that stand, redo those that are undone. In their order. */
export function turnable(ends: readonly ChainEnd[], way: Way): readonly OpId[] {
  const parity = way === 'undo' ? 0 : 1;
  return ends.flatMap(({ opId, turned }) => (turned % 2 === parity ? [opId] : []));
}

function keysOfGroup(db: ShopDatabase, group: GroupId, fromType: string, toType: string) {
  return db.operations.where('[groupId+type+opId]').between([group, fromType, ''], [group, toType, LAST], true, true);
}
