// A backup made into a profile of its own, beside the one that is in use: read whole and checked, before anything of it counts.
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { OpenedCopy } from '#shared/contract/bridge/backup-calls.ts';
import type { BackupManifest } from '#shared/contract/formats/backup.ts';
import { unpackWhole } from '#electron/journal/blocks.ts';
import { isMissing } from '#electron/journal/file-layer.ts';
import { isOfOtherShop } from '#electron/journal/other-shops.ts';
import { readRecords } from '#electron/journal/segment.ts';
import { makeShopFolder, shopFolder } from '#electron/journal/shop-folder.ts';
import { replaceFile } from '#electron/journal/text-file.ts';
import type { BackupDisk } from './backup-disk.ts';
import { BackupFault } from './backup-fault.ts';
import type { OpenBackup } from './backup-file.ts';

/** Where backups are unpacked, on the profile's own disk: what is whole there only changes its name. */
const ROOM = 'unpacked';

/** The files of one shop as a copy: a profile that has this one shop, with the names its files have in any. */
export type ShopCopy = {
  readonly profile: string;
  readonly shop: OpenedCopy['shop'];
  readonly madeAt: number | null;
  readonly isShared: boolean;
  readonly remove: () => Promise<void>;
};

/** A shop unpacked from a backup. */
export type Unpacked = ShopCopy & { readonly manifest: BackupManifest };

/** Room that is left free on a disk in any case. */
const SPARE_BYTES = 50_000_000;

/** Removes what earlier runs left of backups that they unpacked. */
export async function removeUnpacked({ files }: BackupDisk, profile: string): Promise<void> {
  await files.removeFolder(join(profile, ROOM));
}

/** Unpacks a whole backup. Throws a `BackupFault` where a part is not what it was, `ENOSPC` where the disk has no room for it. */
export async function unpack(disk: BackupDisk, profile: string, backup: OpenBackup): Promise<Unpacked> {
  const { files } = disk;
  const { manifest } = backup;
  const { shopId } = manifest.shop;
  const needed = manifest.parts.reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES);
  if ((await disk.about(profile)).free < needed)
    throw Object.assign(new Error('The disk has no room for the backup'), { code: 'ENOSPC' });
  const room = join(profile, ROOM);
  await files.makeFolder(room);
  const own = join(room, randomUUID());
  await files.makeFolder(own);
  const remove = () => files.removeFolder(own);
  try {
    await makeShopFolder(files, own, shopId);
    const folder = shopFolder(own, shopId);
    for (const part of ['contacts', 'blobs', 'drafts']) await files.makeFolder(join(folder, part));
    for (const [i, { name }] of manifest.parts.entries()) {
      const bytes = await backup.part(i);
      if (name.startsWith('journal/')) await expectJournal(name, bytes, manifest);
      if (name.includes('/')) await writeWhole(disk, join(folder, name), bytes);
    }
    for (const part of ['journal', 'contacts', 'blobs', 'drafts', '.']) await files.syncFolder(join(folder, part));
    const { name, shopKind, createdAt } = manifest.shop;
    const { madeAt, settings } = manifest;
    const shop = { shopId, name, shopKind, createdAt };
    return { profile: own, manifest, shop, madeAt, isShared: settings.server !== null, remove };
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
}

/** A part of the journal unpacks to whole records of this shop, unless the manifest says that it did not in the shop itself. */
async function expectJournal(name: string, bytes: Uint8Array, { shop, journal }: BackupManifest): Promise<void> {
  if (journal.harmed.includes(name.slice('journal/'.length))) return;
  const unpacked = name.endsWith('.gz') ? await unpackWhole(bytes) : bytes;
  const { records, whole } = await readRecords(unpacked ?? new Uint8Array());
  if (unpacked === null || !whole) throw new BackupFault('backup-damaged', name);
  if (isOfOtherShop(shop.shopId, records)) throw new BackupFault('backup-foreign', name);
}

/** Writes a file that is not there yet, and makes its bytes safe. */
export async function writeWhole({ files }: BackupDisk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.create(path);
  try {
    await file.write(bytes, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Gives the shop of a profile its entry there. */
export async function nameShop({ files }: BackupDisk, folder: string, entry: object): Promise<void> {
  await replaceFile(files, join(folder, 'shop.json'), Buffer.from(JSON.stringify(entry), 'utf8'));
}

/** Moves a folder to a name that is free; answers it, or null where there was none. */
export async function putAside({ files }: BackupDisk, folder: string, name: string): Promise<string | null> {
  const [at, own] = [join(folder, '..'), name];
  const taken = new Set(await files.folders(at));
  let [free, n] = [own, 1];
  while (taken.has(free)) free = `${own}-${++n}`;
  try {
    await files.rename(folder, join(at, free));
    // Before the name is given to another folder: after a power failure that one alone would be there.
    await files.syncFolder(at);
    return join(at, free);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
