import { describe, expect, test } from 'vitest';
import { BATCH_BYTES } from '#shared/contract/store/batch.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { openDrafts } from './drafts.ts';
import { makeShopFolder, shopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const draft = (key: string, text: string, at = 1) => ({ key, at, text });

async function desk(disk = new ForgetfulDisk(chanceFrom(1))) {
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  return { disk, files, drafts: openDrafts({ profile: '/', files }) };
}

const read = async ({ drafts }: Awaited<ReturnType<typeof desk>>) => {
  const page = await drafts.read(shopId, null);
  if (!page.ok) throw new Error(page.failure.code);
  return [...page.value.drafts].sort((a, b) => (a.key < b.key ? -1 : 1));
};

describe('what was begun on a computer', () => {
  test('[SHP6] the newest of a key is kept over a power failure, and what was let go stays gone', async () => {
    const one = await desk();
    for (const kept of [draft('packing:1', '{"a":1}'), draft('packing:1', '{"a":2}', 2), draft('return:1', '[]')])
      expect(await one.drafts.keep(shopId, kept)).toEqual({ ok: true, value: null });
    await one.drafts.keep(shopId, draft('receipt', '1'));
    for (const _ of [1, 2]) await one.drafts.keep(shopId, { key: 'receipt', at: 3, text: null });
    for (let seed = 0; seed < 10; seed++) {
      const next = await desk(one.disk.afterPowerLoss(chanceFrom(seed)));
      expect(await read(next)).toEqual([draft('packing:1', '{"a":2}', 2), draft('return:1', '[]')]);
    }
  });

  test('[SHP6] a file that cannot be read counts as none; a full disk and a shop that is not here refuse', async () => {
    const one = await desk();
    await one.drafts.keep(shopId, draft('packing:1', '1'));
    await one.drafts.keep(shopId, draft('packing:2', '2'));
    const folder = `${shopFolder('/', shopId)}/drafts`;
    const [first] = await one.files.files(folder);
    one.disk.damage(`${folder}/${first?.name ?? ''}`, (now) => now.fill(9, 0, 3));
    expect(await read(one)).toHaveLength(1);
    one.disk.fault = ({ call }) => (call === 'write' ? 'ENOSPC' : null);
    expect(await one.drafts.keep(shopId, draft('packing:3', '3'))).toMatchObject({
      failure: { code: 'not-written', detail: 'ENOSPC' },
    });
    const elsewhere = '0192f0c0-0000-7000-8000-000000000009';
    expect(await one.drafts.keep(elsewhere, draft('a', 'b'))).toMatchObject({ failure: { code: 'shop-unknown' } });
    expect(await one.drafts.read(elsewhere, null)).toMatchObject({ failure: { code: 'shop-unknown' } });
  });

  test('[SHP6] large ones come page by page, each of them once', async () => {
    const one = await desk();
    const large = 'x'.repeat(BATCH_BYTES / 2 - 1);
    for (const key of ['a', 'b', 'c', 'd', 'e']) await one.drafts.keep(shopId, draft(key, large));
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof one.drafts.read>> = await one.drafts.read(shopId, after);
      if (!page.ok) throw new Error(page.failure.code);
      expect(page.value.drafts.length).toBeLessThanOrEqual(2);
      keys.push(...page.value.drafts.map(({ key }) => key));
      after = page.value.next;
    } while (after !== null);
    expect(keys.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
