import { join } from 'node:path';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { BACKUP_EXTENSION, type BackupSettings } from '#shared/contract/formats/backup.ts';
import { errorCode, isMissing } from '#electron/journal/file-layer.ts';
import type { JournalPoint } from '#electron/journal/journal.ts';
import { removeIfThere } from '#electron/journal/segment.ts';
import { type BackupDisk } from './backup-disk.ts';
import { BackupFault } from './backup-fault.ts';
import { writeBackup } from './backup-file.ts';
import type { Copy, Plan } from './backup-plan.ts';
import { backupName, thinnedOut } from './generations.ts';
import { journalSaid, type KnownSums, markOf, partsOf, type ShopAt, type Tally } from './shop-parts.ts';

export type MakeFailureCode =
  | 'no-folder'
  | 'backup-folder-gone'
  | 'backup-folder-full'
  | 'backup-folder-closed'
  | 'passphrase-missing'
  | 'backup-damaged'
  | 'shop-unreadable'
  | 'not-written';

export type Making = {
  readonly disk: BackupDisk;
  readonly profile: string;
  readonly shop: ShopEntry;
  readonly point: JournalPoint;
  readonly plan: Plan;
  readonly passphrase: string | null;
  readonly settings: BackupSettings;
  readonly madeBy: string;
  /** A short name of this computer, which its unfinished files carry: another one may be writing into the same folder. */
  readonly desk: string;
  readonly now: number;
  readonly sums: KnownSums;
  /** Makes one also where nothing is new. */
  readonly always: boolean;
  readonly logN?: number;
};

/** Makes a copy of a shop in its folder; null where nothing is new since the last. Rejects with the disk's error or a `BackupFault`. */
export async function makeBackup(making: Making): Promise<Copy | null> {
  const { disk, profile, shop, point, plan, now } = making;
  const folder = plan.folder ?? '';
  await expectPlace(making, folder);
  const at: ShopAt = { disk, profile, shopId: shop.shopId, point };
  const mark = await markOf(at);
  const newest = plan.copies.at(-1);
  if (!making.always && newest?.mark === mark && (await isThere(disk, newest))) return null;
  const tally: Tally = { acts: 0, newestAt: null, harmed: [] };
  const unfinished = `.${shop.shopId.slice(0, 8)}-${making.desk}.part`;
  const written = await writeBackup({
    disk,
    folder,
    name: await freeName(disk, folder, backupName(shop.name, new Date(now))),
    unfinished,
    passphrase: making.passphrase,
    parts: partsOf(at, making.sums, tally),
    about: () => ({
      shop,
      madeBy: making.madeBy,
      madeAt: now,
      journal: journalSaid(point, tally),
      settings: making.settings,
    }),
    ...(making.logN !== undefined && { logN: making.logN }),
  });
  return {
    name: written.name,
    folder,
    bytes: written.bytes,
    madeAt: now,
    acts: tally.acts,
    isSealed: making.passphrase !== null,
    harmed: tally.harmed.length,
    mark,
  };
}

/** A folder that was on another disk and lies on this one now is the empty place where that disk was. */
async function expectPlace({ disk, profile, plan }: Making, folder: string): Promise<void> {
  const { disk: there } = await disk.about(folder);
  if (plan.isElsewhere && there === (await disk.about(profile)).disk)
    throw Object.assign(new Error('The disk of the folder is not there'), { code: 'ENOENT' });
}

async function freeName(disk: BackupDisk, folder: string, name: string): Promise<string> {
  const taken = new Set(await disk.names(folder));
  let [free, n] = [`${name}${BACKUP_EXTENSION}`, 1];
  while (taken.has(free)) free = `${name} ${++n}${BACKUP_EXTENSION}`;
  return free;
}

/** Whether a copy still lies where it was put, as long as it was. */
export async function isThere(disk: BackupDisk, { folder, name, bytes }: Copy): Promise<boolean> {
  const found = await disk.fileAt(join(folder, name)).catch(() => null);
  return found?.bytes === bytes;
}

/** Removes what is no longer needed of this computer's own copies in a folder; answers those that are left. */
export async function thinOut(disk: BackupDisk, copies: readonly Copy[]): Promise<readonly Copy[]> {
  const here: Copy[] = [];
  for (const one of copies) if (await isThere(disk, one)) here.push(one);
  const gone = new Set<Copy>();
  for (const folder of new Set(here.map((one) => one.folder)))
    for (const one of thinnedOut(here.filter((copy) => copy.folder === folder))) gone.add(one);
  // One that cannot be removed now is tried again with the next copy.
  for (const one of gone) await removeIfThere(disk.files, join(one.folder, one.name)).catch(() => gone.delete(one));
  // Copies in a folder that is away are still known: a stick comes back.
  return copies.filter(
    (one) => !gone.has(one) && (here.includes(one) || !here.some(({ folder }) => folder === one.folder)),
  );
}

/** What a person is told of a disk that refused. */
export function makeCode(error: unknown): MakeFailureCode {
  if (error instanceof BackupFault) return 'backup-damaged';
  if (isMissing(error)) return 'backup-folder-gone';
  const code = errorCode(error);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'backup-folder-full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(code) ? 'backup-folder-closed' : 'not-written';
}
