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

/** Up to so many documents are sorted; more are found in order by looking through all. */
const SORTABLE = 3_000;

/** Document numbers by how good they match, best first; ascending in each. */
export type Matches = readonly Uint32Array[];

type Range = { readonly from: number; readonly to: number };

/** Answers questions from a packed index; keeps its scratch memory between them. */
export class TokenIndex {
  readonly packed: PackedIndex;
  /** For each document the last turn that met it, × 4, + what it was met as. A turn is one word of one question, so nothing is ever wiped. */
  readonly #met: Uint32Array;
  readonly #list: Uint32Array;
  #turn = 0;

  constructor(packed: PackedIndex) {
    this.packed = packed;
    this.#met = new Uint32Array(packed.documents);
    this.#list = new Uint32Array(packed.documents);
  }

  /** Documents in which every word begins a token, or the whole question begins a code. */
  find({ words, code }: Question): Matches {
    return this.#collect(
      words.map((word) => [this.#rangeOf(word)]),
      code,
    );
  }

  /** As `find`, with each word that begins no token replaced by those one typing error away. */
  findNearly({ words, code }: Question): Matches {
    return this.#collect(
      words.map((word) => this.#nearRanges(word)),
      code,
    );
  }

  /** Documents that have exactly this code. */
  withCode(code: string): number[] {
    const { postings, postingStarts } = this.packed;
    const token = this.#exact(code);
    const found = token < 0 ? [] : [...postings.subarray(postingStarts[token], postingStarts[token + 1])];
    return found.filter((posting) => posting & CODE).map((posting) => posting >>> 2);
  }

  #collect(words: readonly (readonly Range[])[], code: string): Matches {
    const question = ++this.#turn;
    // The rarest word first: what it does not meet need not be kept.
    const rarestFirst = [...words].sort((a, b) => this.#postingsIn(a) - this.#postingsIn(b));
    let size = 0;
    rarestFirst.forEach((ranges, i) => {
      // Only the first word typed can begin a name.
      const as = ranges === words[0] ? FIRST : 0;
      if (i === 0) size = this.#meetFirst(ranges, ++this.#turn, as);
      else this.#meetAgain(ranges, ++this.#turn, as);
    });
    if (code !== '') size = this.#meetCodes(code, size, question);
    return this.#graded(this.#ascending(size), this.withCode(code));
  }

  #postingsIn(ranges: readonly Range[]): number {
    const { postingStarts } = this.packed;
    return ranges.reduce((sum, { from, to }) => sum + (postingStarts[to] ?? 0) - (postingStarts[from] ?? 0), 0);
  }

  /** Lists the documents of the first word looked at, and what of `as` they were met as; answers how many. */
  #meetFirst(ranges: readonly Range[], turn: number, as: number): number {
    const { postings, postingStarts } = this.packed;
    const [met, list] = [this.#met, this.#list];
    let size = 0;
    for (const { from, to } of ranges) {
      const end = postingStarts[to] ?? 0;
      for (let at = postingStarts[from] ?? 0; at < end; at++) {
        const posting = postings[at] ?? 0;
        const document = posting >>> 2;
        const before = met[document] ?? 0;
        if (before >>> 2 === turn) met[document] = before | (posting & as);
        else {
          met[document] = (turn << 2) | (posting & as);
          list[size++] = document;
        }
      }
    }
    return size;
  }

  /** Takes the documents that all words before have met on to this turn. */
  #meetAgain(ranges: readonly Range[], turn: number, as: number): void {
    const { postings, postingStarts } = this.packed;
    const met = this.#met;
    for (const { from, to } of ranges) {
      const end = postingStarts[to] ?? 0;
      for (let at = postingStarts[from] ?? 0; at < end; at++) {
        const posting = postings[at] ?? 0;
        const before = met[posting >>> 2] ?? 0;
        if (before >>> 2 >= turn - 1) met[posting >>> 2] = (turn << 2) | (before & 3) | (posting & as);
      }
    }
  }

  /** Adds the documents with a code that the whole question begins. */
  #meetCodes(code: string, listed: number, question: number): number {
    const { postings, postingStarts } = this.packed;
    const { from, to } = this.#rangeOf(code);
    const [met, list, turn] = [this.#met, this.#list, this.#turn];
    const end = postingStarts[to] ?? 0;
    let size = listed;
    for (let at = postingStarts[from] ?? 0; at < end; at++) {
      const posting = postings[at] ?? 0;
      if (!(posting & CODE)) continue;
      const before = met[posting >>> 2] ?? 0;
      // Turns of this question are later than itself: what the rarest word met is in the list already.
      if (before >>> 2 <= question) list[size++] = posting >>> 2;
      met[posting >>> 2] = (turn << 2) | CODE;
    }
    return size;
  }

  /** The listed documents that every word met, ascending. */
  #ascending(size: number): Uint32Array {
    const [met, list, turn] = [this.#met, this.#list, this.#turn];
    let kept = 0;
    if (size < SORTABLE) {
      for (let i = 0; i < size; i++) {
        const document = list[i] ?? 0;
        if ((met[document] ?? 0) >>> 2 === turn) list[kept++] = document;
      }
      return list.subarray(0, kept).sort();
    }
    for (let document = 0; document < met.length; document++)
      if ((met[document] ?? 0) >>> 2 === turn) list[kept++] = document;
    return list.subarray(0, kept);
  }

  #graded(documents: Uint32Array, exact: readonly number[]): Matches {
    const met = this.#met;
    const isExact = exact.length > 0 ? new Set(exact) : null;
    const grades = new Uint8Array(documents.length);
    const sizes = new Uint32Array(4);
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] ?? 0;
      const as = (met[document] ?? 0) & 3;
      const grade = as & CODE ? (isExact?.has(document) ? EXACT_CODE : CODE_PREFIX) : as & FIRST ? NAME_PREFIX : OTHER;
      grades[i] = grade;
      sizes[grade] = (sizes[grade] ?? 0) + 1;
    }
    return Array.from(sizes, (size, grade) => chosen(documents, grades, grade, size));
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
    const isIt =
      token !== '' &&
      at < starts.length - 1 &&
      (starts[at + 1] ?? 0) - (starts[at] ?? 0) === token.length &&
      this.#compare(at, token) === 0;
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

function chosen(documents: Uint32Array, grades: Uint8Array, grade: number, size: number): Uint32Array {
  if (size === documents.length) return documents.slice();
  const some = new Uint32Array(size);
  if (size === 0) return some;
  let at = 0;
  for (let i = 0; i < documents.length; i++) if (grades[i] === grade) some[at++] = documents[i] ?? 0;
  return some;
}
