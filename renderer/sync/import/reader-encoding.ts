import type { Encoding } from '#shared/domain/import/encodings.ts';
import { doubleByteOf } from './double-bytes.ts';
import type { Pacer } from './reader-steps.ts';
import { singleByteReadings } from './single-bytes.ts';

/** How the bytes of a file spell text, and whether that is certain enough not to be asked. */
export type GuessedEncoding = { readonly encoding: Encoding; readonly isSure: boolean };

const PIECE = 1024 * 1024;
const SAMPLE = 4096;
/** How much of the text above ASCII is looked at; more does not change the answer. */
const TELLING = 8 * 1024;

/** A byte order mark decides, then the zeros of UTF-16, then whether the bytes are UTF-8; else what reads most like a language. */
export async function encodingOf(bytes: Uint8Array, pacer: Pacer): Promise<GuessedEncoding> {
  const wide = markedWide(bytes) ?? utf16ByZeros(bytes.subarray(0, SAMPLE));
  if (wide) return { encoding: wide, isSure: true };
  if (hasJapaneseEscapes(bytes.subarray(0, PIECE))) return { encoding: 'iso-2022-jp', isSure: true };
  if (await isUtf8(bytes, pacer)) return { encoding: 'utf-8', isSure: true };
  const telling = await tellingLines(bytes, pacer);
  if (isCutUtf8(telling)) return { encoding: 'utf-8', isSure: true };
  const double = doubleByteOf(telling);
  return double ? { encoding: double, isSure: false } : likeliest(telling, pacer);
}

/** Where the runner-up reads the same text, or is this much less likely, nobody is asked. */
const SURE_NATS = 6;

async function likeliest(telling: Uint8Array, pacer: Pacer): Promise<GuessedEncoding> {
  const [best, ...others] = await singleByteReadings(telling, pacer);
  if (!best) return { encoding: 'windows-1252', isSure: false };
  const other = others.find(({ text }) => text !== best.text);
  const isSure = best.encoding === 'windows-1252' && best.likelihood - (other?.likelihood ?? -Infinity) > SURE_NATS;
  return { encoding: best.encoding, isSure };
}

function markedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Text in Latin letters has a zero in every second byte of UTF-16. */
export function utf16ByZeros(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let [even, odd] = [0, 0];
  sample.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even++;
    else odd++;
  });
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

/** ISO-2022-JP shifts between its sets with `ESC $ B` and is ASCII to everyone else. */
function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(0x1b);
  for (; at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  return false;
}

async function isUtf8(bytes: Uint8Array, pacer: Pacer): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
      await pacer.breathe();
    }
    decoder.decode();
    return true;
  } catch {
    // The decoder's way of saying no.
    return false;
  }
}

/** Exports cut long texts by bytes: where nearly all of it is UTF-8, a few broken characters do not make it another encoding. */
function isCutUtf8(telling: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(telling);
  const [marks, broken] = [(text.match(/\P{ASCII}/gu) ?? []).length, (text.match(/\ufffd/g) ?? []).length];
  return marks - broken >= 4 && broken * 5 < marks;
}

/** The first lines that hold anything above ASCII, wherever they stand in the file. */
async function tellingLines(bytes: Uint8Array, pacer: Pacer): Promise<Uint8Array> {
  const told = new Uint8Array(TELLING);
  let size = 0;
  for (let at = 0; at < bytes.length && size < TELLING; ) {
    const end = lineEnd(bytes, at);
    const line = bytes.subarray(at, Math.min(end, at + TELLING - size));
    if (line.some((byte) => byte > 0x7f)) {
      told.set(line, size);
      size += line.length;
    }
    at = end;
    await pacer.breathe();
  }
  return told.subarray(0, size);
}

function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === 0x0a || bytes[at] === 0x0d) return at + 1;
  return bytes.length;
}
