/**
 * The fewest of some parts with which something still fails: halves, quarters and so on are left out for as long as it fails
 * without them. `fails` holds for all of them. Ends after so many tries at the latest, with the fewest found until then.
 */
export async function fewest<P>(
  parts: readonly P[],
  fails: (kept: readonly P[]) => boolean | Promise<boolean>,
  mostTries: number,
): Promise<readonly P[]> {
  let kept = parts;
  let tries = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && tries < mostTries; ) {
    let left = false;
    for (let from = 0; from < kept.length && tries < mostTries; ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      tries += 1;
      if (await fails(without)) [kept, left] = [without, true];
      else from += size;
    }
    if (size === 1 && !left) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return kept;
}
