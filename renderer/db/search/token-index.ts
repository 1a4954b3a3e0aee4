import { CODE, FIRST, type Question } from './tokens.ts';

/** A search index as flat arrays: small, quick to hand from the worker to the window, readable without unpacking. */
export type PackedIndex = {
  /** All tokens, sorted, one after the other. */
  readonly text: string;
  /** Where each token begins; one more at the end. */
  readonly starts: Uint32Array;
  /** Where each token's postings begin; one more at the end. */
  readonly postingStarts: Uint32Array;
  /** Document number × 4 + FIRST and CODE. */
  readonly postings: Uint32Array;
  readonly documents: number;
  /** Letters that occur, for guessing at typing errors. */
  readonly alphabet: string;
};

/** How good a match is; smaller is better. */
export const [EXACT_CODE, CODE_PREFIX, NAME_PREFIX, OTHER] = [0, 1, 2, 3];

const NO_MATCH = 4;

/** Document numbers by how good they match, best first; ascending in each. */
export type Matches = readonly Uint32Array[];

type Range = { readonly from: number; readonly to: number };

/** Answers questions from a packed index; keeps its scratch memory between them. */
export class TokenIndex {
  readonly packed: PackedIndex;
  readonly #hits: Uint8Array;
  readonly #flags: Uint8Array;

  constructor(packed: PackedIndex) {
    this.packed = packed;
    this.#hits = new Uint8Array(packed.documents);
    this.#flags = new Uint8Array(packed.documents);
  }

  /** Documents in which every word begins a token, or the whole question begins a code. */
  find({ words, code }: Question): Matches {
    return this.#collect(words.map((word) => [this.#rangeOf(word)]), code);
  }

  /** As `find`, with each word that begins no token replaced by those one typing error away. */
  findNearly({ words, code }: Question): Matches {
    return this.#collect(words.map((word) => this.#nearRanges(word)), code);
  }

  /** Documents that have exactly this code. */
  withCode(code: string): number[] {
    const token = this.#exact(code);
    return token < 0 ? [] : this.#codePostings({ from: token, to: token + 1 });
  }

  #collect(ranges: readonly (readonly Range[])[], code: string): Matches {
    const [hits, flags] = [this.#hits.fill(0), this.#flags.fill(0)];
    ranges.forEach((alternatives, i) => {
      for (const range of alternatives) this.#mark(range, i);
    });
    if (code !== '') this.#markCodes(code);
    const sizes = [0, 0, 0, 0];
    for (let document = 0; document < hits.length; document++) {
      const grade = gradeOf(flags[document] ?? 0, ranges.length > 0 && hits[document] === ranges.length);
      flags[document] = grade;
      if (grade < NO_MATCH) sizes[grade] = (sizes[grade] ?? 0) + 1;
    }
    const buckets = sizes.map((size) => new Uint32Array(size));
    const filled = [0, 0, 0, 0];
    for (let document = 0; document < hits.length; document++) {
      const grade = flags[document] ?? NO_MATCH;
      const bucket = buckets[grade];
      if (!bucket) continue;
      const at = filled[grade] ?? 0;
      bucket[at] = document;
      filled[grade] = at + 1;
    }
    return buckets;
  }

  /** Counts a document that had all words so far, once. */
  #mark({ from, to }: Range, word: number): void {
    const { postings, postingStarts } = this.packed;
    const [hits, flags] = [this.#hits, this.#flags];
    const end = postingStarts[to] ?? 0;
    for (let at = postingStarts[from] ?? 0; at < end; at++) {
      const posting = postings[at] ?? 0;
      const document = posting >>> 2;
      if (hits[document] === word) hits[document] = word + 1;
      if (word === 0 && posting & FIRST) flags[document] = (flags[document] ?? 0) | BEGINS_NAME;
    }
  }

  #markCodes(code: string): void {
    const range = this.#rangeOf(code);
    for (const document of this.#codePostings(range)) this.#flags[document] = (this.#flags[document] ?? 0) | BEGINS_CODE;
    for (const document of this.withCode(code)) this.#flags[document] = (this.#flags[document] ?? 0) | IS_CODE;
  }

  #codePostings({ from, to }: Range): number[] {
    const { postings, postingStarts } = this.packed;
    const documents: number[] = [];
    const end = postingStarts[to] ?? 0;
    for (let at = postingStarts[from] ?? 0; at < end; at++) {
      const posting = postings[at] ?? 0;
      if (posting & CODE) documents.push(posting >>> 2);
    }
    return documents;
  }

  /** The tokens that begin with a prefix. */
  #rangeOf(prefix: string): Range {
    return { from: this.#lowest(prefix, 0), to: this.#lowest(prefix, 1) };
  }

  /** The first token that stands at or after (1: after all that begin with) the prefix. */
  #lowest(prefix: string, from: 0 | 1): number {
    let [low, high] = [0, this.packed.starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, prefix) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0: the token stands before the prefix; 0: it begins with it; above: it stands behind. */
  #compare(token: number, prefix: string): number {
    const { text, starts } = this.packed;
    const start = starts[token] ?? 0;
    const length = Math.min((starts[token + 1] ?? 0) - start, prefix.length);
    for (let i = 0; i < length; i++) {
      const difference = text.charCodeAt(start + i) - prefix.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length < prefix.length ? -1 : 0;
  }

  #exact(token: string): number {
    const at = this.#lowest(token, 0);
    const { starts } = this.packed;
    const isIt = token !== '' && at < starts.length - 1 && (starts[at + 1] ?? 0) - (starts[at] ?? 0) === token.length && this.#compare(at, token) === 0;
    return isIt ? at : -1;
  }

  /** The ranges of a word, or of everything one letter away when it begins nothing. Short words are taken as typed. */
  #nearRanges(word: string): readonly Range[] {
    const range = this.#rangeOf(word);
    if (range.from < range.to || word.length < 4) return [range];
    const near: Range[] = [];
    for (const guess of oneErrorAway(word, this.packed.alphabet)) {
      const found = this.#rangeOf(guess);
      if (found.from < found.to) near.push(found);
    }
    return near;
  }
}

const [BEGINS_NAME, BEGINS_CODE, IS_CODE] = [1, 2, 4];

function gradeOf(flags: number, hasAllWords: boolean): number {
  if (flags & IS_CODE) return EXACT_CODE;
  if (flags & BEGINS_CODE) return CODE_PREFIX;
  if (!hasAllWords) return NO_MATCH;
  return flags & BEGINS_NAME ? NAME_PREFIX : OTHER;
}

/** Every spelling one letter away: one left out, two swapped, one put in, one replaced. */
function* oneErrorAway(word: string, alphabet: string): Generator<string> {
  for (let i = 0; i < word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of alphabet) {
      yield head + letter + tail;
      yield head + letter + tail.slice(1);
    }
  }
}
