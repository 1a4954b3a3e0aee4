import { describe, expect, test } from 'vitest';
import { mostlyOrders, withoutCounts } from '#tests/fixtures/any-act.ts';
import { bugs, firstToFind } from './bugs.ts';
import { shortestStory } from './simulate.ts';
import { runSeed } from './world.ts';

/** Seeds that failed once stay here: two desks that undid one act, of which one had not yet offered its number. */
const keptSeeds: readonly number[] = [330, 347, 400, 55, 60];
const seeds = Array.from({ length: 15 }, (_, i) => i + 1);

describe('desks and a server in a storm', () => {
  test('[SIM1] [SIM2] [SIM3] [SIM4] [SIM11] [DATA-P5] [DATA-P12] end equal, with nothing lost and nothing twice', () => {
    for (const seed of keptSeeds) expect([seed, runSeed(seed, { acts: withoutCounts })]).toEqual([seed, []]);
    for (const seed of seeds) expect([seed, runSeed(seed, { troubled: true })]).toEqual([seed, []]);
    for (const seed of seeds) expect([seed, runSeed(seed, { acts: mostlyOrders, troubled: true })]).toEqual([seed, []]);
  }, 120_000);

  test.each(Object.keys(bugs) as (keyof typeof bugs)[])(
    '[SIM5] [CNT10] a planted bug is found: %s',
    async (bug) => {
      expect(await firstToFind(bug)).not.toBeNull();
    },
    120_000,
  );

  test('[SIM10] the story of a seed that fails is told by few of its steps', async () => {
    const seed = await firstToFind('double-apply');
    const story = await shortestStory(seed ?? 0, { planted: 'double-apply' });
    expect(story.some((line) => line.startsWith('[SIM'))).toBe(true);
    expect(story.filter((line) => line.startsWith('  minute')).length).toBeLessThan(12);
  });
});
