import { must } from '#shared/base/must.ts';

const SHIFT = 12;
const PAGE = 1 << SHIFT;
const MASK = PAGE - 1;

/**
 * Integers by slot, zero where nothing was set. Pages are made when something is written to them and hold 32 bits until
 * a value needs more, so a location with little stock costs little.
 */
export class CountColumn {
  readonly #pages: (Int32Array | Float64Array | undefined)[] = [];

  get(slot: number): number {
    return this.#pages[slot >> SHIFT]?.[slot & MASK] ?? 0;
  }

  set(slot: number, value: number): void {
    const at = slot >> SHIFT;
    const page = this.#pages[at];
    if (page) (page instanceof Int32Array && value !== (value | 0) ? this.#widen(at, page) : page)[slot & MASK] = value;
    else if (value !== 0) {
      const fresh = value === (value | 0) ? new Int32Array(PAGE) : new Float64Array(PAGE);
      fresh[slot & MASK] = value;
      this.#pages[at] = fresh;
    }
  }

  #widen(at: number, page: Int32Array): Float64Array {
    const wide = Float64Array.from(page);
    this.#pages[at] = wide;
    return wide;
  }
}

/** Integers by slot, null where nothing was set. */
export class AmountColumn {
  readonly #pages: (Float64Array | undefined)[] = [];

  get(slot: number): number | null {
    const value = this.#pages[slot >> SHIFT]?.[slot & MASK];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  set(slot: number, value: number | null): void {
    const at = slot >> SHIFT;
    const page = this.#pages[at];
    if (page) page[slot & MASK] = value ?? Number.NaN;
    else if (value !== null) {
      const fresh = new Float64Array(PAGE).fill(Number.NaN);
      fresh[slot & MASK] = value;
      this.#pages[at] = fresh;
    }
  }
}

/** Texts that repeat, kept once and named by a small number; 0 is no text. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [''];

  /** The number of a text, given when it is new. */
  numberOf(text: string | null): number {
    if (text === null || text === '') return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#texts.push(text);
    this.#numbers.set(text, this.#texts.length - 1);
    return this.#texts.length - 1;
  }

  textOf(number: number): string | null {
    return number === 0 ? null : must(this.#texts[number], 'a number of a dictionary has its text');
  }

  /** How many numbers there are, 0 included. */
  get size(): number {
    return this.#texts.length;
  }
}
