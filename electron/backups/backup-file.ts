import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupPart,
  MANIFEST,
  MANIFEST_BYTES,
  readManifest,
} from '#shared/contract/formats/backup.ts';
import { done, type Result } from '#shared/base/result.ts';
import { removeIfThere } from '#electron/journal/segment.ts';
import { bytesOfPart, directoryOf, type Found, headOf, isArchive, lastPart, placesOf, type Stored } from './archive.ts';
import { type BackupDisk, syncNames } from './backup-disk.ts';
import { BackupFault, backupFailure, type BackupFailure } from './backup-fault.ts';
import { type ByteSink, type ByteSource, readExactly } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { isSealed, openSealed, sealInto } from './sealed.ts';

/** A part as it goes into a backup. */
export type PartBytes = { readonly name: string; readonly bytes: Uint8Array };

/** What a backup says of itself besides its parts. */
export type BackupAbout = Omit<BackupManifest, 'program' | 'format' | 'parts'>;

/** A backup that is open for reading: its manifest is whole and every place in the file follows from it. */
export type OpenBackup = {
  readonly manifest: BackupManifest;
  readonly isSealed: boolean;
  /** The bytes of a part, whole and as they went in. Throws a `BackupFault` where they are not. */
  readonly part: (index: number) => Promise<Buffer>;
};

const FINGERPRINT = /^\{"fingerprint":"([0-9a-f]{64})",/;

function manifestText(manifest: BackupManifest): Buffer {
  const said = JSON.stringify(manifest).slice(1);
  return Buffer.from(`{"fingerprint":"${sha256(said)}",${said}`, 'utf8');
}

function sha256(said: string | Uint8Array): string {
  return createHash('sha256').update(said).digest('hex');
}

export type WriteBackup = {
  readonly disk: BackupDisk;
  readonly folder: string;
  /** The name it gets once it is whole, and the one it has before. */
  readonly name: string;
  readonly unfinished: string;
  readonly passphrase: string | null;
  readonly parts: AsyncIterable<PartBytes>;
  /** Asked when every part was taken. */
  readonly about: () => BackupAbout;
  readonly logN?: number;
};

export type WrittenBackup = { readonly name: string; readonly bytes: number; readonly manifest: BackupManifest };

/**
 * Writes a backup: under a name that nobody takes for one, synced, read back byte for byte, and only then under its own. Rejects with the
 * disk's error, or a `BackupFault` for what did not read back; nothing of it stays then.
 */
export async function writeBackup({ disk, folder, name, unfinished, ...what }: WriteBackup): Promise<WrittenBackup> {
  const { files } = disk;
  const path = join(folder, unfinished);
  await removeIfThere(files, path);
  try {
    const manifest = await writeAll(disk, path, what);
    const bytes = await readBack(disk, path, { manifest, passphrase: what.passphrase });
    await files.rename(path, join(folder, name));
    await syncNames(files, folder);
    return { name, bytes, manifest };
  } catch (error) {
    // On a full stick, half a backup would take the room of the next one.
    await removeIfThere(files, path).catch(() => undefined);
    throw error;
  }
}

type What = Pick<WriteBackup, 'passphrase' | 'parts' | 'about' | 'logN'>;

async function writeAll(disk: BackupDisk, path: string, what: What): Promise<BackupManifest> {
  const file = await disk.files.create(path);
  try {
    let at = 0;
    const plain: ByteSink = {
      write: async (bytes) => {
        await file.write(bytes, at);
        at += bytes.length;
      },
    };
    const sealing = what.passphrase === null ? null : await sealInto(plain, what.passphrase, what.logN);
    const manifest = await writeArchive(sealing ?? plain, what);
    await sealing?.end();
    await file.datasync();
    return manifest;
  } finally {
    await file.close();
  }
}

async function writeArchive(sink: ByteSink, { parts, about }: What): Promise<BackupManifest> {
  const written: BackupPart[] = [];
  for await (const { name, bytes } of parts) {
    const part = { name, bytes: bytes.length, crc32: crc32(bytes), sha256: sha256(bytes) };
    await sink.write(headOf(part));
    await sink.write(bytes);
    written.push(part);
  }
  const manifest: BackupManifest = { program: 'stockroom-backup', format: BACKUP_FORMAT, ...about(), parts: written };
  if (readManifest(manifest) === undefined) throw new Error('Broken assumption: a backup can be read again');
  const text = manifestText(manifest);
  const last = manifestPart(text);
  await sink.write(headOf(last));
  await sink.write(text);
  await sink.write(directoryOf([...written, last]));
  return manifest;
}

function manifestPart(text: Uint8Array): Stored {
  return { name: MANIFEST, bytes: text.length, crc32: crc32(text) };
}

type ReadBack = { readonly manifest: BackupManifest; readonly passphrase: string | null };

async function readBack(disk: BackupDisk, path: string, { manifest, passphrase }: ReadBack): Promise<number> {
  const source = await disk.openToRead(path);
  try {
    const backup = await openBackup(source, passphrase);
    for (let i = 0; i < manifest.parts.length; i++) await backup.part(i);
    return source.size;
  } finally {
    await source.close();
  }
}

/**
 * Opens a backup: everything but the bytes of the parts is checked here. Throws a `BackupFault` for whatever is not exactly what a Stockroom
 * wrote.
 */
export async function openBackup(source: ByteSource, passphrase: string | null): Promise<OpenBackup> {
  const begin = await source.read(0, 64);
  const sealed = isSealed(begin);
  if (sealed && passphrase === null) throw new BackupFault('backup-locked', '');
  const plain = sealed ? await openSealed(source, passphrase ?? '') : source;
  if (!isArchive(sealed ? await plain.read(0, 64) : begin)) throw new BackupFault('backup-foreign', 'no archive');
  const last = await lastPart(plain, 2 * MANIFEST_BYTES);
  if (last.name !== MANIFEST || !last.isStored) throw new BackupFault('backup-foreign', last.name.slice(0, 100));
  const { manifest, text } = await manifestAt(plain, last);
  const stored: readonly Stored[] = [...manifest.parts, manifestPart(text)];
  const { at, end } = placesOf(stored);
  const directory = directoryOf(stored);
  // Nothing lies between the parts, under them twice or behind them: what a file unpacks to is what it takes.
  if (plain.size !== end + directory.length || !(await readExactly(plain, end, directory.length)).equals(directory))
    throw new BackupFault('backup-damaged', 'directory');
  await expectHead(plain, stored.length - 1, { stored, at });
  return {
    manifest,
    isSealed: sealed,
    part: async (index) => {
      const head = await expectHead(plain, index, { stored, at });
      const { name, bytes, sha256: sum } = manifest.parts[index] ?? { name: String(index), bytes: 0, sha256: '' };
      const found = await readExactly(plain, head, bytes);
      if (sha256(found) !== sum) throw new BackupFault('backup-damaged', name);
      return found;
    },
  };
}

type Layout = { readonly stored: readonly Stored[]; readonly at: readonly number[] };

/** Where the bytes of a part begin, behind a head that is what it must be. */
async function expectHead(source: ByteSource, index: number, { stored, at }: Layout): Promise<number> {
  const [part, begins] = [stored[index], at[index]];
  if (!part || begins === undefined) throw new BackupFault('backup-damaged', `part ${index}`);
  const head = headOf(part);
  if (!(await readExactly(source, begins, head.length)).equals(head))
    throw new BackupFault('backup-damaged', part.name);
  return begins + head.length;
}

async function manifestAt(
  source: ByteSource,
  last: Found,
): Promise<{ readonly manifest: BackupManifest; readonly text: Buffer }> {
  if (last.bytes > MANIFEST_BYTES) throw new BackupFault('backup-foreign', 'a list of parts that is too long');
  const text = await bytesOfPart(source, last);
  const said = text.toString('utf8');
  const value = jsonOf(said);
  const fingerprint = FINGERPRINT.exec(said);
  const isWhole = fingerprint !== null && fingerprint[1] === sha256(said.slice(fingerprint[0].length));
  const manifest = readManifest(withoutFingerprint(value));
  // A later form may sign itself in another way.
  if (manifest === 'newer') throw new BackupFault('backup-newer', '');
  if (!isWhole) throw new BackupFault(manifest ? 'backup-damaged' : 'backup-foreign', MANIFEST);
  if (!manifest) throw new BackupFault('backup-foreign', MANIFEST);
  return { manifest, text };
}

function withoutFingerprint(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // An object has keys, and nothing is said yet of what they hold.
  const { fingerprint: _sum, ...said } = value as Record<string, unknown>;
  return said;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Opens the backup at a path, does something with it and lets the file go. */
export async function withBackup<T>(
  disk: BackupDisk,
  where: { readonly path: string; readonly passphrase: string | null },
  work: (backup: OpenBackup) => Promise<T>,
): Promise<Result<T, BackupFailure>> {
  try {
    const source = await disk.openToRead(where.path);
    try {
      return done(await work(await openBackup(source, where.passphrase)));
    } finally {
      await source.close();
    }
  } catch (error) {
    return backupFailure(error);
  }
}
