import { sha256OfBytes } from '#shared/base/hash.ts';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { kindOf, type PictureHeadFailure, readPictureHead } from '#shared/domain/pictures/picture-head.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Feed } from '#renderer/db/feed.ts';
import type { WorkClient } from '#renderer/db/work.ts';
import { firstPictures } from './first-pictures.ts';

/** How a picture is drawn anew; handed in, since only a browser can. */
export type PictureTools = {
  readonly scale: (file: Blob, most: number) => Promise<Result<Scaled, Failure<'picture-broken'>>>;
  readonly thumbOf: (file: Blob) => Promise<Bytes | null>;
  readonly toBase64: (bytes: Uint8Array) => string;
  readonly fromBase64: (text: string) => Bytes;
};
type Bytes = Uint8Array<ArrayBuffer>;
type Scaled = { readonly bytes: Bytes; readonly thumb: Bytes };

export type PictureFailure = PictureHeadFailure | Failure;

/** A picture as a screen shows it: the address of its bytes in this window, or why there is none. */
export type PictureLook = { readonly state: 'loading' | 'missing' } | { readonly state: 'here'; readonly url: string };
export type PictureSize = 'thumb' | 'whole';

/** The pictures of an open shop, as one window shows them. */
export type Pictures = {
  /** Scales a file, keeps it at the host and answers its hash; it is shown once an act names it. */
  readonly keep: (file: Blob) => Promise<Result<string, PictureFailure>>;
  /** How a picture looks now; asking begins to read it, and listeners hear when that is done. The same object until then. */
  readonly look: (hash: string, size: PictureSize) => PictureLook;
  /** The picture that a product shows first; null while none is known. */
  readonly firstOf: (productId: ProductId) => string | null;
  /** The bytes as they are kept: JPEG or PNG. */
  readonly bytes: (hash: string) => Promise<Result<Bytes>>;
  readonly listen: (listener: () => void) => () => void;
  readonly close: () => void;
};

type Parts = {
  readonly db: ShopDatabase;
  readonly feed: Feed;
  readonly host: Host;
  readonly work: WorkClient;
  readonly shopId: string;
  readonly tools: PictureTools;
};

/** The largest file, and the most pixels, that are unpacked: a picture of more would take the memory of the whole window. */
const MOST_BYTES = 60_000_000;
const MOST_PIXELS = 120_000_000;
/** How many pictures stay in this window's memory after they were shown. */
const KEPT = { thumb: 2_000, whole: 40 } as const;
/** How many thumbnails are made at once. */
const AT_ONCE = 2;

const loading: PictureLook = { state: 'loading' };
const missing: PictureLook = { state: 'missing' };

/** Opens the pictures of a shop; nothing is read before a screen asks. */
export function openPictures({ db, feed, host, work, shopId, tools }: Parts): Pictures {
  const looks = { thumb: new Map<string, PictureLook>(), whole: new Map<string, PictureLook>() };
  const listeners = new Set<() => void>();
  let wanted = new Set<string>();
  const toMake: string[] = [];
  let making = 0;
  let closed = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const firsts = firstPictures(db, feed, tell);

  const bytes = async (hash: string): Promise<Result<Bytes>> => {
    const read = await host.ask('blobs.read', { shopId, hash });
    return read.ok ? done(tools.fromBase64(read.value.bytes)) : read;
  };

  /** Bytes of another kind than a picture are none that is shown, whatever brought them. */
  const blobOf = (raw: Bytes): Blob | null => {
    const kind = kindOf(raw);
    return kind && new Blob([raw], { type: `image/${kind}` });
  };

  const put = (hash: string, size: PictureSize, raw: Bytes | null) => {
    if (closed) return;
    const blob = raw && blobOf(raw);
    const all = looks[size];
    all.set(hash, blob ? { state: 'here', url: URL.createObjectURL(blob) } : missing);
    for (const [oldest, look] of all) {
      if (all.size <= KEPT[size]) break;
      if (look.state === 'here') URL.revokeObjectURL(look.url);
      all.delete(oldest);
    }
    tell();
  };

  const readWhole = async (hash: string): Promise<Bytes | null> => {
    const read = await bytes(hash);
    if (read.ok) return read.value;
    void work.ask('pictures.wanted', { hashes: [hash] });
    return null;
  };

  const make = async (hash: string) => {
    const whole = await readWhole(hash);
    const blob = whole && blobOf(whole);
    const thumb = blob && (await tools.thumbOf(blob));
    put(hash, 'thumb', thumb);
    if (thumb && db.isOpen()) await db.thumbs.put({ hash, bytes: thumb });
  };
  const makeAll = async () => {
    making++;
    try {
      // The newest asked for is the one on the screen.
      for (let hash = toMake.pop(); hash !== undefined && !closed; hash = toMake.pop()) await make(hash);
    } finally {
      making--;
    }
  };

  /** All thumbnails that one drawing asks for are read together: a list is there with its pictures at once. */
  const readThumbs = async () => {
    const hashes = [...wanted];
    wanted = new Set();
    if (!db.isOpen()) return;
    const known = await db.thumbs.bulkGet(hashes);
    for (const [i, hash] of hashes.entries()) {
      const row = known[i];
      if (row) put(hash, 'thumb', row.bytes);
      else toMake.push(hash);
    }
    for (let more = AT_ONCE - making; more > 0 && toMake.length > 0; more--) void makeAll();
  };

  const begin = (hash: string, size: PictureSize) => {
    if (size === 'whole') void readWhole(hash).then((raw) => put(hash, 'whole', raw));
    else {
      if (wanted.size === 0) queueMicrotask(() => void readThumbs());
      wanted.add(hash);
    }
  };

  const stop = feed.listen(({ pictures = [] }) => {
    for (const hash of pictures)
      for (const all of Object.values(looks)) if (all.get(hash)?.state === 'missing') all.delete(hash);
    if (pictures.length > 0) tell();
  });

  return {
    bytes,
    firstOf: firsts.of,
    keep: async (file) => {
      const head = await checked(file);
      if (!head.ok) return head;
      const scaled = await tools.scale(file, BLOB_BYTES);
      if (!scaled.ok) return scaled;
      const hash = sha256OfBytes(scaled.value.bytes);
      const kept = await host.ask('blobs.put', { shopId, hash, bytes: tools.toBase64(scaled.value.bytes) });
      if (!kept.ok) return kept;
      await db.thumbs.put({ hash, bytes: scaled.value.thumb });
      put(hash, 'thumb', scaled.value.thumb);
      looks.whole.delete(hash);
      return done(hash);
    },
    look: (hash, size) => {
      const known = looks[size].get(hash);
      if (known) return known;
      looks[size].set(hash, loading);
      begin(hash, size);
      return loading;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      stop();
      firsts.close();
      for (const all of Object.values(looks))
        for (const look of all.values()) if (look.state === 'here') URL.revokeObjectURL(look.url);
    },
  };
}

/** Refuses what is no still picture, and what is too large to be unpacked, before anything unpacks it. */
async function checked(file: Blob): Promise<Result<null, PictureFailure>> {
  if (file.size > MOST_BYTES) return fail({ code: 'picture-huge' });
  const head = readPictureHead(new Uint8Array(await file.arrayBuffer()));
  if (!head.ok) return head;
  if (head.value.animated) return fail({ code: 'picture-animated' });
  return head.value.width * head.value.height > MOST_PIXELS ? fail({ code: 'picture-huge' }) : done(null);
}
