import { join } from 'node:path';
import { must } from '#shared/base/must.ts';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { z } from 'zod';
import {
  after,
  type DeliveryRecord,
  type DeliveryState,
  lineOf,
  nothingDelivered,
  readDeliveries,
  shortest,
} from './delivery-records.ts';
import { type FileLayer, isMissing, type OpenFile } from './file-layer.ts';
import { shopFolder } from './shop-folder.ts';
import { fileTurns, makePart } from './shop-part.ts';
import { replaceFile } from './text-file.ts';

export type DeliveryFailure = Failure<'shop-unknown' | 'not-written' | 'deliveries-elsewhere' | 'deliveries-damaged'>;

/** What was sent to one store and what became of it, beside the journal. Calls come one after the other. */
export type DeliveryFile = {
  readonly state: () => Promise<Result<DeliveryState, DeliveryFailure>>;
  /** Adds what `decide` makes of what is known; answers what is known then, when it is safe. */
  readonly add: <F extends Failure>(
    decide: (state: DeliveryState) => Result<DeliveryRecord, F>,
  ) => Promise<Result<DeliveryState, F | DeliveryFailure>>;
  /** A person agrees that this computer goes on where another one stopped, or where the file was harmed. */
  readonly goOn: () => Promise<Result<null, DeliveryFailure>>;
};

export type Deliveries = {
  readonly of: (shopId: string, channelId: string) => DeliveryFile;
  /** Lets the files of a shop go, or all; what was answered is safe already. */
  readonly close: (shopId?: string) => Promise<void>;
};

export type DeliveriesSettings = {
  readonly profile: string;
  readonly files: FileLayer;
  /** This computer, as the files name whoever wrote them. */
  readonly runner: () => Promise<string>;
  readonly now: () => number;
  readonly grownBytes?: number;
};

/** A file that says nothing unfinished is written anew once it has grown by as much as it had then, and this. */
const GROWN = 64_000;

/**
 * What is known of a file. `file` is null while it is not open; `isNamed`: its name is safe, which one that a killed program made may not
 * be; `isStale`: a write failed, so that it is written anew before the next.
 */
type Loaded = {
  readonly state: DeliveryState;
  readonly bytes: number;
  /** How many it had when it was written anew. */
  readonly atFirst: number;
  readonly file: OpenFile | null;
  readonly isNamed: boolean;
  readonly isStale: boolean;
  readonly isDamaged: boolean;
};

/** The delivery files of a profile. Touches no disk before it is asked. */
export function openDeliveries(settings: DeliveriesSettings): Deliveries {
  const open = new Map<string, ReturnType<typeof deliveryFile>>();
  return {
    of: (shopId, channelId) => {
      const key = `${shopId}/${channelId}`.toLowerCase();
      const known = open.get(key) ?? deliveryFile(settings, shopId, channelId);
      open.set(key, known);
      return known;
    },
    close: async (shopId) => {
      for (const [key, file] of [...open]) {
        if (shopId !== undefined && !key.startsWith(`${shopId}/`.toLowerCase())) continue;
        open.delete(key);
        await file.close();
      }
    },
  };
}

function deliveryFile(
  { profile, files, runner, now, grownBytes = GROWN }: DeliveriesSettings,
  shopId: string,
  channelId: string,
) {
  const inTurn = fileTurns<DeliveryFailure>();
  // It becomes part of a path.
  const name = must(z.uuid().safeParse(channelId).data, 'a channel id is a UUID').toLowerCase();
  const folderOf = () => makePart(files, shopFolder(profile, shopId), 'deliveries');
  let loaded: Loaded | null = null;

  async function load(folder: string): Promise<Loaded> {
    if (loaded) return loaded;
    const bytes = await contentOf(files, pathIn(folder));
    const { state, goodBytes, damaged } = bytes ? readDeliveries(bytes) : nothing;
    loaded = { state, bytes: goodBytes, atFirst: 0, file: null, isNamed: false, isStale: false, isDamaged: damaged };
    return loaded;
  }
  const pathIn = (folder: string) => join(folder, `${name}.log`);

  async function rewrite(folder: string, state: DeliveryState): Promise<Loaded> {
    await loaded?.file?.close().catch(() => undefined);
    const bytes = shortest(state);
    await replaceFile(files, pathIn(folder), bytes);
    loaded = {
      state,
      bytes: bytes.length,
      atFirst: bytes.length,
      file: null,
      isNamed: true,
      isStale: false,
      isDamaged: false,
    };
    return loaded;
  }

  /** Opens the file behind its last whole line; what is behind that was never answered. */
  async function openAt(folder: string, bytes: number): Promise<OpenFile> {
    const file = bytes === 0 ? await anew(pathIn(folder)) : await files.open(pathIn(folder));
    await file.truncate(bytes);
    return file;
  }

  async function anew(path: string): Promise<OpenFile> {
    return files.open(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      return files.create(path);
    });
  }

  async function append(folder: string, before: Loaded, records: readonly DeliveryRecord[]): Promise<Loaded> {
    const file = before.file ?? (await openAt(folder, before.bytes));
    const lines = Buffer.concat(records.map(lineOf));
    try {
      await file.write(lines, before.bytes);
      await file.datasync();
      if (!before.isNamed) await files.syncFolder(folder);
    } catch (error) {
      // What the system holds for written after a failed sync is not on the disk: the next write makes a new file.
      await file.close().catch(() => undefined);
      loaded = { ...before, file: null, isStale: true };
      throw error;
    }
    const state = records.reduce(after, before.state);
    loaded = { ...before, state, bytes: before.bytes + lines.length, file, isNamed: true };
    return loaded;
  }

  /** The file as this computer may write to it. */
  async function mine(): Promise<Result<{ readonly folder: string; readonly here: Loaded }, DeliveryFailure>> {
    const folder = await folderOf();
    if (!folder) return fail({ code: 'shop-unknown' });
    const here = await load(folder);
    if (here.isDamaged) return fail({ code: 'deliveries-damaged' });
    if (here.state.runner !== null && here.state.runner !== (await runner()))
      return fail({ code: 'deliveries-elsewhere' });
    return done({ folder, here });
  }

  async function kept(folder: string, here: Loaded, record: DeliveryRecord): Promise<Loaded> {
    const sound = here.isStale ? await rewrite(folder, here.state) : here;
    const first: DeliveryRecord[] =
      sound.state.runner === null ? [{ is: 'runner', format: 1, runner: await runner() }] : [];
    const added = await append(folder, sound, [...first, record]);
    if (added.state.unfinished.size > 0 || added.bytes <= 2 * added.atFirst + grownBytes) return added;
    // It is safe already: a failure here is met by the next write.
    return rewrite(folder, added.state).catch(() => (loaded = { ...added, file: null, isStale: true }));
  }

  return {
    state: () =>
      inTurn<DeliveryState>(async () => {
        const file = await mine();
        return file.ok ? done(file.value.here.state) : file;
      }),
    add: async <F extends Failure>(decide: (state: DeliveryState) => Result<DeliveryRecord, F>) => {
      let refused: F | null = null;
      const added = await inTurn<DeliveryState | null>(async () => {
        const file = await mine();
        if (!file.ok) return file;
        const { folder, here } = file.value;
        const record = decide(here.state);
        if (!record.ok) refused = record.failure;
        return done(record.ok ? (await kept(folder, here, record.value)).state : null);
      });
      if (refused) return fail<F>(refused);
      return added.ok ? done(must(added.value, 'what is not refused is kept')) : added;
    },
    goOn: () =>
      inTurn<null>(async () => {
        const folder = await folderOf();
        if (!folder) return fail({ code: 'shop-unknown' });
        const here = await load(folder);
        if (here.isDamaged) {
          const bytes = await contentOf(files, pathIn(folder));
          if (bytes) await replaceFile(files, `${pathIn(folder)}.${now()}.bad`, bytes);
        }
        const own = await runner();
        if (here.isDamaged || (here.state.runner ?? own) !== own) await rewrite(folder, { ...here.state, runner: own });
        return done(null);
      }),
    close: async () => {
      await inTurn<null>(async () => {
        await loaded?.file?.close();
        loaded = null;
        return done(null);
      });
    },
  };
}

const nothing = { state: nothingDelivered, goodBytes: 0, damaged: false };

async function contentOf(files: FileLayer, path: string): Promise<Uint8Array | null> {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
