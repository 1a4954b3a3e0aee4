import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import { type Chance, chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { openJournal } from './journal.ts';
import { entriesIn, type Found } from './record.ts';
import { journalFolder, makeShopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const writerId = '0192f0c0-0000-7000-8000-00000000000a';
const folder = journalFolder('/', shopId);
const COUNT = 120;
/** Places that are flipped in each part; other harm is done at an eighth as many. */
const seeds = Number(process.env['HARM_SEEDS'] ?? 200);

const textOf = (seq: number) =>
  JSON.stringify({ opId: `op-${seq}`, shopId, writerId, writerSeq: seq, say: 'Grüße 🧺'.repeat(seq % 13) });

/** A journal of several compressed segments and an open one, and everything that is in it. */
async function grown(): Promise<ReadonlyMap<string, Buffer>> {
  const disk = new ForgetfulDisk(chanceFrom(1));
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  const journal = await openJournal({ files, folder, shopId }, { now: () => 7, segmentBytes: 6_000 });
  for (let seq = 1; seq <= COUNT; seq++) {
    await journal.append(writerId, seq, [{ opId: `op-${seq}`, text: textOf(seq) }]);
    if (seq % 9 === 0) await journal.receive([{ seq, logEpoch: 'e', text: `{"foreign":${seq}}` }]);
  }
  for (;;) {
    const names = (await files.files(folder)).map(({ name }) => name);
    if (names.filter((name) => name.endsWith('.log')).length === 1) break;
    await new Promise((turn) => setImmediate(turn));
  }
  await journal.close();
  const names = (await files.files(folder)).map(({ name }) => name).sort();
  return new Map(names.map((name) => [name, disk.bytes(join(folder, name))]));
}

async function diskOf(some: ReadonlyMap<string, Buffer>): Promise<ForgetfulDisk> {
  const disk = new ForgetfulDisk(chanceFrom(1));
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  for (const [name, bytes] of some) {
    await files.create(join(folder, name));
    disk.damage(join(folder, name), () => Buffer.from(bytes));
  }
  return disk;
}

async function open(disk: ForgetfulDisk) {
  return openJournal({ files: disk.process(), folder, shopId }, { now: () => 7, segmentBytes: 6_000 });
}

async function readAll(journal: Awaited<ReturnType<typeof open>>): Promise<readonly JournalRecord[]> {
  const records: JournalRecord[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await journal.read(cursor, 7);
    if (!page.ok) throw new Error(page.failure.code);
    records.push(...page.value.records);
    cursor = page.value.next;
    if (cursor === null) return records;
  }
}

const nameOf = ({ entry }: Found) =>
  entry.type === 'op' ? entry.text : entry.type === 'foreign' ? entry.text : `${entry.type}`;
const textsIn = (records: readonly JournalRecord[]) =>
  records.flatMap((record) => ('text' in record ? [record.text] : [])).sort();

type Harm = 'missing' | 'cut' | 'flipped' | 'zeros' | 'emptied';

function harmed(bytes: Buffer, harm: Harm, chance: Chance, places = 1): { bytes: Buffer; touched: number[] } {
  const at = Math.floor(chance() * bytes.length);
  if (harm === 'cut') return { bytes: bytes.subarray(0, at), touched: [at] };
  if (harm === 'emptied') return { bytes: bytes.subarray(0, 0), touched: [0] };
  const copy = Buffer.from(bytes);
  if (harm === 'zeros') {
    const end = Math.min(bytes.length, at + 200);
    copy.fill(0, at, end);
    return { bytes: copy, touched: Array.from({ length: end - at }, (_, i) => at + i) };
  }
  const touched = Array.from({ length: places }, () => Math.floor(chance() * bytes.length));
  for (const place of touched) copy[place] = (copy[place] ?? 0) ^ (1 << Math.floor(chance() * 8));
  return { bytes: copy, touched };
}

/** Texts of the records of a plain segment that no harm touched: the obvious answer, without the room's own search. */
function untouched(bytes: Buffer, harm: Harm, touched: readonly number[]): readonly string[] {
  return [...entriesIn(bytes, 0)]
    .filter(({ offset, bytes: size }) => {
      if (harm === 'emptied' || harm === 'missing') return false;
      if (harm === 'cut') return offset + size <= (touched[0] ?? 0);
      return !touched.some((place) => place >= offset && place < offset + size);
    })
    .filter(({ entry }) => 'text' in entry)
    .map(nameOf);
}

/** The same of a compressed one: records of blocks that no harm touched. */
function untouchedBlocks(packed: Buffer, harm: Harm, touched: readonly number[]): readonly string[] {
  if (harm === 'emptied' || harm === 'missing') return [];
  const texts: string[] = [];
  for (let at = 0; at < packed.length; ) {
    const next = packed.indexOf(Buffer.from([0x1f, 0x8b, 0x08, 0x00]), at + 1);
    const end = next === -1 ? packed.length : next;
    const isHarmed = harm === 'cut' ? (touched[0] ?? 0) < end : touched.some((place) => place >= at && place < end);
    if (!isHarmed)
      texts.push(
        ...[...entriesIn(gunzipSync(packed.subarray(at, end)), 0)].filter(({ entry }) => 'text' in entry).map(nameOf),
      );
    at = end;
  }
  return texts;
}

const whole = await grown();
const names = [...whole.keys()];
const openName = names.findLast((name) => name.endsWith('.log')) ?? '';
const texts = new Map(
  [...whole].map(([name, bytes]) => [name, (name.endsWith('.gz') ? untouchedBlocks : untouched)(bytes, 'flipped', [])]),
);
const textsOf = (name: string) => texts.get(name) ?? [];
const written = new Set([...texts.values()].flat());

describe('a harmed journal', () => {
  const parts = ['00000001.log.gz', openName];

  test.each(
    parts.flatMap((part) =>
      (['missing', 'cut', 'flipped', 'zeros', 'emptied'] as const).map((harm) => ({ part, harm })),
    ),
  )(
    '[JRN3] [JRN6] with $part $harm gives back every record that is whole anywhere, says what is missing, and goes on',
    async ({ part, harm }) => {
      const rounds = harm === 'missing' || harm === 'emptied' ? 1 : harm === 'flipped' ? seeds : Math.ceil(seeds / 8);
      for (let seed = 1; seed <= rounds; seed++) {
        const bytes = whole.get(part) ?? Buffer.alloc(0);
        const done = harmed(bytes, harm, chanceFrom(seed));
        const rest = new Map(whole);
        if (harm === 'missing') rest.delete(part);
        else rest.set(part, done.bytes);
        const disk = await diskOf(rest);
        const journal = await open(disk);
        const found = textsIn(await readAll(journal));
        const certain = names.flatMap((name) =>
          name !== part
            ? textsOf(name)
            : part.endsWith('.gz')
              ? untouchedBlocks(bytes, harm, done.touched)
              : untouched(bytes, harm, done.touched),
        );
        expect(
          certain.filter((text) => !found.includes(text)),
          `seed ${seed}`,
        ).toEqual([]);
        // Of a plain segment nothing else can be whole; a compressed one may give more than its whole blocks.
        if (!part.endsWith('.gz')) expect(found.length, `seed ${seed}`).toBe(certain.length);
        expect(found.filter((text) => !written.has(text))).toEqual([]);
        const head = journal.heads()[writerId] ?? 0;
        const gaps = await journal.gaps();
        if (!gaps.ok) throw new Error(gaps.failure.code);
        const there = new Set(
          found.flatMap((text) => (text.includes('writerSeq') ? [JSON.parse(text).writerSeq] : [])),
        );
        const said = gaps.value.gaps.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
        expect(said, `seed ${seed}`).toEqual(
          Array.from({ length: head }, (_, i) => i + 1).filter((seq) => !there.has(seq)),
        );
        if (said.length > 0) expect(journal.recovered().quarantined.length, `seed ${seed}`).toBeGreaterThan(0);
        for (const { from, to } of [...gaps.value.gaps, { from: head + 1, to: head + 1 }]) {
          const ops = Array.from({ length: to - from + 1 }, (_, i) => ({
            opId: `op-${from + i}`,
            text: textOf(from + i),
          }));
          expect(await journal.append(writerId, from, ops)).toMatchObject({ ok: true });
        }
        expect(await journal.gaps()).toMatchObject({ value: { gaps: [] } });
        await journal.close();
        const again = await open(disk);
        const after = textsIn(await readAll(again));
        expect(new Set(after).size, `seed ${seed}`).toBe(found.length + said.length + 1);
        await again.close();
      }
    },
    120_000,
  );

  test('[JRN3] many flips in every part at once leave everything else', async () => {
    for (let seed = 1; seed <= Math.ceil(seeds / 4); seed++) {
      const chance = chanceFrom(seed);
      const rest = new Map<string, Buffer>();
      const certain: string[] = [];
      for (const [name, bytes] of whole) {
        const done = harmed(bytes, 'flipped', chance, 3);
        rest.set(name, done.bytes);
        certain.push(...(name.endsWith('.gz') ? untouchedBlocks : untouched)(bytes, 'flipped', done.touched));
      }
      const journal = await open(await diskOf(rest));
      const found = new Set(textsIn(await readAll(journal)));
      expect(
        certain.filter((text) => !found.has(text)),
        `seed ${seed}`,
      ).toEqual([]);
      const head = journal.heads()[writerId] ?? 0;
      expect((await journal.append(writerId, head + 1, [{ opId: 'next', text: textOf(head + 1) }])).ok).toBe(true);
      await journal.close();
    }
  });
});

describe('what 0.1 left behind', () => {
  test('[JRN6] pieces that were cut off and segments that were put aside are read, all of them, each record once', async () => {
    const first = whole.get('00000001.log.gz') ?? Buffer.alloc(0);
    const tail = whole.get(openName) ?? Buffer.alloc(0);
    const cut = [...entriesIn(tail, 0)][3]?.offset ?? 0;
    const later = [...entriesIn(tail, 0)][6]?.offset ?? 0;
    const rest = new Map(whole);
    rest.delete('00000001.log.gz');
    rest.set('00000001.log.gz.bad', first);
    rest.set('00000001.log.bad', gunzipSync(first));
    rest.set(openName, tail.subarray(0, cut));
    rest.set(`${openName}.${cut}-1.bad`, Buffer.concat([Buffer.from('harm'), tail.subarray(cut, later)]));
    rest.set(`${openName}.${cut}-2.bad`, tail.subarray(later));
    const journal = await open(await diskOf(rest));
    expect(journal.heads()).toEqual({ [writerId]: COUNT });
    expect(textsIn(await readAll(journal))).toEqual(names.flatMap(textsOf).toSorted());
    expect(await journal.gaps()).toMatchObject({ value: { gaps: [] } });
    expect(journal.recovered().quarantined).toHaveLength(4);
    expect(await journal.append(writerId, COUNT + 1, [{ opId: 'x', text: textOf(COUNT + 1) }])).toMatchObject({
      ok: true,
    });
    await journal.close();
  });

  test('[JRN5] a segment that was compressed as one block is read, and harmed it gives what comes before the harm', async () => {
    const plain = gunzipSync(whole.get('00000002.log.gz') ?? Buffer.alloc(0));
    const one = gzipSync(plain);
    const journal = await open(await diskOf(new Map([...whole, ['00000002.log.gz', one]])));
    expect(textsIn(await readAll(journal))).toEqual(names.flatMap(textsOf).toSorted());
    await journal.close();
    const broken = Buffer.from(one);
    broken.fill(0xff, one.length - 200, one.length - 190);
    const harmed = await open(await diskOf(new Map([...whole, ['00000002.log.gz', broken]])));
    const found = textsIn(await readAll(harmed));
    const others = names.filter((name) => name !== '00000002.log.gz').flatMap(textsOf);
    expect(found.length).toBeGreaterThan(others.length);
    await harmed.close();
  });

  test('[JRN6] a copy of a segment under another number adds nothing, and another shop’s gives nothing', async () => {
    const other = new Map(whole);
    other.set(
      '00000002.log.bad',
      Buffer.concat([...whole.values()].map((bytes, i) => (i === 1 ? gunzipSync(bytes) : Buffer.alloc(0)))),
    );
    const journal = await open(await diskOf(other));
    expect(textsIn(await readAll(journal))).toEqual(names.flatMap(textsOf).toSorted());
    await journal.close();
  });
});

describe('a file of another shop among the segments', () => {
  const otherShop = '0192f0c0-0000-7000-8000-000000000002';
  const stranger = '0192f0c0-0000-7000-8000-00000000000b';

  /** The newest segment of another shop's journal under a number of that shop, as plain bytes. */
  async function strange(): Promise<Buffer> {
    const disk = new ForgetfulDisk(chanceFrom(2));
    const files = disk.process();
    await makeShopFolder(files, '/', otherShop);
    const theirs = journalFolder('/', otherShop);
    const journal = await openJournal({ files, folder: theirs, shopId: otherShop }, { now: () => 7 });
    for (let seq = 1; seq <= 12; seq++) {
      const text = JSON.stringify({ opId: `s-${seq}`, shopId: otherShop, writerId: stranger, writerSeq: seq });
      await journal.append(stranger, seq, [{ opId: `s-${seq}`, text }]);
    }
    await journal.close();
    return disk.bytes(join(theirs, '00000001.log'));
  }
  const headless = (bytes: Buffer) => bytes.subarray([...entriesIn(bytes, 0)][0]?.bytes ?? 0);
  const isOther = ({ name }: { readonly name: string }) => name.endsWith('.other-shop');

  test.each([
    ['the newest, plain', '00000008.log', (bytes: Buffer) => bytes],
    ['the newest, packed', '00000008.log.gz', (bytes: Buffer) => gzipSync(bytes)],
    ['the newest, without its head', '00000008.log', headless],
    ['a plain one beside the compressed one of that number', '00000003.log', (bytes: Buffer) => bytes],
  ])('[JRN18] %s, is put aside and named, and nothing is missing or counted', async (_, name, made) => {
    const disk = await diskOf(new Map([...whole, [name, made(await strange())]]));
    const journal = await open(disk);
    expect(journal.heads()).toEqual({ [writerId]: COUNT });
    expect(journal.recovered()).toEqual({ cutBytes: 0, cutFile: null, quarantined: [], others: [name] });
    expect(await journal.gaps()).toMatchObject({ value: { gaps: [], harmed: [] } });
    expect(textsIn(await readAll(journal))).toEqual(names.flatMap(textsOf).toSorted());
    expect(await journal.append(writerId, COUNT + 1, [{ opId: 'x', text: textOf(COUNT + 1) }])).toMatchObject({
      ok: true,
    });
    await journal.close();
    expect((await disk.process().files(folder)).filter(isOther)).toHaveLength(1);
    const again = await open(disk);
    expect(again.heads()).toEqual({ [writerId]: COUNT + 1 });
    expect(again.recovered()).toMatchObject({ quarantined: [], others: [] });
    await again.close();
  });

  test('[JRN18] two of one name are both kept', async () => {
    const disk = await diskOf(new Map([...whole, ['00000008.log.other-shop', Buffer.from('kept')]]));
    await disk.process().create(join(folder, '00000008.log'));
    const bytes = await strange();
    disk.damage(join(folder, '00000008.log'), () => bytes);
    await (await open(disk)).close();
    expect(disk.bytes(join(folder, '00000008.log.other-shop')).toString()).toBe('kept');
    expect(disk.bytes(join(folder, '00000008.log.2.other-shop'))).toEqual(bytes);
  });

  test('[JRN18] one in the place of an older compressed segment is found by the look at the whole journal', async () => {
    const name = '00000002.log.gz';
    const journal = await open(await diskOf(new Map([...whole, [name, gzipSync(await strange())]])));
    expect(await journal.verify()).toMatchObject({ value: { harmed: [name] } });
    const lost = textsOf(name).filter((text) => text.includes(writerId)).length;
    const told = await journal.gaps();
    const gaps = told.ok ? told.value.gaps : [];
    expect(gaps.map(({ writerId: whose }) => whose)).toEqual([writerId]);
    expect(gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(lost);
    await journal.close();
  });
});
