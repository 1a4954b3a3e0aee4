import { describe, expect, test } from 'vitest';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { hasHeardOf, placingOf, type Predecessors } from './before.ts';
import type { WriterId } from './ids.ts';
import type { Moment } from './rows.ts';

const nextId = countingIds();
const newWriter = () => nextId() as WriterId;
const [first, second, third, stranger] = [newWriter(), newWriter(), newWriter(), newWriter()];
const MINUTE = 60_000;

/** Three writers of one desk, each naming the one before it and its last number: 5, then 3. */
const chain: Predecessors = (writer) => {
  if (writer === second) return { writerId: first, writerSeq: 5 };
  return writer === third ? { writerId: second, writerSeq: 3 } : null;
};

/** A moment; clocks say nothing certain unless they are told. */
function moment(writerId: WriterId, writerSeq: number, more: Partial<Moment> = {}): Moment {
  return { writerId, writerSeq, seen: null, skewMs: 0, seq: null, at: 0, ...more };
}

describe('[CNT7] whether something moved before it was counted', () => {
  test.each([
    ['a lower number of the same writer', moment(first, 4, { at: MINUTE * 99 }), moment(first, 5), true],
    ['a higher number of the same writer', moment(first, 6, { at: -MINUTE * 99 }), moment(first, 5), false],
    ['the act itself, which moves nothing before it was made', moment(first, 5), moment(first, 5), false],
    ['the last number that a successor names', moment(first, 5, { at: MINUTE * 99 }), moment(second, 1), true],
    ['a number before that', moment(first, 4, { at: MINUTE * 99 }), moment(second, 1), true],
    ['a number of a predecessor, two writers on', moment(second, 3, { at: MINUTE * 99 }), moment(third, 1), true],
    ['the first writer of three', moment(first, 5, { at: MINUTE * 99 }), moment(third, 1), true],
    ['a successor of the writer who counted', moment(second, 1, { at: -MINUTE * 99 }), moment(first, 5), false],
  ])('%s', (_, m, o, before) => {
    expect(placingOf(m, o, chain)).toEqual({ before, around: false });
  });

  test('a number beyond the one that was named is not on the chain: it was written after the copy was made', () => {
    expect(placingOf(moment(first, 6, { at: MINUTE * 5 }), moment(second, 1), chain)).toEqual({
      before: false,
      around: false,
    });
    expect(placingOf(moment(first, 6), moment(second, 1, { at: MINUTE * 5 }), chain).before).toBe(true);
  });

  test('what had been seen comes before clocks, up to the very number that was seen', () => {
    const seen = { logEpoch: 'e', seq: 7 };
    const late = { at: MINUTE * 99 };
    expect(placingOf(moment(stranger, 1, { seq: 7, ...late }), moment(first, 1, { seen }), chain).before).toBe(true);
    expect(placingOf(moment(stranger, 1, { seq: 8, ...late }), moment(first, 1, { seen }), chain).before).toBe(false);
    expect(placingOf(moment(stranger, 1, { seen }), moment(first, 1, { seq: 7, ...late }), chain).before).toBe(false);
    expect(placingOf(moment(stranger, 1, { seen }), moment(first, 1, { seq: 8, ...late }), chain).before).toBe(true);
  });

  test('clocks decide as the server would have read them, and say when they are too close to be sure', () => {
    const at = (ms: number, skewMs: number | null = 0) => moment(stranger, 1, { at: ms, skewMs });
    const counted = moment(first, 1, { at: MINUTE * 10 });
    expect(placingOf(at(MINUTE * 10), counted, chain)).toEqual({ before: true, around: true });
    expect(placingOf(at(MINUTE * 10 + 1), counted, chain)).toEqual({ before: false, around: true });
    expect(placingOf(at(MINUTE * 8), counted, chain)).toEqual({ before: true, around: false });
    expect(placingOf(at(MINUTE * 8 + 1), counted, chain)).toEqual({ before: true, around: true });
    expect(placingOf(at(MINUTE * 12), counted, chain)).toEqual({ before: false, around: false });
    expect(placingOf(at(0, MINUTE * 20), counted, chain)).toEqual({ before: false, around: false });
    expect(placingOf(at(0, null), counted, chain)).toEqual({ before: true, around: true });
  });

  test('whoever wrote an act knew what came before it on its chain, and not the act itself', () => {
    expect(hasHeardOf(moment(first, 5), moment(first, 4), chain)).toBe(true);
    expect(hasHeardOf(moment(first, 5), moment(first, 5), chain)).toBe(false);
    expect(hasHeardOf(moment(second, 1), moment(first, 5), chain)).toBe(true);
    expect(hasHeardOf(moment(first, 5), moment(second, 1), chain)).toBe(false);
    expect(
      hasHeardOf(moment(stranger, 1, { seen: { logEpoch: 'e', seq: 3 } }), moment(first, 1, { seq: 3 }), chain),
    ).toBe(true);
  });
});
