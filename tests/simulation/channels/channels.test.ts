import { describe, expect, test } from 'vitest';
import { type ChannelFault } from '../planted.ts';
import { runChannels } from './channel-world.ts';

const seeds = Array.from({ length: 25 }, (_, i) => i + 1);

describe('a shop that sells in online stores', () => {
  test('[SIM6] shows there what it offers, or says where it differs', async () => {
    for (const seed of seeds) expect([seed, await runChannels(seed)]).toEqual([seed, []]);
  }, 120_000);

  const faults: readonly ChannelFault[] = [
    'tells-orders-back',
    'expects-what-it-sees',
    'forgets-intents',
    'writes-figures',
  ];
  test.each(faults)(
    '[SIM5] [SIM6] a runner that %s is found',
    async (fault) => {
      const found: number[] = [];
      for (const seed of seeds) if ((await runChannels(seed, fault)).length > 0) found.push(seed);
      expect(found.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
