import { createHash } from 'node:crypto';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Ask, HandlersOf } from '#shared/contract/bridge/channels.ts';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import { replyOf, type Server, type StoreFailure } from './server-client.ts';

/** Where the host keeps blobs; handed in. */
export type BlobKeeper = {
  readonly put: (shopId: string, hash: string, bytes: Uint8Array) => Promise<Result<null, Failure>>;
  readonly read: (shopId: string, hash: string) => Promise<Result<Uint8Array, Failure>>;
};

/** A picture on a slow line takes this long beyond what an answer may take. */
const PATIENCE_MS = 100_000;

type BlobParts = {
  readonly blobs: BlobKeeper;
  readonly serverOf: (shopId: string) => Promise<Result<Server, StoreFailure>>;
  readonly now: () => number;
};

/** Carries blobs between the host's files and the shop's server, without the window in between. */
export function blobCalls({ blobs, serverOf, now }: BlobParts): HandlersOf<'store.pushBlob' | 'store.pullBlob'> {
  async function push({ shopId, hash }: Ask<'store.pushBlob'>): Promise<Result<Record<string, never>>> {
    const server = await serverOf(shopId);
    if (!server.ok) return server;
    const known = await replyOf(server.value, { method: 'HEAD', path: pathOf(hash), body: null }, now);
    if (known.ok) return done({});
    if (!isNotFound(known.failure)) return known;
    const bytes = await blobs.read(shopId, hash);
    if (!bytes.ok) return bytes;
    const put = await replyOf(server.value, { method: 'PUT', path: pathOf(hash), body: bytes.value }, now);
    if (put.ok) return done({});
    // A server that knows blobs finds the address of every one of them.
    return isNotFound(put.failure) ? fail({ code: 'server-old' }) : put;
  }

  async function pull({ shopId, hash }: Ask<'store.pullBlob'>): Promise<Result<Record<string, never>>> {
    const server = await serverOf(shopId);
    if (!server.ok) return server;
    const got = await replyOf(
      server.value,
      { method: 'GET', path: pathOf(hash), body: null, mostBytes: BLOB_BYTES, waitMs: PATIENCE_MS },
      now,
    );
    if (!got.ok) {
      if (!isNotFound(got.failure)) return got;
      return fail({ code: got.failure.detail === '404 blob-missing' ? 'blob-missing' : 'server-old' });
    }
    // Whatever an address that is no server of ours answers, it is not written.
    if (hashOf(got.value.body) !== hash) return fail({ code: 'rubbish', detail: 'blob' });
    const kept = await blobs.put(shopId, hash, got.value.body);
    return kept.ok ? done({}) : kept;
  }

  return { 'store.pushBlob': push, 'store.pullBlob': pull };
}

function pathOf(hash: string): string {
  return `/v1/blobs/${hash}`;
}

function isNotFound({ code, detail = '' }: StoreFailure): boolean {
  return code === 'refused' && detail.startsWith('404');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
