import { describe, expect, test } from 'vitest';
import type { HostContact as Contact } from '#shared/contract/store/protocol.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { contactHandlers, openContacts } from './contacts.ts';
import { makeShopFolder } from './shop-folder.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const contact = (n: number, changed: Partial<Contact> = {}): Contact => ({
  contactId: `0192f0c0-0000-7000-8000-${String(n).padStart(12, '0')}`,
  kind: 'customer',
  erased: false,
  name: `Name ${n}`,
  address: 'Way 1',
  phone: '1',
  email: 'a@b.example',
  note: '',
  ...changed,
});

async function desk(disk = new ForgetfulDisk(chanceFrom(1))) {
  const files = disk.process();
  await makeShopFolder(files, '/', shopId);
  return { disk, files, handlers: contactHandlers(openContacts({ profile: '/', files })) };
}

async function read(handlers: Awaited<ReturnType<typeof desk>>['handlers']) {
  const answer = await handlers['contacts.read']({ shopId, after: null });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.contacts.sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

describe('contacts', () => {
  test('[CON1] records are replaced whole and survive a power failure', async () => {
    const { handlers, disk } = await desk();
    expect(await read(handlers)).toEqual([]);
    await handlers['contacts.put']({ shopId, contacts: Array.from({ length: 300 }, (_, n) => contact(n)) });
    await handlers['contacts.put']({ shopId, contacts: [contact(7, { name: 'New name' })] });
    const now = Array.from({ length: 300 }, (_, n) => contact(n, n === 7 ? { name: 'New name' } : {}));
    expect(await read(handlers)).toEqual(now);
    for (let seed = 0; seed < 10; seed++)
      expect(await read((await desk(disk.afterPowerLoss(chanceFrom(seed)))).handlers)).toEqual(now);
  });

  test('[CON1] erased is final, and the name is in no file any more', async () => {
    const { handlers, disk, files } = await desk();
    await handlers['contacts.put']({ shopId, contacts: [contact(1, { name: 'Canary' }), contact(2)] });
    await handlers['contacts.put']({ shopId, contacts: [contact(1, { name: 'Canary', erased: true })] });
    await handlers['contacts.put']({ shopId, contacts: [contact(1, { name: 'Canary' })] });
    expect(await read(handlers)).toEqual([
      contact(1, { erased: true, name: '', address: '', phone: '', email: '' }),
      contact(2),
    ]);
    const folder = `/shops/${shopId}/contacts`;
    for (const { name } of await files.files(folder))
      expect(disk.bytes(`${folder}/${name}`).toString()).not.toContain('Canary');
  });

  test('[CON2] a damaged file is told once and put aside, the rest is read, and erasing removes the damaged copy', async () => {
    const { handlers, disk, files } = await desk();
    await handlers['contacts.put']({ shopId, contacts: [contact(1)] });
    const folder = `/shops/${shopId}/contacts`;
    const [shard] = await files.files(folder);
    await handlers['contacts.put']({ shopId, contacts: Array.from({ length: 40 }, (_, n) => contact(n + 2)) });
    disk.damage(`${folder}/${shard?.name}`, (bytes) => bytes.subarray(0, -3));
    expect(await handlers['contacts.read']({ shopId, after: null })).toMatchObject({
      failure: { code: 'contacts-damaged', detail: shard?.name },
    });
    expect((await read(handlers)).length).toBeGreaterThan(30);
    expect((await files.files(folder)).map(({ name }) => name)).toContain(`${shard?.name}.bad`);
    await handlers['contacts.put']({ shopId, contacts: [contact(1, { erased: true })] });
    expect((await files.files(folder)).map(({ name }) => name)).not.toContain(`${shard?.name}.bad`);
  });

  test('a shop without a folder, and a full disk', async () => {
    const { handlers, disk } = await desk();
    const other = contact(5).contactId;
    expect(await handlers['contacts.read']({ shopId: other, after: null })).toMatchObject({
      failure: { code: 'shop-unknown' },
    });
    await handlers['contacts.put']({ shopId, contacts: [contact(1)] });
    disk.fault = ({ call }) => (call === 'datasync' ? 'ENOSPC' : null);
    expect(await handlers['contacts.put']({ shopId, contacts: [contact(1, { name: 'x' })] })).toMatchObject({
      failure: { code: 'not-written', detail: 'ENOSPC' },
    });
    disk.fault = () => null;
    expect(await read(handlers)).toEqual([contact(1)]);
  });

  test('[CON4] how a record stands with the server is kept beside it, where 0.1 still reads the file; a file of 0.1 has none', async () => {
    const { handlers, disk, files } = await desk();
    const standing = { version: 4, unshared: true };
    await handlers['contacts.put']({ shopId, contacts: [{ ...contact(1), standing }] });
    expect(await read(handlers)).toEqual([{ ...contact(1), standing }]);
    const folder = `/shops/${shopId}/contacts`;
    const name = (await files.files(folder))[0]?.name ?? '';
    expect(JSON.parse(disk.bytes(`${folder}/${name}`).toString())).toMatchObject({
      version: 1,
      contacts: [contact(1)],
    });
    disk.damage(`${folder}/${name}`, () => Buffer.from(JSON.stringify({ version: 1, contacts: [contact(1)] })));
    expect(await read(handlers)).toEqual([contact(1)]);
  });

  test('[CON7] a flipped bit is never taken for what was written: that record is told and missing, the others are there', async () => {
    const chance = chanceFrom(5);
    const all = Array.from({ length: 6 }, (_, n) => ({
      ...contact(n, { name: `Müller & Söhne ${n}` }),
      standing: { version: n, unshared: n % 2 === 0 },
    }));
    const { disk, files, handlers } = await desk();
    await handlers['contacts.put']({ shopId, contacts: all });
    const folder = `/shops/${shopId}/contacts`;
    const shards = (await files.files(folder)).map(({ name }) => `${folder}/${name}`);
    const before = new Map(shards.map((path) => [path, Buffer.from(disk.bytes(path))]));
    for (let turn = 0; turn < 200; turn++) {
      for (const [path, bytes] of before) disk.damage(path, () => Buffer.from(bytes));
      const path = shards[Math.floor(chance() * shards.length)] ?? '';
      const at = Math.floor(chance() * (before.get(path)?.length ?? 0));
      disk.damage(path, (bytes) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
        return flipped;
      });
      const context = `turn ${turn}, byte ${at} of ${path}`;
      const first = await handlers['contacts.read']({ shopId, after: null });
      if (!first.ok) expect(first.failure, context).toMatchObject({ code: 'contacts-damaged' });
      const found = await read(handlers);
      for (const one of found) expect(all, context).toContainEqual(one);
      if (first.ok) expect(found, context).toEqual(all);
      else expect((await files.files(folder)).map(({ name }) => `${folder}/${name}`)).toContain(`${path}.bad`);
      if (!(await files.files(folder)).some(({ name }) => `${folder}/${name}` === path)) await files.create(path);
    }
  });

  test('[CON7] of a file with one harmed letter everything else is kept', async () => {
    const { disk, files, handlers } = await desk();
    const many = Array.from({ length: 300 }, (_, n) => contact(n));
    await handlers['contacts.put']({ shopId, contacts: many });
    const folder = `/shops/${shopId}/contacts`;
    const [shard] = await files.files(folder);
    const path = `${folder}/${shard?.name}`;
    const [hit] = JSON.parse(disk.bytes(path).toString()).contacts as readonly Contact[];
    disk.damage(path, (bytes) =>
      Buffer.from(bytes.toString().replace(`"${hit?.name}"`, `"Mame${hit?.name.slice(4)}"`)),
    );
    expect(await handlers['contacts.read']({ shopId, after: null })).toMatchObject({
      failure: { code: 'contacts-damaged', detail: shard?.name },
    });
    expect(await read(handlers)).toEqual(many.filter(({ contactId }) => contactId !== hit?.contactId));
    expect(disk.bytes(`${path}.bad`).toString()).toContain('Mame');
  });

  test('[CON4] records are read in pages by their bytes, each once', async () => {
    const { handlers } = await desk();
    const long = 'x'.repeat(700_000);
    const all = Array.from({ length: 15 }, (_, n) => contact(n, { note: `${n}${long}` }));
    for (const one of all) await handlers['contacts.put']({ shopId, contacts: [one] });
    const pages: number[] = [];
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await handlers['contacts.read']({ shopId, after });
      if (!page.ok) throw new Error(page.failure.code);
      pages.push(page.value.contacts.length);
      found.push(...page.value.contacts.map(({ contactId }) => contactId));
      after = page.value.next;
      if (after === null) break;
    }
    expect(Math.max(...pages)).toBeLessThanOrEqual(5);
    expect(found.toSorted()).toEqual(all.map(({ contactId }) => contactId));
  });
});
