import type { GroupId, OpId, WriterId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import { endsOfGroup, endsOfMoment, turnable, type Way } from '#renderer/db/act-ends.ts';
import { newestOperations } from '#renderer/db/newest-operations.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { isOfChannel } from '#renderer/db/undo.ts';
import { originOf, parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { groupSummary, isFixed } from './activity.queries.ts';
import { type MomentSummary, momentSummary } from './moment-summary.ts';
import { type Named, namesFor } from './names.queries.ts';

export type { Way } from '#renderer/db/act-ends.ts';

/** The step that undo or redo takes now: what it is about, and the operations it turns. */
export type LastTurn = {
  readonly way: Way;
  /** What it is about: one act, or the first of several that differ. */
  readonly said: readonly Named<ActSummary>[];
  /** How many other acts were done in the same moment by the same press, and go with it unsaid. */
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
  const op = parsed(origin);
  // What a channel did by itself is no step of the person at this desk.
  if (await isOfChannel(db, op)) return null;
  const found = origin.groupId === '' ? await ofMoment(db, origin, way) : await ofGroup(db, origin.groupId, way, seen);
  if (!found) return null;
  const group = await groupSummary(db, op);
  if (isFixed(group ?? summaryOf(op))) return null;
  const { said, more } = group ? { said: [group], more: 0 } : await saidOf(db, op, found);
  const names = await namesFor(shop, said, []);
  return { way, said: said.map(names.of), more, of: found.of };
}

/** As many acts of one press are read to say what it was. */
const READ = 50;

async function saidOf(db: ShopDatabase, op: Operation, { acts }: Found): Promise<MomentSummary> {
  // Those of a moment stand in another order once they are undone: they are said in the one they were done in.
  const rows = await db.operations
    .where('opId')
    .anyOf([...acts].sort().slice(0, READ))
    .sortBy('no');
  const read = rows.map(parsed);
  // What the shop stands on is no step of its own: it is said by what came with it.
  const said = read.filter((one) => !isFixed(summaryOf(one)));
  return said.length > 0 ? momentSummary(said, acts.length - read.length + said.length) : momentSummary([op], 1);
}

/** What a step turns, and the acts of a moment that these are the ends of. */
type Found = Pick<LastTurn, 'of'> & { readonly acts: readonly OpId[] };

async function ofGroup(db: ShopDatabase, group: GroupId, way: Way, { numbers }: Seen): Promise<Found | null> {
  if (turnable(await endsOfGroup(db, group), way).length > 0) return { acts: [], of: { group } };
  for (const no of await db.operations.where('groupId').equals(group).primaryKeys())
    if (no !== undefined) numbers.add(no);
  return null;
}

async function ofMoment(db: ShopDatabase, origin: StoredOperation, way: Way): Promise<Found | null> {
  const ends = await endsOfMoment(db, origin);
  const opIds = turnable(ends, way);
  const turned = new Set<OpId>(opIds);
  const acts = ends.flatMap(({ act, opId }) => (turned.has(opId) ? [act] : []));
  return opIds.length === 0 ? null : { acts, of: { opIds } };
}
