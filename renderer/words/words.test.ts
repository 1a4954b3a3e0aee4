import { beforeAll, expect, test } from 'vitest';
import { openWords, words, writeNumbers } from './words.ts';

beforeAll(() => openWords('en'));

test('[SH39] a number within a sentence is written as numbers are, whatever else stands in it', () => {
  writeNumbers((value) => new Intl.NumberFormat('en').format(value));
  expect(words()('welcome.recovery.back', { count: 12_345 })).toContain('12,345');
  expect(words()('welcome.recovery.back', { count: 1 })).not.toContain('12,345');
  writeNumbers((value) => new Intl.NumberFormat('de').format(value));
  expect(words()('welcome.recovery.back', { count: 12_345 })).toContain('12.345');
  expect(words()('activity.andMore', { what: '12345', count: 1_234 })).toMatch(/^12345 .*1\.234/);
});
