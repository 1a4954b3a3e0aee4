import type { Result } from '#shared/base/result.ts';
import type { Channels } from './channels/channels.ts';
import type { Lanes } from './lane.ts';
import type { Session } from './session.ts';

/** The open shop and what runs for it, while one is open. */
export type Open = {
  readonly session: Session;
  readonly lanes: Lanes;
  readonly channels: Channels;
  readonly stopHousekeeping: () => void;
};

/** What a job is told beside its question. */
export type JobContext = {
  readonly signal: AbortSignal;
  readonly report: (done: number, total: number | null, note?: string) => void;
};

/** Does a job with the open shop once its opening is over; without one it fails. */
export type WithShop = <T>(job: (open: Open) => Promise<Result<T>>) => Promise<Result<T>>;
