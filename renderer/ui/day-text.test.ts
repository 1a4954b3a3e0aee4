import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, parseDay } from './day-text.ts';

const value = (read: ReturnType<typeof parseDay>) => (read.ok ? read.value : read.failure.code);

test.each([
  ['31.12.2026', 'de', '2026-12-31'],
  ['12/31/26', 'en-US', '2026-12-31'],
  ['31/12/2026', 'en-GB', '2026-12-31'],
  ['2026-12-31', 'en-US', '2026-12-31'],
  ['29.2.2028', 'de', '2028-02-29'],
  ['٣١/١٢/٢٠٢٦', 'ar-EG', '2026-12-31'],
  ['', 'de', null],
])('[SH7] %j in %s is %j', (text, locale, expected) => {
  expect(value(parseDay(text, locale))).toBe(expected);
});

test.each(['30.2.2026', '1.13.2026', 'tomorrow', '31.12.', '1.1.1', '12 May 2026'])('[SH7] %j is no day', (text) => {
  expect(value(parseDay(text, 'de'))).toBe(text === '1.1.1' ? '2001-01-01' : 'not-a-day');
});

test('[SH7] a day shown in a field is read back as itself', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('en-US', 'en-GB', 'de', 'fr', 'sv', 'ja', 'ko', 'hu', 'ar-EG', 'fa', 'th'),
      (date, locale) => {
        const day = date.toISOString().slice(0, 10);
        expect(value(parseDay(dayText(day, locale), locale))).toBe(day);
      },
    ),
  );
});
