import { join } from 'node:path';
import type { OpenFile } from './file-layer.ts';
import { isOfOtherShop, putOtherShopsAside } from './other-shops.ts';
import { nextRecord, type SegmentHead } from './record.ts';
import {
  type ClosedSegment,
  headOf,
  loadSegment,
  otherShopsFile,
  plainName,
  readRecords,
  removeIfThere,
  type SegmentFolder,
  sealedName,
  sumOf,
  type UnreadEnd,
} from './segment.ts';

/** The segment that takes records: they begin at `begins`, and all `size` bytes are safe. */
export type TailSegment = {
  readonly number: number;
  readonly file: OpenFile;
  readonly begins: number;
  readonly size: number;
};

/**
 * What opening finds in a journal's folder: everything that was ever acknowledged, or the names of the files that are
 * not whole.
 */
export type Recovered = {
  readonly closed: readonly ClosedSegment[];
  readonly tail: TailSegment | null;
  readonly nextNumber: number;
  readonly heads: Readonly<Record<string, number>>;
  readonly records: number;
  /**
   * Bytes at the end of the newest segment that could not be read, and their file: a torn end, or one that the disk has
   * damaged.
   */
  readonly cutBytes: number;
  readonly cutFile: string | null;
  /** Files that are damaged or missing, as far as opening sees it. */
  readonly harmed: readonly string[];
  /** Files of another shop's journal that lay among these and were put aside. */
  readonly others: readonly string[];
};

type Listed = { readonly segments: readonly ClosedSegment[]; readonly nextNumber: number };

/**
 * Opens a journal's folder by reading its newest segment alone: cuts off a torn end, finds what is whole in a damaged
 * one, puts files of another shop aside, and makes safe what it reports.
 */
export async function recover(where: SegmentFolder): Promise<Recovered> {
  const others: string[] = [];
  let cutBytes = 0;
  let cutFile: string | null = null;
  for (;;) {
    const found = await recoverOnce(where);
    cutBytes += found.cutBytes;
    cutFile ??= found.cutFile;
    const name = found.state === 'other' ? found.name : await otherShopsOf(where, found.closed);
    if (found.state === 'found' && name === null) return { ...found, cutBytes, cutFile, others };
    if (found.state === 'found') await found.tail?.file.close();
    if (name === null) continue;
    await putOtherShopsAside(where.files, where.folder, name);
    others.push(name);
    // Another file of that number, or an older segment, may be the newest now.
  }
}

/**
 * The file of a plain segment that belongs to another shop, or null. Opening has read the plain segments in any case;
 * of an older compressed one this is found when it is read.
 */
async function otherShopsOf(where: SegmentFolder, closed: readonly ClosedSegment[]): Promise<string | null> {
  for (const segment of closed) {
    const name = segment.state === 'plain' ? await otherShopsFile(where, segment) : null;
    if (name !== null) return name;
  }
  return null;
}

type Once =
  | ({ readonly state: 'found' } & Omit<Recovered, 'others'>)
  /** The newest segment is read from a file of another shop. */
  | ({ readonly state: 'other'; readonly name: string } & Pick<Recovered, 'cutBytes' | 'cutFile'>);

async function recoverOnce(where: SegmentFolder): Promise<Once> {
  const { segments, nextNumber } = await list(where);
  const harmed = segments.flatMap(({ aside = [] }) => aside);
  let cutBytes = 0;
  let cutFile: string | null = null;

  for (let left = segments; ; left = left.slice(0, -1)) {
    const newest = left.at(-1);
    if (!newest) {
      const empty = { closed: [], tail: null, heads: {}, records: 0 };
      return { state: 'found', ...empty, nextNumber, cutBytes, cutFile, harmed };
    }
    const opened = await openNewest(where, newest);
    if (opened.state === 'other') return { ...opened, cutBytes, cutFile };
    cutBytes += opened.unread?.bytes ?? 0;
    cutFile ??= opened.unread?.file ?? null;
    if (opened.state === 'torn') continue;

    const closed = await settleEnds(where, opened.tail ? left.slice(0, -1) : left, opened.previous);
    // File names that were made just before a crash may still be unsafe: sync them before anything is reported.
    await where.files.syncFolder(where.folder);
    const { heads, records } = opened.standing ?? (await standingOf(where, left));
    return {
      state: 'found',
      closed,
      tail: opened.tail,
      nextNumber,
      heads,
      records,
      cutBytes,
      cutFile,
      harmed: [...new Set([...harmed, ...opened.harmed, ...(await missing(where, left))])].sort(),
    };
  }
}

async function list({ files, folder }: SegmentFolder): Promise<Listed> {
  const found = await files.files(folder);
  for (const { name } of found) if (isHalfWritten(name)) await removeIfThere(files, join(folder, name));
  return segmentsAmong(found);
}

const segmentFile = /^(\d{8})\.log(\.gz)?(\.new)?/;

function isHalfWritten(name: string): boolean {
  return segmentFile.exec(name)?.[3] !== undefined;
}

/** The segments in a journal's folder, told by the names of the files alone. */
export function segmentsAmong(found: readonly { readonly name: string; readonly bytes: number }[]): Listed {
  const plain = new Map<number, number>();
  const sealed = new Map<number, number>();
  const aside = new Map<number, string[]>();
  for (const { name, bytes } of found) {
    const match = segmentFile.exec(name);
    if (!match || isHalfWritten(name)) continue;
    const number = Number(match[1]);
    if (name === plainName(number)) plain.set(number, bytes);
    else if (name === sealedName(number)) sealed.set(number, bytes);
    else if (name.endsWith('.bad')) aside.set(number, [...(aside.get(number) ?? []), name].sort());
  }
  const numbers = [...new Set([...plain.keys(), ...sealed.keys(), ...aside.keys()])].sort((a, b) => a - b);
  const segments = numbers.map((number): ClosedSegment => {
    const [end, bytes, beside] = [plain.get(number), sealed.get(number), aside.get(number)];
    const rest = beside ? { aside: beside } : {};
    // If both are there, the plain one counts: it is removed only after the compressed one is safe.
    if (end !== undefined) return { state: 'plain', number, end, ...rest, ...(bytes !== undefined && { twin: true }) };
    return bytes === undefined ? { state: 'lost', number, ...rest } : { state: 'sealed', number, bytes, ...rest };
  });
  return { segments, nextNumber: (numbers.at(-1) ?? 0) + 1 };
}

type Standing = { readonly heads: Readonly<Record<string, number>>; readonly records: number };
type Opened =
  | {
      readonly state: 'open';
      readonly tail: TailSegment | null;
      /** Null if the newest segment alone does not tell. */
      readonly standing: Standing | null;
      readonly previous: SegmentHead['previous'];
      readonly unread: UnreadEnd | null;
      readonly harmed: readonly string[];
    }
  | { readonly state: 'torn'; readonly unread: UnreadEnd | null }
  | { readonly state: 'other'; readonly name: string };

async function openNewest(where: SegmentFolder, segment: ClosedSegment): Promise<Opened> {
  if (segment.state === 'plain' && !segment.aside && !segment.twin) return openTail(where, segment);
  const { records, harmed, unread } = await loadSegment(where, segment);
  const other = harmed.length > 0 ? await otherShopsFile(where, segment) : null;
  return other === null ? closedAs(records, { harmed, unread }) : { state: 'other', name: other };
}

/** A newest segment that takes no more records; the next append begins another. */
function closedAs(
  records: Parameters<typeof sumOf>[0],
  with_: { readonly harmed: readonly string[]; readonly unread: UnreadEnd | null },
): Opened {
  const { heads, count, head } = sumOf(records);
  const standing = head && { heads, records: head.records + count };
  return { state: 'open', tail: null, standing, previous: head?.previous ?? null, ...with_ };
}

async function openTail(where: SegmentFolder, segment: ClosedSegment & { readonly state: 'plain' }): Promise<Opened> {
  const name = plainName(segment.number);
  const path = join(where.folder, name);
  const bytes = await where.files.readFile(path);
  const head = headOf(where, segment.number, bytes);
  const { records } = await readRecords(bytes);
  if (!head && isOfOtherShop(where.shopId, records)) return { state: 'other', name };
  const last = records.at(-1);
  // Whatever was acknowledged is a whole record: a file without one was left by a failed start of a segment.
  if (!head && !last) {
    const unread = bytes.length > 0 ? { file: name, bytes: bytes.length } : null;
    if (bytes.length > longestTornHead) return closedAs([], { harmed: [name], unread });
    await where.files.remove(path);
    return { state: 'torn', unread };
  }
  const end = last ? last.offset + last.bytes : 0;
  const whole = records.reduce((sum, found) => sum + found.bytes, 0);
  // A torn end holds no whole record. If a whole one follows the first bad byte, the disk has damaged what was safe:
  // then nothing is cut off, and nothing is added.
  const unread = end < bytes.length ? { file: name, bytes: bytes.length - end } : null;
  if (!head || whole !== end) return closedAs(records, { harmed: [name], unread });
  const file = await where.files.open(path);
  if (end < bytes.length) await file.truncate(end);
  // These bytes may come from a process that was killed before its sync.
  await file.datasync();
  const { heads, count } = sumOf(records);
  return {
    state: 'open',
    tail: { number: segment.number, file, begins: head.bytes, size: end },
    standing: { heads, records: head.mark.records + count },
    previous: head.mark.previous,
    unread,
    harmed: [],
  };
}

/** The most bytes of a torn head, which names every writer of the desk. A longer file once held more than a head. */
const longestTornHead = 16_000;

/**
 * The heads and the number of records, read from older segments if the newest one does not tell: everything from the
 * newest whole head on counts.
 */
async function standingOf(where: SegmentFolder, segments: readonly ClosedSegment[]): Promise<Standing> {
  const heads: Record<string, number> = {};
  let records = 0;
  for (const segment of [...segments].reverse()) {
    const sum = sumOf((await loadSegment(where, segment)).records);
    for (const [writerId, seq] of Object.entries(sum.heads)) heads[writerId] = Math.max(heads[writerId] ?? 0, seq);
    records += sum.count;
    if (sum.head) return { heads, records: records + sum.head.records };
  }
  return { heads, records };
}

/**
 * Segments that are gone although a later one names them as its predecessor. A head is read only where a number is
 * missing.
 */
async function missing(where: SegmentFolder, segments: readonly ClosedSegment[]): Promise<readonly string[]> {
  const gone: string[] = [];
  let before = 0;
  for (const segment of segments) {
    if (segment.number > before + 1) {
      const previous = sumOf((await loadSegment(where, segment)).records).head?.previous;
      if (previous && previous.segment > before) gone.push(plainName(previous.segment));
    }
    before = segment.number;
  }
  return gone;
}

/**
 * Gives every closed plain segment the end that its successor names. Removes an empty segment that no successor knows:
 * a failed start left it.
 */
async function settleEnds(
  where: SegmentFolder,
  segments: readonly ClosedSegment[],
  after: SegmentHead['previous'],
): Promise<ClosedSegment[]> {
  const settled: ClosedSegment[] = [];
  let previous = after;
  for (const segment of [...segments].reverse()) {
    if (segment.state !== 'plain') {
      settled.unshift(segment);
      // Its head is needed only for the end of a plain segment before it, which is there only if sealing failed.
      previous = segments.some(({ state, number }) => state === 'plain' && number < segment.number)
        ? (sumOf((await loadSegment(where, segment)).records).head?.previous ?? null)
        : null;
      continue;
    }
    const path = join(where.folder, plainName(segment.number));
    const bytes = await where.files.readFile(path);
    const head = headOf(where, segment.number, bytes);
    const isEmpty = head !== null && nextRecord(bytes, head.bytes) === null;
    if (isEmpty && previous && previous.segment < segment.number && !segment.aside && !segment.twin) {
      await where.files.remove(path);
      continue;
    }
    settled.unshift(previous?.segment === segment.number ? { ...segment, end: previous.bytes } : segment);
    previous = head?.mark.previous ?? null;
  }
  return settled;
}
