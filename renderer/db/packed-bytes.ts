/** Bytes that grow as values are put in: numbers as short as they are, texts as UTF-8. */
export class PackedWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** A natural number, 7 bits a byte, lowest first. */
  whole(value: number): void {
    this.#room(10);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  /** Any number, or null: 0 is null, 1 a full double behind it, else the integer with its sign folded in. */
  number(value: number | null): void {
    if (value === null) return this.whole(0);
    if (isShort(value)) return this.whole(2 + (value < 0 ? value * -2 - 1 : value * 2));
    this.whole(1);
    this.#room(8);
    this.#view.setFloat64(this.#length, value);
    this.#length += 8;
  }

  /** A text; a lower-case UUID takes 17 bytes. */
  text(text: string): void {
    if (this.#uuid(text)) return;
    const bytes = encoder.encode(text);
    this.whole(bytes.length + 1);
    this.raw(bytes);
  }

  /** Writes a text as a UUID and answers true, or writes nothing. */
  #uuid(text: string): boolean {
    if (text.length !== 36) return false;
    this.#room(17);
    const start = this.#length;
    this.#bytes[this.#length++] = 0;
    for (let i = 0; i < 36; i++) {
      const isDash = i === 8 || i === 13 || i === 18 || i === 23;
      const high = isDash ? (text.charCodeAt(i) === DASH ? 0 : -1) : digitOf(text.charCodeAt(i));
      const low = isDash ? 0 : digitOf(text.charCodeAt(i + 1));
      if (high < 0 || low < 0) {
        this.#length = start;
        return false;
      }
      if (isDash) continue;
      this.#bytes[this.#length++] = (high << 4) | low;
      i++;
    }
    return true;
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    wider.set(this.#bytes);
    this.#bytes = wider;
    this.#view = new DataView(wider.buffer);
  }
}

/** Reads what a `PackedWriter` wrote, in the same order. */
export class PackedReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  whole(): number {
    let byte = this.#bytes[this.#at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let place = 0x80; byte >= 0x80; place *= 0x80) {
      byte = this.#bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * place;
    }
    return value;
  }

  number(): number | null {
    const code = this.whole();
    if (code === 0) return null;
    if (code === 1) return this.#double();
    const folded = code - 2;
    return folded % 2 === 0 ? folded / 2 : (folded + 1) / -2;
  }

  #double(): number {
    const bytes = this.raw(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  }

  text(): string {
    const code = this.whole();
    return code === 0 ? uuidOf(this.raw(16)) : decoder.decode(this.raw(code - 1));
  }

  /** Passes over a number. */
  skipNumber(): void {
    if (this.whole() === 1) this.#at += 8;
  }

  /** Passes over a text; answers its bytes, to be read by a reader of their own if they are wanted after all. */
  skipText(): Uint8Array {
    const start = this.#at;
    const code = this.whole();
    this.#at += code === 0 ? 16 : code - 1;
    return this.#bytes.subarray(start, this.#at);
  }

  raw(length: number): Uint8Array {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}

const encoder = new TextEncoder();
// A text may begin with a byte order mark, and must keep it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const DASH = 45;
const digits = '0123456789abcdef';
const uuidText = new Uint8Array(36).fill(DASH);

/** A lower-case hexadecimal digit's value, −1 for any other sign. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

function uuidOf(bytes: Uint8Array): string {
  let at = 0;
  for (const byte of bytes) {
    if (at === 8 || at === 13 || at === 18 || at === 23) at++;
    uuidText[at++] = digits.charCodeAt(byte >> 4);
    uuidText[at++] = digits.charCodeAt(byte & 15);
  }
  return decoder.decode(uuidText);
}

/** Integers whose doubled size a double still holds exactly; −0 is none of them. */
function isShort(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 51 && !Object.is(value, -0);
}
