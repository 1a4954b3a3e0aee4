import { beforeEach, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { valueText } from './act-words.ts';
import type { Names } from './names.queries.ts';

beforeEach(() => openWords('en'));

test('[PIC3] an act says how many pictures a product showed, and shows, never their hashes', () => {
  const hash = (digit: string) => digit.repeat(64);
  // Neither is asked for a picture.
  const [names, format] = [{} as Names, {} as Format];
  const said = (kind: 'product' | 'shop', field: string, value: string | readonly string[] | null) =>
    valueText({ kind, id: 'x', field }, value, names, { t: words(), format });
  expect(said('product', 'pictures', null)).toBe('nothing');
  expect(said('product', 'pictures', [hash('a')])).toBe('1 picture');
  expect(said('product', 'pictures', [hash('a'), hash('b')])).toBe('2 pictures');
  expect(said('shop', 'logo', hash('c'))).toBe('a picture');
});
