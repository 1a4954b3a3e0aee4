import { must } from '#shared/base/must.ts';
import { type GroupId, type OpId, reversalId, type WriterId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { groupSummary, isFixed } from './activity.queries.ts';
import { type Named, namesFor } from './names.queries.ts';

/** The way a step goes: back, or forward again. */
export type Way = 'undo' | 'redo';

/** The step that undo or redo takes now: what it is about, and the operations it turns. */
export type LastTurn = {
  readonly way: Way;
  readonly summary: Named<ActSummary>;
  /** How many other acts were done in the same moment by the same press, and go with it. */
  readonly more: number;
  readonly of: { readonly group: GroupId } | { readonly opIds: readonly OpId[] };
};

/** Rows are read this many at a time, newest first. */
const ROWS = 100;
/** The acts of one press lie near each other: where so many rows in a row hold none of them, there are no more. */
const NEAR = 200;

/**
 * What undo takes back now: the newest act of this desk that stands. What redo does again: the act that was undone last,
 * unless something new was done since. Both are read from the log, so they are the same after a restart; what other
 * desks did is not theirs, and what another desk has turned already is passed by.
 */
export async function findLastTurn(shop: Pick<Shop, 'db' | 'catalogue'>, way: Way): Promise<LastTurn | null> {
  const { db } = shop;
  const writers = await ownWriters(db);
  return db.transaction('r', [db.operations, db.contacts, db.orders, db.barcodes], async () => {
    const passed = new Set<string>();
    for (let below = Number.POSITIVE_INFINITY; ; ) {
      const rows = await db.operations.where('no').below(below).reverse().limit(ROWS).toArray();
      for (const row of rows) {
        if (!writers.has(row.writerId) || !isActOfPerson(row)) continue;
        if (way === 'redo' && row.type !== 'act.reversed') return null;
        const turn = await turnAt(shop, row, way, passed);
        if (turn) return turn;
      }
      const last = rows.at(-1);
      if (!last || rows.length < ROWS) return null;
      below = must(last.no, 'a stored operation has its number');
    }
  });
}

/** Every writer this desk has been. */
async function ownWriters(db: ShopDatabase): Promise<ReadonlySet<WriterId>> {
  const desk = await db.meta.get('desk');
  if (!desk || !('writerId' in desk)) return new Set();
  // The keys of the record are writers, as it says.
  return new Set([desk.writerId, ...(Object.keys(desk.writers) as WriterId[])]);
}

/** What a desk writes for itself, and what was refused, is nothing a person could take back. */
function isActOfPerson({ type, stage }: StoredOperation): boolean {
  return type !== 'writer.started' && type !== 'log.forked' && stage !== 'rejected' && stage !== 'refused';
}

/** The step that an operation stands for, where it is the newest of its act and turns the way that is asked for. */
async function turnAt(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  row: StoredOperation,
  way: Way,
  passed: Set<string>,
): Promise<LastTurn | null> {
  const { db } = shop;
  if (row.groupId !== '' && passed.has(row.groupId)) return null;
  const { origin, depth } = await originOf(db, row);
  if (!origin) return null;
  const key = origin.groupId || `${origin.writerId} ${origin.at}`;
  if (passed.has(key)) return null;
  passed.add(key);
  if ((depth % 2 === 0) !== (way === 'undo')) return null;
  const op = parsed(origin);
  const summary = (await groupSummary(db, op)) ?? summaryOf(op);
  if (isFixed(summary)) return null;
  const named = (await namesFor(shop, [summary], [])).of(summary);
  if (origin.groupId !== '') return { way, summary: named, more: 0, of: { group: origin.groupId } };
  const opIds = await standingEnds(db, await sameMoment(db, origin), way);
  return opIds.length === 0 ? null : { way, summary: named, more: opIds.length - 1, of: { opIds } };
}

/** The act that a chain of undo and redo is about, and how often it was turned. */
async function originOf(db: ShopDatabase, row: StoredOperation) {
  let at: StoredOperation | undefined = row;
  let depth = 0;
  while (at?.type === 'act.reversed') {
    const op = parsed(at);
    if (op.type !== 'act.reversed') break;
    depth++;
    at = await db.operations.where('opId').equals(op.payload.target).first();
  }
  return { origin: at, depth };
}

/** What one press wrote beside an act that has no group: the same desk, the same moment; oldest first. */
async function sameMoment(db: ShopDatabase, origin: StoredOperation): Promise<readonly StoredOperation[]> {
  const no = must(origin.no, 'a stored operation has its number');
  const belongs = ({ writerId, at, groupId, type }: StoredOperation) =>
    writerId === origin.writerId && at === origin.at && groupId === '' && type !== 'act.reversed';
  const near = async (from: number, to: number) =>
    (await db.operations.where('no').between(from, to).toArray()).filter(belongs);
  const found: StoredOperation[] = [origin];
  for (let below = no; ; below -= NEAR) {
    const some = await near(below - NEAR, below);
    if (some.length === 0) break;
    found.unshift(...some);
  }
  for (let from = no + 1; ; from += NEAR) {
    const some = await near(from, from + NEAR);
    if (some.length === 0) return found;
    found.push(...some);
  }
}

/** The newest operation of each act's chain, of those that can be turned this way now; oldest first. */
async function standingEnds(db: ShopDatabase, acts: readonly StoredOperation[], way: Way): Promise<readonly OpId[]> {
  const ends: OpId[] = [];
  for (const act of acts) {
    let end = act.opId;
    let depth = 0;
    while ((await db.operations.where('opId').equals(reversalId(end)).count()) > 0) {
      end = reversalId(end);
      depth++;
    }
    if ((depth % 2 === 0) === (way === 'undo')) ends.push(end);
  }
  return ends;
}
