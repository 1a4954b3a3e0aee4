import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarIn, dayIn, daysAfter, dayStatus, momentIn } from './day.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
] as const;
const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute, second };
};

describe('a day', () => {
  test('[DATA-R21] of a moment is that of the zone, whatever zone the computer is set to', () => {
    const at = Date.parse('2026-03-09T23:30:00Z');
    expect(zones.map((zone) => dayIn(at, zone))).toEqual([
      '2026-03-09',
      '2026-03-10',
      '2026-03-09',
      '2026-03-10',
      '2026-03-10',
      '2026-03-10',
    ]);
  });

  test('[DATA-R21] that 0.1 kept as a moment is that date in the zone it was kept in, at midnight and at 18:00, east and west', () => {
    for (const zone of zones)
      for (const hour of [0, 18]) {
        const kept = momentIn({ ...wall('2026-11-01T00:00:00'), hour }, zone);
        const elsewhere = calendarIn({ shop: 'America/Los_Angeles', legacy: zone }, 0);
        expect([zone, elsewhere.said(undefined, kept)]).toEqual([zone, '2026-11-01']);
      }
  });

  test('[DATA-R21] that was said stands before a moment; nothing is nothing', () => {
    const { said } = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
    expect([said('2026-03-01', 0), said(null, 0), said(undefined, null)]).toEqual(['2026-03-01', '1970-01-01', null]);
  });

  test('[DATA-R21] is over only when the whole of it is over in the shop', () => {
    const at = (moment: string) => calendarIn({ shop: 'America/New_York', legacy: 'UTC' }, Date.parse(moment)).today;
    expect(dayStatus('2026-03-09', at('2026-03-10T03:59:59Z'))).toBe('today');
    expect(dayStatus('2026-03-09', at('2026-03-10T04:00:00Z'))).toBe('overdue');
    expect(dayStatus('2026-03-09', at('2026-03-09T03:59:59Z'))).toBe('later');
    expect(dayStatus(null, '2026-03-09')).toBe('none');
  });

  test('so many days after another crosses months, years and changes of clocks', () => {
    expect(['2026-02-28', '2028-02-28', '2026-12-31', '2026-03-28'].map((day) => daysAfter(day, 1))).toEqual([
      '2026-03-01',
      '2028-02-29',
      '2027-01-01',
      '2026-03-29',
    ]);
    expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
  });

  test('a zone nobody here knows is read as Greenwich', () => {
    expect(dayIn(Date.parse('2026-03-09T23:30:00Z'), 'Mars/Olympus')).toBe('2026-03-09');
  });
});

describe('the moment of a wall clock', () => {
  test('of a repeated hour is the first, of one that is left out the moment of the change', () => {
    const berlin = (text: string) => new Date(momentIn(wall(text), 'Europe/Berlin')).toISOString();
    expect(berlin('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(berlin('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin('2026-07-01T12:00:00')).toBe('2026-07-01T10:00:00.000Z');
  });

  test('is that moment again in every zone', () => {
    const moments = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (ms, zone) => {
        const at = Math.floor(ms / 1_000) * 1_000;
        const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
        const back = momentIn(wall(parts.format(at).replace(' ', 'T')), zone);
        // The second of two equal wall times is an hour after the first.
        expect([0, 3_600_000]).toContain(at - back);
      }),
    );
  });
});
