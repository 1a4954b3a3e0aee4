import { expect, test } from 'vitest';
import { en } from '../en/catalogue.ts';
import { placeholders, texts } from '../texts.ts';
import { de } from './catalogue.ts';

const english = new Map(texts(en));
const german = new Map(texts(de));

test('[SH30] every German text has the placeholders of its English text, and none is empty', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of german) {
    expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? '')]);
    expect([key, text.trim()]).not.toEqual([key, '']);
  }
});
