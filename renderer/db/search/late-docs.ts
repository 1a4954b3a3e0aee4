import { CODE_PREFIX, EXACT_CODE, type Matches, NAME_PREFIX, OTHER } from './token-index.ts';
import { CODE, FIRST, type Question, type SearchDoc, tokensOf } from './tokens.ts';

/** Documents that changed after the index was built: few, so that looking through all of them is quick. */
export class LateDocs {
  /** Each document's tokens in one text: every one behind a space, the name's first behind `^`, codes between `=`. */
  readonly #texts = new Map<number, string>();
  /** 1 where a slot is here: asked for every variant a search finds. */
  #marks = new Uint8Array(0);

  get size(): number {
    return this.#texts.size;
  }

  has(slot: number): boolean {
    return this.#marks[slot] === 1;
  }

  put(slot: number, doc: SearchDoc): void {
    let text = '';
    for (const [token, bits] of tokensOf(doc))
      text += ` ${token}${bits & FIRST ? `^${token}` : ''}${bits & CODE ? `=${token}=` : ''}`;
    this.#texts.set(slot, text);
    if (slot >= this.#marks.length) {
      const wider = new Uint8Array(slot * 2 + 64);
      wider.set(this.#marks);
      this.#marks = wider;
    }
    this.#marks[slot] = 1;
  }

  /** Slots by how good they match, best first. */
  find({ words, code }: Question): Matches {
    const found: number[][] = [[], [], [], []];
    for (const [slot, text] of this.#texts) {
      const grade = gradeOf(text, words, code);
      if (grade !== null) found[grade]?.push(slot);
    }
    return found.map((slots) => Uint32Array.from(slots));
  }

  withCode(code: string): number[] {
    return [...this.#texts].flatMap(([slot, text]) => (text.includes(`=${code}=`) ? [slot] : []));
  }
}

function gradeOf(text: string, words: readonly string[], code: string): number | null {
  if (code !== '' && text.includes(`=${code}`)) return text.includes(`=${code}=`) ? EXACT_CODE : CODE_PREFIX;
  if (words.length === 0 || !words.every((word) => text.includes(` ${word}`))) return null;
  return text.includes(`^${words[0]}`) ? NAME_PREFIX : OTHER;
}
