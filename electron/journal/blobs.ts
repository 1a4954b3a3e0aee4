import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import { type FileLayer, isMissing } from './file-layer.ts';
import { removeIfThere } from './segment.ts';
import { shopFolder } from './shop-folder.ts';
import { fileActs, fileTurns, makePart } from './shop-part.ts';
import { replaceFile } from './text-file.ts';

export type BlobFailure = Failure<'shop-unknown' | 'not-written' | 'too-large' | 'blob-wrong' | 'blob-missing'>;

/** The pictures of every shop of a profile: one file a blob, named by its hash, beside the journal and never in it. */
export type Blobs = {
  /** Keeps bytes that have this hash, once; answers when they are safe. */
  readonly put: (shopId: string, hash: string, bytes: Uint8Array) => Promise<Result<null, BlobFailure>>;
  /** The bytes as they were kept. A file that holds others is put aside and counts as missing, so that it is fetched again. */
  readonly read: (shopId: string, hash: string) => Promise<Result<Uint8Array, BlobFailure>>;
  /** Which of these hashes have a file here. */
  readonly here: (shopId: string, hashes: readonly string[]) => Promise<Result<readonly string[], BlobFailure>>;
};

/** Touches no disk before it is asked. Writes come one after the other; reads wait for none. */
export function openBlobs({ profile, files }: { readonly profile: string; readonly files: FileLayer }): Blobs {
  const guarded = fileActs<BlobFailure>();
  const inTurn = fileTurns<BlobFailure>();
  const folderOf = (shopId: string) => join(shopFolder(profile, shopId), 'blobs');
  const makeFolder = (shopId: string) => makePart(files, shopFolder(profile, shopId), 'blobs');

  async function whole(path: string, hash: string): Promise<Uint8Array | null> {
    let bytes: Uint8Array;
    try {
      bytes = await files.readFile(path);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    if (hashOf(bytes) === hash) return bytes;
    await inTurn(() => putAside(path, hash));
    return null;
  }

  /** A file written anew since it was read is left as it is. */
  async function putAside(path: string, hash: string): Promise<Result<null, BlobFailure>> {
    if (hashOf(await files.readFile(path)) === hash) return done(null);
    await removeIfThere(files, `${path}.bad`);
    await files.rename(path, `${path}.bad`);
    return done(null);
  }

  async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
    try {
      await replaceFile(files, path, bytes);
    } catch (error) {
      // On a full disk, half a picture would take the room that the journal itself needs.
      await removeIfThere(files, `${path}.new`).catch(() => undefined);
      throw error;
    }
  }

  async function isWhole(path: string, hash: string): Promise<boolean> {
    try {
      return hashOf(await files.readFile(path)) === hash;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  return {
    put: (shopId, hash, bytes) =>
      inTurn(async () => {
        if (bytes.length > BLOB_BYTES) return fail({ code: 'too-large' });
        if (hashOf(bytes) !== hash) return fail({ code: 'blob-wrong' });
        const folder = await makeFolder(shopId);
        if (!folder) return fail({ code: 'shop-unknown' });
        const path = join(folder, hash);
        if (!(await isWhole(path, hash))) await writeWhole(path, bytes);
        // The name of a file that was there already may not have been safe yet: a kill came before its folder was synced.
        else await files.syncFolder(folder);
        return done(null);
      }),
    read: (shopId, hash) =>
      guarded(async () => {
        const bytes = await whole(join(folderOf(shopId), hash), hash);
        return bytes ? done(bytes) : fail({ code: 'blob-missing' });
      }),
    here: (shopId, hashes) =>
      guarded(async () => {
        const names = await files.files(folderOf(shopId)).catch((error: unknown) => {
          if (isMissing(error)) return [];
          throw error;
        });
        const kept = new Set(names.map(({ name }) => name));
        return done(hashes.filter((hash) => kept.has(hash)));
      }),
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Serves the channels of blobs. */
export function blobHandlers(blobs: Blobs): HandlersOf<Extract<Channel, `blobs.${string}`>> {
  return {
    'blobs.put': async ({ shopId, hash, bytes }) => {
      const put = await blobs.put(shopId, hash, Buffer.from(bytes, 'base64'));
      return put.ok ? done({}) : put;
    },
    'blobs.read': async ({ shopId, hash }) => {
      const read = await blobs.read(shopId, hash);
      return read.ok ? done({ bytes: Buffer.from(read.value).toString('base64') }) : read;
    },
    'blobs.here': async ({ shopId, hashes }) => {
      const here = await blobs.here(shopId, hashes);
      return here.ok ? done({ here: [...here.value] }) : here;
    },
  };
}
