import { describe, expect, test } from 'vitest';
import type { ChannelFault } from '../planted.ts';
import { runChannels } from './channel-world.ts';

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

describe('a shop that sells in online stores', () => {
  test('[CHN124] shows there what it offers, or says where it differs', async () => {
    for (const seed of seeds) expect([seed, await runChannels(seed)]).toEqual([seed, []]);
  }, 120_000);

  const faults: readonly ChannelFault[] = [
    'tells-orders-back',
    'expects-what-it-sees',
    'forgets-intents',
    'writes-figures',
    'follows-newest-stamp',
  ];
  test.each(faults)(
    '[SIM5] [CHN124] a runner that %s is found',
    async (fault) => {
      const isFound = async (seed: number) => (await runChannels(seed, fault)).length > 0;
      let at = 0;
      while (at < seeds.length && !(await isFound(seeds[at] ?? 0))) at++;
      expect(at).toBeLessThan(seeds.length);
    },
    120_000,
  );
});
