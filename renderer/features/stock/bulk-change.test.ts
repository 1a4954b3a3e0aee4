import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOfFigure, changesOfFigures, typedFigure } from './bulk-change.ts';

test('[STS35] a blank figure stays, one that was typed is set, and only the choice to clear clears', () => {
  expect(changeOfFigure(typedFigure(null))).toEqual({ act: 'keep' });
  expect(changeOfFigure(typedFigure(0))).toEqual({ act: 'set', value: 0 });
  expect(changeOfFigure({ value: 5, clear: true, readable: true })).toEqual({ act: 'clear' });
  expect(changeOfFigure({ value: 5, clear: false, readable: false })).toEqual({ act: 'unreadable' });
});

test('[STS35] with only one figure filled nothing is said of the others', () => {
  const typed = { point: typedFigure(null), upTo: typedFigure(null), multiple: typedFigure(12) };
  expect(changesOfFigures(typed)).toEqual({ multiple: 12 });
  expect(changesOfFigures({ ...typed, multiple: typedFigure(null) })).toEqual({});
});

test('[STS35] whatever stands in the fields, nothing is cleared that was not chosen to be', () => {
  const figure = fc.record({ value: fc.option(fc.nat()), clear: fc.boolean(), readable: fc.boolean() });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('point', 'upTo', 'multiple'), figure), (typed) => {
      const said = changesOfFigures(typed);
      for (const [field, { clear }] of Object.entries(typed)) expect(said[field] === null).toBe(clear);
    }),
  );
});
