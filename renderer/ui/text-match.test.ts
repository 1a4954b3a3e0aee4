import { expect, test } from 'vitest';
import { distanceTo, findBest } from './text-match.ts';

const finds = (text: string, question: string) => distanceTo(text, question, true) !== null;

test('[SH87] every word of the question must be there, whatever its accents and capitals', () => {
  expect(finds('Größe und Währung', 'WAHRUNG grosse')).toBe(true);
  expect(finds('Größe und Währung', 'Währung Farbe')).toBe(false);
  expect(finds('Crème brûlée', 'creme brulee')).toBe(true);
});

test('[SH87] a word begins so, has it inside, or is a slip away', () => {
  expect(finds('Meldebestand', 'bestand')).toBe(true);
  expect(finds('Scanner', 'scaner')).toBe(true);
  expect(finds('Scanner', 'sacnner')).toBe(true);
  expect(finds('Notifications', 'notfiactions')).toBe(true);
  expect(finds('Scanner', 'printer')).toBe(false);
  expect(finds('Log', 'lag')).toBe(false);
});

test('[SH87] the nearest comes first, a title before other words, and nothing fits nothing', () => {
  const entries = [
    { title: 'Books', keywords: 'check proof log' },
    { title: 'Log', keywords: 'errors' },
    { title: 'Logging', keywords: '' },
  ];
  expect(findBest(entries, 'log').map(({ title }) => title)).toEqual(['Log', 'Logging', 'Books']);
  expect(findBest(entries, '  ')).toEqual([]);
});

test('[SH87] slips count only where nothing is written as it was typed', () => {
  const entries = [
    { title: 'Received', keywords: '' },
    { title: 'Reserved', keywords: '' },
  ];
  expect(findBest(entries, 'reserved').map(({ title }) => title)).toEqual(['Reserved']);
  expect(findBest(entries, 'resreved').map(({ title }) => title)).toEqual(['Reserved']);
});
