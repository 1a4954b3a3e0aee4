import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { PushAnswer, PushResult } from '#shared/contract/store/protocol.ts';
import { acceptDuplicate, acceptOrdered, acceptRefusal, standsThere } from '#renderer/db/accept.ts';
import { commandTables, type Desk, readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import { gatheringFeed } from '#renderer/db/feed.ts';
import { type BulkPace, bulkPace } from '#renderer/db/bulk-pace.ts';
import { noteSetBack } from '#renderer/db/read-anew.ts';
import { changeRecovery } from '#renderer/db/recovery.ts';
import { declareLost } from './fill.ts';
import { offerFirst, type Pace, PUSH_BATCH } from './offer.ts';
import { inStage } from './pump.ts';
import { readLog } from './server-log.ts';
import type { Session } from './session.ts';

const PULL_PAGE = 500;
/** How often the window hears of a long log that comes in: each time it reads its lists again. */
const TELL_MS = 500;

/**
 * What sending remembers while it runs: `sentNo`, the last operation that was sent (sending again does no harm), and
 * the pace.
 */
export type Sending = Pace & { sentNo: number };

/**
 * Sends operations that the journal holds and the server has not accepted, oldest first. What the server refuses is
 * undone here and shown to a person; what it cannot read yet (`unsupported`, unreadable, `waiting`) stays and is
 * offered again.
 */
export async function push(session: Session, sending: Sending): Promise<Result<null>> {
  const { db, door, feed } = session;
  for (;;) {
    const kept = await inStage(db, 'kept', PUSH_BATCH, sending.sentNo);
    if (kept.length === 0) return done(null);
    const texts = kept.map((op) => op.text);
    const answer = await offerFirst(door, texts, false, sending);
    if (!answer.ok) return answer;
    const { results } = answer.value;
    const last = kept[results.length - 1];
    const stood = new Set<string>();
    for (const result of results) {
      if (result.outcome === 'rejected' && !isUnread(result)) await acceptRefusal(db, feed, result.opId, result.code);
      const isOther = result.outcome === 'id-reused' || result.outcome === 'writer-forked';
      if (isOther && (await standsThere(db, result.opId))) stood.add(result.opId);
      if (result.outcome === 'duplicate' || stood.has(result.opId)) await acceptDuplicate(db, result.opId);
    }
    const stuck = await stuckResult(db, texts, answer.value, stood);
    if (stuck) return stuck;
    // Operations that wait behind a refusal are offered again. If even the first one waits, the server lacks numbers of
    // ours.
    const waits = results.findIndex((result) => result.outcome === 'waiting');
    if (waits === 0) return fail({ code: 'writer-gap', detail: kept[0]?.opId });
    sending.sentNo = must((waits === -1 ? last : kept[waits - 1])?.no, 'a stored operation has its number');
  }
}

/**
 * The failure of a push that another try cannot mend, otherwise null. `stood`: acts of which another desk's text was
 * accepted. If the server has another act under a sequence number of this desk, the desk is noted as set back
 * (DATA-R27).
 */
export async function stuckResult(
  db: ShopDatabase,
  texts: readonly string[],
  { results }: PushAnswer,
  stood: ReadonlySet<string> = new Set(),
): Promise<{ readonly ok: false; readonly failure: Failure } | null> {
  const at = results.findIndex(
    ({ outcome, opId }) =>
      outcome === 'unsupported' || ((outcome === 'writer-forked' || outcome === 'id-reused') && !stood.has(opId)),
  );
  const result = results[at];
  if (result?.outcome === 'writer-forked') await noteForked(db, texts[at] ?? '');
  if (result) return fail({ code: result.outcome, detail: result.opId });
  const unread = results.find(isUnread);
  return unread ? fail({ code: 'server-outdated', detail: unread.opId }) : null;
}

async function noteForked(db: ShopDatabase, text: string): Promise<void> {
  const read = parseOperation(text);
  const writers = (await readDesk(db))?.writers ?? {};
  // Only the desk that owns a writer can go on as a new one.
  if (read.ok && writers[read.value.writerId] !== undefined) await noteSetBack(db, [read.value.writerId]);
}

/**
 * Whether the server refuses an operation that this program can read: it is an old server, and accepts the operation
 * once it is updated (DATA-R12).
 */
function isUnread(result: PushResult): boolean {
  return result.outcome === 'rejected' && result.code === 'operation-unreadable';
}

/**
 * Takes what the server has after our cursor, in its order, until there is no more. `waitMs`: how long the server may
 * hold the first answer until there is news.
 */
export async function pull(
  session: Session,
  waitMs: number,
  now: () => number,
): Promise<Result<{ readonly taken: number }>> {
  const feed = gatheringFeed(session.feed, TELL_MS, now);
  const pace = bulkPace(session.feed, now);
  try {
    return await pullPages({ ...session, feed }, waitMs, { now, pace });
  } finally {
    pace.stop();
    feed.flush();
  }
}

async function pullPages(
  { db, door, feed }: Session,
  waitMs: number,
  { now, pace }: { readonly now: () => number; readonly pace: BulkPace },
): Promise<Result<{ readonly taken: number }>> {
  let taken = 0;
  for (;;) {
    const desk = must(await readDesk(db), 'the shop is open');
    const asked = now();
    const answer = await door.host.ask('store.changes', {
      shopId: door.shopId,
      after: desk.cursor,
      limit: PULL_PAGE,
      waitMs: taken === 0 ? waitMs : 0,
    });
    if (!answer.ok) return answer;
    const { ops, logEpoch, time, head } = answer.value;
    if (waitMs === 0) await noteSkew(db, desk, Math.round(time - (asked + now()) / 2));
    const { ordered, stop } = readLog(ops);
    for (let i = 0; i < ordered.length; ) {
      const some = ordered.slice(i, i + pace.next());
      const from = now();
      await acceptOrdered(db, feed, logEpoch, some);
      pace.took(some.length, now() - from);
      i += some.length;
    }
    if (stop) return stop;
    taken += ordered.length;
    // A page can also be ended by its bytes: only `head` tells that there is no more.
    const isAll = (ordered.at(-1)?.seq ?? head) >= head;
    if (desk.arriving)
      await changeDesk(db, ({ arriving: _, ...now }) => (isAll ? now : { ...now, arriving: { head } }));
    if (isAll) return done({ taken });
  }
}

async function noteSkew(db: ShopDatabase, desk: Desk, skewMs: number): Promise<void> {
  if (desk.skewMs !== null && Math.abs(desk.skewMs - skewMs) < 250) return;
  await changeDesk(db, (now) => ({ ...now, skewMs }));
}

/** Changes the desk's own record in a transaction of its own. */
export async function changeDesk(db: ShopDatabase, change: (desk: Desk) => Desk): Promise<void> {
  await db.transaction('rw', [db.meta], async () => {
    const desk = await readDesk(db);
    if (desk) await db.meta.put(change(desk));
  });
}

/**
 * Ties the open shop to a server. An empty server takes this shop (adoption): everything in the journal is sent in the
 * order of its writers. This can be resumed, since the server knows what it has. A server that already holds this shop
 * is joined again. A desk that shared the shop before gives any of them what it lacks with the next exchange. A server with
 * another shop is `other-shop`: two logs are never merged.
 */
export async function connect(
  session: Session,
  url: string,
  report: (done: number, total: number | null) => void,
): Promise<Result<null>> {
  const { door, db, entry } = session;
  const bound = await door.host.ask('store.bind', { shopId: entry.shopId, url });
  if (!bound.ok) return bound;
  const shop = await door.host.ask('store.shop', { shopId: entry.shopId });
  if (!shop.ok) return unbind(session, shop);
  if (shop.value.shopId !== null && shop.value.shopId !== entry.shopId)
    return unbind(session, fail({ code: 'other-shop', detail: shop.value.shopId }));
  if (shop.value.shopId === null) {
    const claimed = await door.host.ask('store.claim', { shopId: entry.shopId, name: entry.name });
    if (!claimed.ok) return unbind(session, claimed);
  }
  await becomeConnected(db);
  // A desk that shared the shop before holds what others did as well: its own acts alone would be refused where they follow
  // those. The exchange finds that the server lacks all of it, and gives it in the order it had (DATA-R11).
  return (await isAdopting(db)) ? adopt(session, report) : done(null);
}

async function unbind<F extends { readonly ok: false; readonly failure: Failure }>(
  session: Session,
  failure: F,
): Promise<F> {
  await session.door.host.ask('store.disconnect', { shopId: session.entry.shopId });
  return failure;
}

/** From here on own acts wait for the server's order; facts are counted anew, as the server accepts them. */
async function becomeConnected(db: ShopDatabase): Promise<void> {
  await db.transaction('rw', [...commandTables], async () => {
    const desk = must(await readDesk(db), 'the shop is open');
    if (desk.connected) return;
    await changeRecovery(db, (now) => ({ ...now, declared: false }));
    await db.meta.put({ ...desk, connected: true, facts: { count: 0, sum: '0' }, cursor: null, seen: null });
    await db.meta.put({ key: ADOPTING, value: true });
    await db.contacts.toCollection().modify({ pending: 1 });
  });
}

const ADOPTING = 'adopting';

/** True while the shop's history has not wholly reached its server; it is then sent again from the start. */
export async function isAdopting(db: ShopDatabase): Promise<boolean> {
  return (await db.meta.get(ADOPTING)) !== undefined;
}

const adoptions = new WeakMap<Session, Promise<Result<null>>>();

/** Sends the whole journal. A second call while it is being sent waits for the same sending. */
export function adopt(session: Session, report: (done: number, total: number | null) => void): Promise<Result<null>> {
  const under = adoptions.get(session) ?? sendAll(session, report).finally(() => adoptions.delete(session));
  adoptions.set(session, under);
  return under;
}

/**
 * Sends the whole journal, page by page; the server answers `duplicate` for what it already has. Operations that wait
 * for numbers that were filled in later, and so stand later in the journal, are offered again in the order of their
 * numbers.
 */
async function sendAll(session: Session, report: (done: number, total: number | null) => void): Promise<Result<null>> {
  const { host, shopId, windowId } = session.door;
  const declared = await declareLost(session);
  if (!declared.ok) return declared;
  const writers = (await readDesk(session.db))?.writers ?? {};
  const total = Object.values(writers).reduce((sum, n) => sum + n, 0);
  const pace: Pace = {};
  let cursor: string | null = null;
  let sent = 0;
  let waiting: readonly string[] = [];
  const offer = async (
    ops: readonly string[],
  ): Promise<Result<{ readonly waiting: readonly string[]; readonly answered: number }>> => {
    const answer = await offerFirst(session.door, ops, false, pace);
    if (!answer.ok) return answer;
    const stuck = await stuckResult(session.db, ops, answer.value);
    if (stuck) return stuck;
    const { results } = answer.value;
    const settled = results.flatMap((result) =>
      result.outcome === 'rejected'
        ? [{ opId: result.opId, outcome: { state: 'rejected' as const, code: result.code } }]
        : [],
    );
    const noted = settled.length > 0 && (await host.ask('journal.settle', { shopId, windowId, settled }));
    if (noted && !noted.ok) return noted;
    const waits = ops.filter((_, i) => results[i]?.outcome === 'waiting');
    return done({ waiting: waits, answered: results.length });
  };
  do {
    const page: Awaited<ReturnType<typeof host.ask<'journal.read'>>> = await host.ask('journal.read', {
      shopId,
      cursor,
      limit: 400,
    });
    if (!page.ok) return page;
    let left = page.value.records.flatMap((entry) => (entry.type === 'op' ? [entry.text] : []));
    while (left.length > 0) {
      const offered = await offer(left);
      if (!offered.ok) return offered;
      waiting = [...waiting, ...offered.value.waiting];
      left = left.slice(offered.value.answered);
      sent += offered.value.answered;
      report(sent, total);
    }
    cursor = page.value.next;
  } while (cursor !== null);
  for (let left = inNumberOrder(waiting); left.length > 0; ) {
    const offered = await offer(left);
    if (!offered.ok) return offered;
    const { waiting: still, answered } = offered.value;
    // All of them still wait: the server lacks operations that the journal has, which `mendLog` settles.
    if (still.length === answered) return fail({ code: 'writer-gap' });
    left = [...still, ...left.slice(answered)];
  }
  await session.db.meta.delete(ADOPTING);
  return done(null);
}

/** Sorts texts of operations by their writers' sequence numbers. */
function inNumberOrder(texts: readonly string[]): readonly string[] {
  const numbered = texts.flatMap((text) => {
    const parsed = parseOperation(text);
    return parsed.ok ? [{ text, op: parsed.value }] : [];
  });
  const writers = [...new Set(numbered.map(({ op }) => op.writerId))];
  return writers.flatMap((writer) =>
    numbered
      .filter(({ op }) => op.writerId === writer)
      .sort((a, b) => a.op.writerSeq - b.op.writerSeq)
      .map(({ text }) => text),
  );
}
