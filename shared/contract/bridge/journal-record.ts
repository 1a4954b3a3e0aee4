import { z } from 'zod';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';

const uuid = z.uuid();
const seq = z.int().min(0);

/** The text of an operation, as it crosses every border. */
export const opText = z.string().min(2).max(LONGEST_ACT);

/** What the server said of an operation of ours, as the journal keeps it. */
export const settled = z.strictObject({
  opId: uuid,
  outcome: z.union([
    z.strictObject({ state: z.literal('accepted'), seq, logEpoch: z.string().max(100) }),
    z.strictObject({ state: z.literal('rejected'), code: z.string().max(100) }),
    z.strictObject({ state: z.literal('resolved') }),
  ]),
});
export type SettledRecord = z.infer<typeof settled>;

/** A record of a journal, as it is read back. */
export const journalRecord = z.union([
  z.strictObject({ type: z.literal('op'), text: opText }),
  z.strictObject({ type: z.literal('foreign'), seq, logEpoch: z.string().max(100), text: opText }),
  z.strictObject({ type: z.literal('settled'), settled }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;
