import { expect, test } from 'vitest';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { givenFiles, withoutTwins, withProfiles } from './given-files.ts';
import type { UnderstoodFile } from './import.commands.ts';

const file = (name: string, text: string, lastModified = 1) => new File([text], name, { lastModified });

test('[IMP236] the same file given twice is one file; another of its name is another', () => {
  const given = [
    file('a.csv', 'SKU\n1'),
    file('a.csv', 'SKU\n1'),
    file('a.csv', 'SKU\n12'),
    file('a.csv', 'SKU\n1', 2),
    file('b.csv', 'SKU\n1'),
  ];
  expect(withoutTwins(given)).toEqual([given[0], given[2], given[3], given[4]]);
});

test('[IMP232] a profile that is given with files reads those that it fits', () => {
  const understood = (name: string, headers: readonly string[]): UnderstoodFile => {
    const mapping = proposeMapping({ headers, rows: [] });
    return {
      ...{ state: 'read', from: 0, name, rows: 0, mapping, proposed: mapping, sample: [], figures: [], words: [] },
      ...{ encoding: 'utf-8', isAsked: false, isChosen: true, unsaved: 0 },
    };
  };
  const fits = understood('a.csv', ['Kürzel', 'Dingsda']);
  const other = understood('b.csv', ['SKU', 'Name']);
  const mapping = {
    ...fits.mapping,
    columns: [
      { header: 'Kürzel', field: 'sku', by: 'person' },
      { header: 'Dingsda', field: 'name', by: 'person' },
    ],
  } as const;
  const given = withProfiles(givenFiles([], [], [fits, other]), [{ name: 'Till', mapping }]);
  expect(given.read[0]?.mapping.columns.map(({ field }) => field)).toEqual(['sku', 'name']);
  expect(given.read[1]).toBe(other);
});
