import { describe, expect, test } from 'vitest';
import { runChannels } from './channel-world.ts';

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

describe('a shop that sells in online stores', () => {
  test('[CHN124] shows there what it offers, or says where it differs', async () => {
    for (const seed of seeds) expect([seed, await runChannels(seed)]).toEqual([seed, []]);
  }, 120_000);
});
