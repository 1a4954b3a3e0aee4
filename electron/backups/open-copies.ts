import { randomUUID } from 'node:crypto';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { OpenedCopy } from '#shared/contract/bridge/backup-calls.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import { blobHandlers, openBlobs } from '#electron/journal/blobs.ts';
import { contactHandlers, openContacts } from '#electron/journal/contacts.ts';
import { draftHandlers, openDrafts } from '#electron/journal/drafts.ts';
import { type Journal, openJournal } from '#electron/journal/journal.ts';
import { journalFolder } from '#electron/journal/shop-folder.ts';
import type { BackupDisk } from './backup-disk.ts';
import type { Chosen, RestoreFailure } from './chosen.ts';
import type { ReadingHandlers } from './reading.ts';
import type { ShopCopy } from './unpack.ts';

/**
 * Shops that are open for reading alone, each under an id of its own: backups beside the shops, and a shop whose disk takes no writing. What
 * is open is a copy of the files; closed, it leaves nothing.
 */
export type OpenCopies = {
  readonly open: (chosen: Chosen) => Promise<Result<OpenedCopy, RestoreFailure>>;
  /** Opens a shop of this computer for reading. */
  readonly openShop: (shopId: string) => Promise<Result<OpenedCopy, RestoreFailure>>;
  /** What can be asked of an open copy; null where none has this id. */
  readonly at: (id: string) => ReadingHandlers | null;
  readonly close: (copy: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
  /** The copies that are open; what earlier runs left of others is removed. */
  readonly listed: () => Promise<readonly string[]>;
};

type Settings = {
  readonly disk: BackupDisk;
  /** The profile that the shops lie in. */
  readonly profile: string;
  readonly now: () => number;
  /** Unpacks a backup; whoever asks removes it. */
  readonly unpackKept: (chosen: Chosen) => Promise<Result<ShopCopy, RestoreFailure>>;
  /** Copies the files of a shop to where they can be written; whoever asks removes them. */
  readonly copyShop: (shopId: string) => Promise<Result<ShopCopy, RestoreFailure>>;
  /** Why the disk of a shop takes no writing; null where it does. */
  readonly look: (shopId: string) => Promise<ReadOnlyCode | null>;
  readonly clear: () => Promise<void>;
};

type Held = {
  readonly copy: string;
  readonly journal: Journal;
  readonly handlers: ReadingHandlers;
  readonly remove: () => Promise<void>;
};

/** One copy is open at a time: a window that went without closing its own leaves it to the next. */
export function openCopies({ disk, profile, now, unpackKept, copyShop, look, clear }: Settings): OpenCopies {
  const { files } = disk;
  let held: Held | null = null;

  async function close(copy: string): Promise<void> {
    if (held?.copy !== copy) return;
    const { journal, remove } = held;
    held = null;
    await journal.close();
    await remove().catch(() => undefined);
  }

  /** Opens what was copied; `pictures`: the profile that its pictures are read from. */
  async function hold(
    from: ShopCopy,
    { pictures, why }: { readonly pictures: string; readonly why: () => Promise<ReadOnlyCode | null> },
  ): Promise<Result<OpenedCopy, Failure<'backup-damaged'>>> {
    const { shopId } = from.shop;
    const folder = journalFolder(from.profile, shopId);
    const journal = await openJournal({ files, folder, shopId }, { now }).catch(() => null);
    if (!journal) {
      await from.remove();
      return fail({ code: 'backup-damaged', detail: 'journal' });
    }
    const contacts = contactHandlers(openContacts({ profile: from.profile, files }));
    const drafts = draftHandlers(openDrafts({ profile: from.profile, files }));
    const blobs = blobHandlers(openBlobs({ profile: pictures, files }));
    const handlers: ReadingHandlers = {
      'journal.read': ({ cursor, limit }) => journal.read(cursor, limit),
      'journal.gaps': () => journal.gaps(),
      'journal.verify': () => journal.verify(),
      'journal.status': async () => done({ folder, ...journal.status() }),
      'journal.files': async () => done({ files: [...(await files.files(folder))] }),
      'contacts.read': (ask) => contacts['contacts.read']({ ...ask, shopId }),
      'drafts.read': (ask) => drafts['drafts.read']({ ...ask, shopId }),
      'blobs.read': (ask) => blobs['blobs.read']({ ...ask, shopId }),
      'blobs.here': (ask) => blobs['blobs.here']({ ...ask, shopId }),
      // What lies in a copy has no server: nothing is sent from it.
      'store.connection': async () => done({ connection: null }),
      'disk.look': async () => done({ refusing: await why() }),
    };
    held = { copy: randomUUID(), journal, handlers, remove: from.remove };
    const { shop, madeAt, isShared } = from;
    return done({ copy: held.copy, shop, madeAt, isShared, heads: journal.heads() });
  }

  return {
    open: async (chosen) => {
      if (held) await close(held.copy);
      const unpacked = await unpackKept(chosen);
      if (!unpacked.ok) return unpacked;
      return hold(unpacked.value, { pictures: unpacked.value.profile, why: async () => 'shop-read-only' });
    },
    openShop: async (shopId) => {
      if (held) await close(held.copy);
      const copied = await copyShop(shopId);
      return copied.ok ? hold(copied.value, { pictures: profile, why: () => look(shopId) }) : copied;
    },
    at: (id) => (held?.copy === id ? held.handlers : null),
    close,
    closeAll: async () => (held ? close(held.copy) : undefined),
    listed: async () => {
      if (held) return [held.copy];
      await clear();
      return [];
    },
  };
}
