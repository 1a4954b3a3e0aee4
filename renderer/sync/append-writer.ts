import { done, type Result } from '#shared/base/result.ts';
import { bytesOf, messages } from '#shared/contract/store/batch.ts';
import type { JournalDoor } from './pump.ts';

/** The most acts or records of one message to the journal. */
export const JOURNAL_CHUNK = 500;

/** Writes the first acts of a new writer to the journal, from sequence number 1 on, and reports how many are there. */
export async function appendWriter(
  { host, shopId, windowId }: JournalDoor,
  writerId: string,
  texts: readonly string[],
  report: (written: number) => void = () => undefined,
): Promise<Result<null>> {
  let written = 0;
  for (const ops of messages(texts, bytesOf, JOURNAL_CHUNK)) {
    const fromSeq = written + 1;
    const answer = await host.ask('journal.append', { shopId, windowId, writerId, fromSeq, ops: [...ops] });
    if (!answer.ok) return answer;
    report(written);
    written += ops.length;
  }
  return done(null);
}
