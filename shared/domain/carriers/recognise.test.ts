import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carrierIds, carrierName, carrierNamed, servicesOf, trackingLink } from './carrier.ts';
import {
  type CheckRule,
  dpdCheck,
  fedexCheck,
  glsCheck,
  gs1Check,
  identCheck,
  isChecked,
  s10Check,
  sevenCheck,
  upsCheck,
} from './check-digits.ts';
import { recognise } from './recognise.ts';

const best = (text: string) => recognise(text).candidates[0];

test.each([
  ['1Z24W7A80300123457', 'ups', 'Ground'],
  ['1Z900ABC6677770015', 'ups', 'Worldwide Express'],
  ['RR471108151GB', 'royal-mail', undefined],
  ['RR471108151DE', 'deutsche-post', undefined],
  ['CY471108151DE', 'dhl', undefined],
  ['CY471108151FR', 'la-poste', undefined],
  ['RR471108151CH', 'swiss-post', undefined],
  ['CY471108151NL', 'postnl', undefined],
  ['EE200300408AT', 'austrian-post', 'EMS'],
  ['9205123456789000000124', 'usps', 'Priority Mail'],
  ['92748123456789000000012345', 'usps', undefined],
  ['61234567890123456782', 'fedex', undefined],
  ['00340434123456789005', 'dhl', undefined],
  ['JJD1400000000001', 'dhl', undefined],
  ['JVGL0600000001234567', 'dhl', undefined],
  ['3SABCD0123456789', 'postnl', undefined],
  ['TBA300000000001', 'amazon', undefined],
  ['H1000000000000000001', 'hermes', undefined],
  ['JD0002000000000001', 'yodel', undefined],
] as const)('[CAR1] %s is a number of %s', (number, carrier, service) => {
  expect(best(number)).toEqual({ carrier, number, evidence: 'own', ...(service && { service }) });
});

test.each([
  ['1234567891', 'dhl-express'],
  ['712345678905', 'fedex'],
  ['567000000123006', 'fedex'],
  ['03123456789000000125', 'usps'],
  ['300123456784', 'dhl'],
  ['500102345676', 'gls'],
  ['09123456789013', 'hermes'],
  ['01005001234567N', 'dpd'],
  ['7000123456789011', 'canada-post'],
  ['1000123456789012345672', 'austrian-post'],
] as const)('[CAR2] the check digit of %s is that of %s', (number, carrier) => {
  expect(best(number)).toMatchObject({ carrier, evidence: 'checked' });
});

test('[CAR2] a wrong digit makes a count of digits say nothing, and a form of its own mistyped', () => {
  expect(recognise('1234567892').candidates).toEqual([]);
  expect(recognise('712345678906').candidates).toEqual([]);
  expect(best('1Z24W7A80300123456')).toMatchObject({ carrier: 'ups', evidence: 'mistyped' });
  expect(best('RR471108152GB')).toMatchObject({ carrier: 'royal-mail', evidence: 'mistyped' });
  expect(best('00340434123456789006')).toMatchObject({ carrier: 'dhl', evidence: 'mistyped' });
});

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

test.each<[string, CheckRule, number, number]>([
  ['GS1', gs1Check, 8, 25],
  ['UPS', upsCheck, 15, 15],
  ['S10', s10Check, 8, 8],
  ['FedEx', fedexCheck, 11, 13],
  ['DHL Express', sevenCheck, 9, 9],
  ['Identcode', identCheck, 11, 11],
  ['GLS', glsCheck, 11, 11],
  ['DPD', dpdCheck, 14, 27],
])('[CAR2] %s: the digit that the rule makes is right, every other one is not', (_name, rule, least, most) => {
  fc.assert(
    fc.property(digits(least, most), (body) => {
      const last = rule(body);
      expect(last).toMatch(/^[0-9A-Z]$/);
      for (const other of '0123456789') expect(isChecked(body + other, rule)).toBe(other === last);
    }),
  );
});

test('[CAR2] a check digit catches every digit that was misread', () => {
  for (const [number, rule] of [
    ['34043412345678900' + gs1Check('34043412345678900'), gs1Check],
    ['47110815' + s10Check('47110815'), s10Check],
  ] as const)
    for (let at = 0; at < number.length; at++) {
      const misread = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
      expect(isChecked(misread, rule)).toBe(false);
    }
});

test('[CAR3] what fits several carriers answers all, those that the shop uses first', () => {
  const carriers = (used: Parameters<typeof recognise>[1]) =>
    recognise('100000000242', used).candidates.map(({ carrier }) => carrier);
  expect(carriers([])).toEqual(['dhl', 'gls', 'fedex']);
  expect(carriers(['fedex', 'gls'])).toEqual(['fedex', 'gls', 'dhl']);
  const hermes = recognise('09123456789013').candidates.map(({ carrier }) => carrier);
  expect(hermes).toEqual(['hermes', 'dpd', 'gls']);
  expect(recognise('09123456789013', ['dpd']).candidates[0]).toMatchObject({ carrier: 'dpd', evidence: 'form' });
  expect(recognise('1Z24W7A80300123457', ['dpd']).candidates.map(({ carrier }) => carrier)).toEqual(['ups']);
});

test.each([
  ['420100019205123456789000000124', '9205123456789000000124', 'usps'],
  ['4201000112349205123456789000000124', '9205123456789000000124', 'usps'],
  ['1001222222222222222200712345678905', '712345678905', 'fedex'],
  ['9611020567000000123006', '567000000123006', 'fedex'],
  ['0010115010050012345673272764', '01005001234567', 'dpd'],
  ['%001011501005001234567327276', '01005001234567', 'dpd'],
  ['(00)340434123456789005', '00340434123456789005', 'dhl'],
  ['340434123456789005', '00340434123456789005', 'dhl'],
  [']C100340434123456789005', '00340434123456789005', 'dhl'],
  [' 1z 24w 7a8 03 0012 3457 ', '1Z24W7A80300123457', 'ups'],
  ['99.00.123456.00000001', '990012345600000001', 'swiss-post'],
] as const)('[CAR4] %s carries %s of %s', (scan, number, carrier) => {
  const found = recognise(scan);
  expect(found.number).toBe(number);
  expect(found.candidates[0]).toMatchObject({ carrier, number });
});

test('[CAR4] a logistic unit that is nobody’s in particular is answered without its mark', () => {
  expect(recognise('(00)140123450000000013')).toEqual({ number: '140123450000000013', candidates: [] });
});

test('[CAR5] a number that fits nobody is answered as it was typed', () => {
  expect(recognise(' Kurier-Meier 17/b ')).toEqual({ number: 'Kurier-Meier 17/b', candidates: [] });
  expect(recognise('')).toEqual({ number: '', candidates: [] });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { number, candidates } = recognise(text);
      for (const one of candidates) expect(carrierIds).toContain(one.carrier);
      expect(recognise(number).number).toBe(number);
    }),
  );
});

test('[CAR6] a known carrier with a number has a page to follow it, over https and encoded', () => {
  for (const id of carrierIds) {
    const link = trackingLink(carrierName(id), 'A 1/2?3');
    expect(link).toMatch(/^https:\/\/[^ ]+A1%2F2%3F3$/);
    expect(trackingLink(carrierName(id), ' ')).toBeNull();
  }
  expect(trackingLink('ups', "1Z$&'")).toContain("1Z%24%26'");
  expect(trackingLink('Kurier Meier', '17')).toBeNull();
  expect(trackingLink(null, '17')).toBeNull();
});

test('[CAR7] names of stores and files mean a known carrier; another is the shop’s own', () => {
  expect(carrierNamed('dhl paket')).toBe('dhl');
  expect(carrierNamed('Royal-Mail')).toBe('royal-mail');
  expect(carrierNamed('Österreichische Post AG')).toBe('austrian-post');
  expect(carrierNamed('Kurier Meier')).toBeUndefined();
  expect(servicesOf('United Parcel Service')).toContain('Standard');
  expect(servicesOf('Kurier Meier')).toEqual([]);
  for (const id of carrierIds) expect(carrierNamed(carrierName(id))).toBe(id);
});
