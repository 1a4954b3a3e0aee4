import { useEffect, useState } from 'react';
import type { BackupCopy, BackupLack, BackupStatus } from '#shared/contract/bridge/backup-calls.ts';
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

/** What the open shop lacks of copies on another disk; nothing before that is known. A demo shop may lack them. */
export function useBackupLack(): BackupLack {
  const { entry } = useShop();
  const status = useBackupStatus();
  return entry.shopKind === 'real' && status !== null ? backupLack(status) : null;
}

/** What is lacking by the host's word. */
export function backupLack(status: BackupStatus): BackupLack {
  const { copies, place, passphrase, failed } = status;
  // What lies on a stick that is not in cannot be looked for.
  const hasCopy = copies.some(({ isThere }) => isThere || place === 'gone');
  if (!isElsewhere(status) || !hasCopy) return 'none';
  const isAway =
    failed?.code === 'backup-folder-gone' && failed.at - Math.max(...copies.map(({ madeAt }) => madeAt)) < WEEK;
  return passphrase === 'missing' || (failed && !isAway) ? 'failing' : null;
}

/** A stick lies in a drawer most days; longer than this it was forgotten there. */
const WEEK = 7 * 86_400_000;

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
