import { describe, expect, test } from 'vitest';
import { mostlyOrders, withoutCounts } from '#tests/fixtures/any-act.ts';
import { type Fault, runSeed } from './world.ts';

/** Seeds that failed once stay here: two desks that undid one act, of which one had not yet offered its number. */
const keptSeeds: readonly number[] = [330, 347, 400, 55, 60];
const seeds = Array.from({ length: 15 }, (_, i) => i + 1);

describe('desks and a server in a storm', () => {
  test('[SIM1] [SIM2] [SIM3] [SIM4] end equal, with nothing lost and nothing twice', () => {
    for (const seed of keptSeeds) expect([seed, runSeed(seed, null, withoutCounts)]).toEqual([seed, []]);
    for (const seed of seeds) expect([seed, runSeed(seed)]).toEqual([seed, []]);
    for (const seed of seeds) expect([seed, runSeed(seed, null, mostlyOrders)]).toEqual([seed, []]);
  }, 120_000);

  const faults: readonly Fault[] = [
    'forgets-what-it-took',
    'forgets-what-it-sent',
    'applies-every-answer',
    'puts-its-own-first',
    'undoes-under-a-new-id',
    'skips-a-number',
    'packs-twice',
    'restocks-returns-twice',
    'takes-states-from-acts',
    'tells-parcels-by-acts',
  ];

  test.each(faults)(
    '[SIM5] a party that %s is found',
    (fault) => {
      expect(
        keptSeeds.some((seed) => runSeed(seed, fault, withoutCounts).length > 0) ||
          seeds.some((seed) => runSeed(seed, fault).length > 0 || runSeed(seed, fault, mostlyOrders).length > 0),
      ).toBe(true);
    },
    120_000,
  );
});
