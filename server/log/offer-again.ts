import { sql } from 'kysely';
import { TAKEN_BACK } from '#shared/contract/store/take-back.ts';
import type { StoreTransaction } from '#server/database/tables.ts';
import { decideBatch } from './decide.ts';
import { keepBatch } from './keep.ts';
import { loadKnown } from './load.ts';
import { type Offer, readOffers } from './offer.ts';

/** An act that was in the log: where it stood, and at which time it had been taken back, if it was. */
export type Former = { readonly place: number; readonly text: string; readonly takenAt?: number };

type Waiting = { readonly former: Former; readonly offer: Offer };

/**
 * Puts acts that a log had before into it once more, behind a head, and decides each anew: what they followed may be gone. What is
 * refused is kept aside with what this taking takes.
 */
export function offerAgain(trx: StoreTransaction, from: number, no: number) {
  let head = from;
  let left: readonly Waiting[] = [];

  async function decide(): Promise<void> {
    const offers = left.map(({ offer }) => offer);
    const decided = decideBatch(offers, await loadKnown(trx, head, offers), 'again');
    await keepBatch(trx, decided);
    head += decided.accepted.length;
    const outcomeOf = (i: number) => decided.results[i]?.outcome;
    const wrong = decided.results.find(({ outcome }) => !['accepted', 'rejected', 'waiting'].includes(outcome));
    if (wrong) throw new Error(`Broken assumption: an act of the log is offered again (${wrong.outcome})`);
    await keepAside(left.filter((_, i) => outcomeOf(i) === 'rejected'));
    // They waited behind one that was refused, and are decided with what comes next.
    left = left.filter((_, i) => outcomeOf(i) === 'waiting');
  }

  async function keepAside(refused: readonly Waiting[]): Promise<void> {
    for (const { former, offer } of refused) {
      const { takenAt, place, text } = former;
      if (takenAt === undefined)
        await trx
          .insertInto('taken_back')
          .values({
            no,
            place,
            returned_no: null,
            op_id: offer.opId,
            writer_id: offer.writerId,
            writer_seq: offer.writerSeq,
            size: Buffer.byteLength(text),
            text,
          })
          .execute();
      else
        await trx
          .updateTable('taken_back')
          .set({ returned_no: null })
          .where('no', '=', takenAt)
          .where('place', '=', place)
          .execute();
      // Another desk's number for the same act is answered like its own.
      await sql`
        update numbers set outcome = 'rejected', code = ${TAKEN_BACK}, current = null
        where op_id = ${offer.opId} and outcome in ('duplicate', 'id-reused')`.execute(trx);
    }
  }

  return {
    head: () => head,
    /** Decides some more. */
    offer: async (formers: readonly Former[]): Promise<void> => {
      const read = readOffers(formers.map(({ text }) => text));
      if (!read.ok) throw new Error(`Broken assumption: the log reads back (${read.failure.detail})`);
      left = [...left, ...formers.flatMap((former, i) => (read.value[i] ? [{ former, offer: read.value[i] }] : []))];
      await decide();
    },
    /** Decides what still waits. */
    settle: async (): Promise<void> => {
      while (left.length > 0) await decide();
    },
  };
}
