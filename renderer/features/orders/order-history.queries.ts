import { orderOf } from '#shared/domain/operations/documents.ts';
import { useCallback } from 'react';
import type { NamedBatch } from '#shared/domain/batches/batch-names.ts';
import { actOf } from '#shared/domain/operations/act.ts';
import { movementsOf as ledgerLinesOf } from '#shared/domain/operations/movements.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { type LotId, type MovementId, type OpId, reversalId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { FieldSet, LineAmendment, Operation } from '#shared/domain/operations/operation.ts';
import type { Day, HoldReason, Movement, OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderDeed as Deed, orderDeed } from '#shared/domain/orders/progress.ts';
import { type Goods, knownPieces, piecesOf } from '#shared/domain/orders/step-pieces.ts';
import { actorNames } from '#renderer/db/actor-names.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { readBatches } from '#renderer/db/open-batches.ts';
import { undoLines } from '#renderer/db/undo-lines.ts';
import { type OrderTie, readTies, type TiedOrder } from './order-ties.queries.ts';

/** What an act did to an order, before it is worded. */
export type OrderDeed =
  | Deed
  | 'entered'
  | 'imported'
  | 'fromStore'
  | 'other'
  | { readonly dueOn: Day | number | null }
  | { readonly amended: readonly LineAmendment[] }
  | { readonly named: readonly FieldSet[] }
  /** Details that were said anew. */
  | { readonly details: readonly FieldSet[] }
  | { readonly heldFor: HoldReason }
  /** What a merger or a split did to it, and the orders that it did the same with. */
  | { readonly tied: OrderTie; readonly orders: readonly TiedOrder[] };

/** One act on an order. */
export type OrderActLine = {
  readonly id: OpId;
  readonly at: number;
  readonly person: string | null;
  readonly deed: OrderDeed;
  /** The goods that a step was about; none of an act that is no step. */
  readonly goods: readonly Goods[];
  /** What the batch is called that it was picked in; null where it was picked alone. */
  readonly batch: string | null;
  readonly turn: 'act' | 'undo' | 'redo';
  readonly undone: boolean;
};

/** One ledger line of an order. */
export type OrderMovement = {
  readonly id: MovementId;
  readonly at: number;
  readonly variantId: VariantId;
  readonly locationId: Movement['locationId'];
  readonly reason: Movement['reason'];
  readonly quantity: number;
  readonly isUndo: boolean;
  /** The lot it is of; left out where it is of none. */
  readonly lot?: { readonly id: LotId; readonly code: string };
};

export type OrderHistory = { readonly acts: readonly OrderActLine[]; readonly movements: readonly OrderMovement[] };

const PAGE = 250;

/** What was done to an order and what moved for it, newest first, live; undefined before it is read. */
export function useOrderHistory(order: OrderRow): OrderHistory | undefined {
  const { id, addedBy, placedAt } = order;
  const brought = broughtBy(order).join(' ');
  // A line that was taken out had nothing picked: what ever moved for it was put back, and is told by its acts.
  const variants = [...new Set(order.lines.map((line) => line.variantId))].join(' ');
  const read = useCallback(
    // The ids were joined above only to stay the same between renders.
    (shop: Shop) =>
      readHistory(shop, {
        id,
        addedBy,
        placedAt,
        broughtBy: brought.split(' ') as OpId[],
        variants: variants.split(' ') as VariantId[],
      }),
    [id, addedBy, placedAt, brought, variants],
  );
  const concerns = useCallback((change: Change) => change.rows.some((row) => row.id === id), [id]);
  return useLiveRead(read, concerns);
}

type Asked = Pick<OrderRow, 'id' | 'addedBy' | 'placedAt'> & {
  readonly variants: readonly VariantId[];
  readonly broughtBy?: readonly OpId[];
};

/** Every act that brought an order in. */
function broughtBy({ addedBy, bringings }: OrderRow): readonly OpId[] {
  return (bringings ?? [{ by: addedBy }]).flatMap(({ by }) => by ?? []);
}

/** What was done to an order and what moved for it; acts that the buffer of operations no longer holds are left out, movements are not. */
export async function readHistory({ db, work }: Pick<Shop, 'db' | 'work'>, order: Asked): Promise<OrderHistory> {
  const stored = await actsOn(db, order);
  const known = new Map(stored.map((op) => [op.opId, op] as const));
  const movements = await movementsFor(work, order, stored);
  const undos = await undoLines(db, movements);
  const codes = await readLotCodes(db, movements);
  const people = await actorNames(
    db,
    stored.map((op) => op.actor),
  );
  const ties = await readTies(db, order.id, stored);
  const row = await db.orders.get(order.id);
  const batches = await batchesOf(db, order.id, stored);
  const acts = stored.map((op): OrderActLine => {
    const { origin, depth } = originOf(op, known);
    const tie = origin && ties.get(origin.opId);
    return {
      id: op.opId,
      at: op.occurredAt,
      person: people.get(op.actor) || null,
      goods: origin && !tie ? goodsOf(origin, row) : [],
      batch: origin ? batchAt(origin, batches) : null,
      deed: tie ? { tied: tie.tie, orders: tie.orders } : origin ? deedOf(origin, order.id) : 'other',
      turn: depth === 0 ? 'act' : depth % 2 === 1 ? 'undo' : 'redo',
      undone: known.has(reversalId(op.opId)),
    };
  });
  return {
    acts: acts.reverse(),
    movements: movements
      .map(({ id, occurredAt, variantId, locationId, lotId, reason, quantity }) => ({
        id,
        at: occurredAt,
        variantId,
        locationId,
        reason,
        quantity,
        isUndo: undos.has(id),
        ...(lotId !== undefined && { lot: { id: lotId, code: codes.get(lotId) ?? '' } }),
      }))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)),
  };
}

/** The acts on an order, oldest first: only what came after its entry is looked through, page by page. */
async function actsOn(db: ShopDatabase, { id, addedBy, broughtBy: by }: Asked): Promise<readonly Operation[]> {
  const acts = by ?? (addedBy ? [addedBy] : []);
  const entered = await db.operations
    .where('opId')
    .anyOf([...acts])
    .toArray();
  const found: Operation[] = [];
  const first = entered.reduce((least, { no = 1 }) => Math.min(least, no), entered[0]?.no ?? 1);
  for (let last = first - 1; ; ) {
    const page = await db.operations.where('no').above(last).limit(PAGE).toArray();
    for (const row of page) {
      if (!row.text.includes(id) || row.stage === 'rejected' || row.stage === 'refused') continue;
      const op = readStored(row);
      if (op.entities.includes(refKey({ kind: 'order', id }))) found.push(op);
    }
    last = page.at(-1)?.no ?? last;
    if (page.length < PAGE) return found;
  }
}

/** What of the order's products a step took in hand; a cancelling is of the whole order, whatever of it was picked. */
function goodsOf(op: Operation, order: OrderRow | undefined): readonly Goods[] {
  if (op.type !== 'order.moved' || op.payload.act === 'cancel') return [];
  return knownPieces(piecesOf(op.payload), (id) => order?.lines.find((line) => line.id === id)?.variantId ?? null);
}

/** The batches that an order was ever in, where something of it was picked. */
async function batchesOf(
  db: ShopDatabase,
  id: OrderRow['id'],
  acts: readonly Operation[],
): Promise<readonly NamedBatch[]> {
  if (!acts.some((op) => op.type === 'order.moved' && op.payload.act === 'pick')) return [];
  return (await readBatches(db)).filter(({ orderIds }) => orderIds.includes(id));
}

/** A pick does not say its batch: it is of the one that was being picked then, the last that was begun. */
function batchAt(op: Operation, batches: readonly NamedBatch[]): string | null {
  if (op.type !== 'order.moved' || op.payload.act !== 'pick') return null;
  const open = batches.filter(
    ({ begunAt, endedAt }) => begunAt <= op.occurredAt && op.occurredAt <= (endedAt ?? Number.POSITIVE_INFINITY),
  );
  return (
    open.reduce<NamedBatch | null>((last, one) => (last && last.begunAt > one.begunAt ? last : one), null)?.name ?? null
  );
}

function originOf(
  op: Operation,
  known: ReadonlyMap<OpId, Operation>,
): { readonly origin: Operation | undefined; readonly depth: number } {
  let origin: Operation | undefined = op;
  let depth = 0;
  while (origin?.type === 'act.reversed') {
    origin = known.get(origin.payload.target);
    depth++;
  }
  return { origin, depth };
}

function deedOf(op: Operation, id: string): OrderDeed {
  if (op.type === 'order.moved') {
    const { heldFor } = op.payload.change;
    return op.payload.act === 'hold' && heldFor?.becomes ? { heldFor: heldFor.becomes } : orderDeed(op.payload);
  }
  if (op.type === 'order.amended') return { amended: op.payload.lines };
  if (op.type === 'order.added') {
    const order = op.payload.orders.find((one) => one.id === id);
    if (order?.channelId) return 'fromStore';
    return order?.channel === 'typed' ? 'entered' : 'imported';
  }
  if (op.type !== 'fields.set') return 'other';
  const said = op.payload.sets.filter((one) => one.kind === 'order' && one.id === id);
  const named = said.filter(({ field }) => field === 'number' || field === 'contactId');
  if (named.length > 0) return { named };
  const details = said.filter(({ field }) => field !== 'dueOn' && field !== 'dueAt');
  if (details.length > 0) return { details: said.filter(({ field }) => field !== 'dueAt') };
  // A day takes the moment away that 0.1 kept for it.
  const set = said.find(({ field }) => field === 'dueOn') ?? said.find(({ field }) => field === 'dueAt');
  if (!set) return 'other';
  return { dueOn: typeof set.value === 'number' || typeof set.value === 'string' ? set.value : null };
}

/** The ledger lines of an order: those of the acts found, and of its products' ledgers where older acts are gone from the buffer. */
async function movementsFor(
  work: Shop['work'],
  order: Asked,
  acts: readonly Operation[],
): Promise<readonly Movement[]> {
  const lines = new Map<string, Movement>();
  for (const op of acts)
    for (const line of ledgerLinesOf(actOf(op), null)) if (orderOf(line) === order.id) lines.set(line.id, line);
  const isWhole = acts.some((op) => op.opId === order.addedBy);
  if (isWhole) return [...lines.values()];
  const { id, variants } = order;
  const read = await work.ask('ledger.lines', { stretch: { variants, document: { kind: 'order', id } } });
  for (const line of read.ok ? read.value.lines : []) lines.set(line.id, line);
  return [...lines.values()];
}
