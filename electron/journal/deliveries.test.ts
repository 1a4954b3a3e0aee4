import { describe, expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { type DeliveriesSettings, openDeliveries } from './deliveries.ts';
import type { DeliveryRecord } from './delivery-records.ts';
import { openRunner } from './runner.ts';
import { makeShopFolder, shopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const channelId = '0192f0c0-0000-7000-8000-0000000000c1';
const [here, elsewhere] = ['0192f0c0-0000-7000-8000-00000000000a', '0192f0c0-0000-7000-8000-00000000000b'];
const path = `${shopFolder('/', shopId)}/deliveries/${channelId}.log`;

const task = (taskId: string, tellCustomer: string | null = null) => ({
  taskId,
  kind: 'order.transition' as const,
  orderId: '7',
  from: 'processing',
  lines: [],
  isLast: true,
  tracking: null,
  tellCustomer,
});
const sent = (...ids: string[]): DeliveryRecord => ({ is: 'sent', at: 5, tasks: ids.map((id) => task(id)) });
const ended = (id: string, how: 'applied' | 'not-applied' = 'applied'): DeliveryRecord => ({
  is: 'ended',
  tasks: [[id, how]],
});

async function desk(disk = new ForgetfulDisk(chanceFrom(1)), more: Partial<DeliveriesSettings> = {}) {
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  const deliveries = openDeliveries({ profile: '/', files, runner: async () => here, now: () => 9, ...more });
  const file = deliveries.of(shopId, channelId);
  const add = async (...records: DeliveryRecord[]) => {
    for (const record of records) expect(await file.add(() => done(record))).toMatchObject({ ok: true });
  };
  const known = async () => {
    const state = await file.state();
    if (!state.ok) return state.failure.code;
    return { unfinished: [...state.value.unfinished.keys()], ended: Object.fromEntries(state.value.ended) };
  };
  return { disk, files, deliveries, file, add, known };
}

describe('the delivery file of a channel', () => {
  test('[CHN154] what was sent is unfinished until its outcome is kept, over a restart', async () => {
    const one = await desk();
    expect(await one.known()).toEqual({ unfinished: [], ended: {} });
    await one.add(sent('a', 'b'), ended('a'));
    const two = await desk(one.disk);
    expect(await two.known()).toEqual({ unfinished: ['b'], ended: { a: 'applied' } });
    await two.add(ended('b', 'not-applied'), sent('b'));
    expect(await (await desk(one.disk)).known()).toEqual({ unfinished: ['b'], ended: { a: 'applied' } });
  });

  test('[CHN154] killed at any call, what was answered is known at the next start, and it goes on', async () => {
    for (let calls = 1; calls < 30; calls++) {
      const one = await desk(new ForgetfulDisk(chanceFrom(calls)));
      one.files.killAfter(calls);
      const answered: string[] = [];
      for (const id of ['a', 'b', 'c']) if ((await one.file.add(() => done(sent(id)))).ok) answered.push(id);
      for (const disk of [one.disk.copy(), one.disk.afterPowerLoss(chanceFrom(calls))]) {
        const two = await desk(disk);
        const known = await two.known();
        expect(known).toMatchObject({ unfinished: expect.arrayContaining(answered) });
        await two.add(sent('d'));
      }
    }
  });

  test('[CHN154] a line that was being written when the power failed is cut off', async () => {
    const one = await desk();
    await one.add(sent('a'), ended('a'), sent('b'));
    const whole = one.disk.bytes(path);
    const before = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (const length of [before, before + 1, before + 20, whole.length - 1]) {
      const disk = one.disk.copy();
      disk.damage(path, (bytes) => bytes.subarray(0, length));
      const two = await desk(disk);
      expect(await two.known()).toEqual({ unfinished: [], ended: { a: 'applied' } });
      await two.add(sent('c'));
      expect(await (await desk(disk)).known()).toEqual({ unfinished: ['c'], ended: { a: 'applied' } });
    }
  });

  test('[CHN155] a line that is broken between others stops everything until a person agrees; the file is kept aside', async () => {
    const one = await desk();
    await one.add(sent('a'), ended('a'), sent('b'));
    one.disk.damage(path, (bytes) => bytes.fill(0x78, 150, 160));
    const two = await desk(one.disk);
    expect(await two.known()).toBe('deliveries-damaged');
    expect(await two.file.add(() => done(sent('c')))).toMatchObject({ failure: { code: 'deliveries-damaged' } });
    expect(await two.file.goOn()).toEqual(done(null));
    const names = (await two.files.files(`${shopFolder('/', shopId)}/deliveries`)).map(({ name }) => name).sort();
    expect(names).toEqual([`${channelId}.log`, `${channelId}.log.9.bad`]);
    await two.add(sent('c'));
  });

  test('[CHN155] a file of another computer is not continued before a person agrees, and what was unfinished stays so', async () => {
    const one = await desk(undefined, { runner: async () => elsewhere });
    await one.add(sent('a', 'b'), ended('b'));
    const two = await desk(one.disk);
    expect(await two.known()).toBe('deliveries-elsewhere');
    expect(await two.file.goOn()).toEqual(done(null));
    expect(await two.known()).toEqual({ unfinished: ['a'], ended: { b: 'applied' } });
    expect(await (await desk(one.disk, { runner: async () => elsewhere })).known()).toBe('deliveries-elsewhere');
  });

  test('[CHN154] it is written anew once it has grown and nothing is unfinished, and says the same', async () => {
    const one = await desk(undefined, { grownBytes: 2_000 });
    for (let n = 0; n < 60; n++) await one.add(sent(`t${n}`), ended(`t${n}`));
    expect(one.disk.bytes(path).length).toBeLessThan(9_000);
    const known = await (await desk(one.disk)).known();
    expect(known).toEqual({
      unfinished: [],
      ended: Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`t${n}`, 'applied'])),
    });
  });

  test('[CHN154] a full disk refuses, and nothing is said to be sent; with room again it goes on in a new file', async () => {
    const one = await desk();
    await one.add(sent('a'));
    for (const call of ['write', 'datasync']) {
      one.disk.fault = (of) => (of.call === call && of.path.endsWith('.log') ? 'ENOSPC' : null);
      const refused = await one.file.add(() => done(sent('b')));
      expect(refused).toMatchObject({ failure: { code: 'not-written', detail: 'ENOSPC' } });
      one.disk.fault = () => null;
      await one.add(ended('a'), sent('a'));
      const later = await desk(one.disk.afterPowerLoss(chanceFrom(3)));
      expect(await later.known()).toEqual({ unfinished: ['a'], ended: {} });
    }
  });

  test('[CHN154] what is refused by what is known writes nothing; a shop that is not here has no file', async () => {
    const { file, deliveries } = await desk();
    expect(await file.add(() => fail({ code: 'delivery-unfinished' as const }))).toEqual(
      fail({ code: 'delivery-unfinished' }),
    );
    const other = deliveries.of('0192f0c0-0000-7000-8000-000000000009', channelId);
    expect(await other.state()).toMatchObject({ failure: { code: 'shop-unknown' } });
    expect(() => deliveries.of(shopId, '../../../etc')).toThrow();
  });
});

describe('this computer', () => {
  const runner = (disk: ForgetfulDisk, fileId: string) =>
    openRunner({ path: '/runner.json', files: disk.process(), fileId: async () => fileId })();

  test('[CHN158] keeps its id over starts, and is another one where its file is a copy', async () => {
    const disk = new ForgetfulDisk(chanceFrom(1));
    const first = await runner(disk, '17');
    expect(await runner(disk, '17')).toBe(first);
    expect(await runner(disk.afterPowerLoss(chanceFrom(2)), '17')).toBe(first);
    const copied = await runner(disk.copy(), '18');
    expect(copied).not.toBe(first);
    disk.damage('/runner.json', () => Buffer.from('{'));
    expect(await runner(disk, '17')).not.toBe(first);
  });
});
