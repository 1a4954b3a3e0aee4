import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceFrom } from '#tests/fakes/forgetful-files.ts';
import { builtRunner } from '#tests/fixtures/built-runner.ts';
import { freshFolder, removeFolders } from '#tests/fixtures/backup-shop.ts';
import { nodeDisk } from './backup-disk.ts';
import { withBackup } from './backup-file.ts';

const runner = builtRunner('backup-writer');
beforeAll(runner.make);
afterAll(async () => {
  await runner.remove();
  await removeFolders();
});

/** Runs a writer of copies until it is killed; answers the acts of the last copy it told of. */
function runWriter(
  profile: string,
  folder: string,
  { inside, calls }: { inside: boolean; calls: number },
): Promise<number> {
  const child = spawn(process.execPath, [runner.path, profile, folder, String(inside ? calls : 0)]);
  let [said, heard, told, complaint] = ['', 0, 0, ''];
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (said + chunk.toString()).split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('made ')) told = Number(line.slice(5));
      if (!inside && ++heard === calls) child.kill('SIGKILL');
    }
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code !== null && code !== 0 ? reject(new Error(complaint)) : resolve(told)));
  });
}

test('[BAK19] killed at any instant, a folder holds whole copies and nothing else that looks like one', async () => {
  const seed = Number(process.env.STOCKROOM_SEED ?? Math.floor(Math.random() * 1e6));
  const chance = chanceFrom(seed);
  const [profile, folder] = [await freshFolder('killed'), await freshFolder('killed-stick')];
  let most = 0;
  const ends: string[] = [];
  for (let run = 0; run < 10; run++) {
    const way = { inside: run % 2 === 0, calls: 1 + Math.floor(chance() ** 2 * 90) };
    most = Math.max(most, await runWriter(profile, folder, way));
    const copies = (await readdir(folder)).filter((name) => name.endsWith('.stockroom-backup'));
    let newest = 0;
    for (const name of copies) {
      const read = await withBackup(nodeDisk, { path: join(folder, name), passphrase: null }, async (backup) => {
        for (let i = 0; i < backup.manifest.parts.length; i++) await backup.part(i);
        return backup.manifest.journal.acts;
      });
      expect(read, `seed ${seed}, run ${run}, ${name}`).toMatchObject({ ok: true });
      newest = Math.max(newest, read.ok ? read.value : 0);
    }
    expect(newest, `seed ${seed}, run ${run}`).toBeGreaterThanOrEqual(most);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part')).length).toBeLessThanOrEqual(1);
    ends.push(`${way.inside ? 'call' : 'outside'} ${way.calls}`);
  }
  console.info(`killed at, from seed ${seed}: ${ends.join(', ')}`);
}, 60_000);
