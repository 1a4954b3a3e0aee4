import type { PersonId } from '#shared/domain/operations/ids.ts';
import { expect, test } from 'vitest';
import { placeOf, placeOfDay, queryOf } from './numbers-query.ts';

const today = '2026-05-31';
const asked = (text: string) => queryOf(new URLSearchParams(text), today);

test('[NUM8] the address says period, person and figure; what it cannot mean is the usual period', () => {
  expect(asked('')).toMatchObject({ period: 30, ask: { from: '2026-05-02', to: today, person: null }, show: null });
  expect(asked('days=7&person=p1&show=late')).toMatchObject({
    period: 7,
    ask: { from: '2026-05-25', person: 'p1' },
    show: 'late',
  });
  expect(asked('from=2026-01-01&to=2026-01-31')).toMatchObject({
    period: null,
    ask: { from: '2026-01-01', to: '2026-01-31' },
  });
  expect(asked('from=2026-02-30&to=2026-03-01')).toMatchObject({ period: 30, own: null });
});

test('[NUM9] days that cannot be counted stay as they were entered, and say what is wrong with them', () => {
  expect(asked('from=2026-03-01&to=2026-03-01').own).toMatchObject({ wrong: null });
  const backwards = asked('from=2026-03-02&to=2026-03-01');
  expect(backwards).toMatchObject({ period: null, own: { from: '2026-03-02', to: '2026-03-01', wrong: 'backwards' } });
  // What is counted behind it is harmless.
  expect(backwards.ask).toMatchObject({ from: '2026-05-02', to: today });
  expect(asked('from=2020-01-01&to=2026-01-01')).toMatchObject({ period: null, own: { wrong: 'tooMany' } });
});

test('[NUM8] a figure opens its orders with everything else as it was', () => {
  const address = new URLSearchParams('days=7&show=returns&reason=other');
  expect(placeOf(address, 'late')).toBe('/orders/numbers?days=7&show=late');
  expect(asked(placeOf(address, 'returns', 'defective').split('?')[1] ?? '')).toMatchObject({
    show: 'returns',
    reason: 'defective',
  });
});

test('[NUM8] a day of the parcels opens the orders of that day, of all that are asked for or of one person', () => {
  const address = new URLSearchParams('days=7&show=returns&reason=other');
  const opened = (place: string) => asked(place.split('?')[1] ?? '');
  expect(opened(placeOfDay(address, '2026-05-27'))).toEqual({
    ask: { from: '2026-05-27', to: '2026-05-27', person: null },
    period: null,
    own: { from: '2026-05-27', to: '2026-05-27', wrong: null },
    show: 'parcels',
    reason: null,
  });
  const person = 'p1' as PersonId; // an address names a person by id
  expect(opened(placeOfDay(address, '2026-05-27', person)).ask).toEqual({
    from: '2026-05-27',
    to: '2026-05-27',
    person,
  });
  const ofPerson = new URLSearchParams('days=7&person=p1');
  expect(opened(placeOfDay(ofPerson, '2026-05-27')).ask.person).toBe('p1');
});
