/** UTF-8 bytes of a text, without any platform's encoder, so that every world computes the same. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    at = writeCode(bytes, at, code);
  }
  return bytes.slice(0, at);
}

/** Writes one character above ASCII and answers where the next one goes. A lone surrogate has no UTF-8 form; like platform encoders we write U+FFFD. */
function writeCode(bytes: Uint8Array, from: number, given: number): number {
  const code = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
  let at = from;
  if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
    else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (code & 0x3f);
  return at;
}

/** The message padded as FIPS 180-4 §5.1.1 says, as big-endian words. */
function paddedWords(message: Uint8Array): Uint32Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const words = new Uint32Array(blocks * 16);
  for (let i = 0; i < message.length; i++)
    words[i >> 2] = word(words, i >> 2) | ((message[i] ?? 0) << (24 - (i & 3) * 8));
  words[message.length >> 2] = (words[message.length >> 2] ?? 0) | (0x80 << (24 - (message.length % 4) * 8));
  words[words.length - 2] = Math.floor((message.length * 8) / 2 ** 32);
  words[words.length - 1] = (message.length * 8) >>> 0;
  return words;
}

function wordsToBytes(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => {
    view.setUint32(i * 4, word);
  });
  return bytes;
}

const left = (x: number, n: number) => (x << n) | (x >>> (32 - n));
const right = (x: number, n: number) => (x >>> n) | (x << (32 - n));

/** SHA-1 (FIPS 180-4 §6.1): only for version 5 UUIDs, never for safety. */
export function sha1(message: Uint8Array): Uint8Array {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = paddedWords(message);
  const w = new Uint32Array(80);
  for (let at = 0; at < words.length; at += 16) {
    w.set(words.subarray(at, at + 16));
    for (let t = 16; t < 80; t++) w[t] = left(word(w, t - 3) ^ word(w, t - 8) ^ word(w, t - 14) ^ word(w, t - 16), 1);
    let [a, b, c, d, e] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3), word(state, 4)];
    for (let t = 0; t < 80; t++) {
      const [f, k] =
        t < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : t < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : t < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (left(a, 5) + f + e + k + word(w, t)) | 0;
      [e, d, c, b, a] = [d, c, left(b, 30), a, next];
    }
    [a, b, c, d, e].forEach((v, i) => {
      state[i] = (word(state, i) + v) | 0;
    });
  }
  return wordsToBytes(state);
}

const K = (() => {
  // The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2).
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return Uint32Array.from(primes, (p) => {
    const root = Math.cbrt(p);
    return Math.floor((root - Math.floor(root)) * 2 ** 32);
  });
})();

function word(words: Uint32Array, i: number): number {
  return words[i] ?? 0;
}

/** SHA-256 (FIPS 180-4 §6.2), synchronous so that it may run inside a database transaction. */
export function sha256(message: Uint8Array): Uint8Array {
  const state = Uint32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  const words = paddedWords(message);
  const w = new Uint32Array(64);
  for (let at = 0; at < words.length; at += 16) {
    w.set(words.subarray(at, at + 16));
    for (let t = 16; t < 64; t++) {
      const [x, y] = [word(w, t - 15), word(w, t - 2)];
      const s0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3);
      const s1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10);
      w[t] = (word(w, t - 16) + s0 + word(w, t - 7) + s1) | 0;
    }
    let a = word(state, 0);
    let b = word(state, 1);
    let c = word(state, 2);
    let d = word(state, 3);
    let e = word(state, 4);
    let f = word(state, 5);
    let g = word(state, 6);
    let h = word(state, 7);
    for (let t = 0; t < 64; t++) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(K, t) + word(w, t)) | 0;
      const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((v, i) => {
      state[i] = (word(state, i) + v) | 0;
    });
  }
  return wordsToBytes(state);
}

/** Lower-case hexadecimal of bytes. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

const NAMESPACE = Uint8Array.of(
  0x5f,
  0x1c,
  0x8e,
  0x0a,
  0x7b,
  0x3d,
  0x4c,
  0x52,
  0x9a,
  0x61,
  0x2e,
  0xd4,
  0x90,
  0xb7,
  0x13,
  0xc8,
);

/** A version 5 UUID (RFC 9562 §5.5) of a name under Stockroom's namespace: the same name gives the same id on every desk. */
export function deriveUuid(...name: readonly string[]): string {
  const text = utf8(name.join('/'));
  const message = new Uint8Array(NAMESPACE.length + text.length);
  message.set(NAMESPACE);
  message.set(text, NAMESPACE.length);
  const bytes = sha1(message).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hex(bytes);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
