import { z } from 'zod';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import type { Journal } from '#electron/journal/journal.ts';
import { parseJson } from '#electron/journal/json.ts';

/** What a journal holds, as a server compares its log with it. */
export type Holdings = {
  /** Of each writer the last number, whether made on that computer or taken from the server. */
  readonly heads: { readonly writerId: string; readonly number: number }[];
  /** How often the shop had been taken back by then. */
  readonly knows: number;
  /** Acts of that computer to which no answer of a server is kept, in the order they were made. */
  readonly unsettled: readonly Unsettled[];
};

export type Unsettled = { readonly writerId: string; readonly number: number; readonly text: string };

const envelope = z.object({
  opId: z.string(),
  writerId: z.uuid(),
  writerSeq: z.int().min(1),
  type: z.string(),
  payload: z.unknown(),
});
const forked = z.object({ takenBack: z.object({ no: z.int() }).nullish() });

/** Adds up the records of a journal, which are handed in one after the other. */
export function holdings() {
  const heads = new Map<string, number>();
  const unsettled = new Map<string, Unsettled>();
  const settled = new Set<string>();
  let knows = 0;

  function settle(opId: string): void {
    settled.add(opId);
    unsettled.delete(opId);
  }

  return {
    take: (record: JournalRecord): void => {
      if (record.type === 'settled') {
        if (record.settled.outcome.state !== 'resolved') settle(record.settled.opId);
        return;
      }
      // What cannot be read is in no log either.
      const said = envelope.safeParse(parseJson(record.text)).data;
      if (!said) return;
      const { opId, writerId, writerSeq: number, type, payload } = said;
      if (type === 'log.forked') knows = Math.max(knows, forked.safeParse(payload).data?.takenBack?.no ?? 0);
      heads.set(writerId, Math.max(number, heads.get(writerId) ?? 0));
      if (record.type === 'foreign') settle(opId);
      else if (!settled.has(opId)) unsettled.set(opId, { writerId, number, text: record.text });
    },
    told: (): Holdings => ({
      heads: [...heads].map(([writerId, number]) => ({ writerId, number })),
      knows,
      unsettled: [...unsettled.values()],
    }),
  };
}

/** What a whole journal holds. */
export async function holdingsOf(journal: Journal): Promise<Result<Holdings, Failure>> {
  const held = holdings();
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(cursor, 1_000);
    if (!page.ok) return page;
    for (const record of page.value.records) held.take(record);
    if (page.value.next === null) return done(held.told());
    cursor = page.value.next;
  }
}
