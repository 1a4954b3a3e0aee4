import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chance, chanceFrom } from '#tests/fakes/forgetful-files.ts';
import { journalShopId as shopId, textOfNumber } from '#tests/fixtures/journal-numbers.ts';
import { builtRunner } from '#tests/fixtures/built-runner.ts';
import { nodeFiles } from './file-layer.ts';
import { lockFolder } from './folder-lock.ts';
import { openJournal } from './journal.ts';
import { journalFolder, makeShopFolder } from './shop-folder.ts';

const runner = builtRunner('journal-writer');
const profiles: string[] = [];
beforeAll(runner.make);
afterAll(async () => {
  await runner.remove();
  for (const folder of profiles) await rm(folder, { recursive: true, force: true });
});

async function freshProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'stockroom-kill-'));
  profiles.push(profile);
  return profile;
}

type Killed = { readonly acknowledged: ReadonlyMap<string, number>; readonly where: string };

function startWriter(profile: string, seed: number, way: string, after: number) {
  return spawn(process.execPath, [runner.path, profile, String(seed), way, String(after)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a writer says of each of its writers: the last number that was acknowledged. */
function linesOf(child: ReturnType<typeof startWriter>) {
  const acknowledged = new Map<string, number>();
  let [said, count] = ['', 0];
  let heard = () => {};
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (said + chunk.toString()).split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      const [writerId = '', head = '0'] = line.split(' ');
      acknowledged.set(writerId, Math.max(acknowledged.get(writerId) ?? 0, Number(head)));
      count++;
    }
    heard();
  });
  return {
    acknowledged: (): ReadonlyMap<string, number> => new Map(acknowledged),
    atLeast: async (lines: number) => {
      while (count < lines) await new Promise<void>((resolve) => (heard = resolve));
    },
    end: async () => {
      if (child.exitCode === null) await once(child, 'close');
    },
  };
}

/** Runs a writer until it is killed: by itself at a chosen point, or by us in the middle of whatever it does. */
function runWriter(profile: string, seed: number, chance: Chance): Promise<Killed> {
  const way = (['disk', 'answer', 'outside'] as const)[seed % 3] ?? 'outside';
  const after = Math.floor(chance() ** 2 * (way === 'disk' ? 200 : 60));
  const child = startWriter(profile, seed, way, after);
  const acknowledged = new Map<string, number>();
  let [said, told, complaint] = ['', 0, ''];
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (said + chunk.toString()).split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      const [writerId = '', head = '0'] = line.split(' ');
      acknowledged.set(writerId, Math.max(acknowledged.get(writerId) ?? 0, Number(head)));
      if (way === 'outside' && ++told > after) child.kill('SIGKILL');
    }
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code !== null && code !== 0 ? reject(new Error(complaint)) : resolve({ acknowledged, where: `${way} ${after}` }),
    );
  });
}

async function recovered(profile: string): Promise<ReadonlyMap<string, number>> {
  const folder = journalFolder(profile, shopId);
  const release = await lockFolder(folder);
  expect(release, 'a killed process holds nothing').not.toBeNull();
  const journal = await openJournal({ files: nodeFiles, folder, shopId }, { now: () => 2, segmentBytes: 6_000 });
  expect(journal.recovered().quarantined).toEqual([]);
  const numbers = new Map<string, number>();
  for (let cursor: string | null = null; ; ) {
    const page = await journal.read(cursor, 100);
    if (!page.ok) throw new Error(page.failure.code);
    for (const record of page.value.records) {
      if (record.type !== 'op') throw new Error('only operations were written');
      const [writerId = '', seq = ''] = String(JSON.parse(record.text).opId).split(':');
      expect(Number(seq)).toBe((numbers.get(writerId) ?? 0) + 1);
      expect(record.text).toBe(textOfNumber(writerId, Number(seq)));
      numbers.set(writerId, Number(seq));
    }
    cursor = page.value.next;
    if (cursor === null) break;
  }
  expect(journal.heads()).toEqual(Object.fromEntries(numbers));
  await journal.close();
  await release?.();
  return numbers;
}

/** A third of them between the journal's answer and its being told. */
const KILLS = 42;

describe('a process killed at any instant', () => {
  test('[JRN2] [JRN7] [DATA-P1] what it acknowledged is there, nothing is torn, and the next one goes on', async () => {
    const first = Number(process.env.STOCKROOM_SEED ?? Math.floor(Math.random() * 1e6));
    const profile = await freshProfile();
    await makeShopFolder(nodeFiles, profile, shopId);
    const promised = new Map<string, number>();
    const ends: string[] = [];
    for (let seed = first; seed < first + KILLS; seed++) {
      const { acknowledged, where } = await runWriter(profile, seed, chanceFrom(seed));
      for (const [writerId, head] of acknowledged) promised.set(writerId, head);
      const numbers = await recovered(profile).catch((error: unknown) => {
        throw new Error(`seed ${seed}, killed at ${where}`, { cause: error });
      });
      for (const [writerId, head] of promised)
        expect(numbers.get(writerId) ?? 0, `seed ${seed}, killed at ${where}`).toBeGreaterThanOrEqual(head);
      for (const [writerId, head] of numbers) promised.set(writerId, head);
      ends.push(`${where} (${acknowledged.size === 0 ? 'nothing told' : [...acknowledged.values()].join(' ')})`);
    }
    console.info(`${KILLS} times killed, from seed ${first}, at: ${ends.join(', ')}`);
  }, 120_000);

  test('[JRN22] [JRN7] [DATA-P11] one that sleeps in the middle of a write holds what it held, and goes on where it was', async () => {
    const profile = await freshProfile();
    await makeShopFolder(nodeFiles, profile, shopId);
    const child = startWriter(profile, 1, 'never', 0);
    const told = linesOf(child);
    await told.atLeast(20);
    child.kill('SIGSTOP');
    const before = told.acknowledged();
    // However long it sleeps: who comes meanwhile finds somebody there who does not answer.
    for (let launch = 0; launch < 2; launch++) expect(await lockFolder(journalFolder(profile, shopId))).toBeNull();
    child.kill('SIGCONT');
    await told.end();
    const numbers = await recovered(profile);
    for (const [writerId, head] of told.acknowledged()) {
      expect(head).toBeGreaterThanOrEqual(before.get(writerId) ?? 0);
      expect(numbers.get(writerId)).toBe(head);
    }
    expect(numbers.size).toBeGreaterThan(0);
  }, 60_000);
});
