import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { outCalls } from '#shared/contract/bridge/out-calls.ts';
import { outFolderName } from '#shared/domain/everything/out-parts.ts';
import { type OutFolders, outFolders } from './out-folders.ts';

let parent: string;
let out: OutFolders;
let shown: string[];
let answer: string | null;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'stockroom-folders-'));
  shown = [];
  answer = parent;
  out = outFolders({ choose: async () => answer, show: (folder) => shown.push(folder) }, randomUUID);
});
afterEach(async () => {
  await out.close();
  chmodSync(parent, 0o700);
  rmSync(parent, { recursive: true, force: true });
});

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};
const choose = async () =>
  must(valueOf(await out.handlers['out.choose']({ title: 'Where' })).chosen, 'one was chosen').handle;
const begin = async (name = 'Shop') => valueOf(await out.handlers['out.begin']({ handle: await choose(), name })).outId;
const write = (outId: string, file: string, text: string) =>
  out.handlers['out.write']({ outId, path: file, piece: { text } });

describe('a folder of files', () => {
  test('[OUT5] has its name only when everything in it is written', async () => {
    const outId = await begin();
    await write(outId, 'a.csv', 'Ł1\n');
    await out.handlers['out.write']({
      outId,
      path: 'pictures/b.jpg',
      piece: { bytes: Buffer.from([1, 2]).toString('base64') },
    });
    for (const file of ['c.csv', 'd.csv', 'e.csv', 'f.csv']) await write(outId, file, file);
    await write(outId, 'a.csv', 'Ł2\n');
    expect(readdirSync(parent)).toEqual(['Shop.unfinished']);
    const { folder } = valueOf(await out.handlers['out.finish']({ outId }));
    expect(folder).toBe(path.join(parent, 'Shop'));
    expect(readdirSync(parent)).toEqual(['Shop']);
    expect(readFileSync(path.join(folder, 'a.csv'), 'utf8')).toBe('Ł1\nŁ2\n');
    expect([...readFileSync(path.join(folder, 'pictures', 'b.jpg'))]).toEqual([1, 2]);
    expect((await out.handlers['out.reveal']({ outId })).ok).toBe(true);
    expect(shown).toEqual([folder]);
    expect(await write(outId, 'late.csv', '')).toMatchObject({ failure: { code: 'folder-unknown' } });
  });

  test('[OUT5] one that is there already is left alone', async () => {
    mkdirSync(path.join(parent, 'Shop'));
    const outId = await begin();
    await write(outId, 'a.csv', 'new');
    expect(valueOf(await out.handlers['out.finish']({ outId })).folder).toBe(path.join(parent, 'Shop (2)'));
    expect(readdirSync(path.join(parent, 'Shop'))).toEqual([]);
  });

  test('[OUT6] cancelled, or let go by the host, it leaves nothing', async () => {
    const outId = await begin();
    await write(outId, 'a.csv', 'half');
    await out.handlers['out.cancel']({ outId });
    expect(readdirSync(parent)).toEqual([]);
    await write(await begin('Other'), 'a.csv', 'half');
    await out.close();
    expect(readdirSync(parent)).toEqual([]);
  });

  test('[OUT6] a folder that is gone is told, and one that nobody chose is not written', async () => {
    const handle = await choose();
    rmSync(parent, { recursive: true });
    expect(await out.handlers['out.begin']({ handle, name: 'Shop' })).toMatchObject({
      failure: { code: 'folder-gone' },
    });
    mkdirSync(parent);
    expect(await out.handlers['out.begin']({ handle: randomUUID(), name: 'Shop' })).toMatchObject({
      failure: { code: 'folder-unknown' },
    });
    answer = null;
    expect(valueOf(await out.handlers['out.choose']({ title: '' })).chosen).toBeNull();
    const served = outFolders(null, randomUUID);
    expect(await served.handlers['out.choose']({ title: '' })).toMatchObject({ failure: { code: 'not-here' } });
  });
});

test('[OUT9] no name leads out of the folder, whatever the shop is called', () => {
  const paths = outCalls['out.write'].ask.shape.path;
  for (const bad of [
    '../a.csv',
    '/etc/a.csv',
    'a/../b.csv',
    'a/b/c.csv',
    'a\\b.csv',
    '.a.csv',
    'a..csv',
    'a.csv/',
    'C:a.csv',
    '',
  ])
    expect(paths.safeParse(bad).success, bad).toBe(false);
  for (const good of ['README.md', 'order-lines.csv', `pictures/${'a'.repeat(64)}.jpg`])
    expect(paths.safeParse(good).success, good).toBe(true);
  const names = outCalls['out.begin'].ask.shape.name;
  for (const shop of [
    '../../x',
    'A/B',
    'con: "aux"?',
    '',
    '...',
    ' \u0000\n',
    'Łódź & Söhne 日本',
    'x'.repeat(300),
    'a.',
  ])
    expect(names.safeParse(outFolderName(shop, '2026-11-30')).success, shop).toBe(true);
  for (const bad of ['..', 'a/b', 'a\\b', '.hidden', 'a.', 'a\u0000b'])
    expect(names.safeParse(bad).success, bad).toBe(false);
});
