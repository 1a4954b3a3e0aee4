import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Printer, PrinterFacts } from '#shared/contract/bridge/printing.ts';
import { printerFor } from './printer-for.ts';
import { dotsOf, resolutionFor, SAFE_DPI } from './resolution.ts';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => kept.set(key, text),
});
const { choosePaper, readPaperChoices, resolutionsOf, usePaperChoices } = await import('./paper-choices.store.ts');

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
    expect(read['a4-24']).toEqual({ printer: null, dpi: null });
  });

  test.each(['{"half', '[]', 'null', '{"roll-57x32":"Zebra","document":{"printer":7,"dpi":250}}'])(
    'is as at first where a kept text says nothing of it: %s',
    (text) => {
      expect(readPaperChoices(text)['roll-57x32']).toEqual({ printer: null, dpi: null });
      expect(readPaperChoices(text).document).toEqual({ printer: null, dpi: null });
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

describe('[LAB65] how fine a paper is printed', () => {
  const facts = (usual: number | null): PrinterFacts => ({
    takes: 'pages',
    stopped: false,
    says: '',
    dpi: { usual, all: usual === null ? [] : [usual] },
  });

  test('is what its printer says, while nobody chose', () => {
    expect(resolutionFor('roll-57x32', null, facts(203))).toBe(203);
    expect(resolutionFor('roll-57x32', null, facts(300))).toBe(300);
    expect(resolutionFor('a4-24', null, facts(1200))).toBe(600);
    expect(resolutionFor('roll-57x32', 300, facts(203))).toBe(300);
  });

  test('is what is read at every resolution where no printer says, or one that is none of ours', () => {
    for (const known of [null, undefined, facts(null), facts(720), facts(180)])
      expect(resolutionFor('roll-57x32', null, known)).toBe(SAFE_DPI);
    expect(resolutionFor('a4-65', null, facts(203))).toBe(SAFE_DPI);
    expect([203, 200, 300, 600, 1200, 900, 720, 0].map(dotsOf)).toEqual([203, 203, 300, 600, 600, 300, null, null]);
  });

  test('203 dpi is offered for rolls only', () => {
    expect(resolutionsOf('roll-102x51')).toContain(203);
    for (const paper of ['a4-24', 'a4-65', 'document'] as const) expect(resolutionsOf(paper)).not.toContain(203);
  });

  test('what 0.1 kept without a choice is no choice; what a person chose there stays', () => {
    const kept =
      '{"roll-57x32":{"printer":"Z","dpi":203},"roll-102x51":{"printer":null,"dpi":300},"a4-24":{"printer":null,"dpi":203}}';
    const read = readPaperChoices(kept);
    expect(read['roll-57x32']).toEqual({ printer: 'Z', dpi: null });
    expect(read['roll-102x51'].dpi).toBe(300);
    expect(read['a4-24'].dpi).toBeNull();
  });
});
