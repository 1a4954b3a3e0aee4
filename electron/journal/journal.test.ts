import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import { chanceFrom, type DiskCall, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import type { FileLayer } from './file-layer.ts';
import { type Journal, openJournal } from './journal.ts';
import { encodeEntry, entriesIn } from './record.ts';
import { loadSegment } from './segment.ts';
import { journalFolder, makeShopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const writerA = '0192f0c0-0000-7000-8000-00000000000a';
const writerB = '0192f0c0-0000-7000-8000-00000000000b';
const folder = journalFolder('/', shopId);

const text = (seq: number, mark = '') => `{"n":${seq},"say":"Grüße ${mark} \\n 日本 🧺"}`;
const ops = (from: number, to: number, mark = '') =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ opId: `op-${from + i}`, text: text(from + i, mark) }));

async function opened(
  disk: ForgetfulDisk,
  segmentBytes?: number,
): Promise<{ readonly journal: Journal; readonly files: FileLayer }> {
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  return { journal: await openJournal({ files, folder, shopId }, { now: () => 7, segmentBytes }), files };
}

async function fresh(segmentBytes?: number) {
  const disk = new ForgetfulDisk(chanceFrom(1));
  return { disk, ...(await opened(disk, segmentBytes)) };
}

async function readAll(journal: Journal, limit = 50): Promise<readonly JournalRecord[]> {
  const records: JournalRecord[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await journal.read(cursor, limit);
    if (!page.ok) throw new Error(page.failure.code);
    records.push(...page.value.records);
    cursor = page.value.next;
    if (cursor === null) return records;
  }
}

const texts = (records: readonly JournalRecord[]) =>
  records.flatMap((record) => (record.type === 'op' ? [record.text] : []));
const names = async (files: FileLayer) => (await files.files(folder)).map(({ name }) => name).sort();

describe('numbers', () => {
  test('[JRN1] a writer goes on at its head + 1, also after opening again, and a gap is refused', async () => {
    const { disk, journal } = await fresh();
    expect(await journal.append(writerA, 2, ops(2, 2))).toMatchObject({ failure: { code: 'journal-gap' } });
    expect(await journal.append(writerA, 1, ops(1, 3))).toEqual({ ok: true, value: { head: 3 } });
    expect(await journal.append(writerA, 5, ops(5, 5))).toMatchObject({ failure: { code: 'journal-gap' } });
    expect(await journal.append(writerA, 5, ops(5, 6), true)).toEqual({ ok: true, value: { head: 6 } });
    expect(await journal.gaps()).toMatchObject({ value: { gaps: [{ writerId: writerA, from: 4, to: 4 }] } });
    expect(await journal.append(writerA, 4, ops(4, 4))).toEqual({ ok: true, value: { head: 6 } });
    await journal.close();
    const again = (await opened(disk)).journal;
    expect(again.heads()).toEqual({ [writerA]: 6 });
    expect(await again.append(writerB, 1, ops(1, 1))).toEqual({ ok: true, value: { head: 1 } });
    expect(await again.append(writerA, 7, ops(7, 7))).toEqual({ ok: true, value: { head: 7 } });
  });

  test('[JRN1] what is there already is answered as if new; other bytes under its number are a fork and nothing is written', async () => {
    const { journal } = await fresh(400);
    for (let seq = 1; seq <= 20; seq++) await journal.append(writerA, seq, ops(seq, seq));
    expect(await journal.append(writerA, 1, ops(1, 3))).toEqual({ ok: true, value: { head: 20 } });
    expect(await journal.append(writerA, 19, ops(19, 22))).toEqual({ ok: true, value: { head: 22 } });
    expect(await journal.append(writerA, 22, [...ops(22, 22, 'other'), ...ops(23, 23)])).toMatchObject({
      failure: { code: 'journal-forked' },
    });
    expect(await journal.append(writerA, 2, ops(2, 2, 'other'))).toMatchObject({ failure: { code: 'journal-forked' } });
    expect(texts(await readAll(journal))).toEqual(ops(1, 22).map((op) => op.text));
  });

  test('[JRN19] an act that was received stands in no place of this desk: its own under that number is kept beside it', async () => {
    const { disk, journal } = await fresh();
    const said = (seq: number, mark = '') => JSON.stringify({ writerId: writerA, writerSeq: seq, mark });
    await journal.append(writerA, 1, [{ opId: 'op-1', text: said(1) }]);
    await journal.receive([{ seq: 9, logEpoch: 'e', text: said(2, 'of the server') }]);
    expect(await journal.append(writerA, 2, [{ opId: 'op-2', text: said(2, 'made here') }])).toMatchObject({
      ok: true,
    });
    await journal.close();
    const again = (await opened(disk)).journal;
    expect((await readAll(again)).map((record) => 'text' in record && record.text)).toEqual([
      said(1),
      said(2, 'of the server'),
      said(2, 'made here'),
    ]);
    expect(again.heads()).toEqual({ [writerA]: 2 });
  });

  test('[JRN1] two tellings of the same operations at once are written once', async () => {
    const { journal } = await fresh();
    const answers = await Promise.all([
      journal.append(writerA, 1, ops(1, 2)),
      journal.append(writerA, 1, ops(1, 3)),
      journal.append(writerA, 3, ops(3, 4)),
      journal.append(writerA, 4, ops(4, 4, 'other')),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.value.head : answer.failure.code))).toEqual([
      2,
      3,
      4,
      'journal-forked',
    ]);
    expect(texts(await readAll(journal))).toEqual(ops(1, 4).map((op) => op.text));
  });
});

describe('a refusing disk', () => {
  const on = (call: DiskCall['call'], times: number, code: string) => {
    let left = times;
    return (asked: DiskCall) => (asked.call === call && asked.path.endsWith('.log') && left-- > 0 ? code : null);
  };

  test.each([
    ['write', 'ENOSPC'],
    ['write', 'EIO'],
    ['datasync', 'EIO'],
    ['datasync', 'ENOSPC'],
  ] as const)('[JRN4] after a failed %s (%s) the same operations lie safe in a new segment', async (call, code) => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 2));
    await journal.receive([{ seq: 9, logEpoch: 'e', text: text(9) }]);
    disk.fault = on(call, 1, code);
    expect(await journal.append(writerA, 3, ops(3, 4))).toEqual({ ok: true, value: { head: 4 } });
    expect(journal.status()).toMatchObject({ writable: true, records: 5, segments: 2 });
    for (let seed = 0; seed < 40; seed++) {
      const after = (await opened(disk.afterPowerLoss(chanceFrom(seed)))).journal;
      expect(after.heads()).toEqual({ [writerA]: 4 });
      expect(after.status().records).toBe(5);
      expect(await readAll(after)).toEqual([
        ...ops(1, 2).map((op) => ({ type: 'op', text: op.text })),
        { type: 'foreign', seq: 9, logEpoch: 'e', text: text(9) },
        ...ops(3, 4).map((op) => ({ type: 'op', text: op.text })),
      ]);
      await after.close();
    }
  });

  test.each([
    ['write', 'ENOSPC'],
    ['datasync', 'EIO'],
    ['create', 'EROFS'],
  ] as const)(
    '[JRN4] while every %s fails (%s) nothing is acknowledged, nothing is littered, and freed space is enough to go on',
    async (call, code) => {
      const { disk, journal, files } = await fresh();
      await journal.append(writerA, 1, ops(1, 2));
      // A file that cannot be made is only met when a new segment is needed.
      const always = on(call, Number.POSITIVE_INFINITY, code);
      disk.fault = (asked) => always(asked) ?? (call === 'create' ? on('write', 1, code)(asked) : null);
      for (let attempt = 0; attempt < 5; attempt++)
        expect(await journal.append(writerA, 3, ops(3, 3))).toEqual({
          ok: false,
          failure: { code: 'journal-unwritable', detail: code },
        });
      expect(journal.status().writable).toBe(false);
      expect(journal.heads()).toEqual({ [writerA]: 2 });
      disk.fault = () => null;
      expect(await names(files)).toEqual(['00000001.log']);
      expect(await journal.append(writerA, 3, ops(3, 4))).toEqual({ ok: true, value: { head: 4 } });
      expect(journal.status()).toMatchObject({ writable: true, records: 4 });
      const after = (await opened(disk.afterPowerLoss())).journal;
      expect(texts(await readAll(after))).toEqual(ops(1, 4).map((op) => op.text));
      expect(after.recovered()).toEqual({ cutBytes: 0, cutFile: null, quarantined: [], others: [] });
    },
  );

  test('[JRN4] what failed may come again with other bytes: it was never acknowledged', async () => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 1));
    disk.fault = (asked) => (asked.call === 'datasync' ? 'EIO' : null);
    expect((await journal.append(writerA, 2, ops(2, 2))).ok).toBe(false);
    disk.fault = () => null;
    expect((await journal.append(writerA, 2, ops(2, 2, 'other'))).ok).toBe(true);
    expect(texts(await readAll(journal))).toEqual([text(1), text(2, 'other')]);
  });
});

describe('opening', () => {
  test('[JRN3] the last record cut at every byte: all before it is there and the cut is told', async () => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 3));
    await journal.close();
    const path = join(folder, '00000001.log');
    const whole = disk.bytes(path);
    const last = [...entriesIn(whole, 0)].at(-1);
    const begins = last?.offset ?? 0;
    for (let cut = begins; cut < whole.length; cut++) {
      disk.damage(path, () => whole.subarray(0, cut));
      const again = (await opened(disk)).journal;
      const cutFile = cut > begins ? '00000001.log' : null;
      expect(again.recovered()).toEqual({ cutBytes: cut - begins, cutFile, quarantined: [], others: [] });
      expect(texts(await readAll(again))).toEqual([text(1), text(2)]);
      expect((await again.append(writerA, 3, ops(3, 3))).ok).toBe(true);
      await again.close();
    }
  });

  test('[JRN3] the first segment cut at every byte, its head included: it opens', async () => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 1));
    await journal.close();
    const path = join(folder, '00000001.log');
    const whole = disk.bytes(path);
    for (let cut = 0; cut < whole.length; cut++) {
      const copy = new ForgetfulDisk(chanceFrom(1));
      await makeShopFolder(copy.process(), '/', shopId);
      await copy.process().create(path);
      copy.damage(path, () => Buffer.from(whole.subarray(0, cut)));
      const again = (await opened(copy)).journal;
      expect(again.recovered().quarantined).toEqual([]);
      expect(again.heads()).toEqual({});
      expect((await again.append(writerA, 1, ops(1, 1))).ok).toBe(true);
      expect(texts(await readAll(again))).toEqual([text(1)]);
    }
  });

  test('[JRN3] a byte anywhere in the newest segment flipped: only its record is missing, nothing is cut, it is told, and the next append goes on', async () => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 3));
    await journal.close();
    const path = join(folder, '00000001.log');
    const whole = disk.bytes(path);
    const offsets = [...entriesIn(whole, 0)].map(({ offset }) => offset);
    for (let at = 0; at < whole.length; at += 3) {
      const copy = new ForgetfulDisk(chanceFrom(1));
      await makeShopFolder(copy.process(), '/', shopId);
      await copy.process().create(path);
      copy.damage(path, () => {
        const harmed = Buffer.from(whole);
        harmed[at] = (harmed[at] ?? 0) ^ 0x40;
        return harmed;
      });
      const { journal: again, files } = await opened(copy);
      const hit = offsets.findLastIndex((offset) => offset <= at);
      const left = ops(1, 3).map((op) => op.text);
      if (hit > 0) left.splice(hit - 1, 1);
      expect(texts(await readAll(again)), `byte ${at}`).toEqual(left);
      // Nothing lies behind the last record: that one cannot be told from a torn end.
      const isTorn = hit === 3;
      expect(again.recovered().quarantined, `byte ${at}`).toEqual(isTorn ? [] : ['00000001.log']);
      expect(again.heads()).toEqual({ [writerA]: isTorn ? 2 : 3 });
      if (!isTorn) expect(copy.bytes(path).length).toBe(whole.length);
      expect((await again.append(writerA, 3 + (isTorn ? 0 : 1), ops(3 + (isTorn ? 0 : 1), 4))).ok).toBe(true);
      expect(await names(files)).toHaveLength(isTorn ? 1 : 2);
      const gaps = await again.gaps();
      expect(gaps).toMatchObject({ ok: true, value: { heads: { [writerA]: 4 } } });
      const missing = hit === 0 || isTorn ? [] : [{ writerId: writerA, from: hit, to: hit }];
      expect(gaps.ok && gaps.value.gaps).toEqual(missing);
      if (missing.length > 0) expect((await again.append(writerA, hit, ops(hit, hit))).ok).toBe(true);
      expect(await again.gaps()).toMatchObject({ value: { gaps: [] } });
      await again.close();
    }
  });

  test('[JRN8] opening reads the newest segment alone', async () => {
    const { disk, journal, files } = await fresh(500);
    for (let seq = 1; seq <= 40; seq++) await journal.append(writerA, seq, ops(seq, seq));
    await sealed(files);
    await journal.close();
    const read: string[] = [];
    disk.fault = ({ call, path }) => {
      if (call === 'readFile') read.push(path);
      return null;
    };
    const again = (await opened(disk, 500)).journal;
    expect(again.heads()).toEqual({ [writerA]: 40 });
    expect(again.status().records).toBe(40);
    expect(read).toHaveLength(1);
  });

  test('[JRN10] a journal of a later version is refused and left as it is', async () => {
    const { disk, journal, files } = await fresh();
    await journal.append(writerA, 1, ops(1, 1));
    await journal.close();
    const path = join(folder, '00000002.log');
    const head = [...entriesIn(disk.bytes(join(folder, '00000001.log')), 0)][0]?.entry;
    if (head?.type !== 'head') throw new Error('a segment begins with its head');
    const later = JSON.parse(JSON.stringify({ ...head.mark, format: 2, segment: 2 }));
    await files.create(path);
    disk.damage(path, () => Buffer.from(encodeEntry({ type: 'head', mark: later })));
    await expect(opened(disk)).rejects.toMatchObject({ code: 'NEWER_FORMAT' });
    expect(await names(files)).toEqual(['00000001.log', '00000002.log']);
  });
});

/** Waits until every closed segment is compressed, one turn of the event loop at a time. */
async function sealed(files: FileLayer): Promise<void> {
  while ((await names(files)).filter((name) => name.endsWith('.log')).length > 1)
    await new Promise((turn) => setImmediate(turn));
}

describe('closed segments', () => {
  test('[JRN5] when compressing fails the plain segment stays, nothing is left of the try, and the next opening compresses it', async () => {
    const { disk, journal, files } = await fresh(500);
    disk.fault = ({ call, path }) => (call === 'write' && path.endsWith('.new') ? 'ENOSPC' : null);
    for (let seq = 1; seq <= 12; seq++) await journal.append(writerA, seq, ops(seq, seq));
    await journal.close();
    expect((await names(files)).filter((name) => !name.endsWith('.log'))).toEqual([]);
    disk.fault = () => null;
    const again = (await opened(disk, 500)).journal;
    await sealed(files);
    expect(texts(await readAll(again))).toEqual(ops(1, 12).map((op) => op.text));
  });

  test('[JRN5] a closed segment has a foot that fits, is compressed, and is kept', async () => {
    const { disk, journal, files } = await fresh(500);
    for (let seq = 1; seq <= 30; seq++) await journal.append(writerA, seq, ops(seq, seq));
    await sealed(files);
    const gz = (await names(files)).filter((name) => name.endsWith('.gz'));
    expect(gz.length).toBeGreaterThan(3);
    const first = await loadSegment({ files, folder, shopId }, { state: 'sealed', number: 1, bytes: 0 });
    const found = first.records;
    const foot = found.at(-1)?.entry;
    expect(foot).toMatchObject({
      type: 'foot',
      mark: {
        records: found.length - 2,
        first: 'op-1',
        last: `op-${found.length - 2}`,
        heads: { [writerA]: found.length - 2 },
      },
    });
    const after = (await opened(disk.afterPowerLoss())).journal;
    expect(texts(await readAll(after))).toEqual(ops(1, 30).map((op) => op.text));
  });

  test.each(['flipped', 'truncated', 'removed', 'emptied'])(
    '[JRN6] a closed segment that was %s is told and left where it is, the rest is read, and telling it again fills the hole',
    async (harm) => {
      const { disk, journal, files } = await fresh(500);
      for (let seq = 1; seq <= 30; seq++) await journal.append(writerA, seq, ops(seq, seq));
      await sealed(files);
      const path = join(folder, '00000003.log.gz');
      const where = { files, folder, shopId };
      const seqsOf = async () =>
        (await loadSegment(where, { state: 'sealed', number: 3, bytes: 0 })).records.flatMap(({ entry }) =>
          entry.type === 'op' ? [entry.mark.writerSeq] : [],
        );
      const before = await seqsOf();
      if (harm === 'removed') await files.remove(path);
      else
        disk.damage(path, (bytes) =>
          harm === 'flipped' ? bytes.fill(0xff, 40, 60) : bytes.subarray(0, harm === 'emptied' ? 0 : bytes.length - 9),
        );
      const still = new Set(await seqsOf());
      const lost = before.filter((seq) => !still.has(seq));
      expect(texts(await readAll(journal))).toEqual(
        ops(1, 30)
          .filter((_, i) => !lost.includes(i + 1))
          .map((op) => op.text),
      );
      expect(journal.recovered().quarantined).toHaveLength(1);

      await journal.close();
      const again = (await opened(disk, 500)).journal;
      expect(texts(await readAll(again))).toHaveLength(30 - lost.length);
      expect(again.recovered().quarantined).toHaveLength(1);
      if (lost.length === 0) return;
      const [from, to] = [Math.min(...lost), Math.max(...lost)];
      expect(await again.gaps()).toMatchObject({ value: { gaps: [{ writerId: writerA, from, to }] } });
      expect(await again.append(writerA, from, ops(from, to))).toEqual({ ok: true, value: { head: 30 } });
      expect(new Set(texts(await readAll(again)))).toEqual(new Set(ops(1, 30).map((op) => op.text)));
      expect(await again.gaps()).toMatchObject({ value: { gaps: [] } });
    },
  );
});

describe('group commit', () => {
  test('[JRN11] whatever waits while the disk is busy goes down in one write and one sync', async () => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 1));
    const calls: string[] = [];
    disk.fault = ({ call }) => {
      calls.push(call);
      return null;
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => journal.append(writerA, i + 2, ops(i + 2, i + 2))),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(calls.filter((call) => call === 'datasync').length).toBeLessThanOrEqual(2);
    expect(calls.filter((call) => call === 'write').length).toBeLessThanOrEqual(2);
  });

  test('[JRN12] received operations wait for no sync, but never more than about 1 MB of them is unsafe', async () => {
    const { disk, journal } = await fresh();
    await journal.append(writerA, 1, ops(1, 1));
    let syncs = 0;
    disk.fault = ({ call }) => {
      if (call === 'datasync') syncs++;
      return null;
    };
    const big = (seq: number) => [{ seq, logEpoch: 'e', text: JSON.stringify({ filling: 'x'.repeat(400_000) }) }];
    for (let seq = 1; seq <= 2; seq++) await journal.receive(big(seq));
    expect(syncs).toBe(0);
    for (let seq = 3; seq <= 9; seq++) await journal.receive(big(seq));
    expect(syncs).toBeGreaterThanOrEqual(2);
  });
});

test('[JRN9] any sequence of appends, settlings, receivings and openings reads back as it was written, page by page', async () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 60 });
  const act = fc.oneof(
    fc.record({
      type: fc.constant('append' as const),
      writer: fc.constantFrom(writerA, writerB),
      say: fc.array(any, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ type: fc.constant('receive' as const), seq: fc.nat(), say: any }),
    fc.record({ type: fc.constant('settle' as const), opId: fc.uuid(), seq: fc.nat() }),
    fc.record({ type: fc.constant('reopen' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 25 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 200, max: 3_000 }),
      async (acts, limit, segmentBytes) => {
        const { disk, ...first } = await fresh(segmentBytes);
        let { journal } = first;
        const written: JournalRecord[] = [];
        const heads: Record<string, number> = {};
        for (const one of acts) {
          if (one.type === 'append') {
            const from = (heads[one.writer] ?? 0) + 1;
            const own = one.say.map((say, i) => ({ opId: `${from + i}`, text: JSON.stringify({ say }) }));
            expect((await journal.append(one.writer, from, own)).ok).toBe(true);
            heads[one.writer] = from + own.length - 1;
            written.push(...own.map((op) => ({ type: 'op' as const, text: op.text })));
          } else if (one.type === 'receive') {
            const foreign = { seq: one.seq, logEpoch: 'epoch', text: JSON.stringify({ say: one.say }) };
            expect((await journal.receive([foreign])).ok).toBe(true);
            written.push({ type: 'foreign', ...foreign });
          } else if (one.type === 'settle') {
            const settled = {
              opId: one.opId,
              outcome: { state: 'accepted' as const, seq: one.seq, logEpoch: 'epoch' },
            };
            expect((await journal.settle([settled])).ok).toBe(true);
            written.push({ type: 'settled', settled });
          } else {
            await journal.close();
            journal = (await opened(disk, segmentBytes)).journal;
          }
        }
        expect(await readAll(journal, limit)).toEqual(written);
        expect(journal.heads()).toEqual(heads);
        expect(journal.status().records).toBe(written.length);
        await journal.close();
      },
    ),
    { numRuns: 60 },
  );
});
