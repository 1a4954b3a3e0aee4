import { beforeAll, describe, expect, test } from 'vitest';
import { hasWord, openWords, speak, words, wordOf } from '#renderer/words/words.ts';
import { placeholders } from '#renderer/words/texts.ts';
import { articlesOf, textsOf } from './articles.ts';
import { helpSpots, searchHelp } from './help-search.ts';
import { piecesOf } from './help-text.ts';
import { helpEntries, helpTopics } from './help-topics.ts';

beforeAll(() => openWords('en'));

/** Every text of the help as it is written, by topic. */
function written(): readonly (readonly [topic: string, texts: readonly string[]])[] {
  return Object.entries(articlesOf(words())).map(([topic, { title, lead, parts }]) => [
    topic,
    [title, lead, ...parts.flatMap((part) => [part.head, ...textsOf(part)])],
  ]);
}

const marksOf = (texts: readonly string[]) =>
  texts.flatMap(piecesOf).flatMap((piece) => (piece.kind === 'plain' ? [] : [JSON.stringify(piece)]));

const hits = (question: string) => searchHelp(helpSpots(words()), question);

test('[HLP1] every topic is listed once', () => {
  const listed = helpTopics.map(({ id }) => id);
  expect([...listed].sort()).toEqual(
    written()
      .map(([topic]) => topic)
      .sort(),
  );
});

describe.each(['en', 'de'] as const)('in %s', (language) => {
  beforeAll(() => speak(language));

  test('[HLP4] what a text marks is there: words without gaps to fill, and no mark that nobody knows', () => {
    const pieces = written().flatMap(([, texts]) => texts.flatMap(piecesOf));
    const keys = pieces.flatMap((piece) => (piece.kind === 'word' || piece.kind === 'go' ? [piece.key] : []));
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !hasWord(key))).toEqual([]);
    const named = keys.flatMap((key) => (hasWord(key) && !key.startsWith('help.') ? [wordOf(words(), key)] : []));
    expect(named.filter((text) => placeholders(text).length > 0)).toEqual([]);
    expect(pieces.filter((piece) => piece.kind === 'plain' && /\{\{|\}\}/.test(piece.text))).toEqual([]);
  });

  test('[HLP6] every topic is found by its own name first', () => {
    for (const { title, path } of helpEntries(words()))
      expect([title, hits(title)[0]?.spot.path]).toEqual([title, path]);
  });
});

test('[HLP3] both languages name the same words, keys and places, topic by topic', async () => {
  await speak('en');
  const english = written().map(([topic, texts]) => [topic, marksOf(texts).sort()]);
  await speak('de');
  expect(written().map(([topic, texts]) => [topic, marksOf(texts).sort()])).toEqual(english);
  await speak('en');
});

test('[HLP6] a search finds what is called so, then what is known so, then what speaks of it, with the line', () => {
  const [reserved] = hits('reserved');
  expect(reserved?.spot).toMatchObject({ head: 'Committed', path: '/help/words?part=committed' });
  expect(reserved?.line).toContain('Reserved for open orders');
  expect(hits('available')[0]?.spot.head).toBe('Available');
  expect(hits('glossary')[0]?.spot.path).toBe('/help/words');
  expect(hits('bakcup')[0]?.spot.path).toBe('/help/backup');
  expect(hits('zebra crossing')).toEqual([]);
});

test('[HLP6] in German, whatever the accents', async () => {
  await speak('de');
  expect(hits('Verfugbar')[0]?.spot.head).toBe('Verfügbar');
  expect(hits('Inventur')[0]?.spot.path).toBe('/help/counts');
  await speak('en');
});
