import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lockFolder, type Release } from './folder-lock.ts';

const made: string[] = [];
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

async function freshFolder(depth: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'stockroom-lock-'));
  made.push(root);
  const folder = join(root, ...Array.from({ length: depth }, () => 'a-folder-with-a-long-name'));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Sockets where locks are kept, by path. */
async function sockets(folder: string): Promise<readonly string[]> {
  const all = await Promise.all(
    [folder, tmpdir()].map(async (place) =>
      (await readdir(place, { withFileTypes: true }))
        .filter((entry) => entry.isSocket())
        .map(({ name }) => join(place, name)),
    ),
  );
  return all.flat();
}

const holders = (locks: readonly (Release | null)[]) => locks.filter((lock): lock is Release => lock !== null);

describe.runIf(process.platform !== 'win32').each([
  ['a short path', 0],
  ['a path too long for a socket', 8],
])('the lock of a folder with %s', (_, depth) => {
  test('[JRN7] one holds it, by whatever name it is reached, until it lets go', async () => {
    const folder = await freshFolder(depth);
    const alias = join(await freshFolder(0), 'alias');
    await symlink(folder, alias);
    const release = await lockFolder(folder);
    expect(release).not.toBeNull();
    expect(await lockFolder(folder)).toBeNull();
    expect(await lockFolder(alias)).toBeNull();
    await release?.();
    const again = await lockFolder(alias);
    expect(again).not.toBeNull();
    await again?.();
  });

  test('[JRN7] it stands in the folder itself, which another computer sees, where the path is short enough', async () => {
    const folder = await freshFolder(depth);
    const release = await lockFolder(folder);
    const inside = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isSocket());
    expect(inside.length > 0).toBe(depth === 0);
    await release?.();
  });

  test('[JRN7] of many that come at once, one gets it', async () => {
    const folder = await freshFolder(depth);
    for (let round = 0; round < 5; round++) {
      const got = holders(await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder))));
      expect(got).toHaveLength(1);
      for (const release of got) await release();
    }
  });

  test('[JRN7] a stopped holder holds, a killed one does not, and of many that come then one gets it', async () => {
    const folder = await freshFolder(depth);
    const before = await sockets(folder);
    const release = await lockFolder(folder);
    const [address] = (await sockets(folder)).filter((path) => !before.includes(path));
    await release?.();
    for (let round = 0; round < 3; round++) {
      const listener = `require('net').createServer().listen(${JSON.stringify(address)}, () => process.stdout.write('up'))`;
      const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      if (round === 0) {
        child.kill('SIGSTOP');
        expect(await lockFolder(folder)).toBeNull();
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      const got = holders(await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder))));
      expect(got).toHaveLength(1);
      for (const one of got) await one();
    }
    expect((await sockets(folder)).filter((path) => path === address)).toEqual([]);
  });
});
