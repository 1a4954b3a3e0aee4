/** Bytes that grow as values are put in: numbers as short as they are, texts once. */
export class PackedWriter {
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** A number of 7 bits a byte, lowest first. */
  whole(value: number): void {
    this.#room(10);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  /** Any number, or null: 0 is null, 1 a full double behind it, else the integer with its sign folded in. */
  number(value: number | null): void {
    if (value === null) return this.whole(0);
    if (!isShort(value)) {
      this.whole(1);
      this.#room(8);
      this.#view.setFloat64(this.#length, value);
      this.#length += 8;
      return;
    }
    this.whole(2 + (value < 0 ? value * -2 - 1 : value * 2));
  }

  /** A text; a lower-case UUID takes 17 bytes. */
  text(text: string): void {
    if (uuid.test(text)) {
      this.whole(0);
      this.#room(16);
      const digits = text.replaceAll('-', '');
      for (let i = 0; i < 32; i += 2) this.#bytes[this.#length++] = Number.parseInt(digits.slice(i, i + 2), 16);
      return;
    }
    const bytes = encoder.encode(text);
    this.whole(bytes.length + 1);
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
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
    if (code === 1) {
      this.#at += 8;
      return this.#view.getFloat64(this.#at - 8);
    }
    const folded = code - 2;
    return folded % 2 === 0 ? folded / 2 : (folded + 1) / -2;
  }

  text(): string {
    const code = this.whole();
    if (code === 0) return this.#uuid();
    const bytes = this.#bytes.subarray(this.#at, this.#at + code - 1);
    this.#at += code - 1;
    return decoder.decode(bytes);
  }

  #uuid(): string {
    const [bytes, at] = [this.#bytes, this.#at];
    this.#at += 16;
    let text = '';
    for (let i = 0; i < 16; i++) text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + (hex[bytes[at + i] ?? 0] ?? '');
    return text;
  }
}

const encoder = new TextEncoder();
// A text may begin with a byte order mark, and must keep it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Integers whose doubled size a double still holds exactly; −0 is none of them. */
function isShort(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 51 && !Object.is(value, -0);
}
