import { mostlyOrders } from '#tests/fixtures/any-act.ts';
import { runChannels } from './channels/channel-world.ts';
import { runCounting } from './counting.ts';
import { runSeed } from './world.ts';

/** Runs seeds one after the other, printing each that fails; answers how many did. */
export async function simulate(seeds: number, first: number, print: (line: string) => void): Promise<number> {
  let failures = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const wrong = [
      ...runSeed(seed),
      ...runSeed(seed, null, mostlyOrders),
      ...runCounting(seed),
      ...(await runChannels(seed)),
    ];
    if (wrong.length === 0) continue;
    failures += 1;
    print(`seed ${seed}:`);
    for (const line of wrong) print(`  ${line}`);
  }
  return failures;
}
