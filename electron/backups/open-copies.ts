import { randomUUID } from 'node:crypto';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Answer } from '#shared/contract/bridge/channels.ts';
import { type Journal, openJournal, type ReadFailure } from '#electron/journal/journal.ts';
import { journalFolder } from '#electron/journal/shop-folder.ts';
import type { BackupDisk } from './backup-disk.ts';
import type { Chosen, RestoreFailure } from './chosen.ts';
import type { Unpacked } from './unpack.ts';

/** Backups that are open beside the shops, for reading alone; closed, they leave nothing. */
export type OpenCopies = {
  readonly open: (chosen: Chosen) => Promise<Result<Answer<'backups.open'>, RestoreFailure>>;
  readonly read: (
    copy: string,
    cursor: string | null,
    limit: number,
  ) => Promise<Result<Answer<'backups.read'>, ReadFailure | Failure<'file-unknown'>>>;
  readonly close: (copy: string) => Promise<void>;
};

type Settings = {
  readonly disk: BackupDisk;
  readonly now: () => number;
  /** Unpacks a backup; whoever asks removes it. */
  readonly unpackKept: (chosen: Chosen) => Promise<Result<Unpacked, RestoreFailure>>;
};

type Held = { readonly copy: string; readonly journal: Journal; readonly unpacked: Unpacked };

/** One copy is open at a time: a window that went without closing its own leaves it to the next. */
export function openCopies({ disk, now, unpackKept }: Settings): OpenCopies {
  let held: Held | null = null;
  async function close(copy: string): Promise<void> {
    if (held?.copy !== copy) return;
    const { journal, unpacked } = held;
    held = null;
    await journal.close();
    await unpacked.remove().catch(() => undefined);
  }
  return {
    open: async (chosen) => {
      if (held) await close(held.copy);
      const unpacked = await unpackKept(chosen);
      if (!unpacked.ok) return unpacked;
      const { profile, manifest } = unpacked.value;
      const { shopId } = manifest.shop;
      const where = { files: disk.files, folder: journalFolder(profile, shopId), shopId };
      const journal = await openJournal(where, { now }).catch(() => null);
      if (!journal) {
        await unpacked.value.remove();
        return fail({ code: 'backup-damaged', detail: 'journal' });
      }
      held = { copy: randomUUID(), journal, unpacked: unpacked.value };
      return done({ copy: held.copy, shopId, heads: journal.heads() });
    },
    read: async (copy, cursor, limit) =>
      held?.copy === copy ? held.journal.read(cursor, limit) : fail({ code: 'file-unknown' }),
    close,
  };
}
