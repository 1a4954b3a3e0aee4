import { slicedSort } from '../catalogue/sliced-sort.ts';
import type { Work } from '../catalogue/slices.ts';
import type { PackedIndex } from './token-index.ts';
import { type SearchDoc, tokensOf } from './tokens.ts';

/** Gathers documents, numbered as they come, and packs an index of them. */
export type IndexBuilder = {
  readonly add: (docs: readonly SearchDoc[]) => void;
  readonly pack: () => Work<PackedIndex>;
};

/** How many letters typing errors are guessed with: the most frequent ones. */
const ALPHABET = 40;

export function indexBuilder(): IndexBuilder {
  const numbers = new Map<string, number>();
  const tokens: string[] = [];
  const tokenOf = new Numbers();
  const postingOf = new Numbers();
  let documents = 0;
  return {
    add: (docs) => {
      for (const doc of docs) {
        for (const [token, bits] of tokensOf(doc)) {
          tokenOf.push(numberOf(token, numbers, tokens));
          postingOf.push(documents * 4 + bits);
        }
        documents++;
      }
    },
    pack: () => pack(tokens, tokenOf.all(), postingOf.all(), documents),
  };
}

function numberOf(token: string, numbers: Map<string, number>, tokens: string[]): number {
  const known = numbers.get(token);
  if (known !== undefined) return known;
  tokens.push(token);
  numbers.set(token, tokens.length - 1);
  return tokens.length - 1;
}

function* pack(
  tokens: readonly string[],
  tokenOf: Uint32Array,
  postingOf: Uint32Array,
  documents: number,
): Work<PackedIndex> {
  const order = yield* slicedSort(Uint32Array.from(tokens.keys()), (b, a) => (tokens[b] ?? '') < (tokens[a] ?? ''));
  const places = new Uint32Array(tokens.length);
  const starts = new Uint32Array(tokens.length + 1);
  const sorted: string[] = [];
  for (let place = 0; place < order.length; place++) {
    const token = tokens[order[place] ?? 0] ?? '';
    places[order[place] ?? 0] = place;
    starts[place + 1] = (starts[place] ?? 0) + token.length;
    sorted.push(token);
    if (place % 4096 === 4095) yield;
  }
  const text = sorted.join('');
  yield;
  return { text, starts, ...(yield* placed(places, tokenOf, postingOf)), documents, alphabet: frequentLetters(text) };
}

/** Sorts postings by their token's place; documents stay ascending, as they came. */
function* placed(
  places: Uint32Array,
  tokenOf: Uint32Array,
  postingOf: Uint32Array,
): Work<{ readonly postingStarts: Uint32Array; readonly postings: Uint32Array }> {
  const postingStarts = new Uint32Array(places.length + 1);
  for (let i = 0; i < tokenOf.length; i++) {
    const next = (places[tokenOf[i] ?? 0] ?? 0) + 1;
    postingStarts[next] = (postingStarts[next] ?? 0) + 1;
    if (i % 65_536 === 65_535) yield;
  }
  for (let i = 1; i < postingStarts.length; i++)
    postingStarts[i] = (postingStarts[i] ?? 0) + (postingStarts[i - 1] ?? 0);
  const postings = new Uint32Array(postingOf.length);
  const fill = postingStarts.slice();
  for (let i = 0; i < tokenOf.length; i++) {
    const place = places[tokenOf[i] ?? 0] ?? 0;
    postings[fill[place] ?? 0] = postingOf[i] ?? 0;
    fill[place] = (fill[place] ?? 0) + 1;
    if (i % 65_536 === 65_535) yield;
  }
  return { postingStarts, postings };
}

/** The letters of a sample of the text, the most frequent first. */
function frequentLetters(text: string): string {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(text.length / 50_000));
  for (let i = 0; i < text.length; i += step) counts.set(text.charAt(i), (counts.get(text.charAt(i)) ?? 0) + 1);
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, ALPHABET)
    .map(([letter]) => letter)
    .join('');
}

/** A list of numbers that grows without an object a number. */
class Numbers {
  #array = new Uint32Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#array.length) {
      const wider = new Uint32Array(this.#length * 2);
      wider.set(this.#array);
      this.#array = wider;
    }
    this.#array[this.#length++] = value;
  }

  all(): Uint32Array {
    return this.#array.subarray(0, this.#length);
  }
}
