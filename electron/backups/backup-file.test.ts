import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { backupEntry, freshFolder, removeFolders } from '#tests/fixtures/backup-shop.ts';
import { directoryOf, headOf, placesOf } from './archive.ts';
import { type BackupDisk, nodeDisk } from './backup-disk.ts';
import { openBackup, type PartBytes, withBackup, type WrittenBackup, writeBackup } from './backup-file.ts';
import type { ByteSource } from './bytes.ts';
import { crc32 } from './crc32.ts';

/** Trying a passphrase costs little here. */
const logN = 10;
const hash = 'ab'.repeat(32);
const parts: readonly PartBytes[] = [
  { name: 'README.txt', bytes: strToU8('about') },
  { name: 'journal/00000001.log.gz', bytes: Buffer.alloc(700, 3) },
  { name: 'contacts/07.json', bytes: strToU8('{"name":"Žofie 茶"}') },
  { name: `blobs/${hash}`, bytes: Buffer.alloc(0) },
];

async function* given(some: readonly PartBytes[]): AsyncGenerator<PartBytes> {
  yield* some;
}

const about = () => ({
  shop: backupEntry,
  madeBy: '0.1.0',
  madeAt: 5,
  journal: { heads: {}, records: 2, acts: 2, newestAt: 4, harmed: [] },
  settings: { server: null, channels: [] },
});

function write(
  folder: string,
  passphrase: string | null,
  some = parts,
  disk: BackupDisk = nodeDisk,
): Promise<WrittenBackup> {
  const how = { disk, folder, unfinished: '.x.part', passphrase, parts: given(some), about, logN };
  return writeBackup({ ...how, name: `${passphrase ?? 'plain'}.stockroom-backup` });
}

const inMemory = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (at, length) => bytes.subarray(at, at + length),
});

/** Reads every byte of a backup; the code of what is wrong with it, or null. */
async function faultIn(bytes: Uint8Array, passphrase: string | null): Promise<string | null> {
  const disk: BackupDisk = {
    ...nodeDisk,
    openToRead: async () => ({ ...inMemory(bytes), close: async () => undefined }),
  };
  const read = await withBackup(disk, { path: '', passphrase }, async (backup) => {
    for (let i = 0; i < backup.manifest.parts.length; i++) await backup.part(i);
  });
  return read.ok ? null : read.failure.code;
}

let folder: string;
let plain: Buffer;
let sealed: Buffer;
beforeAll(async () => {
  folder = await freshFolder('backup-file');
  await write(folder, null);
  await write(folder, 'Grüße');
  plain = await readFile(join(folder, 'plain.stockroom-backup'));
  sealed = await readFile(join(folder, 'Grüße.stockroom-backup'));
});
afterAll(removeFolders);

describe('[BAK1] a backup without a passphrase', () => {
  test('is a plain archive that any program unpacks', () => {
    const found = unzipSync(plain);
    expect(Object.keys(found)).toEqual([...parts.map(({ name }) => name), 'manifest.json']);
    for (const { name, bytes } of parts) expect(Buffer.from(found[name] ?? []).equals(bytes)).toBe(true);
  });

  test('[DATA-P10] reads back whatever went in, with and without a passphrase', async () => {
    const name = fc.oneof(
      fc.integer({ min: 1, max: 99_999_999 }).map((n) => `journal/${String(n).padStart(8, '0')}.log`),
      fc.stringMatching(/^[0-9a-f]{64}$/).map((one) => `blobs/${one}`),
      fc.integer({ min: 0, max: 63 }).map((n) => `contacts/${String(n).padStart(2, '0')}.json`),
    );
    const part = fc.record({ name, bytes: fc.uint8Array({ maxLength: 60_000, size: 'max' }) });
    const some = fc.uniqueArray(part, { maxLength: 6, selector: (one) => one.name });
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })),
        async (made, passphrase) => {
          const { name } = await writeBackup({
            disk: nodeDisk,
            folder,
            name: 'any.stockroom-backup',
            unfinished: '.any.part',
            passphrase,
            parts: given(made),
            about,
            logN,
          });
          const source = await nodeDisk.openToRead(join(folder, name));
          const backup = await openBackup(source, passphrase);
          for (const [i, { bytes }] of made.entries()) expect((await backup.part(i)).equals(bytes)).toBe(true);
          await source.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  test('[BAK2] every cut and every flipped byte is refused', async () => {
    for (let length = 0; length < plain.length; length++)
      expect(await faultIn(plain.subarray(0, length), null), `cut at ${length}`).not.toBeNull();
    for (let at = 0; at < plain.length; at++) {
      const flipped = Buffer.from(plain);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(await faultIn(flipped, null), `flipped at ${at}`).not.toBeNull();
    }
    expect(await faultIn(Buffer.concat([plain, Buffer.alloc(1)]), null)).toBe('backup-damaged');
    expect(await faultIn(plain, null)).toBeNull();
  });

  test('[BAK2] a cut or flipped copy of a real one is called damaged', async () => {
    expect(await faultIn(plain.subarray(0, plain.length - 1), null)).toBe('backup-damaged');
    const flipped = Buffer.from(plain);
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    expect(await faultIn(flipped, null)).toBe('backup-damaged');
  });
});

describe('[BAK3] a backup with a passphrase', () => {
  test('shows nothing of what is in it', () => {
    for (const word of ['Žofie', 'manifest', 'journal', backupEntry.name, backupEntry.shopId])
      expect(sealed.includes(word)).toBe(false);
  });

  test('opens with the passphrase, typed in whatever form of the same letters', async () => {
    expect(await faultIn(sealed, 'Grüße')).toBeNull();
    expect(await faultIn(sealed, 'Gru\u0308ße')).toBeNull();
  });

  test('[BAK4] a wrong or missing passphrase is told from damage, at every byte', async () => {
    expect(await faultIn(sealed, null)).toBe('backup-locked');
    expect(await faultIn(sealed, 'grüße')).toBe('passphrase-wrong');
    for (let at = 16; at < sealed.length; at += at < 80 ? 1 : 37) {
      const flipped = Buffer.from(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(await faultIn(flipped, 'Grüße'), `flipped at ${at}`).toBe('backup-damaged');
    }
    for (let length = 16; length < sealed.length; length += 41)
      expect(await faultIn(sealed.subarray(0, length), 'Grüße'), `cut at ${length}`).toBe('backup-damaged');
  });

  test('[BAK4] a file cut off between two chunks, or with two of them swapped, is damaged', async () => {
    const long = [{ name: 'README.txt', bytes: Buffer.alloc(900_000, 9) }];
    const { name } = await write(folder, 'long', long);
    const bytes = await readFile(join(folder, name));
    const chunk = 256 * 1024 + 16;
    expect(await faultIn(bytes.subarray(0, 71 + 2 * chunk), 'long')).toBe('backup-damaged');
    const swapped = Buffer.concat([
      bytes.subarray(0, 71),
      bytes.subarray(71 + chunk, 71 + 2 * chunk),
      bytes.subarray(71, 71 + chunk),
      bytes.subarray(71 + 2 * chunk),
    ]);
    expect(await faultIn(swapped, 'long')).toBe('backup-damaged');
    expect(await faultIn(bytes, 'long')).toBeNull();
  });
});

describe('[BAK5] a file that is none of ours', () => {
  const manifestOf = (changed: object) => {
    const text = must(unzipSync(plain)['manifest.json'], 'every backup has one');
    return strToU8(JSON.stringify({ ...JSON.parse(Buffer.from(text).toString('utf8')), ...changed }));
  };

  test('is refused as foreign, whatever it is', async () => {
    for (const bytes of [Buffer.alloc(0), strToU8('hello'), Buffer.alloc(5_000, 0x50), Buffer.from('PK\u0003\u0004')])
      expect(['backup-foreign', 'backup-damaged']).toContain(await faultIn(bytes, null));
    expect(await faultIn(zipSync({ 'a.txt': strToU8('a') }), null)).toBe('backup-foreign');
    expect(await faultIn(zipSync({ 'manifest.json': strToU8('{"name":"an app"}') }, { level: 0 }), null)).toBe(
      'backup-foreign',
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect(await faultIn(bytes, 'x')).not.toBeNull();
      }),
    );
  });

  test('[BAK6] of a later version is told as that', async () => {
    const later = zipSync(
      { 'README.txt': strToU8('x'), 'manifest.json': manifestOf({ format: 2, more: true }) },
      { level: 0 },
    );
    expect(await faultIn(later, null)).toBe('backup-newer');
  });

  test('[BAK7] packed small to unpack large, or with one part under many names, is refused before anything is unpacked', async () => {
    const bomb = zipSync({ 'README.txt': Buffer.alloc(50_000_000), 'manifest.json': manifestOf({}) });
    expect(bomb.length).toBeLessThan(500_000);
    expect(await faultIn(bomb, null)).not.toBeNull();
    const one = { name: 'README.txt', bytes: 100, crc32: crc32(Buffer.alloc(100)) };
    const twice = Buffer.concat([headOf(one), Buffer.alloc(100), directoryOf([one, one])]);
    expect(placesOf([one, one]).end).toBeGreaterThan(twice.length - 200);
    expect(await faultIn(twice, null)).not.toBeNull();
  });

  test('[BAK7] names that lead out of the folder are no names of parts', async () => {
    for (const name of [
      '../x',
      '/etc/passwd',
      'journal/../../x',
      'C:\\x',
      'journal/00000001.log\u0000',
      'blobs/x',
      'secrets.json',
    ])
      await expect(write(folder, null, [{ name, bytes: Buffer.alloc(1) }])).rejects.toThrow();
  });
});

describe('[BAK8] writing', () => {
  test('a disk that refuses at any moment leaves no file, and nothing that looks like one', async () => {
    const empty = await freshFolder('backup-full');
    for (let calls = 0; ; calls++) {
      let left = calls;
      const limited: BackupDisk = {
        ...nodeDisk,
        files: {
          ...nodeDisk.files,
          create: async (path) => {
            const file = await nodeDisk.files.create(path);
            const spend = async () => {
              if (left-- <= 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
            };
            return {
              ...file,
              write: async (bytes, at) => spend().then(() => file.write(bytes, at)),
              datasync: async () => spend().then(() => file.datasync()),
            };
          },
        },
      };
      const made = await write(empty, null, parts, limited).then(
        () => true,
        () => false,
      );
      const names = (await nodeDisk.files.files(empty)).map(({ name }) => name);
      if (made) break;
      expect(names).toEqual([]);
    }
    expect((await nodeDisk.files.files(empty)).map(({ name }) => name)).toEqual(['plain.stockroom-backup']);
  });

  test('[BAK9] what does not read back as it was written gets no name', async () => {
    const lying = await freshFolder('backup-lying');
    const liar: BackupDisk = {
      ...nodeDisk,
      openToRead: async (path) => {
        const bytes = await readFile(path);
        bytes[200] = (bytes[200] ?? 0) ^ 4;
        await writeFile(path, bytes);
        return nodeDisk.openToRead(path);
      },
    };
    await expect(write(lying, null, parts, liar)).rejects.toThrow();
    expect(await nodeDisk.files.files(lying)).toEqual([]);
  });
});
