import { describe, expect, test } from 'vitest';
import { namedCurrencies, parseMoney } from './money.ts';

const minor = (text: string, sign: '.' | ',' = '.') => {
  const money = parseMoney(text, sign, 2);
  return money.ok ? money.value.minor : money.failure.code;
};

describe('amounts with the words of their currency', () => {
  test.each([
    ['SAR 20.00', 2000],
    ['USD12.50', 1250],
    ['US$ 1,250.00', 125000],
    ['20 000Fcfa', 2000000],
    ['20\u202f000 F CFA', 2000000],
    ['Rs. 1,00,000.50', 10000050],
    ['kr 99.90', 9990],
    ['99.90 kr.', 9990],
    ['12.00 zł', 1200],
    ['-5.00 EUR', 'money-negative'],
    ['€ -5.00', 'money-negative'],
    ['-€5.00', 'money-negative'],
    ['12.-', 1200],
    ['CHF 12.-', 1200],
    ['12.— CHF', 1200],
    ['R$ 10.00', 1000],
    ['RM10.00', 1000],
    ['1200円', 120000],
    ['£.99', 99],
    ['.99', 99],
    ['12.50', 1250],
    ["1'250.00", 125000],
    ['12.50 each', 'money-unreadable'],
    ['about 12', 'money-unreadable'],
    ['12.50 kg 3', 'money-unreadable'],
    ['2024-01-31', 'money-unreadable'],
    ['A12', 'money-unreadable'],
    ['12 pieces', 'money-unreadable'],
    ['', 'money-unreadable'],
    ['EUR', 'money-unreadable'],
  ])('[IMP141] %s', (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  test('[IMP141] the comma as the decimal sign', () => {
    expect(minor('12,- €', ',')).toBe(1200);
    expect(minor('1.234,50 €', ',')).toBe(123450);
    expect(minor('€ 0,99', ',')).toBe(99);
  });

  test('[IMP141] what stands beside the figures names the currencies it may be', () => {
    expect(namedCurrencies('SAR 20.00')).toEqual(['SAR']);
    expect(namedCurrencies('20 000Fcfa')).toEqual(['XOF', 'XAF']);
    expect(namedCurrencies('kr 5')).toContain('NOK');
    expect(namedCurrencies('$5')).toContain('USD');
    for (const text of ['5.00', '5 pcs', '', 'EUR', '-3']) expect(namedCurrencies(text)).toBeUndefined();
  });
});
