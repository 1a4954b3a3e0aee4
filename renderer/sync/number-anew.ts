import { done, type Result } from '#shared/base/result.ts';
import { operationText } from '#shared/contract/store/operation.ts';
import { inEnvelope } from '#shared/domain/operations/envelope.ts';
import { NOBODY, type OpId, type ShopId, type WriterId } from '#shared/domain/operations/ids.ts';
import { appendWriter } from './append-writer.ts';
import type { JournalLog } from './journal-log.ts';
import type { JournalDoor } from './pump.ts';
import type { Means } from './session.ts';

/**
 * Gives the acts that a desk made under these writers, and that its server does not have, the sequence numbers of a new
 * writer: the server has other acts under the old numbers (DATA-R27). Content and id of an act stay the same, so that
 * it counts once under whichever number it arrives. The acts are first written into the journal; after an interruption
 * those that it lacks are numbered again. Returns how many acts these were.
 */
export async function numberAnew(
  means: Means,
  door: JournalDoor,
  { operations }: Pick<JournalLog, 'operations'>,
  writers: readonly string[],
): Promise<Result<number>> {
  let count = 0;
  for (const before of writers) {
    const unsent = operations.filter(({ op, seq }) => op.writerId === before && seq === null);
    const first = unsent[0];
    if (!first) continue;
    const writerId = means.nextId() as WriterId;
    // From the first unsent number on the server has other acts: the new writer follows only what lies before it.
    const predecessor = { writerId: first.op.writerId, writerSeq: first.op.writerSeq - 1 };
    const texts = [
      startedText(means, door.shopId as ShopId, writerId, predecessor),
      ...unsent.map(({ text }, i) => withNumber(text, writerId, i + 2)),
    ];
    const kept = await appendWriter(door, writerId, texts);
    if (!kept.ok) return kept;
    count += unsent.length;
  }
  return done(count);
}

function startedText(
  means: Means,
  shopId: ShopId,
  writerId: WriterId,
  predecessor: { readonly writerId: WriterId; readonly writerSeq: number },
): string {
  const about = { opId: means.nextId() as OpId, shopId, writerId, writerSeq: 1, seen: null, skewMs: null };
  const envelope = { ...about, occurredAt: means.now(), actor: NOBODY };
  return operationText(inEnvelope({ type: 'writer.started', payload: { predecessor } }, envelope));
}

/** The same act under another number, in the version it was written in. */
function withNumber(text: string, writerId: WriterId, writerSeq: number): string {
  const said: object = JSON.parse(text);
  return JSON.stringify({ ...said, writerId, writerSeq });
}
