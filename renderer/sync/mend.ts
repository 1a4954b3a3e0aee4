import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { type Desk, readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import { askForRebuild, givenBack, noteParted } from '#renderer/db/read-anew.ts';
import { inServerOrder, type LoggedOperation } from '#renderer/db/rebuild.ts';
import { changeDesk, stuckResult } from './exchange.ts';
import { readJournal } from './journal-log.ts';
import { offerFirst, type Pace, PUSH_BATCH } from './offer.ts';
import { type JournalDoor, pumpJournal } from './pump.ts';
import type { Session } from './session.ts';

/**
 * The outcome for a desk and its server. `parted`: the logs differ from some point on, so the database must be made
 * anew. `given`: how many operations were given back to the server.
 */
export type Mended = { readonly parted: boolean; readonly given: number };

type Entry = { readonly seq: number; readonly opId: string; readonly text: string; readonly logEpoch: string };

const PAGE = 1_000;
const silent = () => undefined;

/**
 * Brings a desk and a server that has lost a part of its log together again (DATA-R11): finds their last common
 * operation, tells the server, gives it everything that the journal holds after that, whoever made it, and takes the
 * log from there into the journal. Every step can be repeated: after an interruption the next exchange begins from the
 * start.
 */
export async function mendLog(session: Session, why: 'fork' | 'writer-gap'): Promise<Result<Mended>> {
  const { db, door } = session;
  const pumped = await pumpJournal(db, door, silent);
  if (!pumped.ok) return pumped;
  const desk = must(await readDesk(db), 'the shop is open');
  const journal = await readJournal(door, desk.writers, silent);
  if (!journal.ok) return journal;
  const { accepted, beyond, waiting } = inServerOrder(journal.value.operations, desk.writers);
  const theirs = await readTheirs(door, accepted);
  if (!theirs.ok) return theirs;
  const { common, log, logEpoch: epochThere } = theirs.value;
  const there = new Set(log.map((entry) => entry.opId));
  // If our position is beyond what the journal can show, only a server that still knows it is trusted to have the same
  // log.
  const isKnown = why === 'writer-gap' || desk.cursor === null || desk.cursor.seq <= common;
  const parts = common < accepted.length || !isKnown;
  // If an earlier mending was interrupted after the journal had got the new log, the two logs are equal again, and only
  // the database is not.
  const before = await givenBack(db);
  const parted = parts || before !== null;
  let logEpoch = epochThere;
  if (parts) {
    await noteParted(db, before ?? 0);
    const at = must(desk.cursor, 'a desk that parted from its server had a place in its log');
    const told = await door.host.ask('store.fork', {
      shopId: door.shopId,
      logEpoch: at.logEpoch,
      seq: common,
      opId: accepted[common - 1]?.op.opId ?? '',
      lost: accepted[common]?.op.opId ?? at.opId,
    });
    if (!told.ok) return told;
    logEpoch = told.value.logEpoch;
  }
  const lacking = [...accepted.slice(common), ...beyond, ...waiting].filter(({ op }) => !there.has(op.opId));
  const given = await giveBack(session, lacking);
  if (!given.ok) return given;
  if (!parted) {
    await countOnUnder(db, logEpoch);
    return done({ parted, given: given.value });
  }
  const last = accepted[common - 1];
  const taken = await takeFrom(door, last ? { logEpoch, seq: common, opId: last.op.opId } : null);
  if (!taken.ok) return taken;
  const told = await giveContacts(session);
  if (!told.ok) return told;
  const all = (before ?? 0) + given.value;
  await askForRebuild(db, all);
  return done({ parted, given: all });
}

/** Both logs are equal up to this desk's position, which is therefore valid in the server's present epoch. */
async function countOnUnder(db: ShopDatabase, logEpoch: string): Promise<void> {
  await changeDesk(db, (desk) => ({
    ...desk,
    cursor: desk.cursor && { ...desk.cursor, logEpoch },
    seen: desk.seen && { ...desk.seen, logEpoch },
  }));
}

/** Reads the server's log: how many operations both logs begin with, what the server has after them, and its epoch. */
async function readTheirs(
  door: JournalDoor,
  ours: readonly LoggedOperation[],
): Promise<Result<{ readonly common: number; readonly log: readonly Entry[]; readonly logEpoch: string }>> {
  const log: Entry[] = [];
  let common = 0;
  let logEpoch = '';
  for await (const page of pages(door, null)) {
    if (!page.ok) return page;
    for (const entry of page.value) {
      logEpoch = entry.logEpoch;
      if (log.length === 0 && ours[common]?.text === entry.text) common += 1;
      else log.push(entry);
    }
  }
  return done({ common, log, logEpoch });
}

/** The server's log after a position, page by page, to its end. */
async function* pages(door: JournalDoor, from: Desk['cursor']): AsyncGenerator<Result<readonly Entry[]>> {
  for (let after = from; ; ) {
    const page = await door.host.ask('store.changes', { shopId: door.shopId, after, limit: PAGE, waitMs: 0 });
    if (!page.ok) {
      yield page;
      return;
    }
    const { ops, logEpoch } = page.value;
    const last = ops.at(-1);
    if (!last) return;
    yield done(ops.map((op) => ({ ...op, logEpoch })));
    after = { logEpoch, seq: last.seq, opId: last.opId };
  }
}

/**
 * Offers what the server lacks until it has answered all of it; answers how much of it is in the log now. Refusals of own
 * operations are noted, so that a person sees them.
 */
async function giveBack({ db, door }: Session, lacking: readonly LoggedOperation[]): Promise<Result<number>> {
  const own: Readonly<Record<string, number>> = (await readDesk(db))?.writers ?? {};
  let left = lacking.flatMap(({ op, text, offered }) => [
    { op, text, isOffered: false },
    ...(offered ? [{ op: offered.op, text: offered.text, isOffered: true }] : []),
  ]);
  const pace: Pace = {};
  let given = 0;
  while (left.length > 0) {
    const offered = left.slice(0, PUSH_BATCH).map(({ text }) => text);
    const answer = await offerFirst(door, offered, true, pace);
    if (!answer.ok) return answer;
    const batch = left.slice(0, answer.value.results.length);
    const { results } = answer.value;
    given += results.filter(({ outcome }) => outcome === 'accepted' || outcome === 'duplicate').length;
    // Our own text of an act of which another desk's text was accepted is offered for its sequence number alone, which
    // is used in any case.
    const stood = new Set(
      results.flatMap(({ opId, outcome }, i) => (outcome === 'writer-forked' && batch[i]?.isOffered ? [opId] : [])),
    );
    const stuck = await stuckResult(db, offered, answer.value, stood);
    if (stuck) return stuck;
    const refused = results.flatMap((result, i) =>
      result.outcome === 'rejected' && own[batch[i]?.op.writerId ?? ''] !== undefined
        ? [{ opId: result.opId, outcome: { state: 'rejected' as const, code: result.code } }]
        : [],
    );
    const { shopId, windowId } = door;
    const noted = refused.length > 0 && (await door.host.ask('journal.settle', { shopId, windowId, settled: refused }));
    if (noted && !noted.ok) return noted;
    // Operations that wait behind a refusal in the same batch are decided when they are offered once more.
    const waiting = batch.filter((_, i) => results[i]?.outcome === 'waiting');
    if (waiting.length === batch.length) return fail({ code: 'writer-gap', detail: batch[0]?.op.opId });
    left = [...waiting, ...left.slice(batch.length)];
  }
  return done(given);
}

/**
 * Takes the server's log after the last common operation into the journal, so that a rebuild knows the place of each
 * one.
 */
async function takeFrom(door: JournalDoor, after: Desk['cursor']): Promise<Result<null>> {
  for await (const page of pages(door, after)) {
    if (!page.ok) return page;
    const ops = page.value.map(({ seq, logEpoch, text }) => ({ seq, logEpoch, text }));
    const { shopId, windowId } = door;
    const kept = await door.host.ask('journal.receive', { shopId, windowId, ops });
    if (!kept.ok) return kept;
  }
  return done(null);
}

/**
 * Gives the server the contact records that it has lost, whole or in their newest form. A record that was changed there
 * after it was set back stays.
 */
async function giveContacts({ db, door }: Session): Promise<Result<null>> {
  const { host, shopId } = door;
  const theirs = new Map<string, { readonly contact: Contact; readonly version: number }>();
  for (let after = 0; ; ) {
    const page = await host.ask('store.contacts', { shopId, after });
    if (!page.ok) return page;
    const last = page.value.contacts.at(-1);
    if (!last) break;
    for (const entry of page.value.contacts) theirs.set(entry.contact.contactId, entry);
    after = last.version;
  }
  for (const row of await db.contacts.toArray()) {
    const { version, pending, ...contact } = row;
    const there = theirs.get(row.contactId);
    if (there && there.version >= version && pending === 0 && !contact.erased) continue;
    const put = await host.ask('store.putContact', { shopId, contact, baseVersion: there?.version ?? 0 });
    if (!put.ok) return put;
  }
  return done(null);
}
