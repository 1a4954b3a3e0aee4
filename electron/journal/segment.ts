import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { packBlocks, unpackHarmed, unpackWhole } from './blocks.ts';
import { type FileLayer, isMissing } from './file-layer.ts';
import { isOfOtherShop } from './other-shops.ts';
import { decodeEntry, encodeEntry, type Found, type SegmentFoot, type SegmentHead, wholeRecords } from './record.ts';

/**
 * The files of a segment besides the one it is read from: what an earlier version put aside, or what compressing left
 * behind.
 */
type Besides = {
  /** Names of `.bad` files with this segment's number: whole records in them count. */
  readonly aside?: readonly string[];
  /** Both the plain and the compressed file are there: the compressed one serves if the plain one is damaged. */
  readonly twin?: true;
};

/**
 * A segment that takes no more records. `plain`: not compressed, `end` bytes long; `sealed`: closed with its foot and
 * compressed; `lost`: only `.bad` files are left of it.
 */
export type ClosedSegment = Besides &
  (
    | { readonly state: 'plain'; readonly number: number; readonly end: number }
    | { readonly state: 'sealed'; readonly number: number; readonly bytes: number }
    | { readonly state: 'lost'; readonly number: number }
  );

/** The records of a segment: all that is whole in any of its files, in the order they were written. */
export type LoadedSegment = {
  readonly number: number;
  /** The byte up to which a plain segment was read; 0 for any other. */
  readonly end: number;
  readonly records: readonly Found[];
  /** Names of files that do not read back as they were written. */
  readonly harmed: readonly string[];
  /** What could not be read after its last record. */
  readonly unread: UnreadEnd | null;
};

/** Bytes after the last whole record of a file; 0 if the file is compressed and its end is damaged. */
export type UnreadEnd = { readonly file: string; readonly bytes: number };

/** Where the segments of one shop lie. */
export type SegmentFolder = { readonly files: FileLayer; readonly folder: string; readonly shopId: string };

/** The file of a segment while it is written. */
export function plainName(number: number): string {
  return `${String(number).padStart(8, '0')}.log`;
}

/** The file of a segment that was closed and compressed. */
export function sealedName(number: number): string {
  return `${plainName(number)}.gz`;
}

/** The code of the error thrown for a journal that a later Stockroom has written. */
export const newerFormat = 'NEWER_FORMAT';

/** A segment's first record, and where the others begin. */
export type FoundHead = { readonly mark: SegmentHead; readonly bytes: number };

/**
 * The head of a segment, or null if these bytes do not begin with the head of that segment of this shop. Throws an
 * error with the code `newerFormat` for a head that this version does not understand.
 */
export function headOf({ shopId }: SegmentFolder, number: number, bytes: Uint8Array): FoundHead | null {
  const found = decodeEntry(bytes, 0);
  if (found?.entry.type === 'strange')
    throw Object.assign(new Error('A later Stockroom wrote this journal'), { code: newerFormat });
  if (found?.entry.type !== 'head') return null;
  const { mark } = found.entry;
  return mark.shopId === shopId && mark.segment === number ? { mark, bytes: found.bytes } : null;
}

/**
 * Sums records up: the last sequence number of every writer, the number of records besides heads and feet, and the
 * first head and the last foot.
 */
export function sumOf(records: readonly Found[]) {
  const heads: Record<string, number> = {};
  const raise = (more: Readonly<Record<string, number>>) => {
    for (const [writerId, seq] of Object.entries(more)) heads[writerId] = Math.max(heads[writerId] ?? 0, seq);
  };
  let count = 0;
  let first: string | null = null;
  let last: string | null = null;
  let head: SegmentHead | null = null;
  let foot: { readonly mark: SegmentFoot; readonly offset: number } | null = null;
  for (const { entry, offset } of records) {
    if (entry.type === 'head') {
      head ??= entry.mark;
      raise(entry.mark.heads);
    } else if (entry.type === 'foot') {
      foot = { mark: entry.mark, offset };
      raise(entry.mark.heads);
    } else count++;
    if (entry.type !== 'op') continue;
    raise({ [entry.mark.writerId]: entry.mark.writerSeq });
    first ??= entry.mark.opId;
    last = entry.mark.opId;
  }
  return { heads, count, first, last, head, foot };
}

/** Every whole record in some bytes; `whole` says that the bytes hold nothing else. */
export async function readRecords(
  bytes: Uint8Array,
): Promise<{ readonly records: readonly Found[]; readonly whole: boolean }> {
  const records: Found[] = [];
  let [end, rested] = [0, 0];
  let whole = true;
  for (const found of wholeRecords(bytes, 0)) {
    whole &&= found.offset === end;
    end = found.offset + found.bytes;
    records.push(found);
    // A whole segment takes tens of milliseconds: let others that wait for the journal run in between.
    if (end - rested > 1_000_000) {
      rested = end;
      await setImmediate();
    }
  }
  return { records, whole: whole && end === bytes.length };
}

/**
 * Loads a closed segment, checks every byte of it, and takes what is whole from all of its files. Rejects if the disk
 * cannot be read.
 */
export async function loadSegment(where: SegmentFolder, segment: ClosedSegment): Promise<LoadedSegment> {
  const { number, aside = [] } = segment;
  const end = segment.state === 'plain' ? segment.end : 0;
  const main = segment.state === 'lost' ? null : await readMain(where, segment);
  if (main?.whole && aside.length === 0) return { number, end, records: main.records, harmed: [], unread: null };
  const harmed = [...(main?.whole === false ? [nameOf(segment)] : []), ...aside];
  const twin = main?.whole === false && segment.twin ? await unpack(where, sealedName(number)) : null;
  const others: Aside[] = [];
  for (const name of aside) {
    const bytes = await unpack(where, name);
    if (bytes) others.push({ name, at: cutAt(name), bytes: bytes.length, records: (await readRecords(bytes)).records });
  }
  // Files that were put aside whole come first; a piece belongs where it was cut off.
  const asideWhole = others.filter(({ at }) => at === null);
  const parts: (readonly Found[])[] = asideWhole.map(({ records }) => records);
  if (twin) parts.push((await readRecords(twin)).records);
  const pieces = others.filter(({ at }) => at !== null).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  let from = 0;
  for (const { at, records } of pieces) {
    const until = (main?.records ?? []).findIndex(({ offset }) => offset >= (at ?? 0));
    const before = until === -1 ? (main?.records.length ?? 0) : until;
    parts.push((main?.records ?? []).slice(from, before), records);
    from = Math.max(from, before);
  }
  parts.push((main?.records ?? []).slice(from));
  const isSound = main?.whole === true || twin !== null;
  const standsLast = pieces.at(-1) ?? (main ? { name: nameOf(segment), ...main } : asideWhole.at(-1));
  const unread = standsLast && (pieces.length > 0 || !isSound) ? unreadEnd(standsLast) : null;
  return { number, end, records: once(where, parts), harmed, unread };
}

/** A `.bad` file: a piece that was cut off its segment at byte `at`, or the whole segment (`at` is null). */
type Aside = {
  readonly name: string;
  readonly at: number | null;
  readonly bytes: number;
  readonly records: readonly Found[];
};

function unreadEnd({ name, bytes, records }: Pick<Aside, 'name' | 'bytes' | 'records'>): UnreadEnd | null {
  const last = records.at(-1);
  // Only its foot shows that a compressed segment ends there.
  if (name.includes('.gz')) return last?.entry.type === 'foot' ? null : { file: name, bytes: 0 };
  const left = bytes - (last ? last.offset + last.bytes : 0);
  return left > 0 ? { file: name, bytes: left } : null;
}

/**
 * The file name of a compressed segment that does not unpack as it was packed, that is another segment's, or that is
 * gone; null for a sound one.
 */
export async function harmIn(where: SegmentFolder, segment: ClosedSegment): Promise<string | null> {
  if (segment.state !== 'sealed') return null;
  const raw = await readIfThere(where, nameOf(segment));
  const bytes = raw && (await unpackWhole(raw));
  return bytes && headOf(where, segment.number, bytes) ? null : nameOf(segment);
}

/** The name of the file that a segment is read from, if that file belongs to another shop's journal; otherwise null. */
export async function otherShopsFile(where: SegmentFolder, segment: ClosedSegment): Promise<string | null> {
  if (segment.state === 'lost') return null;
  const raw = await readIfThere(where, nameOf(segment));
  if (!raw) return null;
  const bytes = segment.state === 'plain' ? raw : ((await unpackWhole(raw)) ?? unpackHarmed(raw));
  const first = decodeEntry(bytes, 0);
  // A head tells the shop at once; without one every record has to be read.
  const records = first?.entry.type === 'head' ? [first] : (await readRecords(bytes)).records;
  return isOfOtherShop(where.shopId, records) ? nameOf(segment) : null;
}

/**
 * The records of the file that a segment is read from; `whole` says that the file is exactly what was closed. A file
 * that is gone has no records.
 */
async function readMain(where: SegmentFolder, segment: Exclude<ClosedSegment, { state: 'lost' }>) {
  const raw = await readIfThere(where, nameOf(segment));
  if (!raw) return { records: [], whole: false, bytes: 0 };
  const end = segment.state === 'plain' ? segment.end : 0;
  const unpacked = segment.state === 'plain' ? raw.subarray(0, end) : await unpackWhole(raw);
  const bytes = unpacked ?? unpackHarmed(raw);
  const head = headOf(where, segment.number, bytes);
  const { records, whole } = await readRecords(bytes);
  if (!head || !whole) return { records, whole: false, bytes: bytes.length };
  const { foot, count } = sumOf(records);
  const isClosed =
    foot !== null && foot.mark.records === count && foot.mark.sha256 === digest(bytes.subarray(0, foot.offset));
  const isWhole = segment.state === 'plain' ? bytes.length === end : unpacked !== null && isClosed;
  return { records, whole: isWhole, bytes: bytes.length };
}

function nameOf(segment: ClosedSegment): string {
  return segment.state === 'sealed' ? sealedName(segment.number) : plainName(segment.number);
}

/** Where a piece was cut off its segment; null for a segment that was put aside whole. */
function cutAt(name: string): number | null {
  const match = /\.log\.(\d+)-\d+\.bad$/.exec(name);
  return match ? Number(match[1]) : null;
}

async function readIfThere({ files, folder }: SegmentFolder, name: string): Promise<Uint8Array | null> {
  try {
    return await files.readFile(join(folder, name));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function unpack(where: SegmentFolder, name: string): Promise<Uint8Array | null> {
  const raw = await readIfThere(where, name);
  if (!raw || !name.includes('.gz')) return raw;
  return (await unpackWhole(raw)) ?? unpackHarmed(raw);
}

/** Records of several files of one segment, each once; those of another shop's journal are left out. */
function once(where: SegmentFolder, parts: readonly (readonly Found[])[]): readonly Found[] {
  const seen = new Set<string>();
  return parts
    .filter((part) => !isOfOtherShop(where.shopId, part))
    .flat()
    .filter(({ entry }) => {
      const key = JSON.stringify(entry);
      return !seen.has(key) && seen.add(key);
    });
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Closes a plain segment for good: adds its foot and compresses the whole into a file beside it. The plain file is
 * removed when the compressed one is safe. Returns null for a damaged segment, which is left as it is.
 */
export async function sealSegment(where: SegmentFolder, segment: ClosedSegment): Promise<ClosedSegment | null> {
  const { files, folder } = where;
  if (segment.state !== 'plain' || segment.aside) return null;
  const bytes = (await files.readFile(join(folder, plainName(segment.number)))).subarray(0, segment.end);
  const { records, whole } = await readRecords(bytes);
  if (!whole || bytes.length < segment.end || !headOf(where, segment.number, bytes)) return null;
  const { heads, count, first, last } = sumOf(records);
  const foot = encodeEntry({ type: 'foot', mark: { records: count, first, last, sha256: digest(bytes), heads } });
  const ends = records.map((found) => found.offset + found.bytes);
  const sealed = await packBlocks(Buffer.concat([bytes, foot]), [...ends, bytes.length + foot.length]);

  const fresh = join(folder, `${sealedName(segment.number)}.new`);
  await removeIfThere(files, fresh);
  try {
    await writeSafely(files, fresh, sealed);
  } catch (error) {
    // On a full disk, half a copy would take the room that the journal itself needs.
    await removeIfThere(files, fresh).catch(() => undefined);
    throw error;
  }
  await files.rename(fresh, join(folder, sealedName(segment.number)));
  await files.syncFolder(folder);
  await files.remove(join(folder, plainName(segment.number)));
  return { state: 'sealed', number: segment.number, bytes: sealed.length };
}

async function writeSafely(files: FileLayer, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.create(path);
  try {
    await file.write(bytes, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Removes a file; one that is not there is fine. */
export async function removeIfThere(files: FileLayer, path: string): Promise<void> {
  try {
    await files.remove(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
