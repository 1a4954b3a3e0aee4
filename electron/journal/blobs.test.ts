import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { blobHandlers, openBlobs } from './blobs.ts';
import { makeShopFolder, shopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const bytes = (n: number, length = 3_000) => Buffer.alloc(length, n);
const hashOf = (some: Uint8Array) => createHash('sha256').update(some).digest('hex');
const fileOf = (some: Uint8Array) => `${shopFolder('/', shopId)}/blobs/${hashOf(some)}`;

async function desk(disk = new ForgetfulDisk(chanceFrom(1))) {
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  return { disk, files, blobs: openBlobs({ profile: '/', files }) };
}

describe('the files of pictures', () => {
  test('[PIC4] bytes are kept under their hash, once, and survive a power failure', async () => {
    const { blobs, disk } = await desk();
    expect(await blobs.here(shopId, [hashOf(bytes(1))])).toEqual({ ok: true, value: [] });
    for (const n of [1, 2, 1]) expect(await blobs.put(shopId, hashOf(bytes(n)), bytes(n))).toMatchObject({ ok: true });
    for (let seed = 0; seed < 10; seed++) {
      const next = await desk(disk.afterPowerLoss(chanceFrom(seed)));
      const all = [1, 2, 3].map((n) => hashOf(bytes(n)));
      expect(await next.blobs.here(shopId, all)).toEqual({ ok: true, value: all.slice(0, 2) });
      expect(await next.blobs.read(shopId, hashOf(bytes(2)))).toEqual({ ok: true, value: bytes(2) });
    }
  });

  test('[PIC4] killed at any call, a picture is whole or not there, and keeping it again makes it so', async () => {
    for (let calls = 1; calls < 20; calls++) {
      const { files, blobs, disk } = await desk(new ForgetfulDisk(chanceFrom(calls)));
      files.killAfter(calls);
      const first = await blobs.put(shopId, hashOf(bytes(7)), bytes(7));
      const next = await desk(disk.afterPowerLoss(chanceFrom(calls + 100)));
      const read = await next.blobs.read(shopId, hashOf(bytes(7)));
      if (first.ok || read.ok) expect(read).toEqual({ ok: true, value: bytes(7) });
      else expect(read.failure.code).toBe('blob-missing');
      expect(await next.blobs.put(shopId, hashOf(bytes(7)), bytes(7))).toMatchObject({ ok: true });
      expect(await next.blobs.read(shopId, hashOf(bytes(7)))).toEqual({ ok: true, value: bytes(7) });
    }
  });

  test('[PIC4] a full disk refuses, keeps no half, and takes the picture once there is room', async () => {
    const { disk, files, blobs } = await desk();
    disk.fault = ({ call }) => (call === 'write' ? 'ENOSPC' : null);
    expect(await blobs.put(shopId, hashOf(bytes(1)), bytes(1))).toMatchObject({
      failure: { code: 'not-written', detail: 'ENOSPC' },
    });
    disk.fault = () => null;
    expect(await files.files(`${shopFolder('/', shopId)}/blobs`)).toEqual([]);
    expect(await blobs.put(shopId, hashOf(bytes(1)), bytes(1))).toMatchObject({ ok: true });
  });

  test('[PIC4] other bytes than those of the hash, too many of them, and a shop that is not here are refused', async () => {
    const { blobs } = await desk();
    const large = bytes(1, BLOB_BYTES + 1);
    expect(await blobs.put(shopId, hashOf(bytes(1)), bytes(2))).toMatchObject({ failure: { code: 'blob-wrong' } });
    expect(await blobs.put(shopId, hashOf(large), large)).toMatchObject({ failure: { code: 'too-large' } });
    const elsewhere = '0192f0c0-0000-7000-8000-000000000009';
    expect(await blobs.put(elsewhere, hashOf(bytes(1)), bytes(1))).toMatchObject({ failure: { code: 'shop-unknown' } });
    expect(await blobs.here(elsewhere, [hashOf(bytes(1))])).toEqual({ ok: true, value: [] });
  });

  test('[PIC5] a file that does not read back as it was kept is put aside, counts as missing and is written anew', async () => {
    const { disk, files, blobs } = await desk();
    const hash = hashOf(bytes(3));
    await blobs.put(shopId, hash, bytes(3));
    disk.damage(fileOf(bytes(3)), (now) => now.fill(9, 10, 12));
    for (const _ of [1, 2]) expect(await blobs.read(shopId, hash)).toMatchObject({ failure: { code: 'blob-missing' } });
    expect(await blobs.here(shopId, [hash])).toEqual({ ok: true, value: [] });
    const names = (await files.files(`${shopFolder('/', shopId)}/blobs`)).map(({ name }) => name);
    expect(names).toEqual([`${hash}.bad`]);
    await blobs.put(shopId, hash, bytes(3));
    expect(await blobs.read(shopId, hash)).toEqual({ ok: true, value: bytes(3) });
    // Harmed again and kept again before anybody read it.
    disk.damage(fileOf(bytes(3)), (now) => now.subarray(0, 5));
    await blobs.put(shopId, hash, bytes(3));
    expect(await blobs.read(shopId, hash)).toEqual({ ok: true, value: bytes(3) });
  });

  test('[PIC4] the channels carry them as base64', async () => {
    const { blobs } = await desk();
    const handlers = blobHandlers(blobs);
    const [hash, text] = [hashOf(bytes(5)), bytes(5).toString('base64')];
    expect(await handlers['blobs.read']({ shopId, hash })).toMatchObject({ failure: { code: 'blob-missing' } });
    expect(await handlers['blobs.put']({ shopId, hash, bytes: text })).toEqual({ ok: true, value: {} });
    expect(await handlers['blobs.read']({ shopId, hash })).toEqual({ ok: true, value: { bytes: text } });
    expect(await handlers['blobs.here']({ shopId, hashes: [hash, hashOf(bytes(6))] })).toEqual({
      ok: true,
      value: { here: [hash] },
    });
  });
});
