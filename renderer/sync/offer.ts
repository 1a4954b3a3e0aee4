import { fail, type Failure, type Result } from '#shared/base/result.ts';
import { bytesOf, fitting } from '#shared/contract/store/batch.ts';
import type { PushAnswer } from '#shared/contract/store/protocol.ts';
import type { JournalDoor } from './pump.ts';

/** How many operations to put into one message: fewer after a message was not taken, more again after one was. */
export type Pace = { most?: number };

/** The most operations in one message. */
export const PUSH_BATCH = 200;

/** The most characters a server of 0.1 takes in one operation. */
const LONGEST_OF_0_1 = 1_000_000;

/**
 * Offers the first of these operations, as many as fit into one message, and returns what the server said of each. A
 * message that is not taken is halved until one operation is left, which the failure names: no operation before it has
 * to wait for it (DATA-R15).
 */
export async function offerFirst(
  { host, shopId }: JournalDoor,
  texts: readonly string[],
  again: boolean,
  pace: Pace,
): Promise<Result<PushAnswer>> {
  for (;;) {
    const sent = texts.slice(0, fitting(texts, bytesOf, pace.most ?? PUSH_BATCH));
    const answer = await host.ask('store.push', { shopId, ops: sent, again });
    if (answer.ok) {
      pace.most = Math.min(PUSH_BATCH, 2 * (pace.most ?? PUSH_BATCH));
      return answer;
    }
    const { failure } = answer;
    if (sent.length > 1 && (isNotTaken(failure) || isTooSlow(failure))) pace.most = Math.floor(sent.length / 2);
    if (!isNotTaken(failure)) return answer;
    const alone = sent.length === 1 ? sent[0] : undefined;
    if (alone !== undefined)
      return fail({ code: alone.length > LONGEST_OF_0_1 ? 'act-over-server' : 'act-not-taken', detail: idIn(alone) });
  }
}

/** Whether the server, or a proxy in front of it, refuses the message itself: a smaller one may be taken. */
function isNotTaken({ code, detail = '' }: Failure): boolean {
  return code === 'too-large' || code === 'bad-request' || (code === 'refused' && /^4(00|13)\b/.test(detail));
}

/** The id of an operation, read from its text, whose envelope begins with it. */
function idIn(text: string): string {
  return /"opId":"([^"]*)"/.exec(text)?.[1] ?? '';
}

/** The line is too slow for a message of this size: the next try is smaller. */
function isTooSlow({ code, detail }: Failure): boolean {
  return code === 'away' && detail === 'timeout';
}
