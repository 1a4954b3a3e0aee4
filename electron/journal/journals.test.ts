import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import type { FolderLock } from './folder-lock.ts';
import { journalHandlers } from './journal-handlers.ts';
import { openJournals } from './journals.ts';
import { encodeEntry } from './record.ts';
import { journalFolder, makeShopFolder } from './shop-folder.ts';
import { openShops } from './shops.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const writerId = '0192f0c0-0000-7000-8000-00000000000a';
const [here, there] = ['0192f0c0-0000-7000-8000-0000000000c1', '0192f0c0-0000-7000-8000-0000000000c2'];

/** A lock that knows which folders are held, by whatever process. */
function lockBook() {
  const held = new Set<string>();
  const lock: FolderLock = async (folder) => {
    if (held.has(folder)) return null;
    held.add(folder);
    return async () => void held.delete(folder);
  };
  return { held, lock };
}

async function desk(book = lockBook(), disk = new ForgetfulDisk(chanceFrom(1))) {
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  const detached: string[] = [];
  const journals = openJournals({
    profile: '/',
    files,
    lock: book.lock,
    now: () => 1,
    onDetached: (shop, window) => detached.push(`${shop} ${window}`),
  });
  return { journals, handlers: journalHandlers(journals), detached, book, disk };
}

const op = (seq: number, changed: object = {}) =>
  JSON.stringify({ opId: `op-${seq}`, shopId, writerId, writerSeq: seq, ...changed });
const append = (windowId: string, fromSeq: number, ops: string[]) => ({ shopId, windowId, writerId, fromSeq, ops });
const code = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  answer.failure?.code ?? 'ok';

describe('one hand on a journal', () => {
  test('[JRN7] a second window is asked, takes over only when told to, and the first may then only look', async () => {
    const { handlers, detached } = await desk();
    expect(await handlers['journal.attach']({ shopId, windowId: here, takeOver: false })).toMatchObject({
      ok: true,
      value: { heads: {}, records: 0 },
    });
    expect(code(await handlers['journal.append'](append(here, 1, [op(1)])))).toBe('ok');
    expect(code(await handlers['journal.attach']({ shopId, windowId: there, takeOver: false }))).toBe('in-use');
    expect(await handlers['journal.attach']({ shopId, windowId: there, takeOver: true })).toMatchObject({
      ok: true,
      value: { heads: { [writerId]: 1 }, records: 1 },
    });
    expect(detached).toEqual([`${shopId} ${here}`]);
    const settled = [{ opId: writerId, outcome: { state: 'resolved' as const } }];
    expect(code(await handlers['journal.append'](append(here, 2, [op(2)])))).toBe('detached');
    expect(code(await handlers['journal.settle']({ shopId, windowId: here, settled }))).toBe('detached');
    expect(
      code(
        await handlers['journal.receive']({ shopId, windowId: here, ops: [{ seq: 1, logEpoch: 'e', text: op(1) }] }),
      ),
    ).toBe('detached');
    await handlers['journal.detach']({ shopId, windowId: here });
    expect(code(await handlers['journal.append'](append(there, 2, [op(2)])))).toBe('ok');
    expect(await handlers['journal.read']({ shopId, cursor: null, limit: 10 })).toMatchObject({
      value: { records: [{ text: op(1) }, { text: op(2) }], next: null },
    });
  });

  test('[JRN7] the same window attaches again as often as it is reloaded, and lets go when it is gone', async () => {
    const { journals, handlers, detached, book } = await desk();
    for (let i = 0; i < 3; i++)
      expect(code(await handlers['journal.attach']({ shopId, windowId: here, takeOver: false }))).toBe('ok');
    expect(detached).toEqual([]);
    expect(book.held.size).toBe(1);
    await journals.windowGone(there);
    expect(book.held.size).toBe(1);
    await journals.windowGone(here);
    expect(book.held.size).toBe(0);
    expect(code(await handlers['journal.read']({ shopId, cursor: null, limit: 1 }))).toBe('detached');
    expect(code(await handlers['journal.status']({ shopId }))).toBe('detached');
    expect(code(await handlers['journal.attach']({ shopId, windowId: there, takeOver: false }))).toBe('ok');
    await journals.close();
    expect(book.held.size).toBe(0);
  });

  test('[JRN7] many windows at once: one gets it', async () => {
    const { handlers } = await desk();
    const windows = Array.from({ length: 9 }, (_, i) => `0192f0c0-0000-7000-8000-0000000000d${i}`);
    const answers = await Promise.all(
      windows.map((windowId) => handlers['journal.attach']({ shopId, windowId, takeOver: false })),
    );
    expect(answers.map(code).sort()).toEqual([...Array(8).fill('in-use'), 'ok']);
  });

  test('[JRN7] a journal that another process holds cannot be taken over', async () => {
    const book = lockBook();
    const disk = new ForgetfulDisk(chanceFrom(1));
    const first = await desk(book, disk);
    await first.handlers['journal.attach']({ shopId, windowId: here, takeOver: false });
    const second = await desk(book, disk);
    expect(code(await second.handlers['journal.attach']({ shopId, windowId: there, takeOver: true }))).toBe(
      'in-use-elsewhere',
    );
    await first.journals.close();
    expect(code(await second.handlers['journal.attach']({ shopId, windowId: there, takeOver: true }))).toBe('ok');
  });
});

describe('what is refused', () => {
  test('[JRN9] a text that is not this operation of this shop and writer', async () => {
    const { handlers } = await desk();
    await handlers['journal.attach']({ shopId, windowId: here, takeOver: false });
    const wrong = [
      'not json',
      '[]',
      'null',
      op(2),
      op(1, { shopId: writerId }),
      op(1, { writerId: shopId }),
      op(1, { opId: 7 }),
      `${op(1).slice(0, -1)},"say":"\ud800"}`,
    ];
    for (const text of wrong)
      expect(code(await handlers['journal.append'](append(here, 1, [text]))), text).toBe('operation-unreadable');
    expect(code(await handlers['journal.append'](append(here, 1, [op(1), op(3)])))).toBe('operation-unreadable');
    expect(
      code(
        await handlers['journal.receive']({
          shopId,
          windowId: here,
          ops: [{ seq: 1, logEpoch: 'e', text: op(1, { shopId: writerId }) }],
        }),
      ),
    ).toBe('operation-unreadable');
    expect(await handlers['journal.status']({ shopId })).toMatchObject({
      value: { records: 0, segments: 0, bytes: 0, writable: true, folder: journalFolder('/', shopId) },
    });
  });

  test('[DATA-R23] a shop whose journal folder is gone is attached with an empty one, to be filled again', async () => {
    const { handlers, disk } = await desk();
    await handlers['journal.attach']({ shopId, windowId: here, takeOver: false });
    await handlers['journal.append'](append(here, 1, [op(1)]));
    await handlers['journal.detach']({ shopId, windowId: here });
    await disk.process().removeFolder(journalFolder('/', shopId));
    expect(await handlers['journal.attach']({ shopId, windowId: here, takeOver: false })).toMatchObject({
      value: { heads: {}, records: 0 },
    });
    expect(await handlers['journal.append'](append(here, 1, [op(1)]))).toMatchObject({ value: { head: 1 } });
  });

  test.each(['/shops', `/shops/${shopId}`])(
    '[JRN17] with %s gone the folder of a listed shop is made again, to be filled',
    async (gone) => {
      const { handlers, disk } = await desk();
      const files = disk.process();
      const shops = openShops({ profile: '/', files, now: () => 1, closeJournal: async () => undefined });
      const generation = writerId;
      const shop = { shopId, shopKind: 'real' as const, name: 'Shop', dbName: 'stockroom-a', generation, createdAt: 1 };
      await shops.create(shop);
      await files.removeFolder(gone);
      expect(await handlers['journal.attach']({ shopId, windowId: here, takeOver: false })).toMatchObject({
        value: { heads: {}, records: 0 },
      });
      expect(await handlers['journal.append'](append(here, 1, [op(1)]))).toMatchObject({ value: { head: 1 } });
      await disk.process().remove('/shops.json');
      expect(await shops.list()).toMatchObject({ value: { shops: [shop] } });
      const after = await desk(lockBook(), disk.afterPowerLoss());
      expect(await after.handlers['journal.attach']({ shopId, windowId: here, takeOver: false })).toMatchObject({
        value: { heads: { [writerId]: 1 } },
      });
    },
  );

  test('a shop that has no folder, and cursors we never gave', async () => {
    const { handlers } = await desk();
    expect(code(await handlers['journal.attach']({ shopId: writerId, windowId: here, takeOver: false }))).toBe(
      'shop-unknown',
    );
    await handlers['journal.attach']({ shopId, windowId: here, takeOver: false });
    await handlers['journal.append'](append(here, 1, [op(1)]));
    for (const cursor of ['', 'x', '1', '1:', '-1:0', '1:2:3', '1:99999999999'])
      expect(code(await handlers['journal.read']({ shopId, cursor, limit: 1 })), cursor).toBe('cursor-unknown');
    expect(await handlers['journal.read']({ shopId, cursor: '99:0', limit: 1 })).toMatchObject({
      value: { records: [], next: null },
    });
  });

  test('[JRN10] [DATA-P9] a journal of a later version', async () => {
    const { handlers, disk } = await desk();
    const path = join(journalFolder('/', shopId), '00000001.log');
    await disk.process().create(path);
    disk.damage(path, () =>
      Buffer.from(encodeEntry(JSON.parse('{"type":"head","mark":{"magic":"stockroom-journal","format":2}}'))),
    );
    expect(code(await handlers['journal.attach']({ shopId, windowId: here, takeOver: false }))).toBe('journal-newer');
  });

  test('a disk that cannot be read is said so, and lets the lock go', async () => {
    const { handlers, disk, book } = await desk();
    disk.fault = ({ call }) => (call === 'files' ? 'EIO' : null);
    expect(await handlers['journal.attach']({ shopId, windowId: here, takeOver: false })).toMatchObject({
      failure: { code: 'journal-unreadable', detail: 'EIO' },
    });
    expect(book.held.size).toBe(0);
  });
});
