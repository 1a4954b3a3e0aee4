import { readdir, readFile, rename, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import {
  backupHost,
  backupShopId as shopId,
  freshFolder,
  type HostShop,
  hostShop,
  removeFolders,
} from '#tests/fixtures/backup-shop.ts';
import { type BackupDisk, nodeDisk } from './backup-disk.ts';
import { thinnedOut } from './generations.ts';
import { withBackup } from './backup-file.ts';

const DAY = 86_400_000;
let shop: HostShop;
let folder: string;
beforeEach(async () => {
  shop = await hostShop(await freshFolder('backups'));
  folder = await freshFolder('stick');
  await shop.acts(40);
  return () => shop.close();
});
afterAll(removeFolders);

const names = async () => (await readdir(folder)).sort();

async function ready(changed: Parameters<typeof backupHost>[1] = {}) {
  const host = backupHost(shop, changed);
  must((await host.backups.plan(shopId, { folder })).ok || null, 'the folder is there');
  return host;
}

/** What a backup says, read from the disk. */
async function manifestOf(name: string, passphrase: string | null = null) {
  const read = await withBackup(nodeDisk, { path: join(folder, name), passphrase }, async ({ manifest }) => manifest);
  return must(read.ok ? read.value : null, 'the backup reads');
}

describe('[BAK10] a copy of a shop that is being worked in', () => {
  test('has every act up to a point, pictures, people and what was begun, and nothing that is secret', async () => {
    const { backups, settings } = await ready();
    settings.kept = {
      server: 'https://shop.example/',
      channels: [{ channelId: '0192f0c0-0000-7000-8000-0000000000c1', vendor: 'woo', address: 'https://w.example/' }],
    };
    await writeFile(join(shop.profile, 'secrets.json'), '{"version":1,"secrets":{"x":"Y2FuYXJ5LXRva2Vu"}}');
    const [made] = await Promise.all([backups.make(shopId, true), shop.acts(60)]);
    expect(made).toMatchObject({ ok: true, value: { harmed: 0, isSealed: false, isThere: true } });
    const [name = ''] = await names();
    expect(name).toMatch(/^Töpferei „Übermut“ 陶器 2026-11-30 \d\d-\d\d-\d\d\.stockroom-backup$/);
    const manifest = await manifestOf(name);
    expect(manifest).toMatchObject({ madeBy: '0.1.0', settings: settings.kept, shop: { shopId } });
    expect(manifest.journal.acts).toBe(Object.values(manifest.journal.heads)[0]);
    const kinds = new Set(manifest.parts.map((part) => part.name.split('/')[0]));
    expect([...kinds]).toEqual(['README.txt', 'journal', 'contacts', 'blobs', 'drafts']);
    expect((await readFile(join(folder, name))).includes('Y2FuYXJ5LXRva2Vu')).toBe(false);
  });

  test('has each act once while parts of the journal are compressed, whatever a list of the folder shows', async () => {
    const journal = join(shop.profile, 'shops', shopId, 'journal');
    await shop.compressed();
    await shop.journals.close();
    const sealed = must(
      (await readdir(journal)).find((name) => name.endsWith('.gz')),
      'a closed part',
    );
    await writeFile(join(journal, sealed.slice(0, -3)), gunzipSync(await readFile(join(journal, sealed))));
    const names: BackupDisk['names'] = async (path) => (path === journal ? [] : nodeDisk.names(path));
    const { backups } = await ready({ disk: { ...nodeDisk, names } });
    expect(await backups.make(shopId, true)).toMatchObject({ ok: true, value: { acts: 40, harmed: 0 } });
  });

  test('[BAK11] nothing new, no new copy; anything new, one', async () => {
    const { backups, clock } = await ready();
    expect(await backups.make(shopId, false)).toMatchObject({ ok: true, value: { acts: 40 } });
    clock.at += 60_000;
    expect(await backups.make(shopId, false)).toEqual({ ok: true, value: null });
    await shop.acts(1);
    expect(await backups.make(shopId, false)).toMatchObject({ ok: true, value: { acts: 41 } });
    clock.at += 60_000;
    const draft = join(shop.profile, 'shops', shopId, 'drafts');
    const [one = ''] = await readdir(draft);
    await utimes(join(draft, one), 5, 5);
    expect(await backups.make(shopId, false)).toMatchObject({ ok: true, value: { acts: 41 } });
    for (const name of await names()) await unlink(join(folder, name));
    expect(await backups.make(shopId, false)).toMatchObject({ ok: true, value: { acts: 41 } });
    expect(await names()).toHaveLength(1);
  });

  test('[BAK12] a shop that nobody has open is copied as well, and damage in it is told, not hidden', async () => {
    const { backups } = await ready();
    await shop.compressed();
    await shop.close();
    const journal = join(shop.profile, 'shops', shopId, 'journal');
    const closed = must(
      (await readdir(journal)).find((name) => name.endsWith('.gz')),
      'a closed part',
    );
    const bytes = await readFile(join(journal, closed));
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    await writeFile(join(journal, closed), bytes);
    expect(await backups.make(shopId, true)).toMatchObject({ ok: true, value: { harmed: 1 } });
    const [name = ''] = await names();
    expect((await manifestOf(name)).journal.harmed).toEqual([closed]);
  });
});

describe('[BAK13] a folder that refuses', () => {
  test('gone, it is told, and tried again when it is back', async () => {
    const { backups } = await ready();
    await rename(folder, `${folder}-away`);
    expect(await backups.make(shopId, false)).toMatchObject({ ok: false, failure: { code: 'backup-folder-gone' } });
    expect(await backups.status(shopId)).toMatchObject({ place: 'gone', failed: { code: 'backup-folder-gone' } });
    await rename(`${folder}-away`, folder);
    expect(await backups.make(shopId, false)).toMatchObject({ ok: true });
    expect(await backups.status(shopId)).toMatchObject({ failed: null });
  });

  test('full at any moment, it keeps the copies that were there', async () => {
    const errors = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'];
    const before = await ready();
    await before.backups.make(shopId, true);
    for (const [i, code] of errors.entries()) {
      let left = i * 3;
      const disk: BackupDisk = {
        ...nodeDisk,
        files: {
          ...nodeDisk.files,
          create: async (path) => {
            const file = await nodeDisk.files.create(path);
            return {
              ...file,
              write: (bytes, at) =>
                left-- > 0 ? file.write(bytes, at) : Promise.reject(Object.assign(new Error('no'), { code })),
            };
          },
        },
      };
      const { backups } = await ready({ disk });
      const told = i < 2 ? 'backup-folder-full' : 'backup-folder-closed';
      expect(await backups.make(shopId, true)).toMatchObject({ ok: false, failure: { code: told } });
      expect(await names()).toHaveLength(1);
    }
  });

  test('[BAK14] an empty place where its disk was is not written into', async () => {
    let isIn = true;
    const about: BackupDisk['about'] = async (path) => ({
      disk: path === folder && isIn ? 'stick' : 'own',
      free: 1e12,
    });
    const { backups } = await ready({ disk: { ...nodeDisk, about } });
    expect(await backups.status(shopId)).toMatchObject({ place: 'elsewhere' });
    isIn = false;
    expect(await backups.make(shopId, true)).toMatchObject({ ok: false, failure: { code: 'backup-folder-gone' } });
    expect(await names()).toEqual([]);
  });

  test('[BAK15] on the disk of the shop it says so, until a person says that it gets to another place', async () => {
    const { backups } = await ready();
    expect(await backups.status(shopId)).toMatchObject({ place: 'same-disk', countsAsElsewhere: false });
    await backups.plan(shopId, { countsAsElsewhere: true });
    expect(await backups.status(shopId)).toMatchObject({ place: 'same-disk', countsAsElsewhere: true });
  });
});

describe('[BAK16] when copies are made', () => {
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  /** Lets the timers run that wait, and what they begin end. */
  async function look(host: Awaited<ReturnType<typeof ready>>): Promise<void> {
    for (const run of host.timers.splice(0)) run();
    await host.backups.make(shopId, false).then(() => undefined);
    for (let i = 0; i < 20; i++) await rest();
  }

  test('soon after the opening, daily, and when the program closes', async () => {
    const host = await ready();
    host.backups.opened(shopId);
    expect(host.timers).toHaveLength(1);
    await look(host);
    expect(await names()).toHaveLength(1);
    await shop.acts(1);
    await host.backups.atClose(60_000);
    expect(await names()).toHaveLength(2);
    await host.backups.atClose(60_000);
    expect(await names()).toHaveLength(2);
    host.backups.close();
  });

  test('closing waits no longer than it is told', async () => {
    const host = await ready({ settingsOf: () => new Promise(() => undefined) });
    host.backups.opened(shopId);
    await rest();
    const closed = host.backups.atClose(5_000);
    for (let i = 0; i < 5; i++) await rest();
    for (const run of host.timers.splice(0)) run();
    await closed;
    expect(await names()).toEqual([]);
  });

  test('without a folder nothing is made, and nobody is told of a failure', async () => {
    const { backups } = backupHost(shop);
    expect(await backups.make(shopId, true)).toMatchObject({ ok: false, failure: { code: 'no-folder' } });
    expect(await backups.status(shopId)).toMatchObject({ place: 'none', failed: null });
    expect(backups.wantsClosing()).toBe(false);
  });
});

describe('[BAK17] a passphrase for copies that are made by themselves', () => {
  test('lies in the vault; without it no copy is made in clear', async () => {
    const { backups, secrets } = await ready();
    await backups.passphrase(shopId, 'vier Worte, ein Satz');
    expect(await backups.make(shopId, true)).toMatchObject({ ok: true, value: { isSealed: true } });
    const [name = ''] = await names();
    expect((await manifestOf(name, 'vier Worte, ein Satz')).journal.acts).toBe(40);
    secrets.clear();
    expect(await backups.status(shopId)).toMatchObject({ passphrase: 'missing' });
    expect(await backups.make(shopId, true)).toMatchObject({ ok: false, failure: { code: 'passphrase-missing' } });
    expect(await names()).toHaveLength(1);
    for (const file of ['backups.json'])
      expect((await readFile(join(shop.profile, file), 'utf8')).includes('Worte')).toBe(false);
  });
});

describe('[BAK18] generations', () => {
  const day = ({ madeAt }: { readonly madeAt: number }) => Math.floor(madeAt / DAY);

  test('all of two days, then one a day, a week, a month; the one made last always', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 800 * 24 }), { minLength: 1, maxLength: 400 }), (hours) => {
        const now = Date.UTC(2026, 10, 30, 12);
        const copies = hours.map((ago) => ({ madeAt: now - ago * 3_600_000 }));
        const gone = new Set(thinnedOut(copies));
        const kept = copies.filter((one) => !gone.has(one));
        const days = [...new Set(copies.map(day))].sort((a, b) => b - a);
        expect(kept).toContain(copies.at(-1));
        for (const one of gone) expect(days.slice(0, 2)).not.toContain(day(one));
        expect(new Set(kept.map(day))).toEqual(new Set([...kept.map(day), ...days.slice(0, 14)]));
        expect(kept.filter((one) => !days.slice(0, 2).includes(day(one))).length).toBeLessThanOrEqual(12 + 8 + 12 + 1);
        expect(thinnedOut(kept)).toEqual([]);
      }),
    );
  });

  test('a clock that is years ahead or behind costs no copy, nor does a shop that was closed for years', () => {
    const now = Date.UTC(2026, 10, 30, 12);
    const grown: { madeAt: number }[] = [];
    for (let n = 400; n >= 0; n--) {
      grown.push({ madeAt: now - n * DAY });
      for (const one of thinnedOut(grown)) grown.splice(grown.indexOf(one), 1);
    }
    for (const off of [3_650, -3_650]) {
      const last = { madeAt: now + off * DAY };
      const gone = thinnedOut([...grown, last]);
      expect(gone).not.toContain(last);
      expect(gone.length).toBeLessThanOrEqual(3);
      // Back at the right time again, everything is made and kept as ever.
      const right = { madeAt: now + DAY };
      expect(thinnedOut([...grown.filter((one) => !gone.includes(one)), last, right])).not.toContain(right);
    }
  });

  test('only what this computer made is removed, and only where it lies as it was', async () => {
    const host = await ready();
    const other = 'Töpferei „Übermut“ 陶器 2020-01-01 00-00-00.stockroom-backup';
    await writeFile(join(folder, other), 'of another computer');
    host.clock.at -= 700 * DAY;
    for (let day = 0; day < 4; day++) {
      await host.backups.make(shopId, true);
      host.clock.at += 2 * 3_600_000;
    }
    host.clock.at += 700 * DAY;
    const [, changed = ''] = await names();
    await writeFile(join(folder, changed), 'changed by somebody');
    await host.backups.make(shopId, true);
    host.clock.at += DAY;
    await host.backups.make(shopId, true);
    const left = await names();
    expect(left).toContain(other);
    expect(left).toContain(changed);
    // The newest of that old day, and the two of the newest days.
    expect(left).toHaveLength(5);
  });
});
