import type { WriterId } from './ids.ts';

/** A shop that was taken back to a backup: what everybody is told of it, for good. */
export type TakenBack = {
  /** Which time it is: 1 for the first. */
  readonly no: number;
  /** When the backup was made. */
  readonly to: number;
  /** Where it was done. */
  readonly computer: string;
  /** How many acts left the log, and how many that had left it before came back. */
  readonly acts: number;
  readonly returned: number;
  /** Days of these acts in the shop's zone, newest first; of very many the newest. */
  readonly days: readonly { readonly day: string; readonly acts: number }[];
  readonly dayCount: number;
  /** Every number that is taken back from now on, also by earlier times. A server that never had them refuses them by this. */
  readonly ranges: readonly WriterNumbers[];
};

/** Numbers of one writer, both ends included. */
export type WriterNumbers = { readonly writerId: WriterId; readonly from: number; readonly to: number };
