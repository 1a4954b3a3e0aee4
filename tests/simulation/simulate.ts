import { mostlyOrders } from '#tests/fixtures/any-act.ts';
import { bugs, firstToFind } from './bugs.ts';
import { runChannels } from './channels/channel-world.ts';
import { runCounting } from './counting.ts';
import { fewest } from './shrink.ts';
import { type Life, live, runSeed } from './world.ts';

const lives: readonly Life[] = [{ troubled: true }, { acts: mostlyOrders, troubled: true }];
/** A life takes some hundredths of a second: shrinking one that fails takes half a minute at most. */
const MOST_TRIES = 600;

/** Runs seeds one after the other, printing each that fails with its shortest story; answers how many did. */
export async function simulate(seeds: number, first: number, print: (line: string) => void): Promise<number> {
  let failures = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const failing = lives.filter((life) => runSeed(seed, life).length > 0);
    const stories = await Promise.all(failing.map((life) => shortestStory(seed, life)));
    const wrong = [...stories.flat(), ...runCounting(seed), ...(await runChannels(seed))];
    if (wrong.length === 0) continue;
    failures += 1;
    print(`seed ${seed}:`);
    for (const line of wrong) print(`  ${line}`);
  }
  return failures;
}

/** What goes wrong in a life that fails, and the fewest steps with which something still does. */
export async function shortestStory(seed: number, life: Life): Promise<readonly string[]> {
  const all = live(seed, life, new Set()).steps.map(({ name }) => name);
  const without = (kept: readonly string[]) => new Set(all.filter((name) => !kept.includes(name)));
  const kept = await fewest(all, (some) => live(seed, life, without(some)).wrong.length > 0, MOST_TRIES);
  const { wrong, steps } = live(seed, life, without(kept));
  return [
    ...wrong,
    `${steps.length} steps of ${all.length} are enough for it:`,
    ...steps.map(({ name, did }) => `  ${name}${did === null ? '' : `: ${did}`}`),
  ];
}

/** Plants one bug after the other, or the named one; prints which seed found it, and answers how many no seed found in time. */
export async function plant(name: string | null, print: (line: string) => void): Promise<number> {
  const names = Object.keys(bugs).filter((bug): bug is keyof typeof bugs => name === null || bug === name);
  if (names.length === 0) throw new Error(`No bug is called ${name}. There are: ${Object.keys(bugs).join(', ')}`);
  let missed = 0;
  for (const bug of names) {
    const seed = await firstToFind(bug);
    if (seed === null) missed += 1;
    print(seed === null ? `${bug}: not found by ${bugs[bug].within} seeds` : `${bug}: found by seed ${seed}`);
  }
  return missed;
}
