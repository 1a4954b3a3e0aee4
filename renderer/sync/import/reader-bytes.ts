import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';

/** Anything that gives a file's bytes: a dropped file, a buffer, or pieces as they come. */
export type ByteSource = Blob | ArrayBuffer | Uint8Array | AsyncIterable<Uint8Array>;

const PIECE = 1024 * 1024;

/** All bytes of a source, up to `maxBytes`. */
export async function readBytes(
  source: ByteSource,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Result<Uint8Array, FileFailure>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of piecesOf(source)) {
      if (signal?.aborted) return fail({ code: 'cancelled' });
      size += piece.length;
      if (size > maxBytes) return fail({ code: 'file-too-large' });
      pieces.push(piece);
    }
  } catch (fault) {
    // A stick pulled out, a file moved away or written by another program while it was read.
    const name = fault instanceof Error ? fault.name : undefined;
    return fail({ code: name === 'NotReadableError' ? 'file-changed' : 'file-unreadable', detail: name });
  }
  return done(joined(pieces, size));
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array, void, void> {
  if (source instanceof Uint8Array) yield source;
  else if (source instanceof ArrayBuffer) yield new Uint8Array(source);
  else if (source instanceof Blob) {
    for (let at = 0; at < source.size; at += PIECE) {
      const piece = new Uint8Array(await source.slice(at, at + PIECE).arrayBuffer());
      if (piece.length < Math.min(PIECE, source.size - at))
        throw new DOMException('it got shorter', 'NotReadableError');
      yield piece;
    }
  } else yield* source;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
