import { expect, test } from 'vitest';
import { deriveUuid } from '#shared/base/hash.ts';
import type { GroupId, LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { countParts } from './counting.ts';

const locationId = deriveUuid('place') as LocationId;

test('[IMP62] [CNT4] a long file becomes several counts, each of rows a posting holds, in parts of at most 25', () => {
  let ids = 0;
  const observations = Array.from({ length: 1_201 }, (_, i) => ({
    row: i + 2,
    variantId: deriveUuid('variant', String(i)) as VariantId,
    quantity: i,
  }));
  const groupId = deriveUuid('group') as GroupId;
  const makers = countParts(
    observations,
    { locationId },
    { groupId, label: 'a.csv', locationId, supplierByName: () => undefined, nextId: () => deriveUuid(`n${ids++}`) },
  );
  const group = { id: groupId, act: 'import', label: 'a.csv', part: 0, parts: makers.length } as const;
  const parts = makers.map((make) => make(group));
  const begun = parts.flatMap(({ decisions }) => decisions);
  expect(begun.map(({ payload }) => 'name' in payload && payload.name)).toEqual([
    'a.csv (1/3)',
    'a.csv (2/3)',
    'a.csv (3/3)',
  ]);
  const seen = parts.flatMap(({ counting }) => (counting?.step === 'see' ? [counting.seen] : []));
  expect(Math.max(...seen.map((some) => some.length))).toBe(25);
  expect(seen.flat().map(({ quantity }) => quantity)).toEqual(observations.map(({ quantity }) => quantity));
  const steps = parts.map(({ counting }) => counting?.step ?? 'begin');
  expect(steps.filter((step) => step === 'post')).toHaveLength(3);
  expect(steps.at(-1)).toBe('post');
});
