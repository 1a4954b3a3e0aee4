import type { OpId, OrderId, PersonId } from '#shared/domain/operations/ids.ts';
import { reversalId } from '#shared/domain/operations/ids.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import { newestOperations } from '#renderer/db/newest-operations.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { originOf, parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { type Named, namesFor } from './names.queries.ts';

/** An act on an order that another act cannot get past, with whose it is. */
export type InTheWay = {
  readonly summary: Named<ActSummary>;
  readonly person: string | null;
  readonly at: number;
};

/** An order that has moved on, and what of that is in the way. */
export type MovedOrder = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly acts: readonly InTheWay[];
};

/** As many acts in the way as are said. */
const SAID = 3;

/** As many acts are looked through for what a refused one met: it came with the next exchange. */
const LOOKED = 1_000;

/** The orders that an act writes. */
export function ordersIn({ entities }: Pick<Operation, 'entities'>): readonly OrderId[] {
  const before = refKey({ kind: 'order', id: '' });
  // An entity says its kind before its id.
  return entities.flatMap((entity) => (entity.startsWith(before) ? [entity.slice(before.length) as OrderId] : []));
}

/** Acts of other desks that refused acts did not know of and met on their order, oldest first, by the id of the refused one. */
export async function metBy(
  db: ShopDatabase,
  refused: readonly StoredOperation[],
): Promise<ReadonlyMap<OpId, readonly Operation[]>> {
  if (refused.length === 0) return new Map();
  const first = Math.min(...refused.map(({ no = 0 }) => no));
  const rows = await db.operations.where('no').above(first).limit(LOOKED).toArray();
  const found = refused.map(async (row): Promise<readonly [OpId, readonly Operation[]]> => {
    const act = await actTurned(db, row);
    if (!act) return [row.opId, []];
    const known = parsed(row).seen?.seq ?? 0;
    // Its own desk knows what it did itself.
    const unknown = rows.filter((one) => one.writerId !== row.writerId && (one.seq ?? 0) > known);
    const standing: Operation[] = [];
    for (const met of meeting(act, unknown))
      if (standing.length < SAID && (await isStanding(db, met))) standing.push(met);
    return [row.opId, standing];
  });
  return new Map(await Promise.all(found));
}

/** What was done to the order of some acts since, and still stands in the way of turning them; null where nothing is. */
export async function standingAfter(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  opIds: readonly OpId[],
): Promise<MovedOrder | null> {
  const { db } = shop;
  const rows = await db.operations
    .where('opId')
    .anyOf([...opIds])
    .sortBy('no');
  for (const row of rows.reverse()) {
    const act = await actTurned(db, row);
    const [orderId] = act ? ordersIn(act) : [];
    const order = orderId && (await db.orders.get(orderId));
    if (!act || !order) continue;
    const standing: Operation[] = [];
    for await (const later of newestOperations(db)) {
      if ((later.no ?? 0) <= (row.no ?? 0) || standing.length === SAID) break;
      const [met] = meeting(act, [later]);
      if (met && (await isStanding(db, met))) standing.push(met);
    }
    return { orderId: order.id, number: order.number, acts: await namedActs(shop, standing) };
  }
  return null;
}

/** Acts in the way, with their names. */
export async function namedActs(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  acts: readonly Operation[],
): Promise<readonly InTheWay[]> {
  const summaries = acts.map(summaryOf);
  const people = acts.map(({ actor }): PersonId => actor);
  const names = await namesFor(shop, summaries, people);
  return acts.map(({ actor, occurredAt }, place) => ({
    summary: names.of(summaries[place] ?? { kind: 'nothing' }),
    person: names.person(actor),
    at: occurredAt,
  }));
}

/** The act itself; of an undo or a redo the act that it turns. */
async function actTurned(db: ShopDatabase, row: StoredOperation): Promise<Operation | null> {
  const { origin } = await originOf(db, row);
  return origin ? parsed(origin) : null;
}

/** Whether an act is not undone, or done again since. */
async function isStanding(db: ShopDatabase, { opId }: Operation): Promise<boolean> {
  const turn = reversalId(opId);
  const undo = await db.operations.where('opId').equals(turn).first();
  if (!undo || undo.stage === 'rejected' || undo.stage === 'refused') return true;
  return !(await isStanding(db, parsed(undo)));
}

/** Those of some acts on the order of another one that are about the same units, parcels or state. */
function meeting(act: Operation, later: readonly StoredOperation[]): readonly Operation[] {
  const orders = ordersIn(act);
  const mine = touchedBy(act);
  return later.flatMap((row) => {
    if (row.stage === 'rejected' || row.stage === 'refused' || row.opId === act.opId) return [];
    if (row.type !== 'order.moved' && row.type !== 'order.amended') return [];
    if (!orders.some((id) => row.text.includes(id))) return [];
    const other = parsed(row);
    if (!ordersIn(other).some((id) => orders.includes(id))) return [];
    const theirs = touchedBy(other);
    return mine.has(WHOLE) || theirs.has(WHOLE) || [...theirs].some((one) => mine.has(one)) ? [other] : [];
  });
}

/** An act that is about the order as a whole meets every other one. */
const WHOLE = 'whole';

/** The lines and parcels of its order that an act is about. */
function touchedBy(op: Operation): ReadonlySet<string> {
  if (op.type === 'order.amended') return new Set(op.payload.lines.map(({ lineId }) => lineId));
  if (op.type !== 'order.moved') return new Set([WHOLE]);
  const { act, change, newParcels = [], parcels = [] } = op.payload;
  const touched = [
    ...[...change.lines, ...change.relocate].map(({ lineId }) => lineId),
    ...newParcels.map(({ id }) => id),
    ...parcels.map(({ parcelId }) => parcelId),
  ];
  return new Set<string>(act === 'cancel' || touched.length === 0 ? [WHOLE, ...touched] : touched);
}
