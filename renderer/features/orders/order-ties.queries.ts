import type { OpId, OrderId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { readStored } from '#renderer/db/stored-operation.ts';

/** What a merger or a split made of an order: others went into it, it went into another, some of it left, or it is what left. */
export type OrderTie = 'mergedFrom' | 'mergedInto' | 'splitOff' | 'splitFrom';
export type TiedOrder = { readonly id: OrderId; readonly number: string };
type Tie = { readonly tie: OrderTie; readonly orders: readonly TiedOrder[] };

/** A merger is one act, whose operations follow each other; so many around one of them hold all of it. */
const AROUND = 120;

/**
 * Which of some acts on an order are parts of a merger or a split, and with which orders. Nothing is stored for that: it is said by
 * what one person did at one moment. An amendment with cancellations after it is a merger, and one with a new order after it is
 * a split.
 */
export async function readTies(
  db: ShopDatabase,
  orderId: OrderId,
  acts: readonly Operation[],
): Promise<ReadonlyMap<OpId, Tie>> {
  const found = new Map<OpId, { readonly tie: OrderTie; readonly ids: readonly OrderId[] }>();
  for (const act of acts.filter(mayBeTied)) {
    const tie = tieOf(act, orderId, await readMoment(db, act));
    if (tie) found.set(act.opId, tie);
  }
  const ids = [...new Set([...found.values()].flatMap((tie) => tie.ids))];
  const rows = await db.orders.bulkGet(ids);
  const numbers = new Map(rows.flatMap((row) => (row ? [[row.id, row.number] as const] : [])));
  return new Map(
    [...found].map(([opId, { tie, ids: others }]) => [
      opId,
      { tie, orders: others.map((id) => ({ id, number: numbers.get(id) ?? '' })) },
    ]),
  );
}

function mayBeTied(op: Operation): boolean {
  if (op.type === 'order.added') return op.payload.group === null;
  return op.type === 'order.amended' || (op.type === 'order.moved' && op.payload.act === 'cancel');
}

/** What the same person did at the same moment, in order, but for what says nothing of a tie. */
async function readMoment(db: ShopDatabase, act: Operation): Promise<readonly Operation[]> {
  const stored = await db.operations.where('opId').equals(act.opId).first();
  const no = stored?.no ?? 0;
  const around = await db.operations
    .where('no')
    .between(no - AROUND, no + AROUND, true, true)
    .toArray();
  return around
    .filter(({ at, writerId }) => at === act.occurredAt && writerId === act.writerId)
    .sort((a, b) => a.writerSeq - b.writerSeq)
    .map(readStored)
    .filter(mayBeTied);
}

function tieOf(
  act: Operation,
  orderId: OrderId,
  moment: readonly Operation[],
): { readonly tie: OrderTie; readonly ids: readonly OrderId[] } | null {
  const at = moment.findIndex(({ opId }) => opId === act.opId);
  const begins = moment.slice(0, at + 1).findLastIndex(({ type }) => type === 'order.amended');
  const amended = moment[begins];
  if (amended?.type !== 'order.amended') return null;
  const rest = moment.slice(begins + 1);
  const end = rest.findIndex(({ type }) => type === 'order.amended');
  const others = idsIn(end === -1 ? rest : rest.slice(0, end));
  if (others.length === 0) return null;
  const isSplit = rest[0]?.type === 'order.added';
  const { orderId: first } = amended.payload;
  if (first === orderId) return { tie: isSplit ? 'splitOff' : 'mergedFrom', ids: others };
  return { tie: isSplit ? 'splitFrom' : 'mergedInto', ids: [first] };
}

function idsIn(ops: readonly Operation[]): readonly OrderId[] {
  const ids = ops.flatMap((op): readonly OrderId[] => {
    if (op.type === 'order.moved') return [op.payload.change.orderId];
    return op.type === 'order.added' ? op.payload.orders.map(({ id }) => id) : [];
  });
  return [...new Set(ids)];
}
