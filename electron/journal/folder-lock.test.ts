import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

const made: string[] = [];
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

async function freshFolder(depth = 0): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'stockroom-lock-'));
  made.push(root);
  const folder = join(root, ...Array.from({ length: depth }, () => 'a-folder-with-a-long-name'));
  await mkdir(folder, { recursive: true });
  return folder;
}

describe.each([
  ['a short path', 0],
  ['a path too long for a socket', 8],
])('the lock of a folder with %s', (_, depth) => {
  test('[JRN7] one holds it, by whatever name it is reached, until it lets go', async () => {
    const folder = await freshFolder(depth);
    const release = await lockFolder(folder);
    expect(release).not.toBeNull();
    const alias = `${folder}-alias`;
    await symlink(folder, alias);
    made.push(alias);
    expect(await lockFolder(folder)).toBeNull();
    expect(await lockFolder(alias)).toBeNull();
    await release?.();
    const again = await lockFolder(alias);
    expect(again).not.toBeNull();
    await again?.();
  });

  test.runIf(process.platform === 'linux')(
    '[JRN7] a holder that was killed holds nothing, and of many that come then one gets it',
    async () => {
      const folder = await freshFolder(depth);
      const release = await lockFolder(folder);
      // What a killed process leaves: the name of a socket nobody listens on. Node removes it on close, so another process makes it.
      await release?.();
      const address = await addressOf(folder);
      const child = spawn(
        process.execPath,
        ['-e', `require('net').createServer().listen(${JSON.stringify(address)}, () => process.stdout.write('up'))`],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(child.stdout, 'data');
      expect(await lockFolder(folder)).toBeNull();
      child.kill('SIGKILL');
      await once(child, 'exit');
      const locks = await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder)));
      expect(locks.filter((lock) => lock !== null)).toHaveLength(1);
      for (const lock of locks) await lock?.();
    },
  );
});

/** Where the lock of a folder listens: found by holding it and asking the system. */
async function addressOf(folder: string): Promise<string> {
  const paths = async () =>
    new Set((await readFile('/proc/net/unix', 'utf8')).split('\n').flatMap((line) => line.split(/\s+/)[7] ?? []));
  const before = await paths();
  const release = await lockFolder(folder);
  const fresh = [...(await paths())].filter(
    (path) => !before.has(path) && (path.endsWith('/lock') || path.includes('stockroom-')),
  );
  await release?.();
  if (fresh.length !== 1 || !fresh[0]) throw new Error(`one socket is the lock's: ${fresh.join(', ')}`);
  return fresh[0];
}
