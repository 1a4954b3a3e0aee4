import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { filesOf, openedFiles } from './opened-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stockroom-opened-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function opened() {
  let next = 0;
  return openedFiles(() => `00000000-0000-7000-8000-00000000000${next++}`);
}

async function contentOf(files: ReturnType<typeof opened>, handle: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const read = await files.handlers['files.read']({ handle, from });
    if (!read.ok) throw new Error(read.failure.code);
    pieces.push(Buffer.from(read.value.bytes, 'base64'));
    from = read.value.next;
  }
  return Buffer.concat(pieces);
}

test('[HOST60] a file from outside reaches the window whole, in pieces, under a handle and never a path', async () => {
  const content = Buffer.alloc(7 * 1024 * 1024, 'name,sku\n');
  await writeFile(path.join(folder, 'large.csv'), content);
  const files = opened();
  expect(await files.offer(path.join(folder, 'large.csv'))).toBe(true);
  const listed = await files.handlers['files.opened']({});
  const file = must(listed.ok ? listed.value.files[0] : null, 'the file is listed');
  expect(file).toMatchObject({ name: 'large.csv', bytes: content.length });
  expect(JSON.stringify(listed)).not.toContain(folder);
  expect((await contentOf(files, file.handle)).equals(content)).toBe(true);
});

test('[HOST60] a file that was taken is offered once', async () => {
  await writeFile(path.join(folder, 'once.csv'), 'name\nTea\n');
  const files = opened();
  await files.offer(path.join(folder, 'once.csv'));
  const listed = await files.handlers['files.opened']({});
  const { handle } = must(listed.ok ? listed.value.files[0] : null, 'the file is listed');
  await contentOf(files, handle);
  expect(await files.handlers['files.opened']({})).toEqual({ ok: true, value: { files: [] } });
  expect(await files.handlers['files.read']({ handle, from: 0 })).toMatchObject({ failure: { code: 'file-unknown' } });
});

test('[HOST61] what is no such file is left out: a folder, another kind, one that is not there', async () => {
  await mkdir(path.join(folder, 'folder.csv'));
  await writeFile(path.join(folder, 'run.exe'), 'MZ');
  const files = opened();
  for (const name of ['folder.csv', 'run.exe', 'missing.csv'])
    expect(await files.offer(path.join(folder, name))).toBe(false);
});

test('[HOST61] a file that goes away before it is read is told, and not offered again', async () => {
  const place = path.join(folder, 'gone.csv');
  await writeFile(place, 'name\n');
  const files = opened();
  await files.offer(place);
  const listed = await files.handlers['files.opened']({});
  const { handle } = must(listed.ok ? listed.value.files[0] : null, 'the file is listed');
  await rm(place);
  expect(await files.handlers['files.read']({ handle, from: 0 })).toMatchObject({
    failure: { code: 'file-gone' },
  });
  expect(await files.handlers['files.opened']({})).toEqual({ ok: true, value: { files: [] } });
});

test('[HOST61] a command line names files by their kind; flags and the profile are none', () => {
  const argv = [
    '--profile',
    'shop.csv',
    '--flag=x.csv',
    'stock.CSV',
    '/data/orders.tsv',
    'notes.md',
    '/data/book.xlsx',
  ];
  const tables = [path.resolve('/desk/stock.CSV'), '/data/orders.tsv', '/data/book.xlsx'];
  expect(filesOf(argv, '/desk')).toEqual(tables);
});
