// The plain ZIP that a backup is: parts stored as they are, in one order, with one way to write each byte. Whoever knows the parts knows
// every byte between them, so reading one back compares instead of believing.
import type { BackupPart } from '#shared/contract/formats/backup.ts';
import { BackupFault } from './backup-fault.ts';
import { type ByteSource, readExactly } from './bytes.ts';

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const [LOCAL_LENGTH, ENTRY_LENGTH, END_LENGTH, WIDE_LENGTH] = [30, 46, 22, 76];
const WIDE = 0xffffffff;
const MANY = 0xffff;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: the moment a backup was made stands in its manifest. */
const DAY = 0x0021;

/** What an archive says of a part. */
export type Stored = Pick<BackupPart, 'name' | 'bytes' | 'crc32'>;

/** Whether a file begins as an archive does. */
export function isArchive(begin: Uint8Array): boolean {
  return begin.length >= 4 && Buffer.from(begin).readUInt32LE(0) === LOCAL;
}

/** What stands before the bytes of a part. */
export function headOf({ name, bytes, crc32 }: Stored): Buffer {
  const text = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(LOCAL_LENGTH);
  head.writeUInt32LE(LOCAL, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DAY, 12);
  head.writeUInt32LE(crc32, 14);
  head.writeUInt32LE(bytes, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(text.length, 26);
  return Buffer.concat([head, text]);
}

/** Where each part begins, and where the directory does. */
export function placesOf(parts: readonly Stored[]): { readonly at: readonly number[]; readonly end: number } {
  const at: number[] = [];
  let end = 0;
  for (const part of parts) {
    at.push(end);
    end += LOCAL_LENGTH + Buffer.byteLength(part.name) + part.bytes;
  }
  return { at, end };
}

/** The directory of the parts, which is the end of the file; the wide form only where the narrow one has no room. */
export function directoryOf(parts: readonly Stored[]): Buffer {
  const { at, end } = placesOf(parts);
  const entries = parts.map((part, i) => entryOf(part, at[i] ?? 0));
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  const isWide = parts.length >= MANY || end >= WIDE || length >= WIDE;
  const tail = Buffer.alloc(END_LENGTH);
  tail.writeUInt32LE(END, 0);
  tail.writeUInt16LE(isWide ? MANY : parts.length, 8);
  tail.writeUInt16LE(isWide ? MANY : parts.length, 10);
  tail.writeUInt32LE(isWide ? WIDE : length, 12);
  tail.writeUInt32LE(isWide ? WIDE : end, 16);
  return Buffer.concat([...entries, ...(isWide ? [wideEnd(parts.length, length, end)] : []), tail]);
}

function entryOf({ name, bytes, crc32 }: Stored, at: number): Buffer {
  const text = Buffer.from(name, 'utf8');
  const isFar = at >= WIDE;
  const entry = Buffer.alloc(ENTRY_LENGTH);
  entry.writeUInt32LE(ENTRY, 0);
  entry.writeUInt16LE(isFar ? 45 : 20, 4);
  entry.writeUInt16LE(isFar ? 45 : 20, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DAY, 14);
  entry.writeUInt32LE(crc32, 16);
  entry.writeUInt32LE(bytes, 20);
  entry.writeUInt32LE(bytes, 24);
  entry.writeUInt16LE(text.length, 28);
  entry.writeUInt16LE(isFar ? 12 : 0, 30);
  entry.writeUInt32LE(isFar ? WIDE : at, 42);
  if (!isFar) return Buffer.concat([entry, text]);
  const far = Buffer.alloc(12);
  far.writeUInt16LE(1, 0);
  far.writeUInt16LE(8, 2);
  far.writeBigUInt64LE(BigInt(at), 4);
  return Buffer.concat([entry, text, far]);
}

function wideEnd(count: number, length: number, at: number): Buffer {
  const wide = Buffer.alloc(WIDE_LENGTH);
  wide.writeUInt32LE(END_64, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(45, 12);
  wide.writeUInt16LE(45, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(length), 40);
  wide.writeBigUInt64LE(BigInt(at), 48);
  wide.writeUInt32LE(LOCATOR_64, 56);
  wide.writeBigUInt64LE(BigInt(at + length), 64);
  wide.writeUInt32LE(1, 72);
  return wide;
}

/** A part as a directory names it, whoever wrote it. Nothing of it is believed: it only says where to look. */
export type Found = { readonly name: string; readonly at: number; readonly bytes: number; readonly isStored: boolean };

/** The last part that a directory names, found from the end of the file. Throws a `BackupFault` where there is no directory. */
export async function lastPart(source: ByteSource, mostBytes: number): Promise<Found> {
  if (source.size < END_LENGTH) throw new BackupFault('backup-damaged', 'too short');
  const tail = await readExactly(source, source.size - END_LENGTH, END_LENGTH);
  if (tail.readUInt32LE(0) !== END) throw new BackupFault('backup-damaged', 'no end');
  const { length, at } = await directoryPlace(source, tail);
  if (at + length > source.size || length > mostBytes) throw new BackupFault('backup-damaged', 'directory');
  const directory = await readExactly(source, at, length);
  let found: Found | null = null;
  for (let from = 0; from + ENTRY_LENGTH <= directory.length && directory.readUInt32LE(from) === ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(from + field)) as [
      number,
      number,
      number,
    ]; // Three fields give three figures.
    const begins = from + ENTRY_LENGTH;
    const local = directory.readUInt32LE(from + 42);
    const isFar = local === WIDE && extra >= 12 && begins + name + 12 <= directory.length;
    found = {
      name: directory.toString('utf8', begins, begins + name),
      at: isFar ? Number(directory.readBigUInt64LE(begins + name + 4)) : local,
      bytes: directory.readUInt32LE(from + 24),
      isStored: directory.readUInt16LE(from + 10) === 0,
    };
    from = begins + name + extra + comment;
  }
  if (!found) throw new BackupFault('backup-foreign', 'an archive of nothing');
  return found;
}

async function directoryPlace(
  source: ByteSource,
  tail: Buffer,
): Promise<{ readonly length: number; readonly at: number }> {
  const [length, at] = [tail.readUInt32LE(12), tail.readUInt32LE(16)];
  if (at !== WIDE && length !== WIDE && tail.readUInt16LE(10) !== MANY) return { length, at };
  if (source.size < END_LENGTH + WIDE_LENGTH) throw new BackupFault('backup-damaged', 'directory');
  const wide = await readExactly(source, source.size - END_LENGTH - WIDE_LENGTH, WIDE_LENGTH);
  return { length: Number(wide.readBigUInt64LE(40)), at: Number(wide.readBigUInt64LE(48)) };
}

/** The bytes of a part that a directory names. */
export async function bytesOfPart(source: ByteSource, { name, at, bytes }: Found): Promise<Buffer> {
  const begins = at + LOCAL_LENGTH + Buffer.byteLength(name);
  if (begins + bytes > source.size) throw new BackupFault('backup-damaged', name);
  return readExactly(source, begins, bytes);
}
