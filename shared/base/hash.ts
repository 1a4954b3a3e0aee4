import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** UTF-8 bytes of a text; a lone surrogate, which has no UTF-8 form, becomes U+FFFD. */
export const utf8: (text: string) => Uint8Array = utf8ToBytes;

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. Synchronous, so that it may run inside a database transaction. */
export function sha256Hex(text: string): string {
  // A character takes at most three bytes: a short text is put where the one before it was, which makes no garbage.
  if (text.length * 3 > scratch.length) return bytesToHex(sha256(utf8(text)));
  return bytesToHex(sha256(scratch.subarray(0, encoder.encodeInto(text, scratch).written)));
}

/** As every world has it; the types of shared code name no world. */
declare const TextEncoder: new () => {
  readonly encodeInto: (text: string, into: Uint8Array) => { readonly written: number };
};
const encoder = new TextEncoder();
const scratch = new Uint8Array(48_000);

/** SHA-256 of bytes, in lower-case hexadecimal. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

const NAMESPACE = hexToBytes('5f1c8e0a7b3d4c529a612ed490b713c8');

/** A version 5 UUID (RFC 9562 §5.5) of a name under Stockroom's namespace: the same name gives the same id on every desk. */
export function deriveUuid(...name: readonly string[]): string {
  // SHA-1 as the RFC says: it makes names, and guards nothing.
  const bytes = sha1(concatBytes(NAMESPACE, utf8(name.join('/')))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytesToHex(bytes);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
