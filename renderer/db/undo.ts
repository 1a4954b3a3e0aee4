import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type Act, actOf } from '#shared/domain/operations/act.ts';
import { isBegun } from '#shared/domain/operations/bringing.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { type CountId, type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewOrder, Operation, StockLine } from '#shared/domain/operations/operation.ts';
import type { CountState } from '#shared/domain/operations/rows.ts';
import { awayFailure, type SerialFailure } from '#shared/domain/stock/serials.ts';
import { readStored } from './stored-operation.ts';
import type { ShopDatabase } from './database.ts';
import { toldTogether } from './gathered.ts';
import type { Decided, Recorded } from './record.ts';
import { withSerials } from './serials.ts';
import { act, type Shop } from './shop.ts';
import { type CutOffTurn, markTurn, unmarkTurn } from './turn-marks.ts';

export type UndoFailure =
  | Failure<'act-unknown' | 'already-undone' | 'order-begun' | 'count-posted' | 'act-of-store'>
  | SerialFailure;

/** Undoes one act: a compensating act that names it; both stay visible. Undoing an undo is the redo. */
export function undoAct(shop: Shop, opId: OpId): Promise<Result<Recorded>> {
  return act(shop, (db) => decideUndo(db, [opId]));
}

/** Undoes several acts that were one to the person, newest first, all of them or none. */
export function undoActs(shop: Shop, opIds: readonly OpId[]): Promise<Result<Recorded>> {
  return act(shop, (db) => decideUndo(db, [...opIds].reverse()));
}

/** At most this many acts are undone in one transaction: more would keep other commands waiting. */
const UNDO_PART = 25;

/**
 * Undoes acts of which there may be many, newest first, a few in each transaction; where one is refused the rest stays.
 * While it runs it is noted, so that one that was cut off is told at the next start.
 */
export async function undoInParts(
  shop: Shop,
  opIds: readonly OpId[],
  onProgress?: (done: number, total: number) => void,
): Promise<Result<null>> {
  if (opIds.length <= UNDO_PART) return turnParts(shop, opIds, onProgress);
  await shop.ready;
  const mark = await markTurn(shop.db, opIds);
  const turned = await turnParts(shop, opIds, onProgress);
  await unmarkTurn(shop.db, mark);
  return turned;
}

/** Goes on with a turn that was cut off, or takes back what it wrote; its note stays until that is through. */
export async function finishTurn(
  shop: Shop,
  { key, left, written }: CutOffTurn,
  how: 'go-on' | 'give-back',
  onProgress?: (done: number, total: number) => void,
): Promise<Result<null>> {
  const turned = await turnParts(shop, how === 'go-on' ? left : written, onProgress);
  if (turned.ok) await unmarkTurn(shop.db, key);
  return turned;
}

function turnParts(
  shop: Shop,
  opIds: readonly OpId[],
  onProgress?: (done: number, total: number) => void,
): Promise<Result<null>> {
  return toldTogether(shop, async (gathered) => {
    for (let left = opIds.length; left > 0; left -= UNDO_PART) {
      const undone = await undoActs(gathered, opIds.slice(Math.max(0, left - UNDO_PART), left));
      if (!undone.ok) return undone;
      onProgress?.(opIds.length - Math.max(0, left - UNDO_PART), opIds.length);
    }
    return done(null);
  });
}

async function decideUndo(db: ShopDatabase, opIds: readonly OpId[]): Promise<Result<Decided, UndoFailure>> {
  const decisions: Decision[] = [];
  // What the acts undone before in the same step make of their counts: a posting that goes, too, opens its count again.
  const counts = new Map<CountId, CountState>();
  for (const opId of opIds) {
    const stored = await db.operations.where('opId').equals(opId).first();
    if (!stored) return fail({ code: 'act-unknown', detail: opId });
    if ((await db.operations.where('opId').equals(reversalId(opId)).count()) > 0)
      return fail({ code: 'already-undone', detail: opId });
    const target = readStored(stored);
    if (await isOfChannel(db, target)) return fail({ code: 'act-of-store' });
    if (await bringsNothingBack(db, target)) return fail({ code: 'order-begun' });
    const targetAct = actOf(target);
    if (await isOfPosted(db, targetAct, counts)) return fail({ code: 'count-posted' });
    for (const { countId, from } of targetAct.effects.counts) counts.set(countId, from);
    decisions.push(decideReversal(target));
  }
  const away = awayFailure(await withSerials(db, takenBack(decisions)));
  return away ? fail(away) : done({ decisions });
}

/** Whether a channel did it by itself: it says what is so in an online store, which an undo here would not change (CHN126). */
export async function isOfChannel(db: ShopDatabase, { actor }: Pick<Operation, 'actor'>): Promise<boolean> {
  return (await db.channels.get(actor)) !== undefined;
}

/** What some undos do to stock. A posted count is left out: what its undo does to a cell does not follow from its lines alone. */
function takenBack(decisions: readonly Decision[]): readonly StockLine[] {
  return decisions.flatMap((decision) =>
    decision.type === 'act.reversed' && !decision.payload.checkpoints && !decision.payload.counts
      ? decision.payload.stock
      : [],
  );
}

/** Whether an act that entered orders by hand would be undone in vain: all of them stay, as something was picked or shipped. */
async function bringsNothingBack(db: ShopDatabase, target: Operation): Promise<boolean> {
  const brought = enteredBy(target);
  if (brought.length === 0) return false;
  const orders = await db.orders.bulkGet(brought.map(({ id }) => id));
  return orders.every((order) => order !== undefined && isBegun(order));
}

/** The orders that an act by hand entered. */
function enteredBy({ type, payload }: Operation): readonly NewOrder[] {
  if (type === 'order.added') return payload.group === null ? payload.orders : [];
  return type === 'order.moved' && payload.exchange ? [payload.exchange] : [];
}

/** Whether an act is a line or a note of a count that is posted: its figure is in stock and cannot lose what it rests on. */
async function isOfPosted(
  db: ShopDatabase,
  { effects }: Act,
  undone: ReadonlyMap<CountId, CountState>,
): Promise<boolean> {
  const refs = [...effects.add, ...effects.hide, ...effects.restore, ...effects.sets];
  const idsOf = (kind: 'observation' | 'count-line') => refs.flatMap((ref) => (ref.kind === kind ? [ref.id] : []));
  const [observations, lines] = [idsOf('observation'), idsOf('count-line')];
  // Most acts are of no count: an import of thousands is undone without asking for one.
  if (observations.length + lines.length === 0) return false;
  const seen = await db.observations.bulkGet(observations);
  const noted = await db.countLines.bulkGet(lines);
  const countIds = [...new Set([...seen, ...noted].flatMap((row) => row?.countId ?? []))];
  const counts = await db.counts.bulkGet(countIds);
  return counts.some((count) => count !== undefined && (undone.get(count.id) ?? count.state) === 'posted');
}
