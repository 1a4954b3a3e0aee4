import { startRealSimulation, type Trouble } from './real-world.ts';

/** A seed takes a second or more: after so many it is said how far the run is. */
const PROGRESS = 100;

/** Runs seeds through the real rooms one after the other, printing each that fails with its steps; answers how many did. */
export async function simulateReal(
  seeds: number,
  first: number,
  trouble: Trouble,
  print: (line: string) => void,
): Promise<number> {
  const simulation = await startRealSimulation();
  let failures = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const { wrong, trace } = await simulation.runSeed(seed, trouble);
    const done = seed - first + 1;
    if (done % PROGRESS === 0) print(`${done} of ${seeds} done`);
    if (wrong.length === 0) continue;
    failures += 1;
    print([`seed ${seed}:`, ...wrong.map((line) => `  ${line}`), ...trace.map((line) => `    ${line}`)].join('\n'));
  }
  await simulation.close();
  return failures;
}
