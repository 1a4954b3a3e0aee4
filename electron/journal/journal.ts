import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask, SettledRecord } from '#shared/contract/bridge/channels.ts';
import { errorCode } from './file-layer.ts';
import { placeOf, segmentReader } from './reading.ts';
import { type Entry, encodeEntry } from './record.ts';
import { recover } from './recovery.ts';
import { type ClosedSegment, harmIn, newerFormat, type SegmentFolder, sealSegment } from './segment.ts';
import { openWriter } from './writer.ts';

/** An operation of our own; whoever hands it in has read its id, writer and number from its text. */
export type OwnOperation = { readonly opId: string; readonly text: string };
export type KeepFailure = Failure<'journal-gap' | 'journal-forked' | 'journal-unwritable'>;
export type ReadFailure = Failure<'cursor-unknown' | 'journal-newer' | 'journal-unreadable'>;

/** The journal of one shop: everything it acknowledged is there after any crash. One process may have it open. */
export type Journal = {
  /** What opening found: bytes at the end that could not be read, and the files that are damaged or missing, found then or since. */
  readonly recovered: () => Answer<'journal.attach'>['recovered'];
  /** The last safe number of every writer. */
  readonly heads: () => Record<string, number>;
  readonly status: () => Omit<Answer<'journal.status'>, 'folder'>;
  /**
   * Adds one writer's operations, the first numbered `fromSeq`; answers when they are safe. What is there already, byte for
   * byte, is fine; a number that lies nowhere is filled in. With `overGap` the numbers before `fromSeq` may be missing.
   */
  readonly append: (
    writerId: string,
    fromSeq: number,
    operations: readonly OwnOperation[],
    overGap?: boolean,
  ) => Promise<Result<Answer<'journal.append'>, KeepFailure>>;
  /** Adds what the server said of our operations; answers when it is safe. */
  readonly settle: (settled: readonly SettledRecord[]) => Promise<Result<Answer<'journal.settle'>, KeepFailure>>;
  /** Adds other desks' operations without waiting for the disk: the server still has them. */
  readonly receive: (
    operations: Ask<'journal.receive'>['ops'],
  ) => Promise<Result<Answer<'journal.receive'>, KeepFailure>>;
  /** Reads everything there is, and answers which numbers lie nowhere. */
  readonly gaps: () => Promise<Result<Answer<'journal.gaps'>, ReadFailure>>;
  /** Looks at every closed segment without reading its records, and answers the files that are damaged or missing. */
  readonly verify: () => Promise<Result<Answer<'journal.verify'>, ReadFailure>>;
  /** A page of records in the order they were written: everything that is whole, whatever lies between. */
  readonly read: (cursor: string | null, limit: number) => Promise<Result<Answer<'journal.read'>, ReadFailure>>;
  /** How far it is now: what a copy of its files holds, however it grows meanwhile. */
  readonly point: () => JournalPoint;
  /** Waits for what was asked, then lets the files go. */
  readonly close: () => Promise<void>;
};

/** How far a journal is: the numbers of its files, the one that takes records with its bytes (if one does), and what they come to. */
export type JournalPoint = {
  readonly numbers: readonly number[];
  readonly tail: { readonly number: number; readonly size: number } | null;
  readonly heads: Readonly<Record<string, number>>;
  readonly records: number;
};

export type JournalSettings = { readonly now: () => number; readonly segmentBytes?: number };

type Append = {
  readonly type: 'append';
  readonly writerId: string;
  readonly fromSeq: number;
  readonly operations: readonly OwnOperation[];
  readonly overGap: boolean;
};
type Keep = { readonly type: 'keep'; readonly entries: readonly Entry[]; readonly sync: boolean };
type Job = { readonly want: Append | Keep; readonly answer: (result: Result<null, KeepFailure>) => void };
type Plan = { readonly job: Job; readonly entries: Result<readonly Entry[], KeepFailure> };

/** Opens the journal in a folder that is there. Rejects when the disk cannot be read, or what is on it cannot be made safe. */
export async function openJournal(
  where: SegmentFolder,
  { now, segmentBytes = 8_000_000 }: JournalSettings,
): Promise<Journal> {
  const recovered = await recover(where);
  let closed: readonly ClosedSegment[] = recovered.closed;
  let harmed: ReadonlySet<string> = new Set(recovered.harmed);
  let heads: ReadonlyMap<string, number> = new Map(Object.entries(recovered.heads));
  let records = recovered.records;
  let writable = true;
  let leaving = false;

  let sealing: Promise<void> = Promise.resolve();
  async function sealClosed(): Promise<void> {
    for (const segment of closed) {
      if (leaving || segment.state !== 'plain') continue;
      // Compressing only saves room: where it fails the plain segment stays as it is, and the next opening tries again.
      const sealed = await sealSegment(where, segment).catch(() => null);
      if (sealed) closed = closed.map((one) => (one.number === sealed.number ? sealed : one));
    }
  }
  function sealSoon(): void {
    sealing = sealing.then(sealClosed);
  }

  const reader = segmentReader(where, (names) => {
    harmed = new Set([...harmed, ...names]);
  });
  const writer = openWriter(where, recovered, {
    now,
    segmentBytes,
    onClosed: (number, end) => {
      closed = [...closed, { state: 'plain', number, end }];
      sealSoon();
    },
  });
  // What an earlier run was too short, or its disk too full, to compress.
  sealSoon();
  function segments(): readonly ClosedSegment[] {
    const tail = writer.tail();
    return tail ? [...closed, { state: 'plain', number: tail.number, end: tail.size }] : closed;
  }

  const waiting: Job[] = [];
  let working: Promise<void> | null = null;

  /** Group commit: whatever waits while the disk is busy goes down together, in one write and one sync. */
  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const next = new Map(heads);
      const plans = await planWaiting(next);
      const entries = plans.flatMap((plan) => (plan.entries.ok ? plan.entries.value : []));
      const fault = entries.length > 0 ? await write(entries, plans.some(needsSync)) : null;
      if (fault === null) heads = next;
      for (const { job, entries } of plans) job.answer(answerOf(entries, fault));
    }
    working = null;
  }

  async function planWaiting(next: Map<string, number>): Promise<readonly Plan[]> {
    const plans: Plan[] = [];
    for (let job = waiting[0]; job; job = waiting[0]) {
      const { want } = job;
      if (want.type === 'append' && repeatsUnwritten(want, next)) break;
      waiting.shift();
      const entries =
        want.type === 'keep'
          ? done(want.entries)
          : await planAppend(want, next).catch((error: unknown) =>
              fail({ code: 'journal-unwritable' as const, detail: errorCode(error) }),
            );
      plans.push({ job, entries });
    }
    return plans;
  }

  /** What repeats operations of the very batch being planned waits until they can be read. */
  function repeatsUnwritten({ writerId, fromSeq }: Append, next: ReadonlyMap<string, number>): boolean {
    const planned = next.get(writerId) ?? 0;
    return planned > (heads.get(writerId) ?? 0) && fromSeq <= planned;
  }

  async function planAppend(
    { writerId, fromSeq, operations, overGap }: Append,
    next: Map<string, number>,
  ): Promise<Result<readonly Entry[], KeepFailure>> {
    const head = next.get(writerId) ?? 0;
    if (fromSeq > head + 1 && !overGap) return fail({ code: 'journal-gap', detail: `head ${head}, asked ${fromSeq}` });
    const last = fromSeq + operations.length - 1;
    const known =
      fromSeq <= head
        ? await reader.texts(segments(), writerId, fromSeq, Math.min(head, last))
        : new Map<number, string>();
    const fresh: Entry[] = [];
    for (const [i, { opId, text }] of operations.entries()) {
      const writerSeq = fromSeq + i;
      const there = known.get(writerSeq);
      if (there !== undefined && there !== text) return fail({ code: 'journal-forked', detail: `number ${writerSeq}` });
      // A number below the head that lies nowhere was harmed: this fills it in again.
      if (there === undefined) fresh.push({ type: 'op', mark: { opId, writerId, writerSeq }, text });
    }
    next.set(writerId, Math.max(head, last));
    return done(fresh);
  }

  async function write(entries: readonly Entry[], sync: boolean): Promise<string | null> {
    const batch = { bytes: Buffer.concat(entries.map(encodeEntry)), records: entries.length };
    const fault = await writer.write(batch, sync, { heads: Object.fromEntries(heads), records });
    writable = fault === null;
    if (fault === null) records += batch.records;
    return fault;
  }

  function ask(want: Job['want']): Promise<Result<null, KeepFailure>> {
    return new Promise((answer) => {
      waiting.push({ want, answer });
      working ??= work();
    });
  }

  return {
    recovered: () => ({
      cutBytes: recovered.cutBytes,
      cutFile: recovered.cutFile,
      quarantined: [...harmed],
      others: [...recovered.others],
    }),
    heads: () => Object.fromEntries(heads),
    status: () => {
      const all = segments();
      return {
        bytes: all.reduce((sum, one) => sum + bytesOf(one), 0),
        records,
        segments: all.length,
        writable,
      };
    },
    append: async (writerId, fromSeq, operations, overGap = false) => {
      const answer = await ask({ type: 'append', writerId, fromSeq, operations, overGap });
      return answer.ok ? done({ head: heads.get(writerId) ?? 0 }) : answer;
    },
    settle: async (settled) => {
      const answer = await ask({
        type: 'keep',
        sync: true,
        entries: settled.map((mark) => ({ type: 'settled', mark })),
      });
      return answer.ok ? done({}) : answer;
    },
    receive: async (operations) => {
      const answer = await ask({
        type: 'keep',
        sync: false,
        entries: operations.map(({ text, ...mark }) => ({ type: 'foreign', mark, text })),
      });
      return answer.ok ? done({}) : answer;
    },
    read: async (cursor, limit) => {
      const place = placeOf(cursor);
      if (!place) return fail({ code: 'cursor-unknown' });
      return reading(() => reader.page(segments(), place, limit));
    },
    point: () => {
      const tail = writer.tail();
      return {
        numbers: segments().map(({ number }) => number),
        tail: tail && { number: tail.number, size: tail.size },
        heads: Object.fromEntries(heads),
        records,
      };
    },
    verify: () =>
      reading(async () => {
        for (const segment of closed) {
          const name = leaving ? null : await harmIn(where, segment);
          if (name) harmed = new Set([...harmed, name]);
        }
        return { harmed: [...harmed].sort() };
      }),
    gaps: () =>
      reading(async () => {
        const gaps = await reader.gaps(segments(), heads);
        return { heads: Object.fromEntries(heads), gaps: [...gaps], harmed: [...harmed].sort() };
      }),
    close: async () => {
      leaving = true;
      await working;
      await sealing;
      await writer.close();
    },
  };
}

function bytesOf(segment: ClosedSegment): number {
  return segment.state === 'plain' ? segment.end : segment.state === 'sealed' ? segment.bytes : 0;
}

async function reading<T>(read: () => Promise<T>): Promise<Result<T, ReadFailure>> {
  try {
    return done(await read());
  } catch (error) {
    const code = errorCode(error);
    return fail({ code: code === newerFormat ? 'journal-newer' : 'journal-unreadable', detail: code });
  }
}

function needsSync({ job: { want } }: Plan): boolean {
  return want.type === 'append' || want.sync;
}

function answerOf(entries: Plan['entries'], fault: string | null): Result<null, KeepFailure> {
  if (!entries.ok) return entries;
  return fault === null ? done(null) : fail({ code: 'journal-unwritable', detail: fault });
}
