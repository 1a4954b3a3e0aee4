import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type FileLayer, isMissing } from './file-layer.ts';
import { decodeEntry, encodeEntry, entriesIn, type SegmentFoot, type SegmentHead } from './record.ts';

/** A segment that takes no more records: `plain` up to `end` bytes, or closed with its foot and compressed. */
export type ClosedSegment =
  | { readonly state: 'plain'; readonly number: number; readonly end: number }
  | { readonly state: 'sealed'; readonly number: number; readonly bytes: number };

/** A segment's own bytes with its first record, every record of it whole. */
export type LoadedSegment = {
  readonly head: SegmentHead;
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly heads: Readonly<Record<string, number>>;
  readonly records: number;
};

/** Where the segments of one shop lie. */
export type SegmentFolder = { readonly files: FileLayer; readonly folder: string; readonly shopId: string };

const inflate = promisify(gunzip);
const deflate = promisify(gzip);
/** A segment ends near 8 MB; one append may add as much again. More than this is not one of ours. */
const largest = 128_000_000;

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

/** The first record of a segment, or null when these bytes do not begin as that segment of this shop. Throws `newerFormat` for one we do not understand. */
export function headOf({ shopId }: SegmentFolder, number: number, bytes: Uint8Array): FoundHead | null {
  const found = decodeEntry(bytes, 0);
  if (found?.entry.type === 'strange')
    throw Object.assign(new Error('A later Stockroom wrote this journal'), { code: newerFormat });
  if (found?.entry.type !== 'head') return null;
  const { mark } = found.entry;
  return mark.shopId === shopId && mark.segment === number ? { mark, bytes: found.bytes } : null;
}

/** Reads records from the head on: the last number of every writer, how many records there are, and where the whole ones end. */
export async function foldSegment(head: FoundHead, bytes: Uint8Array) {
  const heads: Record<string, number> = { ...head.mark.heads };
  let [records, end] = [0, head.bytes];
  let first: string | null = null;
  let last: string | null = null;
  let foot: { readonly mark: SegmentFoot; readonly offset: number } | null = null;
  let rested = 0;
  for (const { entry, offset, bytes: size } of entriesIn(bytes, head.bytes)) {
    end = offset + size;
    // A whole segment takes tens of milliseconds: whoever waits for the journal goes in between.
    if (end - rested > 1_000_000) {
      rested = end;
      await setImmediate();
    }
    if (entry.type === 'foot') foot = { mark: entry.mark, offset };
    else records++;
    if (entry.type !== 'op') continue;
    heads[entry.mark.writerId] = Math.max(heads[entry.mark.writerId] ?? 0, entry.mark.writerSeq);
    first ??= entry.mark.opId;
    last = entry.mark.opId;
  }
  return { heads, records, end, first, last, foot };
}

/** Loads a closed segment and checks every byte of it; null when it is not what was closed. Rejects when the disk cannot read. */
export async function loadClosed(where: SegmentFolder, segment: ClosedSegment): Promise<LoadedSegment | null> {
  const bytes = await bytesOf(where, segment);
  const head = bytes && headOf(where, segment.number, bytes);
  if (!head) return null;
  const { heads, records, end, foot } = await foldSegment(head, bytes);
  const whole =
    segment.state === 'plain'
      ? end === bytes.length
      : foot !== null &&
        end === bytes.length &&
        foot.mark.records === records &&
        foot.mark.sha256 === digest(bytes.subarray(0, foot.offset));
  return whole ? { head: head.mark, bytes, end, heads, records } : null;
}

async function bytesOf({ files, folder }: SegmentFolder, segment: ClosedSegment): Promise<Uint8Array | null> {
  const raw = await files.readFile(
    join(folder, segment.state === 'plain' ? plainName(segment.number) : sealedName(segment.number)),
  );
  if (segment.state === 'plain') return raw.length < segment.end ? null : raw.subarray(0, segment.end);
  try {
    return await inflate(raw, { maxOutputLength: largest });
  } catch {
    return null;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Closes a plain segment for good: its foot is added and the whole compressed beside it; the plain file goes when the
 * compressed one is safe. Null when the segment is damaged; it is then left as it is.
 */
export async function sealSegment(
  where: SegmentFolder,
  segment: ClosedSegment & { readonly state: 'plain' },
): Promise<ClosedSegment | null> {
  const { files, folder } = where;
  const loaded = await loadClosed(where, segment);
  const head = loaded && headOf(where, segment.number, loaded.bytes);
  if (!head) return null;
  const { heads, records, first, last } = await foldSegment(head, loaded.bytes);
  const foot = encodeEntry({ type: 'foot', mark: { records, first, last, sha256: digest(loaded.bytes), heads } });
  const sealed = await deflate(Buffer.concat([loaded.bytes, foot]));

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

/** Puts a damaged segment aside under a name that no reader opens; one that has vanished leaves an empty mark, so that the hole stays known. */
export async function quarantine(
  { files, folder }: SegmentFolder,
  segment: Pick<ClosedSegment, 'state' | 'number'>,
): Promise<string> {
  const name = segment.state === 'plain' ? plainName(segment.number) : sealedName(segment.number);
  const aside = `${name}.bad`;
  try {
    await files.rename(join(folder, name), join(folder, aside));
  } catch (error) {
    if (!isMissing(error)) throw error;
    await (await files.create(join(folder, aside))).close();
  }
  return aside;
}
