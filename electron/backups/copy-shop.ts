// The files of a shop whose disk takes no writing, copied to where they can be written: opening a journal mends its end, which that disk refuses.
import { createHash, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { isMissing } from '#electron/journal/file-layer.ts';
import { makeShopFolder, shopFolder } from '#electron/journal/shop-folder.ts';
import type { BackupDisk } from './backup-disk.ts';
import { type ShopCopy, writeWhole } from './unpack.ts';

/** What is copied of a shop, and which of its files; pictures are read where they lie. */
const copied = [
  { folder: 'journal', name: /^\d{8}\.log/ },
  { folder: 'contacts', name: /\.json/ },
  { folder: 'drafts', name: /\.json$/ },
] as const;

/** Where shops of a profile are copied to while their disk takes no writing: not on that disk. */
function roomOf(profile: string): string {
  return join(tmpdir(), `stockroom-reading-${createHash('sha256').update(profile).digest('hex').slice(0, 24)}`);
}

/** Removes what earlier runs left of shops that they copied. */
export async function removeCopied({ files }: BackupDisk, profile: string): Promise<void> {
  await files.removeFolder(roomOf(profile));
}

type Source = { readonly profile: string; readonly entry: ShopEntry; readonly isShared: boolean };

/** Copies the files of a shop of this computer to where they can be written. */
export async function copyShop(disk: BackupDisk, { profile, entry, isShared }: Source): Promise<ShopCopy> {
  const { files } = disk;
  const room = roomOf(profile);
  await files.makeFolder(room);
  const own = join(room, randomUUID());
  await files.makeFolder(own);
  const remove = () => files.removeFolder(own);
  const { shopId, shopKind, name: shopName, createdAt } = entry;
  const [from, to] = [shopFolder(profile, shopId), shopFolder(own, shopId)];
  try {
    await makeShopFolder(files, own, shopId);
    for (const { folder, name } of copied) {
      await files.makeFolder(join(to, folder));
      for (const file of await filesIn(disk, join(from, folder)))
        if (name.test(file))
          await writeWhole(disk, join(to, folder, file), await files.readFile(join(from, folder, file)));
    }
    const shop = { shopId, shopKind, name: shopName, createdAt };
    return { profile: own, shop, madeAt: null, isShared, remove };
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
}

async function filesIn({ files }: BackupDisk, folder: string): Promise<readonly string[]> {
  try {
    return (await files.files(folder)).map(({ name }) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
