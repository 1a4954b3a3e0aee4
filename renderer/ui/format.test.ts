import { expect, test } from 'vitest';
import {
  ageText,
  countText,
  dateText,
  dateTimeText,
  exactTimeText,
  decimalText,
  minorDigits,
  money,
  quantity,
  signedQuantity,
  timeText,
  wholeMoney,
} from './format.ts';

test('[SH4] a quantity shows its unit, not its smallest unit', () => {
  expect(quantity(1500, 3, 'en')).toBe('1.5');
  expect(quantity(1500, 3, 'de')).toBe('1,5');
  expect(quantity(1234567, 0, 'en')).toBe('1,234,567');
  expect(signedQuantity(3, 0, 'en')).toBe('+3');
  expect(signedQuantity(0, 0, 'en')).toBe('0');
  expect(countText(100_000, 'de')).toBe('100.000');
});

test('[SH39] what is below nought has a minus, not a hyphen, in every locale and however it is shown', () => {
  for (const locale of ['en', 'de', 'sv', 'ar-EG', 'fr-CH'])
    for (const text of [
      quantity(-1_500, 2, locale),
      signedQuantity(-3, 0, locale),
      money(-129_950, 'EUR', locale),
      wholeMoney(-129_950, 'EUR', locale),
      countText(-4, locale),
      decimalText(-38.1, locale),
    ])
      expect(text).toMatch(/^[^-]*\u2212[^-]*$/);
  expect(quantity(-4, 0, 'en')).toBe('\u22124');
  expect(money(-450, 'EUR', 'en')).toBe('\u2212€4.50');
});

test('[SH8] money has the decimals of its currency', () => {
  expect(money(1999, 'EUR', 'en')).toBe('€19.99');
  expect(money(1999, 'JPY', 'en')).toBe('¥1,999');
  expect(money(1999, 'KWD', 'en')).toMatch(/1\.999$/);
  expect(minorDigits('EUR')).toBe(2);
  expect(minorDigits('JPY')).toBe(0);
});

test('[SH8] a calendar day is the same day everywhere', () => {
  expect(dateText('2026-03-01', 'en-GB')).toBe('1 Mar 2026');
});

test('a moment reads as date and time', () => {
  const noon = new Date(2026, 2, 1, 12, 30).getTime();
  expect(dateText(noon, 'en-GB')).toBe('1 Mar 2026');
  expect(timeText(noon, 'en-GB')).toBe('12:30');
  expect(dateTimeText(noon, 'en-GB')).toMatch(/^1 Mar 2026.*12:30$/);
  expect(exactTimeText(noon, 'en-GB')).toMatch(/^1 Mar 2026.*12:30:\d\d$/);
});

test('an age is in its largest whole unit', () => {
  const now = Date.UTC(2026, 2, 10);
  expect(ageText(now - 3 * 86_400_000, now, 'en')).toBe('3 days ago');
  expect(ageText(now - 90_000, now, 'en')).toBe('1 min. ago');
  expect(ageText(now + 2 * 86_400_000, now, 'en')).toBe('in 2 days');
  expect(ageText(now, now, 'en')).toBe('now');
  expect(ageText(now + 7_000, now, 'en')).toBe('now');
  expect(ageText(now + 60_000, now, 'en')).toBe('in 1 min.');
});

test('[DATA-R21] a moment reads as the day and the time it has in the zone that is given', () => {
  const at = Date.UTC(2026, 10, 29, 1, 30);
  expect(
    [undefined, 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => dateText(at, 'en-GB', zone)).slice(1),
  ).toEqual(['29 Nov 2026', '28 Nov 2026']);
  expect(timeText(at, 'en-GB', 'Pacific/Kiritimati')).toBe('15:30');
  expect(dateTimeText(at, 'en-GB', 'America/Los_Angeles')).toMatch(/^28 Nov 2026.*17:30$/);
  expect(dateText('2026-11-29', 'en-GB', 'America/Los_Angeles')).toBe('29 Nov 2026');
});

test.each([
  [Date.UTC(2026, 10, 27, 10), '2 days ago'],
  [Date.UTC(2026, 10, 28, 7), 'yesterday'],
  [Date.UTC(2026, 10, 28, 12), '20 hr. ago'],
  [Date.UTC(2026, 10, 30, 9), 'tomorrow'],
  [Date.UTC(2026, 11, 1, 7), 'in 2 days'],
])('[DATA-R21] days ago are those of the calendar', (at, said) => {
  expect(ageText(at, Date.UTC(2026, 10, 29, 8), 'en', 'UTC')).toBe(said);
});
