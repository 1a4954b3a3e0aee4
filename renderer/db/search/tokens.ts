import { codeKey, wordsOf } from '#shared/base/fold-text.ts';

/** What is searched of a variant. */
export type SearchDoc = {
  readonly name: string;
  readonly options: string;
  readonly sku: string;
  readonly supplierCode: string;
  readonly barcodes: readonly string[];
};

/** What a token is in its document besides a word: the name begins with it, or it is a whole code. */
export const [FIRST, CODE] = [1, 2];

// Scripts written without spaces: a word is found from any of its signs on.
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** The tokens of a document, each once, with what it is (bits of FIRST and CODE). */
export function tokensOf(doc: SearchDoc): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>();
  const add = (token: string, bits: number) => {
    if (token !== '') tokens.set(token, (tokens.get(token) ?? 0) | bits);
  };
  doc.name.split(/\s+/).forEach((chunk, i) => addChunk(chunk, i === 0, add));
  if (doc.options !== '') for (const chunk of doc.options.split(/\s+/)) addChunk(chunk, false, add);
  for (const code of [doc.sku, doc.supplierCode]) {
    if (code !== '') addChunk(code, false, add);
    add(codeKey(code), CODE);
  }
  for (const code of doc.barcodes) add(codeKey(code), CODE);
  return tokens;
}

/** The words between two spaces, and all of them as one: `T-Shirt` is found as `shirt` and as `tshirt`. */
function addChunk(chunk: string, isFirst: boolean, add: (token: string, bits: number) => void): void {
  const words = wordsOf(chunk);
  words.forEach((word, i) => {
    add(word, isFirst && i === 0 ? FIRST : 0);
    if (unspaced.test(word)) for (let from = 1; from < word.length; from++) add(word.slice(from), 0);
  });
  if (words.length > 1) add(words.join(''), isFirst ? FIRST : 0);
}

/** A question as it is looked up: its words, each of which must begin a token, and all of it as one code. */
export type Question = { readonly words: readonly string[]; readonly code: string };

export function questionOf(text: string): Question {
  return { words: wordsOf(text), code: codeKey(text) };
}
