// What runs for a shop that is open for reading alone: a look at its disk, and nothing else.
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import { fail } from '#shared/base/result.ts';
import { quietStatus, type SyncStatus } from '#renderer/db/work.ts';
import type { Channels } from './channels/channels.ts';
import { watchDisk } from './disk-watch.ts';
import type { Lanes } from './lane.ts';
import type { Clock, Session } from './session.ts';

const refused = async () => fail({ code: 'shop-read-only' as const });

/** Lanes that carry nothing anywhere. They tell why the shop takes nothing, and when its disk does again. */
export function stillLanes(
  { door }: Session,
  {
    clock,
    why,
    tell,
  }: { readonly clock: Clock; readonly why: ReadOnlyCode; readonly tell: (status: SyncStatus) => void },
): Lanes {
  // Until the disk was looked at, it is as it was when the shop was opened.
  let isLooked = false;
  const report = () => tell({ ...quietStatus, disk: isLooked ? disk.failure() : why });
  const disk = watchDisk(door, clock, report);
  report();
  void disk.look().then(() => {
    isLooked = true;
    report();
  });
  return {
    nudge: report,
    saved: refused,
    syncNow: async () => {
      await disk.look();
    },
    pictures: { want: () => undefined, lookNow: async () => undefined },
    disk,
    stop: async () => disk.stop(),
  };
}

/** Channels that ask no store anything. */
export const stillChannels: Channels = {
  round: refused,
  withLane: refused,
  followed: async () => null,
  booksOf: () => {
    throw new Error('Broken assumption: no lane is asked of a shop that is open for reading alone');
  },
  stop: async () => undefined,
};
