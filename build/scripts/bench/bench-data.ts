import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '#shared/base/must.ts';
import { journalFolder } from '#electron/journal/shop-folder.ts';
import { backupHost, backupShopId, freshFolder, hostShop, removeFolders } from '#tests/fixtures/backup-shop.ts';
import { type Figure, figure, timeOf } from './figures.ts';

const MB = 2 ** 20;
/** Parts of the journal as large as the program makes them. */
const SEGMENT = 8_000_000;

/** A shop with so many acts is copied into a folder, read back, and made into a shop on another computer. */
export async function benchBackups(acts: number): Promise<readonly Figure[]> {
  const [from, stick, to] = [
    await freshFolder('bench-a'),
    await freshFolder('bench-stick'),
    await freshFolder('bench-b'),
  ];
  try {
    const shop = await hostShop(from, SEGMENT);
    await shop.acts(acts);
    await shop.compressed();
    const { backups } = backupHost(shop, { logN: 17 });
    await backups.plan(backupShopId, { folder: stick });
    let name = '';
    const made = await timeOf(async () => {
      const answer = await backups.make(backupShopId, true);
      name = must(answer.ok ? answer.value : null, 'a copy is made').name;
    });
    await backups.passphrase(backupShopId, 'correct horse');
    const sealed = await timeOf(async () =>
      must((await backups.make(backupShopId, true)).ok || null, 'a copy is made'),
    );
    const bytes = await sizeOf(journalFolder(from, backupShopId));
    await shop.close();
    const other = await hostShop(to, SEGMENT);
    const { restores } = backupHost(other, { shopOf: async () => null });
    const restored = await timeOf(async () => {
      const answer = await restores.inspect({ path: join(stick, name), passphrase: null });
      must(answer.ok || null, 'a copy is read');
    });
    await other.close();
    const rate = (ms: number) => bytes / MB / (ms / 1_000);
    return [
      figure(`data: first backup, ${acts.toLocaleString('en')} acts`, rate(made), 'MB/s'),
      figure('data: backup with a passphrase, journal checked before', rate(sealed), 'MB/s'),
      figure('data: backup read whole for restoring', rate(restored), 'MB/s'),
    ];
  } finally {
    await removeFolders();
  }
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
