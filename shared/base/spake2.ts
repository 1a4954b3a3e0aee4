import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** SPAKE2-P256-SHA256-HKDF-HMAC as RFC 9382 has it: two who know one short secret prove that to each other, and nobody who listens or stands between them can try it out. */

const { Point } = p256;
const { ORDER } = Point.Fn;
/** The two points of RFC 9382 §6 for P-256, whose logarithms nobody knows. */
const M = Point.fromHex('02886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12f');
const N = Point.fromHex('03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49');
/** Bytes from which a scalar is made: enough more than the group has that none is likelier. */
const WIDE = 48;

/** One side of an exchange: `A` begins. */
export type Side = 'A' | 'B';

/** What both sides must know alike before they begin. */
export type Pact = {
  /** The secret as a scalar (`secretScalar`). */
  readonly secret: bigint;
  /** Who each side is, such as the fingerprint of its certificate. */
  readonly ids: { readonly A: string; readonly B: string };
  /** What else the proof covers. */
  readonly about: string;
};

/** What an exchange comes to: this side's proof, and the one that the other side must show. */
export type Proofs = { readonly mine: string; readonly theirs: string };

/** A scalar from 48 random bytes; never nought. */
export function scalarOf(random: Uint8Array): bigint {
  if (random.length !== WIDE) throw new Error('A scalar is made of 48 bytes');
  return (bigOf(random) % (ORDER - 1n)) + 1n;
}

/** The scalar of a secret that people type: slow to make, so that many cannot be tried quickly. */
export async function secretScalar(secret: string, salt: string): Promise<bigint> {
  return (
    bigOf(await scryptAsync(utf8ToBytes(secret), utf8ToBytes(salt), { N: 2 ** 14, r: 8, p: 1, dkLen: WIDE })) % ORDER
  );
}

/** What a side sends to begin with, in hexadecimal. */
export function shareOf(side: Side, secret: bigint, scalar: bigint): string {
  return bytesToHex(sharePoint(side, secret, scalar).toBytes(false));
}

/** What follows from the other side's share; null where that is no point of the group. */
export function proofsOf(side: Side, pact: Pact, scalar: bigint, theirs: string): Proofs | null {
  const keys = keysOf(side, pact, scalar, theirs);
  if (!keys) return null;
  const [a, b] = [keys.confirmA, keys.confirmB].map(bytesToHex) as [string, string];
  return side === 'A' ? { mine: a, theirs: b } : { mine: b, theirs: a };
}

/** Every value of RFC 9382 §4 on the way to the proofs; null where the other side's share is no point of the group. */
export function keysOf(side: Side, { secret, ids, about }: Pact, scalar: bigint, theirs: string) {
  const point = pointOf(theirs);
  if (!point) return null;
  const mask = times(side === 'A' ? N : M, secret);
  const shared = times(point.subtract(mask), scalar);
  // The other side would know the key without the secret.
  if (shared.is0()) return null;
  const mine = sharePoint(side, secret, scalar);
  const [pA, pB] = side === 'A' ? [mine, point] : [point, mine];
  const transcript = concatBytes(
    ...[
      utf8ToBytes(ids.A),
      utf8ToBytes(ids.B),
      pA.toBytes(false),
      pB.toBytes(false),
      shared.toBytes(false),
      Point.Fn.toBytes(secret),
    ].flatMap((part) => [lengthOf(part), part]),
  );
  const hash = sha256(transcript);
  const [Ke, Ka] = [hash.subarray(0, 16), hash.subarray(16)];
  const confirmation = hkdf(sha256, Ka, undefined, utf8ToBytes(`ConfirmationKeys${about}`), 32);
  const [KcA, KcB] = [confirmation.subarray(0, 16), confirmation.subarray(16)];
  return {
    K: shared.toBytes(false),
    Ke,
    Ka,
    KcA,
    KcB,
    confirmA: hmac(sha256, KcA, transcript),
    confirmB: hmac(sha256, KcB, transcript),
  };
}

function sharePoint(side: Side, secret: bigint, scalar: bigint) {
  return Point.BASE.multiply(scalar).add(times(side === 'A' ? M : N, secret));
}

/** A secret of nought is as good as any other, which `multiply` does not take. */
function times(point: typeof M, by: bigint): typeof M {
  return by === 0n || point.is0() ? Point.ZERO : point.multiply(by);
}

function pointOf(hex: string): typeof M | null {
  // Uncompressed points alone: nothing has two spellings in the transcript.
  if (!/^04[0-9a-f]{128}$/.test(hex)) return null;
  try {
    return Point.fromBytes(hexToBytes(hex));
  } catch {
    return null;
  }
}

function lengthOf(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setUint32(0, part.length, true);
  return bytes;
}

function bigOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`);
}
