// A backup behind a passphrase: a small head, then AES-256-GCM in chunks. Each chunk has its number and whether it is the last in its
// nonce, and the head as what is signed beside it, so that none can be moved, left out, repeated or put behind another head.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { BackupFault } from './backup-fault.ts';
import { type ByteSink, type ByteSource, readExactly } from './bytes.ts';

const MAGIC = Buffer.from('STOCKROOM-SEALED');
const VERSION = 1;
const CHUNK = 256 * 1024;
const TAG = 16;
/** magic 16, version 1, log N 1, r 1, p 1, chunk 4, salt 16, nonce 7, key check 16, sum of all that 8. */
const HEAD = 71;
const SUMMED = HEAD - 8;

/** What a key costs to try: 128 MB of memory and about half a second. */
type Cost = { readonly logN: number; readonly r: number; readonly p: number };
const cost: Cost = { logN: 17, r: 8, p: 1 };
/** A file may ask for no more work than this: 512 MB. */
const MOST_MEMORY = 512 * 1024 * 1024;

/** Whether a file begins as one behind a passphrase does. */
export function isSealed(begin: Uint8Array): boolean {
  return MAGIC.equals(begin.subarray(0, MAGIC.length));
}

/** Takes bytes for a sealed file; `end` writes what is left, marked as the last. */
export type SealingSink = ByteSink & { readonly end: () => Promise<void> };

/** Begins a sealed file in a sink. `logN` is there for tests, which make hundreds. */
export async function sealInto(sink: ByteSink, passphrase: string, logN: number = cost.logN): Promise<SealingSink> {
  const salt = randomBytes(16);
  const prefix = randomBytes(7);
  const { key, check } = await keyOf(passphrase, salt, { ...cost, logN });
  const head = Buffer.alloc(HEAD);
  MAGIC.copy(head, 0);
  head.writeUInt8(VERSION, 16);
  head.writeUInt8(logN, 17);
  head.writeUInt8(cost.r, 18);
  head.writeUInt8(cost.p, 19);
  head.writeUInt32LE(CHUNK, 20);
  salt.copy(head, 24);
  prefix.copy(head, 40);
  check.copy(head, 47);
  sumOf(head).copy(head, SUMMED);
  await sink.write(head);

  let waiting: Buffer = Buffer.alloc(0);
  let number = 0;
  async function chunk(bytes: Uint8Array, isLast: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number++, isLast));
    cipher.setAAD(head);
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    await sink.write(sealed);
  }
  return {
    write: async (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      // The last chunk is told from the others, so a full one waits until something follows.
      let at = 0;
      for (; waiting.length - at > CHUNK; at += CHUNK) await chunk(waiting.subarray(at, at + CHUNK), false);
      waiting = waiting.subarray(at);
    },
    end: () => chunk(waiting, true),
  };
}

/** The bytes within a sealed file. Throws a `BackupFault`: a wrong passphrase is told from damage by the check in the head. */
export async function openSealed(source: ByteSource, passphrase: string): Promise<ByteSource> {
  const head = await readExactly(source, 0, HEAD);
  if (!sumOf(head).equals(head.subarray(SUMMED))) throw new BackupFault('backup-damaged', 'head');
  if (head.readUInt8(16) !== VERSION) throw new BackupFault('backup-newer', `sealed ${head.readUInt8(16)}`);
  const asked = { logN: head.readUInt8(17), r: head.readUInt8(18), p: head.readUInt8(19) };
  const chunk = head.readUInt32LE(20);
  const isBounded =
    asked.logN >= 10 &&
    asked.logN <= 22 &&
    asked.r >= 1 &&
    asked.p >= 1 &&
    asked.p <= 4 &&
    memoryOf(asked) <= MOST_MEMORY;
  if (!isBounded || chunk < 4096 || chunk > 4 * 1024 * 1024)
    throw new BackupFault('backup-damaged', 'head asks too much');
  const { key, check } = await keyOf(passphrase, head.subarray(24, 40), asked);
  if (!timingSafeEqual(check, head.subarray(47, 63))) throw new BackupFault('passphrase-wrong', '');
  return unsealed({ source, head, key, chunk });
}

type Sealed = { readonly source: ByteSource; readonly head: Buffer; readonly key: Buffer; readonly chunk: number };

async function unsealed({ source, head, key, chunk }: Sealed): Promise<ByteSource> {
  const inside = source.size - HEAD;
  const chunks = Math.ceil(inside / (chunk + TAG));
  const lastBytes = inside - (chunks - 1) * (chunk + TAG) - TAG;
  if (chunks < 1 || lastBytes < 0) throw new BackupFault('backup-damaged', 'too short');
  const prefix = head.subarray(40, 47);
  let kept: { readonly number: number; readonly bytes: Buffer } | null = null;

  async function load(number: number): Promise<Buffer> {
    if (kept?.number === number) return kept.bytes;
    const isLast = number === chunks - 1;
    const length = (isLast ? lastBytes : chunk) + TAG;
    const sealed = await readExactly(source, HEAD + number * (chunk + TAG), length);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, number, isLast), { authTagLength: TAG });
    decipher.setAAD(head);
    decipher.setAuthTag(sealed.subarray(length - TAG));
    const bytes = opened(
      () => Buffer.concat([decipher.update(sealed.subarray(0, length - TAG)), decipher.final()]),
      number,
    );
    kept = { number, bytes };
    return bytes;
  }

  // A file cut off between two chunks shows here: its end is not marked as the last.
  await load(chunks - 1);
  return {
    size: (chunks - 1) * chunk + lastBytes,
    read: async (position, length) => {
      const parts: Buffer[] = [];
      for (let at = position; at < position + length; ) {
        const number = Math.floor(at / chunk);
        if (number >= chunks) break;
        const bytes = await load(number);
        const from = at - number * chunk;
        const some = bytes.subarray(from, from + position + length - at);
        if (some.length === 0) break;
        parts.push(some);
        at += some.length;
      }
      return Buffer.concat(parts);
    },
  };
}

function opened(open: () => Buffer, number: number): Buffer {
  try {
    return open();
  } catch {
    throw new BackupFault('backup-damaged', `chunk ${number}`);
  }
}

function nonceOf(prefix: Uint8Array, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix, 0);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function sumOf(head: Uint8Array): Buffer {
  return createHash('sha256')
    .update(head.subarray(0, SUMMED))
    .digest()
    .subarray(0, HEAD - SUMMED);
}

function memoryOf({ logN, r }: Cost): number {
  return 128 * 2 ** logN * r;
}

/** The key, and a mark of it that says nothing of the key itself. People type one passphrase in several ways of writing it. */
function keyOf(
  passphrase: string,
  salt: Uint8Array,
  asked: Cost,
): Promise<{ readonly key: Buffer; readonly check: Buffer }> {
  const { logN, r, p } = asked;
  const settings = { N: 2 ** logN, r, p, maxmem: memoryOf(asked) + 32 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 64, settings, (error, made) => {
      if (error) return reject(error);
      const check = createHash('sha256').update(made.subarray(32)).digest().subarray(0, 16);
      resolve({ key: made.subarray(0, 32), check });
    });
  });
}
