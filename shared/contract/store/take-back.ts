import { z } from 'zod';
import { LONGEST_ACT } from './batch.ts';

const count = z.int().min(0);
const day = z.object({ day: z.string().max(20), acts: count });

/** What a backup holds, as a server compares its log with it. */
const compared = {
  shopId: z.uuid(),
  /** Of each writer in the backup the last number there. Writers that are not named have nothing in it. */
  heads: z.array(z.strictObject({ writerId: z.uuid(), number: z.int().min(1) })).max(50_000),
  /** How often the shop had been taken back when the backup was made, as its log says. */
  knows: count,
  /** The shop's time zone, for the days. */
  zone: z.string().min(1).max(100),
};

const told = {
  /** Acts that leave the log, and such as left it before and come back. */
  acts: count,
  returned: count,
  /** The days of these acts, newest first; of very many the newest. */
  days: z.array(day).max(2_000),
  dayCount: count,
};

/** Taking a whole shop back to a backup on its server; an admin's. */
export const takeBackRoutes = {
  /** POST /v1/take-back/preview: what it would undo, by day and writer. Changes nothing. */
  preview: {
    ask: z.strictObject(compared),
    answer: z.object({
      ...told,
      writers: z.array(z.object({ writerId: z.string(), acts: count })).max(50_000),
      /** Of the writers in the backup the last number that this server has heard of. */
      heads: z.array(z.object({ writerId: z.string(), number: count })).max(50_000),
    }),
  },
  /**
   * POST /v1/take-back: does it, in one transaction. The same `requestId` again is answered as before and does nothing. `no` is null
   * where there was nothing to take back: the log goes on as it was.
   */
  take: {
    ask: z.strictObject({
      ...compared,
      requestId: z.uuid(),
      /** When the backup was made. */
      to: z.int(),
      /** Where and by whom it is done. */
      computer: z.string().max(100),
      actor: z.uuid(),
    }),
    answer: z.object({ ...told, no: z.int().min(1).nullable(), logEpoch: z.string(), head: count }),
  },
  /** GET /v1/taken-back?no&after: what left the log at one time, in the order it had, 200 at a time. */
  list: {
    answer: z.object({
      ops: z.array(z.object({ place: z.int().min(1), opId: z.string(), text: z.string().max(LONGEST_ACT) })).max(200),
    }),
  },
} as const;

export type TakeBackAsk = z.infer<typeof takeBackRoutes.take.ask>;
export type TakeBackCompared = z.infer<typeof takeBackRoutes.preview.ask>;
export type TakeBackPreview = z.infer<typeof takeBackRoutes.preview.answer>;
export type TakeBackAnswer = z.infer<typeof takeBackRoutes.take.answer>;

/** The code by which an act is refused that was taken back with the whole shop: nobody has to look at it. */
export const TAKEN_BACK = 'taken-back';
