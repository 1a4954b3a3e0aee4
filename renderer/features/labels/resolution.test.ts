import { expect, test } from 'vitest';
import type { PrinterFacts } from '#shared/contract/bridge/printing.ts';
import { otherResolution } from './resolution.ts';

const printer = (usual: number | null): PrinterFacts => ({
  takes: 'pages',
  stopped: false,
  says: '',
  dpi: { usual, all: [] },
});

test('[LAB65] a resolution that a person chose and the printer does not name is pointed out', () => {
  expect(otherResolution(300, printer(203))).toBe(203);
  expect(otherResolution(203, printer(203.2))).toBeNull();
  expect(otherResolution(600, printer(1_200))).toBeNull();
  expect(otherResolution(null, printer(203))).toBeNull();
  expect(otherResolution(300, printer(null))).toBeNull();
  expect(otherResolution(300, null)).toBeNull();
});
