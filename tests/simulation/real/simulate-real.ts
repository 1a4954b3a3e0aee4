import { fewest } from '../shrink.ts';
import { type Life, type RealSimulation, startRealSimulation, STORMY_STEPS } from './real-world.ts';

/** A seed takes a second or more: after so many it is said how far the run is. */
const PROGRESS = 100;
/** A try takes about a second: shrinking one seed takes some two minutes at most. */
const MOST_TRIES = 120;

/** Runs seeds through the real rooms one after the other, printing each that fails with its shortest story; answers how many did. */
export async function simulateReal(
  seeds: number,
  first: number,
  life: Life,
  print: (line: string) => void,
): Promise<number> {
  const simulation = await startRealSimulation();
  let failures = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const { wrong } = await simulation.runSeed(seed, life);
    const done = seed - first + 1;
    if (done % PROGRESS === 0) print(`${done} of ${seeds} done`);
    if (wrong.length === 0) continue;
    failures += 1;
    print(`seed ${seed}, wrong in ${wrong.length} ways; the fewest steps with which something is:`);
    for (const line of await shortestStory(simulation, seed, life)) print(`  ${line}`);
  }
  await simulation.close();
  return failures;
}

/** What goes wrong in a seed that fails with the fewest of its steps with which something still does, and those steps. */
export async function shortestStory(simulation: RealSimulation, seed: number, life: Life): Promise<readonly string[]> {
  const all = Array.from({ length: STORMY_STEPS }, (_, step) => step);
  const lived = (kept: readonly number[]) =>
    simulation.runSeed(seed, { ...life, without: new Set(all.filter((step) => !kept.includes(step))) });
  const kept = await fewest(all, async (some) => (await lived(some)).wrong.length > 0, MOST_TRIES);
  const { wrong, trace } = await lived(kept);
  return [...wrong, `${kept.length} steps of ${all.length} are enough for it:`, ...trace.map((line) => `  ${line}`)];
}
