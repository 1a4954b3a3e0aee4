import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSeed } from '#tests/fixtures/fresh-seed.ts';
import { type RealSimulation, startRealSimulation } from './real-world.ts';

/** What a minute holds on two cores, some of them others each day; `npm run simulate -- --real --seeds N` runs more. */
const seeds = [
  ...Array.from({ length: 20 }, (_, i) => i + 1),
  ...Array.from({ length: 10 }, (_, i) => freshSeed * 10 + i),
];

/**
 * Seeds that failed once stay here: 145 lost a joined desk's computer whole, 1032 posted a count whose observation was
 * behind a gap of the journal, 112 lost a database before its contact had reached the server, 77 and 385 lost a joined desk
 * whole before anything of it was on the disk while the server was away, 94 found a database that 92 had left behind.
 */
const keptSeeds: readonly number[] = [77, 92, 94, 111, 112, 145, 385, 1032];

/** Seeds with harmed journals; 1, 3 and 12 once offered a server without end what it had taken before the harm. */
const harmedSeeds: readonly number[] = [1, 2, 3, 4, 5, 12];

/** Some are others each day. */
const restoredSeeds = [1, 2, ...Array.from({ length: 3 }, (_, i) => freshSeed * 10 + i)];

describe('the real rooms in a storm', () => {
  let simulation: RealSimulation;
  beforeAll(async () => {
    simulation = await startRealSimulation();
  }, 180_000);
  afterAll(() => simulation.close());

  test('[SIM7] a seed that is run twice takes the same steps and ends the same', async () => {
    const [once, twice] = [await simulation.runSeed(7), await simulation.runSeed(7)];
    expect(once.trace.length).toBeGreaterThan(60);
    expect(twice).toEqual(once);
  }, 60_000);

  test('[SIM7] so does one with harmed journals, whatever ran before it', async () => {
    const once = await simulation.runSeed(1, { trouble: 'harm' });
    await simulation.runSeed(2);
    expect(await simulation.runSeed(1, { trouble: 'harm' })).toEqual(once);
  }, 90_000);

  test.each([...seeds.map((seed) => [seed, false] as const), ...keptSeeds.map((seed) => [seed, true] as const)])(
    '[SIM6] seed %i (kept: %s) ends with equal desks, nothing lost and nothing twice',
    async (seed, oneStream) => {
      const { wrong, trace } = await simulation.runSeed(seed, { oneStream });
      expect([seed, wrong, ...(wrong.length > 0 ? trace : [])]).toEqual([seed, []]);
    },
    60_000,
  );

  test.each(harmedSeeds)(
    '[SIM8] seed %i, in which journals are harmed: what was whole anywhere comes back, the rest is named',
    async (seed) => {
      const { wrong, trace } = await simulation.runSeed(seed, { trouble: 'harm', oneStream: true });
      expect([seed, wrong, ...(wrong.length > 0 ? trace : [])]).toEqual([seed, []]);
    },
    60_000,
  );

  test.each([1, 2, 3, 7])(
    '[SIM9] seed %i, in which desks are set back to a backup of their profile: all share in the end, nothing twice',
    async (seed) => {
      const { wrong, trace } = await simulation.runSeed(seed, { trouble: 'set-back', oneStream: true });
      expect([seed, wrong, ...(wrong.length > 0 ? trace : [])]).toEqual([seed, []]);
    },
    60_000,
  );

  test.each([1, 2, 5])(
    '[SIM12] seed %i, in which the whole shop is taken back to backups of it: all are equal in the end, nothing is lost or there twice',
    async (seed) => {
      const { wrong, trace } = await simulation.runSeed(seed, { trouble: 'take-back' });
      expect([seed, wrong, ...(wrong.length > 0 ? trace : [])]).toEqual([seed, []]);
    },
    60_000,
  );

  test.each(restoredSeeds)(
    '[BAK62] [DATA-P10] seed %i, in which a desk is restored elsewhere: the same shop, and again from a backup of that; it goes on as one more desk',
    async (seed) => {
      const { wrong, trace } = await simulation.runSeed(seed, { isRestored: true });
      expect([seed, wrong, ...(wrong.length > 0 ? trace : [])]).toEqual([seed, []]);
    },
    60_000,
  );

  test('[CON4] an edit of a contact that the server had not got goes up on its version after the database was lost', async () => {
    expect(await simulation.editLostWithDatabase()).toEqual({ server: 'Second', other: 'Second' });
  }, 60_000);
});
