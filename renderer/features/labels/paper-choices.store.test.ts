import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Printer } from '#shared/contract/bridge/printing.ts';
import { printerFor } from './printer-for.ts';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => kept.set(key, text),
});
const { choosePaper, readPaperChoices, usePaperChoices } = await import('./paper-choices.store.ts');

const printer = (name: string, isDefault = false): Printer => ({ name, state: 'idle', isDefault });

beforeEach(() => kept.clear());

describe('[LAB60] which printer a paper goes to', () => {
  test('is kept for each paper on its own, and read back after a start', () => {
    choosePaper('roll-57x32', { printer: 'Zebra', dpi: 300 });
    choosePaper('document', { printer: 'Office' });
    choosePaper('roll-57x32', { dpi: 203 });
    const read = readPaperChoices(kept.get('stockroom.printers') ?? null);
    expect(read).toEqual(usePaperChoices.getState());
    expect(read['roll-57x32']).toEqual({ printer: 'Zebra', dpi: 203 });
    expect(read.document.printer).toBe('Office');
    expect(read['a4-24']).toEqual({ printer: null, dpi: 600 });
  });

  test.each(['{"half', '[]', 'null', '{"roll-57x32":"Zebra","document":{"printer":7,"dpi":250}}'])(
    'is as at first where a kept text says nothing of it: %s',
    (text) => {
      expect(readPaperChoices(text)['roll-57x32']).toEqual({ printer: null, dpi: 203 });
      expect(readPaperChoices(text).document).toEqual({ printer: null, dpi: 600 });
    },
  );

  test('follows the default, or the only printer, while nobody chose', () => {
    expect(printerFor([printer('a'), printer('b', true)], null)?.name).toBe('b');
    expect(printerFor([printer('a')], null)?.name).toBe('a');
    expect(printerFor([printer('a'), printer('b')], null)).toBeNull();
    expect(printerFor([], 'a')).toBeNull();
  });

  test('[LAB61] is proposed anew while the chosen one is away', () => {
    const there = [printer('a', true), printer('b')];
    expect(printerFor(there, 'b')?.name).toBe('b');
    expect(printerFor(there, 'gone')?.name).toBe('a');
  });
});
