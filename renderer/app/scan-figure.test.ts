import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanRecorder, type ScanRun, usualScanner } from '#renderer/platform/scanner.ts';
import { isScannedFigure } from './scan-figure.ts';

const seed = 20261129;

/** Keys with their own time stamps, so many milliseconds apart, as the recorder judges them at the last. */
function run(keys: readonly string[], gaps: readonly number[]): ScanRun {
  const recorder = createScanRecorder(
    () => usualScanner,
    () => undefined,
    () => () => undefined,
  );
  let at = 1_000;
  for (const [place, key] of keys.entries()) {
    at += place === 0 ? 0 : (gaps[place - 1] ?? 0);
    const step = recorder.read({ key, code: '', shift: false, chord: null, repeat: false, at });
    if (step.part === 'end') return step.run;
  }
  throw new Error('no key ended it');
}

const keysOf = (figure: string) => [...figure, 'Enter'];
const even = (ms: number) => [ms, ms, ms, ms];

test.each([
  // A form: what is refused there is typed once more.
  ['123', even(10), 'form', true],
  ['777', even(20), 'form', true],
  ['42', even(10), 'form', true],
  ['999', [28, 12, 22], 'form', true],
  ['123', even(35), 'form', false],
  ['123', [12, 12, 60], 'form', false],
  ['12', [25, 55], 'form', false],
  ['7', even(1), 'form', false],
  // A cell: figure after figure from paper, at 15–90 ms a key.
  ['123', even(10), 'cell', true],
  ['123', [12, 9, 14], 'cell', true],
  ['123', even(15), 'cell', false],
  ['123', [15, 90, 40], 'cell', false],
  ['12', even(5), 'cell', false],
  ['12', even(15), 'cell', false],
  ['7', even(1), 'cell', false],
] as const)('[SCN20] %s at %j ms a key in a %s: scanned is %s', (figure, gaps, place, scanned) => {
  expect(isScannedFigure(run(keysOf(figure), gaps).gaps, place)).toBe(scanned);
});

test(`[SCN20] of what a person enters from paper at 15–90 ms a key no cell takes a figure for a scan (seed ${seed})`, () => {
  const gap = fc.integer({ min: 15, max: 90 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.tuple(gap, gap, gap), (figure, gaps) => {
      expect(isScannedFigure(run(keysOf(String(figure)), gaps).gaps, 'cell')).toBe(false);
    }),
    { seed, numRuns: 2_000 },
  );
});

test(`[SCN20] of three signs and more at a scanner's 7–20 ms a key a form takes none for a figure (seed ${seed})`, () => {
  const gap = fc.integer({ min: 7, max: 20 });
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), fc.tuple(gap, gap, gap), (figure, gaps) => {
      expect(isScannedFigure(run(keysOf(String(figure)), gaps).gaps, 'form')).toBe(true);
    }),
    { seed, numRuns: 2_000 },
  );
});
