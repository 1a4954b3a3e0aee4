import { Inflate } from 'fflate';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import { type ArchiveEntry, directoryOf } from './archive-directory.ts';
import { crcOf } from './crc.ts';

/** A packed file whose parts are unpacked piece by piece, never whole. */
export type Archive = {
  readonly names: readonly string[];
  /** The unpacked pieces of a part; `broken` where it lies about its size or its sum. Nothing for a part that is absent. */
  readonly open: (name: string) => Generator<Result<Uint8Array, FileFailure>, void, void> | undefined;
};

/** What one archive may unpack to, and how many times its own size once that is more than a page of text. */
export type ArchiveCaps = { readonly bytes: number; readonly ratio: number; readonly from: number };
export const archiveCaps: ArchiveCaps = { bytes: 1024 * 1024 * 1024, ratio: 200, from: 4 * 1024 * 1024 };

/** So little is unpacked at a time that even the densest packing (1,032 times) stays small in memory. */
const PIECE = 4 * 1024;

/** Opens a zip archive by its directory; parts that are not asked for are never unpacked. */
export function openArchive(bytes: Uint8Array, caps: ArchiveCaps = archiveCaps): Result<Archive, FileFailure> {
  const entries = directoryOf(bytes);
  if (!entries) return fail({ code: 'file-is-broken' });
  // Of all parts together, so that many small lies are found too.
  const spent = { unpacked: 0 };
  return done({
    names: [...entries.keys()],
    open: (name) => {
      const entry = entries.get(name);
      return entry && unpack(bytes, entry, spent, caps);
    },
  });
}

function* unpack(
  bytes: Uint8Array,
  entry: ArchiveEntry,
  spent: { unpacked: number },
  caps: ArchiveCaps,
): Generator<Result<Uint8Array, FileFailure>, void, void> {
  if (entry.size > caps.bytes) return yield fail({ code: 'file-unpacks-too-large' });
  let [size, sum] = [0, 0];
  let fits = true;
  for (const piece of entry.isDeflated ? inflated(bytes, entry) : [bytes.subarray(entry.from, entry.to)]) {
    if (piece === undefined) return yield fail({ code: 'file-is-broken' });
    size += piece.length;
    spent.unpacked += piece.length;
    fits = spent.unpacked <= caps.bytes && !(size > caps.from && size > (entry.to - entry.from) * caps.ratio);
    if (!fits) return yield fail({ code: 'file-unpacks-too-large' });
    if (size > entry.size) return yield fail({ code: 'file-is-broken' });
    sum = crcOf(piece, sum);
    yield done(piece);
  }
  if (size !== entry.size || sum !== entry.sum) yield fail({ code: 'file-is-broken' });
}

/** The pieces of a deflated part; undefined where its bytes are damaged. */
function* inflated(bytes: Uint8Array, { from, to }: ArchiveEntry): Generator<Uint8Array | undefined, void, void> {
  let out: Uint8Array[] = [];
  const inflate = new Inflate((piece) => out.push(piece));
  for (let at = from; at < to; at += PIECE) {
    try {
      inflate.push(bytes.subarray(at, Math.min(at + PIECE, to)), at + PIECE >= to);
    } catch {
      // fflate throws at bytes that no packer writes.
      return yield undefined;
    }
    yield* out;
    out = [];
  }
}
