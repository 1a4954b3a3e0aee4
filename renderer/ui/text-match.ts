/** A text as it is compared: small letters without accents, "ß" as "ss". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** The words of a text as they are compared. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * How far a text is from a question, 0 the nearest; null where a word of the question is not in it. A word is found where
 * one begins so, then within one ("bestand" in "Meldebestand"), then with a slip of the fingers.
 */
export function distanceTo(text: string, question: string): number | null {
  const have = wordsOf(text);
  let sum = 0;
  for (const want of wordsOf(question)) {
    const nearest = Math.min(...have.map((word) => wordDistance(word, want)), Number.POSITIVE_INFINITY);
    if (nearest === Number.POSITIVE_INFINITY) return null;
    sum += nearest;
  }
  return sum;
}

/** Something to find: what it is called, and other words people call it by. */
export type Findable = { readonly title: string; readonly keywords: string };

/** What fits a question, the nearest first; of two as near the earlier one. Words in a title are nearer than others. */
export function findBest<T extends Findable>(entries: readonly T[], question: string): readonly T[] {
  if (wordsOf(question).length === 0) return [];
  return entries
    .flatMap((entry) => {
      const inTitle = distanceTo(entry.title, question);
      const inAll = inTitle ?? distanceTo(`${entry.title} ${entry.keywords}`, question);
      return inAll === null ? [] : [{ entry, far: inTitle ?? inAll + 10 }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ entry }) => entry);
}

function wordDistance(word: string, want: string): number {
  if (word === want) return 0;
  if (word.startsWith(want)) return 1;
  if (want.length >= 3 && word.includes(want)) return 2;
  const slips = want.length < 4 ? 0 : want.length < 8 ? 1 : 2;
  const made = slips === 0 ? 1 : slipsTo(word, want);
  return made <= slips ? 3 + made : Number.POSITIVE_INFINITY;
}

/** How many letters have to be changed, added, left out or swapped with their neighbour until `word` begins with `want`. */
function slipsTo(word: string, want: string): number {
  let [older, last]: [readonly number[], readonly number[]] = [[], [...Array(word.length + 1).keys()]];
  for (let i = 1; i <= want.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const change = (last[j - 1] ?? 0) + (want[i - 1] === word[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && want[i - 1] === word[j - 2] && want[i - 2] === word[j - 1];
      row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swapped ? (older[j - 2] ?? 0) + 1 : change));
    }
    [older, last] = [last, row];
  }
  return Math.min(...last);
}
