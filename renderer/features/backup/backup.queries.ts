import { useEffect, useState } from 'react';
import type { BackupCopy, BackupStatus } from '#shared/contract/bridge/backup-calls.ts';
import { isForReading } from '#renderer/db/database.ts';
import { useShop } from '#renderer/db/shop.ts';

export type { BackupCopy, BackupStatus };

/** How the copies of the open shop stand, live; null until the host has said. */
export function useBackupStatus(): BackupStatus | null {
  const { host, onEvent, entry } = useShop();
  const { shopId } = entry;
  const [status, setStatus] = useState<BackupStatus | null>(null);
  useEffect(() => {
    let here = true;
    const read = () =>
      void host.ask('backups.status', { shopId }).then((answer) => here && answer.ok && setStatus(answer.value));
    read();
    const stop = onEvent((event) => event.type === 'backup' && event.shopId === shopId && read());
    return () => {
      here = false;
      stop();
    };
  }, [host, onEvent, shopId]);
  return status;
}

/** Whether the shop that is open is a backup that is looked at, or one whose disk takes no writing. */
export function useIsReading(): boolean {
  const { db } = useShop();
  return isForReading(db);
}

/** Whether the shop would be gone with this disk; a demo shop may be. */
export function useIsOnOneDisk(): boolean {
  const { entry } = useShop();
  const status = useBackupStatus();
  return entry.shopKind === 'real' && status !== null && !isElsewhere(status);
}

/** Whether copies get to another disk, as far as anybody knows. */
export function isElsewhere({ place, folder, countsAsElsewhere, copies }: BackupStatus): boolean {
  // A stick that is not in now still has what was put there.
  const isSet = place === 'elsewhere' || (place === 'gone' && copies.length > 0) || countsAsElsewhere;
  return folder !== null && isSet;
}

export { useNow as useClock } from '#renderer/db/use-now.ts';

/** Whether the program waits for a copy before it closes; no longer where somebody keeps the window open. */
export function useIsClosing(): boolean {
  const { onEvent } = useShop();
  const [closing, setClosing] = useState(false);
  useEffect(
    () =>
      onEvent(({ type }) => {
        if (type === 'closing-backup' || type === 'close-held') setClosing(type === 'closing-backup');
      }),
    [onEvent],
  );
  return closing;
}
