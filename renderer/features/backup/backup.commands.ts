import type { Ask } from '#shared/contract/bridge/channels.ts';
import type { InspectedBackup } from '#shared/contract/bridge/backup-calls.ts';
import { type BackPreview, type Picked, type Restores, useDesk, useDeskSnapshot } from '#renderer/db/desk.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { BackupProof } from '#renderer/db/work.ts';

export type { BackPreview, BackupProof, InspectedBackup, Picked, Restores };

/** Choosing backups and making shops of them; there without an open shop, too. */
export function useRestores(): Restores {
  return useDesk().restores;
}

/** The shop that is open in this window, if one is. */
export function useOpenShop(): Shop | null {
  const { at } = useDeskSnapshot();
  return at.state === 'open' ? at.shop : null;
}

/** What a person can do with the copies of the open shop. */
export function useBackupCommands() {
  const { host, work, entry } = useShop();
  const { shopId } = entry;
  return {
    plan: (changed: Omit<Ask<'backups.plan'>, 'shopId'>) => host.ask('backups.plan', { shopId, ...changed }),
    passphrase: (passphrase: string | null) => host.ask('backups.passphrase', { shopId, passphrase }),
    make: () => host.ask('backups.make', { shopId }),
    find: (name: string) => host.ask('backups.find', { shopId, name }),
    prove: (handle: string, onProgress: (part: number) => void) =>
      work.ask('backup.prove', { handle }, { onProgress: ({ done }) => onProgress(done) }),
  };
}
