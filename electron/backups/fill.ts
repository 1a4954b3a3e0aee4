// What an unpacked backup has and a shop of this computer lacks, written where it belongs. Nothing that is there is changed.
import { z } from 'zod';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { JournalRecord, SettledRecord } from '#shared/contract/bridge/channels.ts';
import type { Journal, OwnOperation } from '#electron/journal/journal.ts';
import { parseJson } from '#electron/journal/json.ts';

const PAGE = 1_000;

const own = z.object({ opId: z.string(), writerId: z.string(), writerSeq: z.int().min(1) });

type Foreign = Extract<JournalRecord, { type: 'foreign' }>;

/** Does something with every record of a journal, page by page. */
async function eachPage(
  journal: Journal,
  take: (records: readonly JournalRecord[]) => Promise<Result<null, Failure>> | Result<null, Failure>,
): Promise<Result<null, Failure>> {
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(cursor, PAGE);
    if (!page.ok) return page;
    const used = await take(page.value.records);
    if (!used.ok) return used;
    if (page.value.next === null) return done(null);
    cursor = page.value.next;
  }
}

const placeOf = ({ logEpoch, seq }: Foreign) => `${logEpoch} ${seq}`;
const numberOf = ({ writerId, writerSeq }: z.infer<typeof own>) => `${writerId} ${writerSeq}`;
const answerOf = ({ opId, outcome }: SettledRecord) => `${opId} ${JSON.stringify(outcome)}`;

/** Adds to a journal every record of another one of the same shop that it lacks; answers how many. */
export async function fillJournal(journal: Journal, copy: Journal): Promise<Result<number, Failure>> {
  const known = new Set<string>();
  const looked = await eachPage(journal, (records) => {
    for (const record of records) for (const key of keysOf(record)) known.add(key);
    return done(null);
  });
  if (!looked.ok) return looked;
  let given = 0;
  const filled = await eachPage(copy, async (records) => {
    const missing = records.filter((record) => {
      const [key] = keysOf(record);
      return key !== undefined && !known.has(key);
    });
    given += missing.length;
    return addTo(journal, missing);
  });
  return filled.ok ? done(given) : filled;
}

/** What a record is known by; none for one that no journal can take. */
function keysOf(record: JournalRecord): readonly string[] {
  if (record.type === 'settled') return [answerOf(record.settled)];
  if (record.type === 'foreign') return [placeOf(record)];
  const said = own.safeParse(parseJson(record.text)).data;
  return said ? [numberOf(said)] : [];
}

async function addTo(journal: Journal, missing: readonly JournalRecord[]): Promise<Result<null, Failure>> {
  for (let at = 0; at < missing.length; ) {
    const run = runFrom(missing, at);
    const added = await addRun(journal, run);
    if (!added.ok) return fail(added.failure);
    at += run.length;
  }
  return done(null);
}

/** Records of one kind that stand behind each other; of operations, those of one writer whose numbers follow each other. */
function runFrom(records: readonly JournalRecord[], from: number): readonly JournalRecord[] {
  const run: JournalRecord[] = [];
  let before: z.infer<typeof own> | null = null;
  for (const record of records.slice(from)) {
    if (run[0] && record.type !== run[0].type) break;
    if (record.type === 'op') {
      const said: z.infer<typeof own> | undefined = own.safeParse(parseJson(record.text)).data;
      if (!said || (before && (said.writerId !== before.writerId || said.writerSeq !== before.writerSeq + 1))) break;
      before = said;
    }
    run.push(record);
  }
  return run;
}

function addRun(journal: Journal, run: readonly JournalRecord[]): Promise<Result<unknown, Failure>> {
  const operations: OwnOperation[] = [];
  const foreign: Omit<Foreign, 'type'>[] = [];
  const settled: SettledRecord[] = [];
  let first: z.infer<typeof own> | undefined;
  for (const record of run) {
    if (record.type === 'settled') settled.push(record.settled);
    else if (record.type === 'foreign') foreign.push({ seq: record.seq, logEpoch: record.logEpoch, text: record.text });
    else {
      const said = own.parse(parseJson(record.text));
      first ??= said;
      operations.push({ opId: said.opId, text: record.text });
    }
  }
  if (first) return journal.append(first.writerId, first.writerSeq, operations, true);
  return foreign.length > 0 ? journal.receive(foreign) : journal.settle(settled);
}
