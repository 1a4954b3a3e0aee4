import { promisify } from 'node:util';
import { constants, gunzip, gzip, inflateRawSync } from 'node:zlib';

const inflate = promisify(gunzip);
const deflate = promisify(gzip);

/** Bytes that are compressed together: a damaged byte costs no more than its block. */
const blockBytes = 16_000;
/**
 * A segment ends near 8 MB, and one append may add as much again: what unpacks to more bytes than this is not one of
 * ours.
 */
const largest = 128_000_000;
const header = 10;
const trailer = 8;
const magic = Buffer.from([0x1f, 0x8b, 0x08]);

/**
 * Compresses a segment as independent blocks that end where records end, one gzip member each. Together they are one
 * gzip file, which every version can read; damage destroys only the blocks that it touches.
 */
export async function packBlocks(bytes: Uint8Array, recordEnds: Iterable<number>): Promise<Uint8Array> {
  const blocks: Uint8Array[] = [];
  let begin = 0;
  let last = 0;
  for (const end of recordEnds) {
    if (end - begin > blockBytes && last > begin) {
      blocks.push(await deflate(bytes.subarray(begin, last)));
      begin = last;
    }
    last = end;
  }
  if (begin < bytes.length) blocks.push(await deflate(bytes.subarray(begin)));
  return Buffer.concat(blocks);
}

/** The unpacked bytes, or null if they do not read back as they were. */
export async function unpackWhole(packed: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await inflate(packed, { maxOutputLength: largest });
  } catch {
    return null;
  }
}

/**
 * Everything that can still be read of damaged blocks, in order. The checksums of its records tell what is whole in it.
 */
export function unpackHarmed(packed: Uint8Array): Uint8Array {
  const raw = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at + header < raw.length; ) {
    const block = unpackOne(raw.subarray(at + header));
    parts.push(block.bytes);
    // A block with a damaged header still begins where the block before it ends.
    const isKnown = block.whole && (at === 0 || isMagic(raw, at));
    at = isKnown ? at + header + block.taken + trailer : nextBlock(raw, at + 1);
  }
  return Buffer.concat(parts);
}

function isMagic(raw: Buffer, at: number): boolean {
  return raw.subarray(at, at + magic.length).equals(magic);
}

function nextBlock(raw: Buffer, from: number): number {
  const found = raw.indexOf(magic, from);
  return found === -1 ? raw.length : found;
}

/** Unpacks one compressed block as far as it can be read. */
function unpackOne(raw: Buffer): { readonly bytes: Uint8Array; readonly taken: number; readonly whole: boolean } {
  const all = tryUnpack(raw);
  if (all) return { ...all, whole: true };
  let [good, bad] = [0, raw.length];
  let best: { readonly bytes: Uint8Array; readonly taken: number } = { bytes: new Uint8Array(), taken: 0 };
  while (good + 1 < bad) {
    const middle = Math.floor((good + bad) / 2);
    const some = tryUnpack(raw.subarray(0, middle));
    if (some) [good, best] = [middle, some];
    else bad = middle;
  }
  return { ...best, whole: false };
}

function tryUnpack(raw: Buffer): { readonly bytes: Uint8Array; readonly taken: number } | null {
  try {
    // A block that ends too early is unpacked as far as it goes, instead of being refused.
    const finishFlush = constants.Z_SYNC_FLUSH;
    const answer = inflateRawSync(raw, { finishFlush, maxOutputLength: largest, info: true });
    // With `info` the result also holds the engine, which Node's types do not say.
    const { buffer, engine } = answer as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { bytes: buffer, taken: engine.bytesWritten };
  } catch {
    return null;
  }
}
