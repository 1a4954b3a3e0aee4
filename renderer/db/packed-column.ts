import { must } from '#shared/base/must.ts';
import { PackedReader, PackedWriter } from './packed-bytes.ts';

/** Texts that repeat: 0 is none, 1 a new one behind it, else the number of one that came before + 2. */
export class TextWriter {
  readonly #writer = new PackedWriter();
  readonly #numbers = new Map<string, number>();

  put(text: string | null): void {
    if (text === null) return this.#writer.whole(0);
    const known = this.#numbers.get(text);
    if (known !== undefined) return this.#writer.whole(known + 2);
    this.#numbers.set(text, this.#numbers.size);
    this.#writer.whole(1);
    this.#writer.text(text);
  }

  bytes(): Uint8Array {
    return this.#writer.bytes();
  }
}

/** A column that is read from its first value on; what is passed over costs next to nothing. */
export type ColumnReader<T> = { readonly next: () => T; readonly skip: () => void };

/** Reads what a `TextWriter` wrote; a text is decoded when it is asked for. */
export class TextReader implements ColumnReader<string | null> {
  readonly #reader: PackedReader;
  readonly #texts: (string | Uint8Array)[] = [];

  constructor(bytes: Uint8Array) {
    this.#reader = new PackedReader(bytes);
  }

  next(): string | null {
    const code = this.#reader.whole();
    if (code === 0) return null;
    if (code > 1) return this.#textAt(code - 2);
    const text = this.#reader.text();
    this.#texts.push(text);
    return text;
  }

  skip(): void {
    if (this.#reader.whole() === 1) this.#texts.push(this.#reader.skipText());
  }

  #textAt(number: number): string {
    const known = must(this.#texts[number], 'a text that is named again came before');
    if (typeof known === 'string') return known;
    const text = new PackedReader(known).text();
    this.#texts[number] = text;
    return text;
  }
}

/** Says of every text that a `TextWriter` wrote whether it is the one that is looked for; decodes none. */
export class TextFinder {
  readonly #reader: PackedReader;
  readonly #sought: Uint8Array;
  #texts = 0;
  #found = -1;

  constructor(bytes: Uint8Array, sought: string) {
    this.#reader = new PackedReader(bytes);
    const writer = new PackedWriter();
    writer.text(sought);
    this.#sought = writer.bytes();
  }

  next(): boolean {
    const code = this.#reader.whole();
    if (code === 0) return false;
    if (code > 1) return code - 2 === this.#found;
    const isFound = isSame(this.#reader.skipText(), this.#sought);
    if (isFound) this.#found = this.#texts;
    this.#texts++;
    return isFound;
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  // The last bytes of ids differ sooner than the first.
  for (let i = one.length - 1; i >= 0; i--) if (one[i] !== other[i]) return false;
  return true;
}

/** Numbers that grow in small steps: each as its step from the last one. */
export class StepWriter {
  readonly #writer = new PackedWriter();
  #last = 0;

  put(value: number): void {
    // Steps between integers are exact while they are integers a double holds; anything else is written in full.
    const steps = [value, this.#last, value - this.#last].every(Number.isSafeInteger) && !Object.is(value, -0);
    this.#writer.number(steps ? value - this.#last : null);
    if (!steps) this.#writer.number(value);
    this.#last = value;
  }

  bytes(): Uint8Array {
    return this.#writer.bytes();
  }
}

/** Reads what a `StepWriter` wrote. */
export class StepReader implements ColumnReader<number> {
  readonly #reader: PackedReader;
  #last = 0;

  constructor(bytes: Uint8Array) {
    this.#reader = new PackedReader(bytes);
  }

  next(): number {
    const step = this.#reader.number();
    this.#last = step === null ? (this.#reader.number() ?? 0) : this.#last + step;
    return this.#last;
  }

  skip(): void {
    this.next();
  }
}

/** Numbers or null, each in full. */
export class NumberWriter {
  readonly #writer = new PackedWriter();

  put(value: number | null): void {
    this.#writer.number(value);
  }

  bytes(): Uint8Array {
    return this.#writer.bytes();
  }
}

/** Reads what a `NumberWriter` wrote. */
export class NumberReader implements ColumnReader<number | null> {
  readonly #reader: PackedReader;

  constructor(bytes: Uint8Array) {
    this.#reader = new PackedReader(bytes);
  }

  next(): number | null {
    return this.#reader.number();
  }

  skip(): void {
    this.#reader.skipNumber();
  }
}

/** Columns one behind the other, each with its length before it. */
export function joinColumns(columns: readonly { readonly bytes: () => Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const writer = new PackedWriter();
  for (const column of columns) {
    const bytes = column.bytes();
    writer.whole(bytes.length);
    writer.raw(bytes);
  }
  return writer.bytes();
}

/** The bytes of every column. */
export function splitColumns(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  const reader = new PackedReader(bytes);
  return Array.from({ length: count }, () => reader.raw(reader.whole()));
}
