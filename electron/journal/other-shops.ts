import { join } from 'node:path';
import { z } from 'zod';
import type { FileLayer } from './file-layer.ts';
import { parseJson } from './json.ts';
import type { Found } from './record.ts';

const said = z.object({ shopId: z.string() });

/** Whether some records are of another shop's journal: as their head says, or, without one, the first operation among them. */
export function isOfOtherShop(shopId: string, records: readonly Found[]): boolean {
  for (const { entry } of records) {
    if (entry.type === 'head') return entry.mark.shopId !== shopId;
    if (!('text' in entry)) continue;
    const whose = said.safeParse(parseJson(entry.text)).data?.shopId;
    if (whose !== undefined) return whose !== shopId;
  }
  return false;
}

/** Gives a file of another shop a name that says so and that no segment has; what is in it is kept. A power failure may give it its name back. */
export async function putOtherShopsAside(files: FileLayer, folder: string, name: string): Promise<void> {
  const taken = new Set((await files.files(folder)).map((one) => one.name));
  let [aside, n] = [`${name}.other-shop`, 1];
  while (taken.has(aside)) aside = `${name}.${++n}.other-shop`;
  await files.rename(join(folder, name), join(folder, aside));
}
