import { join } from 'node:path';
import type { OpenFile } from './file-layer.ts';
import { decodeEntry } from './record.ts';
import {
  type ClosedSegment,
  foldSegment,
  headOf,
  loadClosed,
  plainName,
  quarantine,
  removeIfThere,
  type SegmentFolder,
} from './segment.ts';

/** The segment that takes records: they begin at `begins`, and all `size` bytes are safe. */
export type TailSegment = {
  readonly number: number;
  readonly file: OpenFile;
  readonly begins: number;
  readonly size: number;
};

/** What a journal's folder holds after a bad day: everything that was ever acknowledged, or the names of what is not whole. */
export type Recovered = {
  readonly closed: readonly ClosedSegment[];
  readonly tail: TailSegment | null;
  readonly nextNumber: number;
  readonly heads: Readonly<Record<string, number>>;
  readonly records: number;
  readonly cutBytes: number;
  readonly quarantined: readonly string[];
};

type Listed = {
  readonly segments: readonly ClosedSegment[];
  readonly bad: readonly string[];
  readonly nextNumber: number;
};

/** Opens a journal's folder by its newest segment alone: cuts its torn end, puts what is damaged aside, and makes safe what it reports. */
export async function recover(where: SegmentFolder): Promise<Recovered> {
  const { segments, bad, nextNumber } = await list(where);
  const quarantined = [...bad];
  let cutBytes = 0;

  for (let left = segments; ; left = left.slice(0, -1)) {
    const newest = left.at(-1);
    if (!newest) return { closed: [], tail: null, nextNumber, heads: {}, records: 0, cutBytes, quarantined };
    const opened = newest.state === 'plain' ? await openTail(where, newest) : await openSealed(where, newest);
    if (opened.state === 'torn') cutBytes += opened.cutBytes;
    if (opened.state === 'bad') quarantined.push(await quarantine(where, newest));
    if (opened.state !== 'open') continue;

    const closed = await settleEnds(where, opened.tail ? left.slice(0, -1) : left, opened.previous);
    // Names that were made just before a crash may still be unsafe; what is reported from here on must not be.
    await where.files.syncFolder(where.folder);
    return {
      closed,
      tail: opened.tail,
      nextNumber,
      heads: opened.heads,
      records: opened.records,
      cutBytes: cutBytes + opened.cutBytes,
      quarantined: [...quarantined, ...opened.kept],
    };
  }
}

async function list({ files, folder }: SegmentFolder): Promise<Listed> {
  const found = await files.files(folder);
  const segments = new Map<number, ClosedSegment>();
  let newest = 0;
  for (const { name, bytes } of found) {
    const match = /^(\d{8})\.log(\.gz)?(\.new)?/.exec(name);
    if (!match) continue;
    const number = Number(match[1]);
    newest = Math.max(newest, number);
    if (match[3]) await removeIfThere(files, join(folder, name));
    // While both are there the plain one counts: it goes only after the compressed one is safe.
    else if (name === plainName(number)) segments.set(number, { state: 'plain', number, end: bytes });
    else if (name === `${plainName(number)}.gz` && !segments.has(number))
      segments.set(number, { state: 'sealed', number, bytes });
  }
  return {
    segments: [...segments.values()].sort((a, b) => a.number - b.number),
    bad: found
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.bad'))
      .sort(),
    nextNumber: newest + 1,
  };
}

type Opened =
  | {
      readonly state: 'open';
      readonly tail: TailSegment | null;
      readonly heads: Readonly<Record<string, number>>;
      readonly records: number;
      readonly previous: { readonly segment: number; readonly bytes: number } | null;
      readonly cutBytes: number;
      readonly kept: readonly string[];
    }
  | { readonly state: 'torn'; readonly cutBytes: number }
  | { readonly state: 'bad' };

async function openSealed(where: SegmentFolder, segment: ClosedSegment): Promise<Opened> {
  const loaded = await loadClosed(where, segment);
  if (!loaded) return { state: 'bad' };
  return {
    state: 'open',
    tail: null,
    heads: loaded.heads,
    records: loaded.head.records + loaded.records,
    previous: loaded.head.previous,
    cutBytes: 0,
    kept: [],
  };
}

async function openTail(where: SegmentFolder, segment: ClosedSegment & { readonly state: 'plain' }): Promise<Opened> {
  const path = join(where.folder, plainName(segment.number));
  const bytes = await where.files.readFile(path);
  const head = headOf(where, segment.number, bytes);
  if (!head) {
    // A head is made safe before any record follows it: without a whole head and a whole record, nothing was ever told to be safe here.
    if (holdsRecord(bytes, 1)) return { state: 'bad' };
    await where.files.remove(path);
    return { state: 'torn', cutBytes: bytes.length };
  }
  const { heads, records, end } = await foldSegment(head, bytes);
  const kept = await keepDamage(where, segment.number, bytes, end);
  const file = await where.files.open(path);
  if (end < bytes.length) await file.truncate(end);
  // What is there may have been written by a process that was killed before its sync.
  await file.datasync();
  return {
    state: 'open',
    tail: { number: segment.number, file, begins: head.bytes, size: end },
    heads,
    records: head.mark.records + records,
    previous: head.mark.previous,
    cutBytes: bytes.length - end,
    kept,
  };
}

/** Whether a whole record begins anywhere from `offset` on. */
function holdsRecord(bytes: Uint8Array, offset: number): boolean {
  for (let at = offset; at < bytes.length; at++) if (decodeEntry(bytes, at)) return true;
  return false;
}

/** A torn end holds no whole record. Where one follows the first bad byte, the disk has damaged what was safe: that is kept aside, not thrown away. */
async function keepDamage(
  { files, folder }: SegmentFolder,
  number: number,
  bytes: Uint8Array,
  end: number,
): Promise<readonly string[]> {
  if (!holdsRecord(bytes, end + 1)) return [];
  // The same place may be harmed twice: what was kept the first time stays.
  const before = (await files.files(folder)).filter(({ name }) =>
    name.startsWith(`${plainName(number)}.${end}-`),
  ).length;
  const name = `${plainName(number)}.${end}-${before + 1}.bad`;
  const file = await files.create(join(folder, name));
  await file.write(bytes.subarray(end), 0);
  await file.datasync();
  await file.close();
  await files.syncFolder(folder);
  return [name];
}

/** Gives every closed plain segment the end its successor names; an empty one that no successor knows was left by a failed start, and goes. */
async function settleEnds(
  where: SegmentFolder,
  segments: readonly ClosedSegment[],
  after: { readonly segment: number; readonly bytes: number } | null,
): Promise<ClosedSegment[]> {
  const settled: ClosedSegment[] = [];
  let previous = after;
  for (const segment of [...segments].reverse()) {
    if (segment.state === 'sealed') {
      settled.unshift(segment);
      // Its head would name the end of the one before it; that one was sealed earlier, unless sealing failed.
      previous = segments.some(({ state, number }) => state === 'plain' && number < segment.number)
        ? ((await loadClosed(where, segment))?.head.previous ?? null)
        : null;
      continue;
    }
    const path = join(where.folder, plainName(segment.number));
    const bytes = await where.files.readFile(path);
    const head = headOf(where, segment.number, bytes);
    if (head && previous && previous.segment < segment.number && (await foldSegment(head, bytes)).records === 0) {
      await where.files.remove(path);
      continue;
    }
    settled.unshift(previous?.segment === segment.number ? { ...segment, end: previous.bytes } : segment);
    previous = head?.mark.previous ?? null;
  }
  return settled;
}
