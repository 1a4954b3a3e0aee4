import type { GroupId, OpId, WriterId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import { endsOfGroup, endsOfMoment, turnable, type Way } from '#renderer/db/act-ends.ts';
import { newestOperations } from '#renderer/db/newest-operations.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { originOf, parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { groupSummary, isFixed } from './activity.queries.ts';
import { type Named, namesFor } from './names.queries.ts';

export type { Way } from '#renderer/db/act-ends.ts';

/** The step that undo or redo takes now: what it is about, and the operations it turns. */
export type LastTurn = {
  readonly way: Way;
  readonly summary: Named<ActSummary>;
  /** How many other acts were done in the same moment by the same press, and go with it. */
  readonly more: number;
  readonly of: { readonly group: GroupId } | { readonly opIds: readonly OpId[] };
};

/**
 * What undo takes back now: the newest act of this desk that stands. What redo does again: the act that was undone last,
 * unless something new was done since. Of an act that is half undone, undo takes the rest back and redo does again what is
 * undone. Both are read from the log, so they are the same after a restart; what other desks did is not theirs, and what
 * another desk has turned already is passed by.
 */
export async function findLastTurn(shop: Pick<Shop, 'db' | 'catalogue'>, way: Way): Promise<LastTurn | null> {
  const { db } = shop;
  const writers = await ownWriters(db);
  const seen: Seen = { acts: new Set(), numbers: new Set() };
  for await (const row of newestOperations(db, seen.numbers)) {
    if (!writers.has(row.writerId) || !isActOfPerson(row)) continue;
    if (way === 'redo' && row.type !== 'act.reversed') return null;
    const turn = await turnAt(shop, row, way, seen);
    if (turn) return turn;
  }
  return null;
}

/** What was looked at already: acts by their group or their moment, and the numbers of their operations. */
type Seen = { readonly acts: Set<string>; readonly numbers: Set<number> };

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

/** The step that the act of an operation offers this way, where it was not looked at before. */
async function turnAt(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  row: StoredOperation,
  way: Way,
  seen: Seen,
): Promise<LastTurn | null> {
  const { db } = shop;
  const { origin } = await originOf(db, row);
  if (!origin) return null;
  const key = origin.groupId || `${origin.writerId} ${origin.at}`;
  if (seen.acts.has(key)) return null;
  seen.acts.add(key);
  const found = origin.groupId === '' ? await ofMoment(db, origin, way) : await ofGroup(db, origin.groupId, way, seen);
  if (!found) return null;
  const op = parsed(origin);
  const summary = (await groupSummary(db, op)) ?? summaryOf(op);
  if (isFixed(summary)) return null;
  const named = (await namesFor(shop, [summary], [])).of(summary);
  return { way, summary: named, ...found };
}

async function ofGroup(
  db: ShopDatabase,
  group: GroupId,
  way: Way,
  { numbers }: Seen,
): Promise<Pick<LastTurn, 'more' | 'of'> | null> {
  if (turnable(await endsOfGroup(db, group), way).length > 0) return { more: 0, of: { group } };
  for (const no of await db.operations.where('groupId').equals(group).primaryKeys())
    if (no !== undefined) numbers.add(no);
  return null;
}

async function ofMoment(
  db: ShopDatabase,
  origin: StoredOperation,
  way: Way,
): Promise<Pick<LastTurn, 'more' | 'of'> | null> {
  const opIds = turnable(await endsOfMoment(db, origin), way);
  return opIds.length === 0 ? null : { more: opIds.length - 1, of: { opIds } };
}
