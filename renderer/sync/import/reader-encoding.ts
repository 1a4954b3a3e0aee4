import type { CsvTable } from '#shared/domain/import/table.ts';
import type { Pacer } from './reader-steps.ts';

export type Encoding = CsvTable['encoding'];

const PIECE = 1024 * 1024;
const SAMPLE = 4096;

/** How the bytes spell text: a byte order mark decides, then the zeros of UTF-16, then whether they are valid UTF-8. */
export async function encodingOf(bytes: Uint8Array, pacer: Pacer): Promise<Encoding> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = utf16ByZeros(bytes.subarray(0, SAMPLE));
  if (wide) return wide;
  return (await isUtf8(bytes, pacer)) ? 'utf-8' : 'windows-1252';
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

/** Turns the bytes of a file into text piece by piece; a character may begin in one piece and end in the next. */
export function decoderOf(encoding: Encoding): (bytes: Uint8Array, isLast: boolean) => string {
  const decoder = new TextDecoder(encoding);
  if (encoding !== 'windows-1252') return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
  // Node's decoder reads 0x80–0x9f as control characters where the browser reads € and typographic quotes.
  return (bytes, isLast) =>
    decoder
      .decode(bytes, { stream: !isLast })
      .replace(/[\x80-\x9f]/g, (mark) => MARKS.charAt(mark.charCodeAt(0) - 0x80));
}

const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
