import { join } from 'node:path';
import { errorCode, type OpenFile } from './file-layer.ts';
import { encodeEntry } from './record.ts';
import type { Recovered } from './recovery.ts';
import { plainName, removeIfThere, type SegmentFolder } from './segment.ts';

/** Records as bytes, with how many they are. */
export type Batch = { readonly bytes: Uint8Array; readonly records: number };

/** What the head of a new segment says. */
export type Standing = { readonly heads: Readonly<Record<string, number>>; readonly records: number };

export type SegmentWriter = {
  /**
   * Writes a batch at the end and, with `sync`, makes it and everything before it safe. If the disk refuses, it tries
   * once more with a new segment. Returns null when the batch is written, otherwise the error's code; then nothing of
   * the batch counts.
   */
  readonly write: (batch: Batch, sync: boolean, standing: Standing) => Promise<string | null>;
  /** The segment that takes records now. */
  readonly tail: () => { readonly number: number; readonly size: number } | null;
  readonly close: () => Promise<void>;
};

type Tail = {
  readonly number: number;
  readonly file: OpenFile;
  readonly begins: number;
  size: number;
  safe: number;
  unsynced: readonly Batch[];
};

/** Unsynced records are kept in memory until they are safe; above this many bytes the next write syncs them. */
const mostUnsynced = 1_000_000;

/**
 * The only writer of a journal's newest segment. Calls must not overlap. `onClosed` is called with every segment that
 * takes no more records.
 */
export function openWriter(
  where: SegmentFolder,
  recovered: Recovered,
  settings: {
    readonly now: () => number;
    readonly segmentBytes: number;
    readonly onClosed: (number: number, end: number) => void;
  },
): SegmentWriter {
  let tail: Tail | null = recovered.tail && { ...recovered.tail, safe: recovered.tail.size, unsynced: [] };
  let nextNumber = recovered.nextNumber;
  let previous = lastEnd(recovered);
  /**
   * Records that were acknowledged without a sync and lay in a segment that failed: they go first into the next one.
   */
  let carried: readonly Batch[] = [];

  function retire(ended: Tail, end: number): void {
    previous = { segment: ended.number, bytes: end };
    tail = null;
    settings.onClosed(ended.number, end);
  }

  async function start(standing: Standing): Promise<Tail> {
    const number = nextNumber++;
    const path = join(where.folder, plainName(number));
    const records = standing.records - count(carried);
    const head = encodeEntry({
      type: 'head',
      mark: {
        magic: 'stockroom-journal',
        format: 1,
        shopId: where.shopId,
        segment: number,
        createdAt: settings.now(),
        records,
        heads: { ...standing.heads },
        previous,
      },
    });
    const file = await where.files.create(path);
    try {
      // No sync here: the head is synced with the first records. If it is lost, the heads of older segments replace it.
      await file.write(head, 0);
      await where.files.syncFolder(where.folder);
    } catch (error) {
      await quietly(() => file.close());
      await quietly(() => removeIfThere(where.files, path));
      throw error;
    }
    return { number, file, begins: head.length, size: head.length, safe: head.length, unsynced: [] };
  }

  async function rotate(full: Tail): Promise<void> {
    if (full.unsynced.length > 0) await full.file.datasync();
    full.safe = full.size;
    full.unsynced = [];
    await full.file.close();
    retire(full, full.size);
  }

  async function attempt(batch: Batch, sync: boolean, standing: Standing): Promise<void> {
    if (tail && tail.size >= settings.segmentBytes) await rotate(tail);
    tail ??= await start(standing);
    const bytes = Buffer.concat([...carried, batch].map((part) => part.bytes));
    await tail.file.write(bytes, tail.size);
    if (sync || bytes.length + sizeOf(tail.unsynced) > mostUnsynced) {
      await tail.file.datasync();
      tail.safe = tail.size + bytes.length;
      tail.unsynced = [];
    } else tail.unsynced = [...tail.unsynced, ...carried, batch];
    tail.size += bytes.length;
    carried = [];
  }

  /** Leaves a segment whose descriptor failed: after a failed sync the same descriptor may report success for bytes that are gone. */
  async function abandon(): Promise<void> {
    if (!tail) return;
    const failed = tail;
    carried = [...failed.unsynced, ...carried];
    tail = null;
    await quietly(() => failed.file.close());
    if (failed.safe === failed.begins) {
      // A full disk still has room for heads: without this every try would leave an empty segment behind.
      await quietly(() => removeIfThere(where.files, join(where.folder, plainName(failed.number))));
      return;
    }
    retire(failed, failed.safe);
    // The next segment's head names this end. The cut serves a reader in case that head is never written.
    await quietly(async () => {
      const again = await where.files.open(join(where.folder, plainName(failed.number)));
      await again.truncate(failed.safe);
      await again.close();
    });
  }

  return {
    write: async (batch, sync, standing) => {
      try {
        await attempt(batch, sync, standing);
        return null;
      } catch {
        await abandon();
      }
      try {
        await attempt(batch, sync, standing);
        return null;
      } catch (error) {
        await abandon();
        return errorCode(error);
      }
    },
    tail: () => tail,
    close: async () => {
      const last = tail;
      tail = null;
      if (!last) return;
      if (last.unsynced.length > 0) await quietly(() => last.file.datasync());
      await quietly(() => last.file.close());
    },
  };
}

function lastEnd({ closed, tail }: Recovered): { readonly segment: number; readonly bytes: number } | null {
  const last = closed.findLast((segment) => segment.state !== 'lost');
  if (tail || !last) return null;
  return { segment: last.number, bytes: last.state === 'plain' ? last.end : last.bytes };
}

const count = (batches: readonly Batch[]) => batches.reduce((sum, { records }) => sum + records, 0);
const sizeOf = (batches: readonly Batch[]) => batches.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Runs an act whose failure does no harm; each call says why. */
async function quietly(act: () => Promise<void>): Promise<void> {
  await act().catch(() => undefined);
}
