import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chanceFrom, type DiskCall, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { openContacts } from './contacts.ts';
import { openDisk, reserveName } from './disk.ts';
import { openDrafts } from './drafts.ts';
import { type Journal, openJournal } from './journal.ts';
import { openJournals } from './journals.ts';
import { journalFolder, makeShopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const writerId = '0192f0c0-0000-7000-8000-00000000000a';
const folder = journalFolder('/', shopId);
const reserveBytes = 6_000;

const opOf = (seq: number) => ({ opId: `${seq}`, text: JSON.stringify({ opId: `${seq}`, filling: 'x'.repeat(300) }) });

async function small(capacity: number, forgetful = new ForgetfulDisk(chanceFrom(7))) {
  await makeShopFolder(forgetful.process(), '/', shopId);
  forgetful.capacity = capacity;
  const disk = openDisk({ profile: '/', files: forgetful.process(), reserveBytes });
  const journal = await openJournal({ files: disk.files, folder, shopId }, { now: () => 1, segmentBytes: 4_000 });
  return { forgetful, disk, journal };
}

async function names(forgetful: ForgetfulDisk, at = '/'): Promise<readonly string[]> {
  return (await forgetful.process().files(at)).map(({ name }) => name);
}

/** Appends one act after the other until one is refused; answers how many were acknowledged. */
async function scanUntilRefused(journal: Journal, from = 1): Promise<number> {
  for (let seq = from; ; seq++) if (!(await journal.append(writerId, seq, [opOf(seq)])).ok) return seq - 1;
}

async function textsIn(journal: Journal): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await journal.read(cursor, 500);
    if (!page.ok) throw new Error(page.failure.code);
    for (const record of page.value.records) if (record.type === 'op') texts.push(record.text);
    cursor = page.value.next;
    if (cursor === null) return texts;
  }
}

const upTo = (last: number) => Array.from({ length: last }, (_, i) => opOf(i + 1).text);

describe('[DATA-P3] a full disk', () => {
  test('[JRN20] room is held back, really written, and is given up to what is under way; what was acknowledged is there', async () => {
    const { forgetful, disk, journal } = await small(20_000);
    expect(await disk.look(shopId)).toBeNull();
    expect(forgetful.bytes(`/${reserveName}`).length).toBe(reserveBytes);
    let saved = 0;
    while ((await names(forgetful)).includes(reserveName)) {
      saved++;
      expect((await journal.append(writerId, saved, [opOf(saved)])).ok).toBe(true);
    }
    // The act that met the full disk was saved, and so are more that were on their way.
    expect(await disk.look(shopId)).toBe('disk-full');
    const last = await scanUntilRefused(journal, saved + 1);
    expect(last).toBeGreaterThan(saved + 5);
    expect(await textsIn(journal)).toEqual(upTo(last));
    const after = await openJournal(
      { files: forgetful.afterPowerLoss(chanceFrom(3)).process(), folder, shopId },
      { now: () => 2 },
    );
    expect(await textsIn(after)).toEqual(upTo(last));
  });

  test('[JRN20] it is given up before anything meets a disk without room: the database of the window does not bear that', async () => {
    const { forgetful, disk } = await small(20_000);
    await disk.look(shopId);
    forgetful.capacity = reserveBytes + 5_999;
    expect(await disk.look(shopId)).toBe('disk-full');
    expect(await names(forgetful)).not.toContain(reserveName);
    forgetful.capacity = 2 * reserveBytes;
    expect(await disk.look(shopId)).toBeNull();
  });

  test('[JRN20] once there is room for it twice the room is held back again, and not before', async () => {
    const { forgetful, disk, journal } = await small(20_000);
    await disk.look(shopId);
    const last = await scanUntilRefused(journal);
    forgetful.capacity += 2 * reserveBytes - 2_000;
    expect(await disk.look(shopId)).toBe('disk-full');
    expect(await names(forgetful)).not.toContain(reserveName);
    // Meanwhile what waits is saved all the same.
    expect((await journal.append(writerId, last + 1, [opOf(last + 1)])).ok).toBe(true);
    forgetful.capacity += 2 * reserveBytes;
    expect(await disk.look(shopId)).toBeNull();
    expect(await names(forgetful)).toContain(reserveName);
    expect(await textsIn(journal)).toEqual(upTo(last + 1));
  });

  test('[JRN20] a disk that was full already when the program started is said to be full; what is there is found again', async () => {
    const { forgetful, disk, journal } = await small(20_000);
    await disk.look(shopId);
    const last = await scanUntilRefused(journal);
    const next = await small(forgetful.capacity, forgetful);
    expect(await next.disk.look(shopId)).toBe('disk-full');
    expect(await textsIn(next.journal)).toEqual(upTo(last));
    const room = await small(60_000, forgetful);
    expect(await room.disk.look(shopId)).toBeNull();
    const again = await small(60_000, forgetful);
    const before = forgetful.bytes(`/${reserveName}`);
    expect(await again.disk.look(shopId)).toBeNull();
    expect(forgetful.bytes(`/${reserveName}`).equals(before)).toBe(true);
  });

  test('[JRN20] records of people and what was begun get the room, too', async () => {
    const { forgetful, disk } = await small(12_000);
    await disk.look(shopId);
    forgetful.capacity = 6_100;
    const contact = {
      contactId: writerId,
      kind: 'customer' as const,
      erased: false,
      name: 'Ann',
      address: '',
      phone: '',
      email: '',
      note: '',
    };
    expect((await openContacts({ profile: '/', files: disk.files }).put(shopId, [contact])).ok).toBe(true);
    expect(await names(forgetful)).not.toContain(reserveName);
    const drafts = openDrafts({ profile: '/', files: disk.files });
    expect((await drafts.keep(shopId, { key: 'k', at: 1, text: 'x'.repeat(200) })).ok).toBe(true);
  });

  test('[JRN20] a shop opens on a full disk, where the lock itself needs room', async () => {
    const { forgetful, disk, journal } = await small(20_000);
    await disk.look(shopId);
    await journal.close();
    let full = true;
    const windowId = '0192f0c0-0000-7000-8000-0000000000c1';
    const journals = openJournals({
      profile: '/',
      files: disk.files,
      now: () => 1,
      onDetached: () => undefined,
      lock: async () => {
        if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return async () => undefined;
      },
      giveRoom: async () => {
        await disk.giveRoom();
        full = false;
      },
    });
    expect((await journals.attach({ shopId, windowId, takeOver: false })).ok).toBe(true);
    expect(await names(forgetful)).not.toContain(reserveName);
  });
});

/** Every act that changes something on the disk is refused. */
const refusing =
  (code: string) =>
  ({ call }: DiskCall): string | null =>
    ['create', 'write', 'datasync', 'rename', 'makeFolder', 'syncFolder'].includes(call) ? code : null;

describe('a disk that refuses', () => {
  test.each([
    ['EROFS', 'disk-read-only'],
    ['EACCES', 'disk-forbidden'],
    ['EPERM', 'disk-forbidden'],
    ['EIO', 'disk-faulty'],
    ['EMFILE', 'disk-busy'],
    ['ENODEV', 'disk-gone'],
    ['ENOENT', 'disk-gone'],
    ['EDQUOT', 'disk-full'],
  ] as const)('[JRN21] %s is told as %s while it lasts, and it goes on by itself', async (code, told) => {
    const { forgetful, disk, journal } = await small(100_000);
    await disk.look(shopId);
    expect((await journal.append(writerId, 1, [opOf(1)])).ok).toBe(true);
    expect(await disk.look(shopId)).toBeNull();
    forgetful.fault = refusing(code);
    expect(await journal.append(writerId, 2, [opOf(2)])).toMatchObject({
      failure: { code: 'journal-unwritable', detail: code },
    });
    for (let i = 0; i < 3; i++) expect(await disk.look(shopId)).toBe(told);
    forgetful.fault = () => null;
    expect(await disk.look(shopId)).toBeNull();
    expect((await journal.append(writerId, 2, [opOf(2)])).ok).toBe(true);
    expect(await textsIn(journal)).toEqual(upTo(2));
    expect((await names(forgetful, folder)).filter((name) => !name.endsWith('.log'))).toEqual([]);
  });

  test('[JRN21] a single fault that the next try gets over stops nothing', async () => {
    const { forgetful, disk, journal } = await small(100_000);
    await disk.look(shopId);
    let faults = 1;
    forgetful.fault = ({ call }) => (call === 'datasync' && faults-- > 0 ? 'EIO' : null);
    expect((await journal.append(writerId, 1, [opOf(1)])).ok).toBe(true);
    expect(await disk.look(shopId)).toBeNull();
  });

  test('[JRN21] what is refused for its name says nothing of the disk', async () => {
    const { forgetful, disk } = await small(100_000);
    await disk.look(shopId);
    await disk.files.makeFolder(join(folder, 'a', 'b')).catch(() => undefined);
    await disk.files.remove('/nothing').catch(() => undefined);
    let calls = 0;
    forgetful.fault = () => {
      calls++;
      return null;
    };
    expect(await disk.look(shopId)).toBeNull();
    expect(calls).toBe(0);
  });

  test.each([
    ['EROFS', 'disk-read-only'],
    ['EACCES', 'disk-forbidden'],
    ['EMFILE', 'disk-busy'],
  ] as const)(
    '[JRN21] a journal that %s keeps shut is not opened, says %s, and nothing is held',
    async (code, told) => {
      const { forgetful, disk, journal } = await small(100_000);
      await journal.append(writerId, 1, [opOf(1)]);
      await journal.close();
      let held = 0;
      const lock = async () => {
        held++;
        return async () => void held--;
      };
      const windowId = '0192f0c0-0000-7000-8000-0000000000c1';
      const journals = openJournals({
        profile: '/',
        files: disk.files,
        now: () => 1,
        lock,
        onDetached: () => undefined,
      });
      forgetful.fault = ({ call }) => (call === 'open' ? code : null);
      expect(await journals.attach({ shopId, windowId, takeOver: false })).toEqual({
        ok: false,
        failure: { code: told, detail: code },
      });
      expect(held).toBe(0);
      forgetful.fault = () => null;
      expect((await journals.attach({ shopId, windowId, takeOver: false })).ok).toBe(true);
    },
  );
});

describe('a disk that was away', () => {
  const windowId = '0192f0c0-0000-7000-8000-0000000000c1';
  const ask = (fromSeq: number) => ({ shopId, windowId, writerId, fromSeq, ops: [ownOp(fromSeq)] });
  const ownOp = (seq: number) => JSON.stringify({ opId: `op-${seq}`, shopId, writerId, writerSeq: seq });

  /** A window that holds the shop, on a disk that can go; another process that would hold it, too. */
  async function away() {
    const forgetful = new ForgetfulDisk(chanceFrom(1));
    const held = new Map<string, object>();
    const lock = async (at: string) => {
      if (held.has(at)) return null;
      const mine = {};
      held.set(at, mine);
      return async () => void (held.get(at) === mine && held.delete(at));
    };
    const detached: string[] = [];
    const hands = () => {
      const disk = openDisk({
        profile: '/',
        files: forgetful.process(),
        reserveBytes,
        onBack: (id) => journals.renew(id),
      });
      const onDetached = (_shop: string, window: string) => void detached.push(window);
      const journals = openJournals({
        profile: '/',
        files: disk.files,
        now: () => 1,
        lock,
        ready: disk.ready,
        onDetached,
      });
      return { disk, journals };
    };
    await makeShopFolder(forgetful.process(), '/', shopId);
    const { disk, journals } = hands();
    await journals.attach({ shopId, windowId, takeOver: false });
    expect((await journals.append(ask(1))).ok).toBe(true);
    forgetful.fault = refusing('ENODEV');
    expect(await journals.append(ask(2))).toMatchObject({ ok: false });
    expect(await disk.look(shopId)).toBe('disk-gone');
    return { forgetful, held, detached, disk, journals, other: hands() };
  }

  test('[BAK49] [JRN7] another that took the shop meanwhile keeps it: nothing is written here, and the window is told', async () => {
    const { forgetful, held, detached, disk, journals, other } = await away();
    // The lock went with the disk, and another program has it now.
    held.clear();
    forgetful.fault = () => null;
    expect((await other.journals.attach({ shopId, windowId: 'other', takeOver: false })).ok).toBe(true);
    expect(await journals.append(ask(2))).toEqual({ ok: false, failure: { code: 'detached' } });
    expect(detached).toEqual([windowId]);
    expect(await disk.look(shopId)).toBeNull();
    await other.journals.close();
  });

  test('[BAK49] what another wrote and left is there before writing goes on', async () => {
    const { forgetful, held, detached, journals, other } = await away();
    held.clear();
    forgetful.fault = () => null;
    await other.journals.attach({ shopId, windowId, takeOver: false });
    expect((await other.journals.append(ask(2))).ok).toBe(true);
    await other.journals.close();
    // The same number with the same act: it is there already, and the next one follows.
    expect(await journals.append(ask(2))).toEqual({ ok: true, value: { head: 2 } });
    expect(await journals.append(ask(3))).toEqual({ ok: true, value: { head: 3 } });
    const read = await journals.read({ shopId, cursor: null, limit: 10 });
    expect(read.ok && read.value.records).toHaveLength(3);
    expect(detached).toEqual([]);
    await journals.close();
  });
});
