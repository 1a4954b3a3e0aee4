import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { ImportPart } from '#shared/domain/import/import-part.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { GroupId, OpId, PersonId } from '#shared/domain/operations/ids.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { gatheringFeed } from '#renderer/db/feed.ts';
import type { ImportState } from '#renderer/db/import-work.ts';
import { type BulkPace, bulkPace } from '#renderer/db/bulk-pace.ts';
import { type Recorder, record } from '#renderer/db/record.ts';
import { endsOfGroup, turnable } from '#renderer/db/act-ends.ts';
import { markTurn, unmarkTurn } from '#renderer/db/turn-marks.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { JobContext, Open } from '../open-shop.ts';
import { decideCountPart } from './count-part.ts';

const PARTS_PER_PACK = 40;

/** What is kept of an import under way, beside the parts of its plan; of one whose plan is lost it is all. */
export type Head = Omit<ImportState, 'isPlanLost'> & {
  readonly key: string;
  readonly head: true;
  readonly personId: PersonId;
  readonly isPlanLost?: boolean;
};
type Pack = { readonly key: string; readonly parts: readonly ImportPart[] };

/** How often the window hears of what a running import wrote: each time it paints its list anew. */
const TELL_MS = 1_000;

/** How parts are written: for whom, and when. */
export type Writing = {
  readonly open: Open;
  readonly personId: PersonId;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly context: JobContext;
};
type Paced = Writing & { readonly pace: BulkPace };

/** Keeps an import's parts aside before the first one is written, so that a crash can be continued or undone. */
export async function keepPlan(
  db: ShopDatabase,
  groupId: GroupId,
  label: string,
  personId: PersonId,
  parts: readonly ImportPart[],
): Promise<void> {
  const packs = Array.from(
    { length: Math.ceil(parts.length / PARTS_PER_PACK) },
    (_, i): Pack => ({ key: packKey(groupId, i), parts: parts.slice(i * PARTS_PER_PACK, (i + 1) * PARTS_PER_PACK) }),
  );
  for (const pack of packs) await db.plans.put(pack);
  const head: Head = { key: groupId, head: true, groupId, label, done: 0, total: parts.length, personId };
  await db.plans.put(head);
}

/** Imports whose writing was cut off. */
export async function unfinished(db: ShopDatabase): Promise<readonly ImportState[]> {
  const heads = await db.plans
    .filter((row): row is Head => typeof row === 'object' && row !== null && 'head' in row)
    .toArray();
  return Promise.all(
    (heads as Head[]).map(async ({ groupId, label, done: noted, total, isPlanLost = false }) => {
      let part = noted;
      while (part < total && (await isWritten(db, groupId, part))) part++;
      return { groupId, label, done: part, total, isPlanLost };
    }),
  );
}

/**
 * Writes the parts of a kept plan, some in each transaction, from where it was cut off. An act's id follows from its
 * place in the import, so one that was written already is not written again. Cancelled, everything written is undone.
 */
export async function writeParts(groupId: GroupId, asked: Writing): Promise<Result<ImportState>> {
  const { writing, stop } = gathering(asked);
  try {
    return await writeFrom(groupId, writing);
  } finally {
    stop();
  }
}

/** The same writing over a feed that tells the window only a few times a second, and at a pace that leaves room for a person. */
function gathering(asked: Writing): { readonly writing: Paced; readonly stop: () => void } {
  const { open, now } = asked;
  const feed = gatheringFeed(open.session.feed, TELL_MS, now);
  const pace = bulkPace(open.session.feed, now);
  const writing = { ...asked, open: { ...open, session: { ...open.session, feed } }, pace };
  const stop = () => {
    pace.stop();
    feed.flush();
  };
  return { writing, stop };
}

async function writeFrom(groupId: GroupId, writing: Paced): Promise<Result<ImportState>> {
  const { open, context } = writing;
  const { db } = open.session;
  const head = must(await headOf(db, groupId), 'the plan of this import is kept');
  if (head.isPlanLost) return fail({ code: 'import-plan-lost' });
  let at = head.done;
  while (at < head.total) {
    // Under a pack's key lies a pack.
    const pack = must(
      await db.plans.get(packKey(groupId, Math.floor(at / PARTS_PER_PACK))),
      'the part of the plan is kept',
    ) as Pack;
    for (let left = pack.parts.slice(at % PARTS_PER_PACK); left.length > 0; ) {
      // A disk that takes nothing is no end of an import: it goes on once there is room, or is cancelled.
      await open.lanes.disk.untilWritable(context.signal);
      if (context.signal.aborted) return cancelled(groupId, writing);
      const some = together(left, writing.pace.next());
      const written = await inPace(writing, some.length, () => writeUnlessFull(some, groupId, at, writing));
      if (written === 'refused-by-disk') continue;
      if (!written.ok) return takenBack(groupId, writing, written);
      at += some.length;
      left = left.slice(some.length);
      context.report(at, head.total);
    }
    open.lanes.nudge();
    await db.plans.put({ ...head, done: at });
  }
  await dropPlan(db, groupId);
  await open.lanes.saved(0);
  return done({ groupId, label: head.label, done: head.total, total: head.total, isPlanLost: false });
}

/** The next parts that one transaction takes. What is decided from the books as they stand then is decided by itself. */
function together(left: readonly ImportPart[], most: number): readonly ImportPart[] {
  const deciding = left.findIndex(({ counting }) => counting !== undefined);
  return left.slice(0, deciding === -1 ? most : Math.max(1, Math.min(deciding, most)));
}

/** Does a transaction's work and takes its time, for the size of the next one. */
async function inPace<T>({ pace, now }: Paced, pieces: number, work: () => Promise<T>): Promise<T> {
  const from = now();
  const worked = await work();
  pace.took(pieces, now() - from);
  return worked;
}

async function cancelled(groupId: GroupId, writing: Paced): Promise<Result<never>> {
  const undone = await undoWritten(groupId, writing);
  return undone.ok || undone.failure.code === 'already-undone' ? fail({ code: 'cancelled' }) : undone;
}

/**
 * A part that is refused would be refused again: what was written before it is undone, so that the import is there whole or
 * not at all. A shop that is let go just now can go on later.
 */
async function takenBack<T>(groupId: GroupId, writing: Writing, refused: Result<T>): Promise<Result<T>> {
  if (!refused.ok && refused.failure.code !== 'shop-not-ready') await undoWritten(groupId, writing);
  return refused;
}

function undoWritten(groupId: GroupId, writing: Writing): ReturnType<typeof undoGroup> {
  const context = { ...writing.context, signal: new AbortController().signal };
  return undoGroup(groupId, { ...writing, context });
}

/** The id of an act of an import, by its part and its place there. */
function actId(groupId: string, part: number, place: number): OpId {
  return deriveUuid(groupId, String(part), String(place)) as OpId;
}

/** Whether a part is in the books: how far a plan came is noted for many parts at once. */
async function isWritten(db: ShopDatabase, groupId: string, part: number): Promise<boolean> {
  return (
    (await db.operations
      .where('opId')
      .equals(actId(groupId, part, 0))
      .count()) > 0
  );
}

/** The same, unless a full disk breaks the transaction off: nothing of these parts is there then, and they are written later. */
async function writeUnlessFull(
  ...[parts, groupId, at, writing]: Parameters<typeof writeSome>
): Promise<Result<null> | 'refused-by-disk'> {
  try {
    return await writeSome(parts, groupId, at, writing);
  } catch (fault) {
    if ((await writing.open.lanes.disk.look()) !== null) return 'refused-by-disk';
    throw fault;
  }
}

/**
 * Writes some parts in one transaction, all of them or none. Where one of them is written already, as after an import that
 * was cut off, the others are.
 */
async function writeSome(
  parts: readonly ImportPart[],
  groupId: GroupId,
  at: number,
  writing: Paced,
): Promise<Result<null>> {
  const placed = parts.map((part, i) => ({ part, no: at + i }));
  const written = await writePlaced(placed, groupId, writing);
  if (written.ok || written.failure.code !== 'already-done') return written;
  const { db } = writing.open.session;
  const isThere = await Promise.all(placed.map(({ no }) => isWritten(db, groupId, no)));
  return writePlaced(
    placed.filter((_, i) => !isThere[i]),
    groupId,
    writing,
  );
}

type Placed = { readonly part: ImportPart; readonly no: number };

async function writePlaced(parts: readonly Placed[], groupId: GroupId, writing: Paced): Promise<Result<null>> {
  const written = await record<Failure>(recorderOf(writing), async (db, stamp) => {
    const decisions: Decision[] = [];
    for (const { part, no } of parts) {
      const counted = part.counting ? await decideCountPart(db, part.counting, stamp) : done([]);
      if (!counted.ok) return counted;
      for (const [place, decision] of [...part.decisions, ...counted.value].entries())
        decisions.push({ ...decision, opId: actId(groupId, no, place) });
    }
    return done({ decisions, contacts: parts.flatMap(({ part }) => part.contacts.map(contactRecord)) });
  });
  return written.ok ? done(null) : written;
}

/** Undoes everything an import wrote, newest first, some acts in each transaction; what of it is undone already stays so. */
export async function undoGroup(groupId: GroupId, asked: Writing): Promise<Result<{ readonly undone: number }>> {
  const { writing, stop } = gathering(asked);
  try {
    return await undoActs(groupId, writing);
  } finally {
    stop();
  }
}

async function undoActs(groupId: GroupId, writing: Paced): Promise<Result<{ readonly undone: number }>> {
  const { open, context } = writing;
  const { db } = open.session;
  const standing = turnable(await endsOfGroup(db, groupId), 'undo');
  // From here on it is an undo, and told as one where it is cut off.
  const mark = await db.transaction('rw', [db.plans], async () => {
    await dropPlan(db, groupId);
    return standing.length > 1 ? markTurn(db, standing) : null;
  });
  if (standing.length === 0) return fail({ code: 'already-undone' });
  const newestFirst = [...standing].reverse();
  for (let at = 0, nudged = 0; at < newestFirst.length; ) {
    const some = newestFirst.slice(at, at + writing.pace.next());
    const undone = await inPace(writing, some.length, () => undoSome(some, writing));
    if (!undone.ok) return undone;
    at += some.length;
    if (at - nudged >= PARTS_PER_PACK) {
      open.lanes.nudge();
      nudged = at;
    }
    context.report(at, newestFirst.length);
  }
  if (mark !== null) await unmarkTurn(db, mark);
  await open.lanes.saved(0);
  return done({ undone: standing.length });
}

/** Undoes some acts in one transaction; if one of them is undone already, each is undone by itself. */
async function undoSome(acts: readonly OpId[], writing: Paced): Promise<Result<null>> {
  const undone = await record<Failure>(recorderOf(writing), async (db) => {
    const stored = await Promise.all(acts.map((opId) => db.operations.where('opId').equals(opId).first()));
    const missing = stored.findIndex((act) => act === undefined);
    if (missing !== -1) return fail({ code: 'act-unknown', detail: acts[missing] });
    return done({ decisions: stored.flatMap((act) => (act ? [decideReversal(readStored(act))] : [])) });
  });
  if (undone.ok) return done(null);
  if (undone.failure.code !== 'already-done') return undone;
  if (acts.length > 1)
    for (const act of acts) {
      const one = await undoSome([act], writing);
      if (!one.ok) return one;
    }
  return done(null);
}

function recorderOf({ open, personId, now, nextId }: Writing): Recorder {
  return { db: open.session.db, feed: open.session.feed, actor: personId, stamp: () => ({ at: now(), nextId }) };
}

function contactRecord(contact: ImportPart['contacts'][number]): Contact {
  return { ...contact, kind: 'customer', erased: false };
}

async function headOf(db: ShopDatabase, groupId: GroupId): Promise<Head | undefined> {
  // The table keeps heads under the group's id, and packs under longer keys.
  return (await db.plans.get(groupId)) as Head | undefined;
}

/** Whether anything is kept of an import under way. */
export async function planKept(db: ShopDatabase, groupId: GroupId): Promise<boolean> {
  return (await headOf(db, groupId)) !== undefined;
}

/** A person goes on without the rest of an import: what is there stays, and nobody asks again. */
export async function dropPlan(db: ShopDatabase, groupId: GroupId): Promise<void> {
  await db.plans.where('key').startsWith(groupId).delete();
}

function packKey(groupId: GroupId, pack: number): string {
  return `${groupId}:${pack}`;
}
