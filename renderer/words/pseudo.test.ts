import { expect, test } from 'vitest';
import { en } from './en/catalogue.ts';
import { mirroredCatalogue, pseudoCatalogue, pseudoText } from './pseudo.ts';
import { placeholders, texts } from './texts.ts';

test('[SH22] the imagined language keeps placeholders and nothing else', () => {
  expect(pseudoText('{{count}} left')).toBe('[{{count}} ļéƒţ·····]');
});

test.each([pseudoCatalogue(en), mirroredCatalogue(en)])(
  '[SH22] it has every key of the catalogue, with every placeholder, either way',
  (written) => {
    const [ours, theirs] = [texts(en), new Map(texts(written))];
    expect(ours.length).toBeGreaterThan(50);
    expect(theirs.size).toBe(ours.length);
    for (const [key, text] of ours)
      expect([key, placeholders(theirs.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  },
);

test('[SH21] no text of the catalogue is empty, and every plural has its general form', () => {
  const ours = new Map(texts(en));
  for (const [key, text] of ours) expect([key, text.trim()]).not.toEqual([key, '']);
  for (const key of ours.keys()) {
    if (/_(zero|one)$/.test(key)) expect([...ours.keys()]).toContain(key.replace(/_(zero|one)$/, '_other'));
  }
});
