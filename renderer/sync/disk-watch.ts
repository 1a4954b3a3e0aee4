import { type Failure, fail } from '#shared/base/result.ts';
import { type ReadOnlyCode, diskFailureOf } from '#shared/contract/bridge/disk.ts';
import type { JournalDoor } from './pump.ts';
import type { Clock } from './session.ts';

/** Whether the disk takes what a shop writes, looked at again and again: it fills without anybody doing anything here. */
export type DiskWatch = {
  /** Why it does not; null while it does. */
  readonly failure: () => ReadOnlyCode | null;
  /** Looks now. */
  readonly look: () => Promise<ReadOnlyCode | null>;
  /** Resolves once the disk takes what is written, or at once where the signal ends the waiting. */
  readonly untilWritable: (signal: AbortSignal) => Promise<void>;
  readonly stop: () => void;
};

const LOOK_AGAIN = 10_000;
/** While nothing can be done somebody waits for it. */
const LOOK_SOON = 3_000;

/** Watches the disk through the host; `onChange` hears of each beginning and end. */
export function watchDisk(
  { host, shopId }: Pick<JournalDoor, 'host' | 'shopId'>,
  clock: Clock,
  onChange: () => void,
): DiskWatch {
  let failure: ReadOnlyCode | null = null;
  let cancelLook: () => void = () => undefined;
  let stopped = false;
  const waiting: (() => void)[] = [];

  const look = async () => {
    const told = await host.ask('disk.look', { shopId }).catch(() => fail({ code: 'host-away' }));
    if (stopped) return failure;
    const before = failure;
    // A host that is away says nothing of the disk, and its failure is told by itself.
    if (told.ok) failure = told.value.refusing;
    cancelLook();
    cancelLook = clock.after(failure === null ? LOOK_AGAIN : LOOK_SOON, () => void look());
    if (failure === null) for (const resolve of waiting.splice(0)) resolve();
    if (failure !== before) onChange();
    return failure;
  };

  return {
    failure: () => failure,
    look,
    untilWritable: (signal) =>
      new Promise((resolve) => {
        if (failure === null || signal.aborted) return resolve();
        waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    stop: () => {
      stopped = true;
      cancelLook();
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

const refusedByDisk: readonly string[] = ['journal-unwritable', 'not-written'];

/** A refusal of the host's files by what the disk said; any other failure as it is. */
export function asDiskFailure(failure: Failure): Failure {
  const { code, detail } = failure;
  return refusedByDisk.includes(code) && detail ? { code: diskFailureOf(detail), detail } : failure;
}
