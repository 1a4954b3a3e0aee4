import { done, type Result } from '#shared/base/result.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { Ask } from '#shared/contract/bridge/channels.ts';
import type { ChangesAnswer, WriterRange } from '#shared/contract/store/protocol.ts';
import { readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import { countIn, isIn, readRecovery } from '#renderer/db/recovery.ts';
import type { JournalNews } from '#renderer/db/work.ts';
import { fillFromDatabase, tellAgain } from './fill.ts';
import type { JournalDoor } from './pump.ts';
import type { Session } from './session.ts';

const PAGE = 500;

/** What looking at a journal came to: what a person is told, and whether the books must be folded anew because something of theirs came back. */
export type Checked = { readonly news: JournalNews | null; readonly anew: boolean };

/**
 * Where opening found harm in the journal that was not there the last time: the database gives back what it has, then the
 * server, and a person is told once. `seen` are the files that opening found damaged or missing.
 */
export async function checkJournal(session: Session, at: Look, seen: readonly string[]): Promise<Result<Checked>> {
  const { db, door } = session;
  if (await isKnown(db, at, seen)) return done({ news: null, anew: false });
  const told = await door.host.ask('journal.gaps', { shopId: door.shopId });
  if (!told.ok) return told;
  await tellAgain(db);
  const here = await fillFromDatabase(db, door, told.value.gaps);
  if (!here.ok) return here;
  const isConnected = (await readDesk(db))?.connected ?? false;
  const rest = isConnected && here.value.length > 0 ? await fillNumbers(door, here.value) : here;
  // Without an answer of the server what it has is asked for at the next harm; the numbers stay known as missing.
  const missing = rest.ok ? rest.value : here.value;
  await keepSeen(db, at, seen);
  await keepSeen(db, 'all', told.value.harmed);
  const lost = (await readRecovery(db))?.missing ?? [];
  const stays = (some: readonly WriterRange[]) => (writerId: string, seq: number) => isIn(some, writerId, seq);
  const isBack = numbersIn(lost).some(([writerId, seq]) => !stays(missing)(writerId, seq));
  // Of numbers that only the database knows its books are the last witness.
  const witnessed = numbersIn(missing).filter(([writerId, seq]) => !stays(lost)(writerId, seq)).length;
  const given = countIn(told.value.gaps) - countIn(missing);
  const news = { files: told.value.harmed, given, atEnd: 0, missing: witnessed, gone: false };
  return done({ news: told.value.harmed.length > 0 ? news : null, anew: isBack && witnessed === 0 });
}

/** Looks whether the closed parts of the journal are as they were, which opening does not ask; answers what a person is told. */
export async function verifyJournal(session: Session): Promise<Result<JournalNews | null>> {
  const { host, shopId } = session.door;
  const verified = await host.ask('journal.verify', { shopId });
  if (!verified.ok) return verified;
  const checked = await checkJournal(session, 'all', verified.value.harmed);
  return checked.ok ? done(checked.value.news) : checked;
}

/** What was looked at: what opening reads, or all of it. */
type Look = 'opening' | 'all';

/** Notes which files were found damaged or missing, so that the next look is quiet about them. */
export async function keepSeen(db: ShopDatabase, at: Look, seen: readonly string[]): Promise<void> {
  await db.meta.put({ key: `journal-harm-${at}`, value: [...seen].sort() });
}

async function isKnown(db: ShopDatabase, at: Look, seen: readonly string[]): Promise<boolean> {
  const row = await db.meta.get(`journal-harm-${at}`);
  const known = row && 'value' in row ? row.value : [];
  return JSON.stringify(known) === JSON.stringify([...seen].sort());
}

function numbersIn(ranges: readonly WriterRange[]): readonly (readonly [string, number])[] {
  return ranges.flatMap(({ writerId, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, i) => [writerId, from + i] as const),
  );
}

/** Gives the journal what the server has of these numbers, and answers those that are missing still. */
async function fillNumbers(
  { host, shopId, windowId }: JournalDoor,
  gaps: readonly WriterRange[],
): Promise<Result<readonly WriterRange[]>> {
  let after: Ask<'store.changes'>['after'] = null;
  for (;;) {
    const page: Result<ChangesAnswer> = await host.ask('store.changes', { shopId, after, limit: PAGE, waitMs: 0 });
    if (!page.ok) return page;
    const { ops, logEpoch }: ChangesAnswer = page.value;
    const last = ops.at(-1);
    if (!last) break;
    for (const { text } of ops) {
      const parsed = parseOperation(text);
      if (!parsed.ok || !isIn(gaps, parsed.value.writerId, parsed.value.writerSeq)) continue;
      const { writerId, writerSeq: fromSeq } = parsed.value;
      const filled = await host.ask('journal.append', {
        shopId,
        windowId,
        writerId,
        fromSeq,
        ops: [text],
        overGap: true,
      });
      if (!filled.ok) return filled;
    }
    after = { logEpoch, seq: last.seq, opId: last.opId };
  }
  const left = await host.ask('journal.gaps', { shopId });
  return left.ok ? done(left.value.gaps) : left;
}
