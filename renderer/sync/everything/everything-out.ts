import { must } from '#shared/base/must.ts';
import { done, type Result } from '#shared/base/result.ts';
import { outFolderName, type OutPart } from '#shared/domain/everything/out-parts.ts';
import { hashText, noHash, withDigest } from '#shared/domain/operations/books.ts';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { calendarIn, dayIn } from '#shared/domain/values/day.ts';
import { readmeText } from '#shared/domain/everything/readme.ts';
import { pauses, type Slices } from '#renderer/db/catalogue/slices.ts';
import { readDesk } from '#renderer/db/database.ts';
import type { OutDone, OutJobs } from '#renderer/db/out-work.ts';
import { segmentCount } from '#renderer/db/segments.ts';
import { zonesOf } from '#renderer/db/zones.ts';
import { hashBooks } from '../books-check.ts';
import type { JobContext } from '../open-shop.ts';
import type { Session } from '../session.ts';
import { outFiles, type OutGoing } from './out-files.ts';
import { writeLists } from './out-lists.ts';
import { indexLog, type LogIndex, logTexts } from './out-log.ts';
import { namesIn } from './out-names.ts';
import { type OutRows, pastRows, presentRows } from './out-rows.ts';
import { fileSink, folderSink, type OutFailure, type OutSink, OutStopped, stoppedBy } from './out-sink.ts';

type Ask = OutJobs['everything.out']['ask'];
type Means = { readonly now: () => number; readonly slices: Slices };

/** Writes the whole shop as plain files with a README, as it is or as it was at the end of a day (OUT1). */
export async function everythingOut(
  session: Session,
  ask: Ask,
  context: JobContext,
  means: Means,
): Promise<Result<OutDone>> {
  const shop = must(await session.db.shop.toCollection().first(), 'a shop has its own row');
  const day = ask.day ?? dayIn(means.now(), zonesOf(shop).shop);
  const name = outFolderName(shop.name, day);
  const sink =
    ask.into === null ? done(fileSink(name, means.now())) : await folderSink(session.door.host, ask.into, name);
  if (!sink.ok) return sink;
  try {
    const files = await writeAll(session, ask, { context, means, sink: sink.value, shop });
    if (context.signal.aborted) throw new OutStopped({ code: 'cancelled' });
    const place = await sink.value.finish();
    return place.ok ? done({ files, name, ...place.value }) : place;
  } catch (fault) {
    await sink.value.cancel();
    return stoppedBy(fault);
  }
}

type With = {
  readonly context: JobContext;
  readonly means: Means;
  readonly sink: OutSink;
  readonly shop: ShopRow;
};

/** Writes every file; the README comes last, so that nothing that was cut off looks whole. Answers how many there are. */
async function writeAll(session: Session, ask: Ask, { context, means, sink, shop }: With): Promise<number> {
  const { db, door } = session;
  const begun = must(await readDesk(db), 'the shop is open');
  const writtenAt = new Date(means.now()).toISOString();
  const isWanted = (part: OutPart) => ask.parts.includes(part);
  const going = await goingOf(session, ask, { context, means });
  const logGoing = { ...going, report: () => going.step(0, 'activity') };
  const index = ask.day !== null || isWanted('activity') ? valueOf(await indexLog(door, logGoing)) : null;
  const before = ask.day === null ? Number.POSITIVE_INFINITY : calendarIn(zonesOf(shop), 0).endOf(ask.day);
  const past =
    ask.day !== null && index
      ? await pastRows(counted(logTexts(door, index, logGoing), going), before, going.pause)
      : null;
  const rows: OutRows = past?.rows ?? presentRows(db);
  const shopThen = (await rows.all('shop'))[0];
  if (!shopThen) return stop('day-before-shop');
  const naming = await namesIn(rows, shopThen);
  const files = outFiles(sink, ask.format, going);
  const { pictures, picturesMissing } = await writeLists(
    { session, rows, naming, files, sink, shop: shopThen, before },
    isWanted,
    going,
  );
  const factHash =
    index && isWanted('activity') ? await writeActivity({ session, sink, index, before }, files, logGoing) : null;
  const ended = must(await readDesk(db), 'the shop is open');
  // Books of several moments have no hash.
  const bookHash =
    ask.day === null && ended.rev === begun.rev && factHash !== null
      ? await hashBooks(db, { signal: going.signal, pause: going.pause })
      : null;
  const isStill = (await readDesk(db))?.rev === begun.rev;
  const readme = readmeText({
    ...{ shop: shopThen.name, currency: shopThen.currency, version: ask.version, format: ask.format, day: ask.day },
    zone: zonesOf(shopThen).shop,
    writtenAt,
    files: files.written,
    hasPeople: isWanted('people'),
    factHash,
    bookHash: isStill ? bookHash : null,
    meanwhile: ask.day === null ? ended.rev - begun.rev : 0,
    notFolded: past?.notFolded ?? 0,
    picturesMissing,
  });
  await sink.write('README.md', readme);
  return files.written.length + pictures + 1;
}

/** What was done, verbatim: one act a line; those that are no facts yet beside them. Answers the hash of the facts. */
async function writeActivity(
  {
    session,
    sink,
    index,
    before,
  }: { readonly session: Session; readonly sink: OutSink; readonly index: LogIndex; readonly before: number },
  files: ReturnType<typeof outFiles>,
  going: Parameters<typeof logTexts>[2] & OutGoing,
): Promise<string> {
  let [hash, waiting, lines] = [noHash, '', 0];
  let waitingLines = 0;
  await sink.write(ACTIVITY, '');
  for await (const page of logTexts(session.door, index, going)) {
    for (const { entry, text } of page) {
      if (entry.at >= before) continue;
      if (entry.isFact) {
        await sink.write(ACTIVITY, `${text}\n`);
        hash = withDigest(hash, entry.digest);
        lines++;
      } else {
        waiting += `${text}\n`;
        waitingLines++;
      }
      await going.pause();
    }
    going.step(page.length, 'activity');
  }
  const columns = activityFields.map(([header, means]) => ({ header, kind: 'JSON', means }));
  files.written.push({ path: ACTIVITY, holds: activityHolds, lines, columns });
  if (waiting !== '') {
    await sink.write(WAITING, waiting);
    files.written.push({ path: WAITING, holds: waitingHolds, lines: waitingLines, columns: [] });
  }
  return hashText(hash);
}

const ACTIVITY = 'activity.jsonl';
const WAITING = 'activity-waiting.jsonl';
const activityHolds =
  'Every act that was ever done in the shop, as it is stored, one a line, in the order in which they count. All other files follow from it.';
const waitingHolds = 'Acts of this computer that the shop’s server has not accepted yet, in the same form.';
const activityFields = [
  ['opId', 'The id of the act.'],
  ['type, v', 'What kind of act it is, and in which version it says it.'],
  ['occurredAt', 'When it was done, in milliseconds since 1970 (UTC), by the clock of its computer.'],
  ['actor', 'Who did it, as Contact ID in people.'],
  ['writerId, writerSeq', 'Which computer did it, and the number it gave the act.'],
  ['seen, skewMs', 'What of the server’s log the computer knew then, and by how much its clock differed.'],
  ['payload', 'What was done. Quantities are whole numbers of the smallest unit, amounts of the smallest coin.'],
] as const;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new OutStopped(result.failure);
  return result.value;
}

function stop(code: OutFailure['code']): never {
  throw new OutStopped({ code });
}

async function* counted<T extends readonly unknown[]>(pages: AsyncIterable<T>, { step }: OutGoing): AsyncGenerator<T> {
  for await (const page of pages) {
    step(page.length, 'activity');
    yield page;
  }
}

/** How the writing goes, with about how much there is. */
async function goingOf(
  { db, door }: Session,
  ask: Ask,
  { context, means }: { readonly context: JobContext; readonly means: Means },
): Promise<OutGoing> {
  const status = await door.host.ask('journal.status', { shopId: door.shopId });
  const records = status.ok ? status.value.records : 0;
  const lists = await Promise.all(
    [db.products, db.variants, db.orders, db.stock, db.lots, db.ledger].map((table) => table.count()),
  );
  const readings = (ask.day === null ? 0 : 1) + (ask.parts.includes('activity') ? 1 : 0);
  const total = lists.reduce((sum, count) => sum + count, 0) + (await segmentCount(db)) * 10_000 + records * readings;
  let lines = 0;
  return {
    signal: context.signal,
    pause: pauses(means.slices),
    step: (more, file) => {
      lines += more;
      context.report(Math.min(lines, total), total, file);
    },
  };
}
