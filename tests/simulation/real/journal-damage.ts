import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Chance } from '#shared/domain/demo/chance.ts';
import { unpackHarmed } from '#electron/journal/blocks.ts';
import { openJournal } from '#electron/journal/journal.ts';
import { wholeRecords } from '#electron/journal/record.ts';
import { journalFolder } from '#electron/journal/shop-folder.ts';
import type { ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';

const folder = journalFolder('/profile', shopId);
const kinds = ['flipped', 'cut', 'zeroed', 'missing', 'put aside'] as const;
/** Turns of the loop that packing a segment may take. */
const MOST_TURNS = 100_000;

async function names(disk: ForgetfulDisk): Promise<readonly string[]> {
  return (await disk.process().files(folder)).map(({ name }) => name).sort();
}

/** Closes the newest segment as the program does near 8 MB, and waits until it is packed: with storms this short none gets there. */
export async function closeSegment(disk: ForgetfulDisk, now: () => number): Promise<void> {
  const files = disk.process();
  const journal = await openJournal({ files, folder, shopId }, { now, segmentBytes: 1 });
  const newest = (await names(disk)).at(-1) ?? '';
  const page = await journal.read(null, 10_000);
  // What the server said once may be noted twice: the next segment has to begin with something.
  const again = page.ok ? page.value.records.findLast((record) => record.type === 'settled') : undefined;
  if (again?.type === 'settled') {
    await journal.settle([again.settled]);
    const isPacked = async () => !newest.endsWith('.log') || !(await names(disk)).includes(newest);
    for (let turn = 0; turn < MOST_TURNS && !(await isPacked()); turn++) await setImmediate();
  }
  await journal.close();
}

/** Harms one file of a closed journal behind everybody's back, and answers what was done, for the trace. */
export async function damageOnce(disk: ForgetfulDisk, chance: Chance): Promise<string> {
  const all = await names(disk);
  if (all.length === 0) return 'nothing to harm';
  const [kind, name] = [chance.pick(kinds), chance.pick(all)];
  const path = join(folder, name);
  const { length } = disk.bytes(path);
  const at = chance.below(Math.max(1, length));
  const told = `${name} ${kind} at ${at} of ${length}`;
  const files = disk.process();
  if (kind === 'missing') await files.remove(path);
  else if (kind === 'put aside') await putAside(disk, name, chance.happens(0.5) ? at : 0);
  else
    disk.damage(path, (bytes) => {
      if (kind === 'cut') return bytes.subarray(0, at);
      if (kind === 'zeroed') return bytes.fill(0, at, Math.min(length, at + 1 + chance.below(2_000)));
      if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
      return bytes;
    });
  await files.syncFolder(folder);
  return told;
}

/** As 0.1 put damage aside: a whole segment, or what stands in it from a place on. */
async function putAside(disk: ForgetfulDisk, name: string, at: number): Promise<void> {
  const files = disk.process();
  const path = join(folder, name);
  if (at === 0 || !name.endsWith('.log')) {
    if (!name.endsWith('.bad')) await files.rename(path, `${path}.bad`);
    return;
  }
  const piece = disk.bytes(path).subarray(at);
  const aside = `${path}.${at}-1.bad`;
  if ((await names(disk)).includes(`${name}.${at}-1.bad`)) return;
  await (await files.create(aside)).close();
  disk.damage(aside, () => Buffer.from(piece));
  disk.damage(path, (bytes) => bytes.subarray(0, at));
}

/** Every operation's text that is whole anywhere in a journal's files, found without the journal. */
export async function wholeTexts(disk: ForgetfulDisk): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  for (const name of await names(disk)) {
    const raw = disk.bytes(join(folder, name));
    for (const { entry } of wholeRecords(name.includes('.gz') ? unpackHarmed(raw) : raw, 0))
      if ('text' in entry) texts.add(entry.text);
  }
  return texts;
}
