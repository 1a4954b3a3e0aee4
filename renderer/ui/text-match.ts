import { wordsOf } from '#shared/base/fold-text.ts';

/**
 * How far a text is from a question, 0 the nearest; null where a word of the question is not in it. A word is found where
 * one begins so, then within one ("bestand" in "Meldebestand"), then, where `slips` may be, with a slip of the fingers.
 */
export function distanceTo(text: string, question: string, slips: boolean): number | null {
  const have = wordsOf(text);
  let sum = 0;
  for (const want of wordsOf(question)) {
    const nearest = Math.min(...have.map((word) => wordDistance(word, want, slips)), Number.POSITIVE_INFINITY);
    if (nearest === Number.POSITIVE_INFINITY) return null;
    sum += nearest;
  }
  return sum;
}

/** What is found for a question; slips of the fingers count only where nothing is written as it was typed. */
export function findWithSlips<T>(question: string, find: (slips: boolean) => readonly T[]): readonly T[] {
  if (wordsOf(question).length === 0) return [];
  const asTyped = find(false);
  return asTyped.length > 0 ? asTyped : find(true);
}

/** Something to find: what it is called, and other words people call it by. */
export type Findable = { readonly title: string; readonly keywords: string };

/** What fits a question, the nearest first; of two as near the earlier one. Words in a title are nearer than others. */
export function findBest<T extends Findable>(entries: readonly T[], question: string): readonly T[] {
  return findWithSlips(question, (slips) =>
    entries
      .flatMap((entry) => {
        const inTitle = distanceTo(entry.title, question, slips);
        const inAll = inTitle ?? distanceTo(`${entry.title} ${entry.keywords}`, question, slips);
        return inAll === null ? [] : [{ entry, far: inTitle ?? inAll + 10 }];
      })
      .sort((a, b) => a.far - b.far)
      .map(({ entry }) => entry),
  );
}

function wordDistance(word: string, want: string, slips: boolean): number {
  if (word === want) return 0;
  if (word.startsWith(want)) return 1;
  if (want.length >= 3 && word.includes(want)) return 2;
  // Of three letters every slip would be another word.
  if (!slips || want.length < 4) return Number.POSITIVE_INFINITY;
  const made = slipsTo(word, want);
  return made <= (want.length < 8 ? 1 : 2) ? 3 + made : Number.POSITIVE_INFINITY;
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
